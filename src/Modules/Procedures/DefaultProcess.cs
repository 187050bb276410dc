using System.Text.Json;
using MotCua.Modules.Organisation;

namespace MotCua.Modules.Procedures;

/// <summary>The common shape of a process, used where no table exists; its times are shares of the statutory time.</summary>
public sealed class DefaultProcess
{
    private readonly ShapeFile _file;

    private DefaultProcess(ShapeFile file) => _file = file;

    /// <summary>Reads <c>data/processes/defaults.json</c>.</summary>
    /// <exception cref="JsonException">The file is not what we ship, or its shares do not make a whole.</exception>
    public static DefaultProcess Parse(Stream json)
    {
        var file = JsonSerializer.Deserialize<ShapeFile>(json, ProcessPolicy.Json) ?? throw new JsonException("Empty shapes.");
        foreach (var shape in (Shape[][])[file.Commune, file.Vertical, file.Province])
            if (shape.Where(s => !s.OffClock).Sum(s => s.Share) != 1000 || shape.Any(s => s.OffClock != (s.Share == 0)))
                throw new JsonException("The shares of the steps that count must make 1000.");
        return new(file);
    }

    /// <param name="fieldOffice">The commune office the field belongs to; unread at province level.</param>
    /// <param name="statutoryMinutes">Working minutes the law allows; null leaves the steps without a time.</param>
    public IReadOnlyList<ProcessStep> StepsFor(ProcessLevel level, OfficeKind fieldOffice, int? statutoryMinutes)
    {
        var shape = level == ProcessLevel.Province ? _file.Province
            : fieldOffice is OfficeKind.Police or OfficeKind.Tax or OfficeKind.LandOffice or OfficeKind.External ? _file.Vertical
            : _file.Commune;
        var minutes = statutoryMinutes is { } total ? Divide(total, [.. shape.Where(s => !s.OffClock).Select(s => s.Share)], _file.RoundToMinutes) : null;
        var (steps, counted) = (new List<ProcessStep>(shape.Length), 0);
        foreach (var step in shape)
        {
            var office = step.Office ?? fieldOffice;
            var posts = step.PostKinds ?? (step.Role == "head" ? _file.Posts[office].Head : _file.Posts[office].Officer);
            steps.Add(new ProcessStep
            {
                Order = steps.Count + 1, Label = $"Bước {steps.Count + 1}", Kind = step.Kind, Post = step.Post, PostKind = posts[0], OrPostKinds = posts[1..],
                Office = new OfficeSelector(office), Work = step.Work, OffClock = step.OffClock,
                Minutes = step.OffClock ? 0 : minutes?[counted++],
            });
        }
        return steps;
    }

    /// <summary>
    /// Divides a total by shares: the parts are whole units of <paramref name="unit"/> minutes, every part at least one unit, and together
    /// exactly the total; what does not fill a unit goes to the largest share. A total too short for that is divided by 5 minutes, then by 1.
    /// </summary>
    public static int[] Divide(int total, IReadOnlyList<int> shares, int unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        while (unit > 1 && total / unit < shares.Count) unit = unit > 5 ? 5 : 1;
        var (units, whole) = (total / unit, shares.Sum());
        var spare = Math.Max(0, units - shares.Count);
        var parts = shares.Select(s => (units >= shares.Count ? 1 : 0) + (int)((long)spare * s / whole)).ToArray();

        // Largest remainder first; the order of the steps settles a tie.
        var rest = Enumerable.Range(0, shares.Count).OrderByDescending(i => (long)spare * shares[i] % whole).ThenBy(i => i).ToArray();
        for (var i = 0; parts.Sum() < units; i++) parts[rest[i % rest.Length]]++;

        var minutes = parts.Select(p => p * unit).ToArray();
        minutes[Enumerable.Range(0, shares.Count).MaxBy(i => shares[i])] += total - minutes.Sum();
        return minutes;
    }

    private sealed record ShapeFile(
        string About, DateOnly From, int RoundToMinutes, Dictionary<OfficeKind, Roles> Posts, Shape[] Commune, Shape[] Vertical, Shape[] Province);

    private sealed record Roles(PostKind[] Head, PostKind[] Officer);

    private sealed record Shape(
        StepKind Kind, OfficeKind? Office, string? Role, string Post, PostKind[]? PostKinds, string Work, int Share, bool OffClock);
}
