namespace MotCua.Modules.Platform;

public readonly record struct AccountId(Guid Value) : IStrongId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

public readonly record struct ApiKeyId(Guid Value) : IStrongId<ApiKeyId>
{
    public static ApiKeyId From(Guid value) => new(value);
}

public readonly record struct DraftId(Guid Value) : IStrongId<DraftId>
{
    public static DraftId From(Guid value) => new(value);
}

/// <summary>An officer's sign-in. What the officer may do follows from the posts held, never from the account.</summary>
public sealed class Account
{
    public required AccountId Id { get; init; }

    /// <summary>Lower-case ASCII, unique.</summary>
    public required string UserName { get; init; }

    /// <summary>Staffing's person id.</summary>
    public required Guid Person { get; init; }

    /// <summary>ASP.NET Core Identity's format; null until a password was set: nobody can sign in.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes whenever sessions must end.</summary>
    public required string SecurityStamp { get; set; }

    /// <summary>Made up for rehearsal or training; <c>live</c> refuses to start with any.</summary>
    public required bool Invented { get; init; }

    public DateTimeOffset? LockedUntil { get; set; }

    public int FailedAttempts { get; set; }
}

public enum KeyScope { Kiosk, Officer, Read }

/// <summary>A key for the API: a kiosk's, an officer's own, or a reader's. Only the secret's hash is stored.</summary>
public sealed class ApiKey
{
    public required ApiKeyId Id { get; init; }

    public required string Name { get; init; }

    public required KeyScope Scope { get; init; }

    /// <summary>SHA-256 of the 256-bit random secret; 64 hexadecimal digits.</summary>
    public required string SecretHash { get; init; }

    /// <summary>The unit code a kiosk's key is bound to; null for the whole province.</summary>
    public string? Unit { get; init; }

    /// <summary>The person an officer's key acts as.</summary>
    public Guid? Person { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }
}

/// <summary>
/// What somebody is still typing, encrypted under a key only their browser holds: closing the session makes it unreadable.
/// Removed after an hour (kiosk) or a day.
/// </summary>
public sealed class Draft
{
    public required DraftId Id { get; init; }

    public required byte[] Cipher { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
