using System.Globalization;
using System.Text.RegularExpressions;
using CsvHelper;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing.Roster;

/// <summary>A holding a roster tells of; it gets id and moment of recording when it is written.</summary>
public sealed record RosterHolding(PostId PostId, PersonId PersonId, HoldingKind Kind, DateOnly From, DateOnly Until, string Basis);

/// <summary>What a roster says, ready to be written.</summary>
public sealed record RosterPlan(IReadOnlyList<Post> Posts, IReadOnlyList<Person> Persons, IReadOnlyList<RosterHolding> Holdings);

/// <summary>What a roster is checked against.</summary>
/// <param name="SignIns">Sign-in names in use, with the key of the person each belongs to.</param>
public sealed record RosterGround(IReadOnlyList<OfficeAt> Offices, IReadOnlyDictionary<string, string> SignIns);

/// <summary>The CSV form of a roster.</summary>
public static partial class RosterFile
{
    private static readonly string[] Columns =
    [
        "person_key", "full_name", "sex", "ethnicity", "officer_kind", "unit_code", "office_slug", "post_kind", "post_title",
        "holding_kind", "from", "until", "basis", "sign_in",
    ];

    private static readonly string[] MoreColumns = ["post_title_en", "quota"];

    public static void Write(TextWriter output, IEnumerable<RosterRow> rows)
    {
        using var writer = CsvWriter.Create(output, new CsvWriterOptions { NewLine = "\n" }, leaveOpen: true);
        writer.WriteRecord([.. Columns, .. MoreColumns]);
        foreach (var row in rows)
        {
            writer.WriteRecord(
            [
                row.PersonKey, row.FullName, row.Sex.ToString(), EthnicityWord(row.Ethnicity), row.OfficerKind.ToString(), row.UnitCode,
                row.OfficeSlug, row.PostKind.ToString(), row.PostTitle, row.HoldingKind.ToString(), Day(row.From),
                row.Until == InTime.Open ? "" : Day(row.Until), row.Basis, row.SignIn, row.PostTitleEn,
                row.Quota.ToString(CultureInfo.InvariantCulture),
            ]);
        }
    }

    /// <summary>Reads a roster file; when <paramref name="faults"/> is not empty afterwards the plan must not be used.</summary>
    public static RosterPlan Open(string path, RosterGround ground, List<ImportFault> faults) =>
        new RosterChecks(ground).Plan(CsvSheet.Open(path, Columns, MoreColumns, faults).Rows.Select(row => (Row(row), row)));

    /// <summary>Reads a roster from text; <paramref name="file"/> names it in faults.</summary>
    public static RosterPlan Read(string file, string text, RosterGround ground, List<ImportFault> faults) =>
        new RosterChecks(ground).Plan(CsvSheet.Read(file, text, Columns, MoreColumns, faults).Rows.Select(row => (Row(row), row)));

    internal static Ethnicity EthnicityIn(SheetRow row, string column) => row[column] switch
    {
        "Kinh" => Ethnicity.Kinh,
        "Thái" => Ethnicity.Thai,
        "Mông" or "H'Mông" => Ethnicity.Hmong,
        _ => row.OneOf<Ethnicity>(column),
    };

    private static RosterRow Row(SheetRow row)
    {
        var signIn = row.Needed("sign_in");
        if (signIn.Length > 0 && (signIn.Length > 64 || !SignInForm().IsMatch(signIn)))
            row.Fault("sign_in", "staff.sign-in.form", "A sign-in name is lower-case letters and digits joined by dots and hyphens, at most 64.");
        var from = row.Date("from");
        var until = row.Date("until", InTime.Open);
        if (until <= from)
            row.Fault("until", "value.period", "The end is not after the beginning.");
        var quota = row.Count("quota") ?? 1;
        if (quota < 1)
            row.Fault("quota", "staff.quota.form", "A post has at least one seat.");
        var title = row.Needed("post_title");
        return new(
            row.Needed("person_key"), row.Needed("full_name"), row.OneOf<Sex>("sex"), EthnicityIn(row, "ethnicity"),
            row.OneOf<OfficerKind>("officer_kind"), row["unit_code"], row.Needed("office_slug"), row.OneOf<PostKind>("post_kind"), title,
            row.Optional("post_title_en") ?? title, quota, row.OneOf<HoldingKind>("holding_kind"), from, until, row.Needed("basis"), signIn);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string EthnicityWord(Ethnicity ethnicity) => ethnicity switch
    {
        Ethnicity.Thai => "Thái",
        Ethnicity.Hmong => "Mông",
        _ => ethnicity.ToString(),
    };

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex SignInForm();
}
