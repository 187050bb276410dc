namespace MotCua.Modules.Platform;

/// <summary>A row that holds in <c>[From, Until)</c>; <see cref="InTime.Open"/> when no end is known.</summary>
public interface IValidInTime
{
    DateOnly From { get; }

    DateOnly Until { get; }
}

public static class InTime
{
    public static readonly DateOnly Open = new(9999, 12, 31);

    /// <summary>The rows in force on a day: the one query for everything that changes with time.</summary>
    public static IQueryable<T> InForce<T>(this IQueryable<T> rows, DateOnly on) where T : class, IValidInTime =>
        rows.Where(row => row.From <= on && on < row.Until);

    public static bool IsInForce(this IValidInTime row, DateOnly on) => row.From <= on && on < row.Until;
}
