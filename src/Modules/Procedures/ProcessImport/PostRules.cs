using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using MotCua.Modules.Organisation;

namespace MotCua.Modules.Procedures.ProcessImport;

/// <summary>Where a step stands in its phase.</summary>
public enum StepPosition { Middle, First, Last }

/// <summary>What the rules made of one printed post.</summary>
/// <param name="Resolved">False when no rule named the office: it is then <see cref="OfficeKind.External"/>.</param>
public sealed record PostReading(
    PostKind PostKind, IReadOnlyList<PostKind> OrPostKinds, OfficeSelector Office, OfficeSelector? OrOffice, StepKind Kind, bool Resolved);

/// <summary>The rules, kept as data, that read post kind, office and step kind out of the printed text. First fit wins.</summary>
public sealed class PostRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly FrozenDictionary<string, PostKind[]> _postKinds;
    private readonly Rule[] _posts, _offices, _kinds;

    private PostRules(RuleFile file)
    {
        _postKinds = file.PostKinds.ToFrozenDictionary(StringComparer.Ordinal);
        _posts = [.. file.Posts.Select(r => r.Folded())];
        _offices = [.. file.Offices.Select(r => r.Folded())];
        _kinds = [.. file.Kinds.Select(r => r.Folded())];
    }

    /// <summary>Reads <c>data/processes/post-rules.json</c>.</summary>
    /// <exception cref="JsonException">The file names something unknown; the rules ship with the program, so this is a fault of ours.</exception>
    public static PostRules Parse(Stream json) => new(JsonSerializer.Deserialize<RuleFile>(json, Json) ?? throw new JsonException("Empty rules."));

    /// <param name="folder">The shipped folder <c>data/processes</c>.</param>
    /// <exception cref="IOException">The file is missing.</exception>
    public static PostRules Load(string folder)
    {
        using var rules = File.OpenRead(Path.Combine(folder, "post-rules.json"));
        return Parse(rules);
    }

    /// <summary>True when the source's own name for a kind of post is known.</summary>
    public bool Knows(string postKind) => _postKinds.ContainsKey(postKind);

    /// <param name="given">The source's name for the kind of post, e.g. <c>committee_chair_or_vice</c>.</param>
    /// <param name="before">The office of the step before, which a bare "văn thư" belongs to.</param>
    public PostReading Read(string post, string given, string work, ProcessLevel level, StepPosition position, OfficeSelector? before)
    {
        var asked = new Asked(Padded(post), Padded(work), given, level, position);

        var posts = _posts.FirstOrDefault(r => r.Fits(asked))?.Post ?? _postKinds.GetValueOrDefault(given) ?? [PostKind.Other];
        asked = asked with { Post = posts[0] };

        var rule = _offices.FirstOrDefault(r => r.Fits(asked));
        var office = rule switch
        {
            null => new OfficeSelector(OfficeKind.External),
            { AsBefore: true } when before is { Kind: OfficeKind.LandOffice or OfficeKind.ProvincialDepartment } => before,
            { AsBefore: true } when before is { Kind: OfficeKind.ProvincialLeadership } => new OfficeSelector(OfficeKind.ProvincialDepartment, "OFFICE"),
            { AsBefore: true } when before is { IsInCommune: true } => new OfficeSelector(OfficeKind.OfficeDivision),
            _ => new OfficeSelector(rule.Office ?? OfficeKind.External, rule.Department),
        };
        var orOffice = rule?.OrOffice is { } other ? new OfficeSelector(other) : null;

        var kind = _kinds.First(r => r.Fits(asked with { Office = office.Kind })).Kind ?? StepKind.Appraise;
        return new(posts[0], posts[1..], office, orOffice, kind, rule is not null);
    }

    private static string Padded(string text) => $" {FoldedText.Fold(text)} ";

    private sealed record Asked(string Text, string Work, string Given, ProcessLevel Level, StepPosition Position)
    {
        public PostKind? Post { get; init; }

        public OfficeKind? Office { get; init; }
    }

    private sealed record RuleFile(string About, DateOnly From, Dictionary<string, PostKind[]> PostKinds, Rule[] Posts, Rule[] Offices, Rule[] Kinds);

    /// <summary>Conditions left out hold for everything. In post rules <see cref="Post"/> is the answer, in kind rules a condition.</summary>
    private sealed record Rule
    {
        public string[]? Given { get; init; }
        public ProcessLevel[]? Levels { get; init; }
        public string[]? Any { get; init; }
        public string[]? All { get; init; }
        public string[]? None { get; init; }
        public string[]? Work { get; init; }
        public StepPosition? Position { get; init; }
        public PostKind[]? Post { get; init; }
        public OfficeKind? Office { get; init; }
        public OfficeKind? OrOffice { get; init; }
        public string? Department { get; init; }
        public bool AsBefore { get; init; }
        public StepKind? Kind { get; init; }

        public Rule Folded() => this with { Any = Fold(Any), All = Fold(All), None = Fold(None), Work = Fold(Work) };

        public bool Fits(Asked asked) =>
            (Given is null || Given.Contains(asked.Given))
            && (Levels is null || Levels.Contains(asked.Level))
            && (Position is null || Position == asked.Position)
            && (asked.Post is null || Kind is null || Post is null || Post.Contains(asked.Post.Value))
            && (asked.Office is null || Office is null || Office == asked.Office)
            && (Any is null || Any.Any(asked.Text.Contains))
            && (All is null || All.All(asked.Text.Contains))
            && (Work is null || Work.Any(asked.Work.Contains))
            && (None is null || !None.Any(p => (Work is null ? asked.Text : asked.Work).Contains(p)));

        private static string[]? Fold(string[]? phrases) => phrases?.Select(Padded).ToArray();
    }
}
