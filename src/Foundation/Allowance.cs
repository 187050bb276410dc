namespace MotCua;

/// <summary>What a time limit is counted in.</summary>
public enum TimeUnit
{
    WorkingDay,
    CalendarDay,

    /// <summary>A real hour of office time, sixty office minutes. An ordinary day holds 7½ of them, not 8.</summary>
    Hour,
    Month,

    /// <summary>Due the day it is received, or the next working day after the cut-off.</summary>
    SameDay,
}

public static class TimeUnits
{
    private static readonly string[] Codes = ["working_day", "calendar_day", "hour", "month", "same_day"];

    public static IReadOnlyList<string> All => Codes;

    /// <summary>Stable text form, such as <c>working_day</c>.</summary>
    public static string Code(this TimeUnit unit) => Codes[(int)unit];

    public static bool TryParse(string? code, out TimeUnit unit)
    {
        var index = Array.IndexOf(Codes, code);
        unit = index < 0 ? default : (TimeUnit)index;
        return index >= 0;
    }
}

/// <summary>How much time a procedure allows: "3 working days", "1 month", "the same day".</summary>
public readonly record struct Allowance
{
    /// <summary>Ten years of days; anything above it is a slip of the pen.</summary>
    public const int Most = 3660;

    private Allowance(int amount, TimeUnit unit) => (Amount, Unit) = (amount, unit);

    public int Amount { get; }

    public TimeUnit Unit { get; }

    public static Allowance SameDay { get; } = new(1, TimeUnit.SameDay);

    /// <summary>Refuses amounts below 1 or above ten years. The same day needs no amount; any is taken as 1.</summary>
    public static Result<Allowance> Create(int amount, TimeUnit unit)
    {
        if (unit == TimeUnit.SameDay) return SameDay;
        var most = unit == TimeUnit.Month ? Most / 30 : Most;
        return amount < 1 || amount > most
            ? new Refusal("allowance.amount", $"Give a whole number from 1 to {most}.", "amount") { Args = [most] }
            : new Allowance(amount, unit);
    }

    /// <summary>For amounts the code itself knows to be right.</summary>
    /// <exception cref="InvalidOperationException">They were not.</exception>
    public static Allowance Of(int amount, TimeUnit unit) => Create(amount, unit).Value;
}
