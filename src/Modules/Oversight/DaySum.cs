using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;

namespace MotCua.Modules.Oversight;

/// <summary>How many days a sum spans.</summary>
public enum Span { Year, Month, Day }

/// <summary>
/// What the counted dossiers of one office and channel add in one year, month or day. Flows are how many there were; a stock is by how
/// much it rose, so that a stock at the end of a day is the sum of everything up to it.
/// </summary>
public sealed class DaySum
{
    public required Span Span { get; init; }

    /// <summary>First day of the span, by Vietnam's calendar.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The office that received.</summary>
    public required OfficeId Office { get; init; }

    public required SubmissionChannel Channel { get; init; }

    public int Received { get; private set; }

    public int InProgress { get; private set; }

    public int DueSoon { get; private set; }

    public int Overdue { get; private set; }

    public int Ready { get; private set; }

    public int Returned { get; private set; }

    public int ReturnedLate { get; private set; }

    public static DateOnly StartOf(Span span, DateOnly day) => span switch
    {
        Span.Year => new DateOnly(day.Year, 1, 1),
        Span.Month => new DateOnly(day.Year, day.Month, 1),
        _ => day,
    };

    public void Add(Figure figure, int count)
    {
        switch (figure)
        {
            case Figure.Received: Received += count; break;
            case Figure.InProgress: InProgress += count; break;
            case Figure.DueSoon: DueSoon += count; break;
            case Figure.Overdue: Overdue += count; break;
            case Figure.Ready: Ready += count; break;
            case Figure.Returned: Returned += count; break;
            default: ReturnedLate += count; break;
        }
    }
}
