using System.Linq.Expressions;
using MotCua.Modules.Dossiers;

namespace MotCua.Modules.Oversight;

/// <summary>Vietnam's calendar days in a query: the two databases share no function that knows them, so the midnights are compared.</summary>
internal static class LegalDays
{
    /// <summary>The day a moment of the dossier falls on, one of <paramref name="days"/> from <paramref name="first"/>.</summary>
    public static Expression<Func<Dossier, DateOnly>> Of(string moment, DateOnly first, int days)
    {
        var row = Expression.Parameter(typeof(Dossier), "row");
        Expression at = Expression.Property(row, moment);
        Expression found = Expression.Constant(first.AddDays(days - 1));
        for (var day = first.AddDays(days - 2); day >= first; day = day.AddDays(-1))
            found = Expression.Condition(Expression.LessThan(at, Expression.Constant(Moments.StartOf(day.AddDays(1)), at.Type)), Expression.Constant(day), found);
        return Expression.Lambda<Func<Dossier, DateOnly>>(found, row);
    }
}
