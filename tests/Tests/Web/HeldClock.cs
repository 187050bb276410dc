using System.Globalization;

namespace MotCua.Tests.Web;

/// <summary>A clock that stands where a test puts it. Time stamps for measuring still run, so that copies in memory grow old.</summary>
public sealed class HeldClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now.ToUniversalTime();

    /// <summary>Puts the clock to a Vietnamese date and time, such as <c>2026-11-23T15:05</c>.</summary>
    public DateTimeOffset Put(string local) => Now = Moment(local);

    public static DateTimeOffset Moment(string local) =>
        new(DateTime.Parse(local, CultureInfo.InvariantCulture), LegalTime.Offset);
}
