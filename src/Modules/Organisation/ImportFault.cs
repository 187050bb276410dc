using System.Globalization;

namespace MotCua.Modules.Organisation;

/// <summary>One thing wrong in a file to be imported, with its place.</summary>
/// <param name="Line">Line of the file, counted from 1; 0 when the file as a whole is meant.</param>
/// <param name="Field">Name of the column, or empty when the whole line is meant.</param>
/// <param name="Code">Stable code of the fault.</param>
public sealed record ImportFault(string File, int Line, string Field, string Code, string Message)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {(Field.Length == 0 ? "" : Field + ": ")}{Message} [{Code}]");
}
