using System.Globalization;
using MotCua.Modules.Procedures;

namespace MotCua.Web.Api;

/// <summary>Reads what anyone may put into the address of a public question; what is wrong is refused with its field.</summary>
public static class PublicQuery
{
    public const int LongestText = 200;
    public const int MostHits = 100;
    private const int UsualHits = 10;

    /// <summary>A day as yyyy-MM-dd; null when none was given.</summary>
    public static Result<DateOnly?> Day(string? on) => string.IsNullOrEmpty(on) ? (DateOnly?)null
        : DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : new Refusal("api.on.invalid", "Write the day as yyyy-MM-dd.", "on");

    public static Result<string> UnitCode(string code) => code.Length == 5 && code.All(char.IsAsciiDigit)
        ? code : new Refusal("api.unit.code", "A unit's code has five digits.", "code");

    public static Result<string> ProcedureCode(string code) => Modules.Procedures.ProcedureCode.TryRead(code, out var read)
        ? read : new Refusal("api.procedure.code", "A procedure's code looks like 1.001193.", "code");

    public static Result<string> Text(string? q) => q switch
    {
        _ when string.IsNullOrWhiteSpace(q) => new Refusal("api.q.missing", "Say what you look for.", "q"),
        { Length: > LongestText } => new Refusal("api.q.long", "Look for at most 200 characters.", "q"),
        _ when q.Any(char.IsControl) || q.Any(char.IsSurrogate) => new Refusal("api.q.invalid", "Look for words or a code, without control characters.", "q"),
        _ => q,
    };

    public static Result<ProcedureLevels?> Level(string? level) => string.IsNullOrEmpty(level) ? (ProcedureLevels?)null
        : ProcedureLevelNames.TryRead(level, out var read) ? read
        : new Refusal("api.level.invalid", "A level is ministry, province, commune or other.", "level");

    public static Result<int> Limit(string? limit) => string.IsNullOrEmpty(limit) ? UsualHits
        : int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read is >= 1 and <= MostHits ? read
        : new Refusal("api.limit.invalid", "Ask for 1 to 100 answers.", "limit");
}
