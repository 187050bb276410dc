namespace MotCua.Modules.Procedures.Import;

/// <summary>One record of a catalogue file, read.</summary>
/// <param name="Raw">The whole record as JSON text, composed (NFC), nothing left out.</param>
public sealed record ProcedureRecord(
    int Line,
    string Code,
    string Name,
    string Field,
    string Domain,
    ProcedureLevels Levels,
    string Publisher,
    string DecisionNo,
    Completeness Completeness,
    ProcedureContent Content,
    string Raw);

/// <summary>Why a file cannot be taken: one place in it.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Field">Name of the field, or empty when the whole line is meant.</param>
/// <param name="Code">Stable: <c>json.invalid</c>, <c>text.encoding</c>, <c>line.long</c>, <c>record.type</c>, <c>code.missing</c>, <c>code.type</c>,
/// <c>code.shape</c>, <c>code.duplicate</c>, <c>name.missing</c>, <c>name.type</c>, <c>file.empty</c>, <c>file.compression</c>.</param>
public sealed record RecordFault(int Line, string Field, string Code, string Message);
