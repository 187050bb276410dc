using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace MotCua.Modules.Procedures;

/// <summary>
/// The national code of a procedure, such as <c>1.001193</c>: text, never a number. A province may append its own suffix (<c>3.000527.H61</c>).
/// </summary>
public static partial class ProcedureCode
{
    /// <summary>The shape a source must keep to.</summary>
    public static bool IsWellFormed(string? code) => code is not null && Shape().IsMatch(code);

    /// <summary>Reads a code as people type it: with or without the dot, with spaces around, with a province suffix.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out string? code)
    {
        code = null;
        if (typed is null || typed.Length > 32) return false;
        var match = Typed().Match(typed.Trim());
        if (!match.Success) return false;
        code = $"{match.Groups[1].Value}.{match.Groups[2].Value}{match.Groups[3].Value.ToUpperInvariant()}";
        return true;
    }

    [GeneratedRegex(@"^[0-9]\.[0-9]{6}(\.H[0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();

    [GeneratedRegex(@"^([0-9])[.,\s-]?([0-9]{6})(\.[Hh][0-9]{2})?$", RegexOptions.CultureInvariant)]
    private static partial Regex Typed();
}
