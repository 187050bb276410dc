using System.Text.Json.Serialization;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;

namespace MotCua.Web.Api;

/// <summary>Sex as the identity card's machine-readable zone writes it.</summary>
public enum SexLetter
{
    [JsonStringEnumMemberName("M")] M,
    [JsonStringEnumMemberName("F")] F,
}

/// <summary>Who files. Everything but the name may be left out.</summary>
public sealed record OwnerBody(string? FullName, string? PersonalId, DateOnly? BirthDate, SexLetter? Sex, string? Address, string? Phone, string? Email)
{
    public ApplicantDetails ToDetails() => new(
        FullName ?? "", PersonalId, BirthDate, Sex switch { SexLetter.M => MotCua.Sex.Male, SexLetter.F => MotCua.Sex.Female, _ => null },
        Address, Phone, Email, IdentityAssurance.SelfDeclared);
}

/// <summary>A filing as a kiosk or an officer's program sends it.</summary>
/// <param name="Unit">Code of the commune or ward whose centre receives, five digits.</param>
/// <param name="Procedure">National code of the procedure.</param>
/// <param name="Case">Key of the case chosen; left out when the procedure has none.</param>
/// <param name="Channel">Left out: kiosk for a kiosk's key, inPerson for an officer's.</param>
/// <param name="Components">Keys of the papers at hand.</param>
public sealed record FilingBody(
    string? Unit, string? Procedure, string? Case, SubmissionChannel? Channel, OwnerBody? Owner, IReadOnlyList<string?>? Components);

/// <summary>A filing that was taken: what the receipt shows.</summary>
/// <param name="TrackingCode">13 letters to type.</param>
/// <param name="TrackingToken">26 letters, for the QR link.</param>
/// <param name="ExpectedDue">If accepted today; null when the procedure states no limit that can be counted.</param>
public sealed record FiledDossier(
    Guid Id, string Reference, string TrackingCode, string TrackingToken, string TrackingUrl, DateTimeOffset ReceivedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DueAnswer? ExpectedDue, DossierState State);

/// <summary>A due date and why it is what it is.</summary>
/// <param name="Lines">Line by line; empty when the reasons were not kept.</param>
public sealed record DueAnswer(DateTimeOffset DueAt, DateOnly DueOn, IReadOnlyList<DueLine> Lines)
{
    public static DueAnswer From(DateTimeOffset dueAt, Deadline? deadline) => new(
        dueAt.Local, dueAt.LegalDay(), deadline is null ? [] : [.. deadline.Lines.Select(line => new DueLine(
            line.Code, line.From, line.To, line.Count, line.At?.Local, line.Until?.Local, line.Source,
            DeadlineText.Render(line, "vi"), DeadlineText.Render(line, "en")))]);
}

/// <param name="Source">Where the rule comes from.</param>
/// <param name="Text">In Vietnamese.</param>
/// <param name="TextEn">In English.</param>
public sealed record DueLine(
    string Code, DateOnly From, DateOnly To, int? Count, DateTimeOffset? At, DateTimeOffset? Until, string? Source, string Text, string TextEn);

internal static class LocalTime
{
    extension(DateTimeOffset moment)
    {
        /// <summary>The same moment, written with Vietnam's offset.</summary>
        public DateTimeOffset Local => moment.ToOffset(LegalTime.Offset);
    }
}
