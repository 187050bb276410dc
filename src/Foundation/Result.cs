using System.Diagnostics.CodeAnalysis;

namespace MotCua;

/// <summary>A "no" that the rules give to a person: not an error of the program.</summary>
/// <param name="Code">Stable, dotted, lower case; message catalogues and API clients hold on to it.</param>
/// <param name="Message">English sentence for logs and API clients; pages show the catalogue's text for <paramref name="Code"/>.</param>
/// <param name="Field">Name of the request's property the person must mend, when there is one.</param>
public sealed record Refusal(string Code, string Message, string? Field = null)
{
    /// <summary>Values the catalogue's text may insert as {0}, {1} …; never personal data.</summary>
    public IReadOnlyList<object> Args { get; init; } = [];
}

/// <summary>Either the value asked for or the <see cref="Refusal"/> that says why not.</summary>
public readonly struct Result<T>
{
    private readonly Refusal? _refusal;
    private readonly T? _value;

    private Result(T? value, Refusal? refusal) => (_value, _refusal) = (value, refusal);

    /// <summary>The value; reading it from a refused result is a fault of ours and throws.</summary>
    public T Value => _refusal is null ? _value! : throw new InvalidOperationException($"Refused: {_refusal.Code}");

    public bool IsRefused([NotNullWhen(true)] out Refusal? refusal) => (refusal = _refusal) is not null;

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}

/// <summary>The answer of a command that has nothing to say but "done".</summary>
public readonly record struct Done
{
    public static readonly Done Value;
}
