namespace MotCua;

/// <summary>Tables and texts that travel inside this assembly.</summary>
internal static class Embedded
{
    public static StreamReader Open(string name) =>
        new(typeof(Embedded).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}."));
}
