using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;

namespace MotCua.Modules.Staffing;

/// <summary>A place on the establishment of an office. Steps name posts, never people; who holds the post on a day is a <see cref="Holding"/>.</summary>
public sealed class Post : IValidInTime
{
    public required PostId Id { get; init; }

    public required OfficeId OfficeId { get; init; }

    public required PostKind Kind { get; init; }

    public required string Title { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>How many may hold it at once, stand-ins not counted.</summary>
    public required int Quota { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    /// <summary>A post is told from its neighbours by office, kind, Vietnamese title and first day.</summary>
    public static PostId IdOf(OfficeId office, PostKind kind, string title, DateOnly from) => new(StableId.From(
        "post", office.Value.ToString("N"), kind.ToString(), title, from.ToString("O", System.Globalization.CultureInfo.InvariantCulture)));
}
