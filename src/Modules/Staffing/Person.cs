using MotCua.Modules.Organisation;

namespace MotCua.Modules.Staffing;

/// <summary>The three largest of the province's nineteen peoples, and the others together.</summary>
public enum Ethnicity
{
    Kinh,
    Thai,
    Hmong,
    Other,
}

/// <summary>In whose service a person is; quotas are counted apart.</summary>
public enum OfficerKind
{
    /// <summary>Elected or appointed for a term (cán bộ).</summary>
    Official,

    /// <summary>Công chức.</summary>
    CivilServant,

    /// <summary>Viên chức of a public service unit.</summary>
    PublicEmployee,

    PoliceOfficer,

    MilitaryOfficer,
}

/// <summary>Somebody on the staff.</summary>
public sealed class Person
{
    public required PersonId Id { get; init; }

    /// <summary>The roster's own name for the person, e.g. a staff number; equal key, same person.</summary>
    public required string Key { get; init; }

    public required string FullName { get; init; }

    public required Sex Sex { get; init; }

    public required Ethnicity Ethnicity { get; init; }

    public required OfficerKind OfficerKind { get; init; }

    /// <summary>User name of the person's account: lower-case ASCII words joined by dots and hyphens; unique.</summary>
    public required string SignIn { get; init; }

    /// <summary>Made up for rehearsal. <c>live</c> refuses to start with such people.</summary>
    public required bool Invented { get; init; }

    public static PersonId IdOf(string key) => new(StableId.From("person", key));
}
