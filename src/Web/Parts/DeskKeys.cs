namespace MotCua.Web.Parts;

/// <summary>The keys of the desk, as the foot of every desk page lists them; catalogues hold their meaning under <c>keys.NAME</c>.</summary>
public static class DeskKeys
{
    public static readonly IReadOnlyList<(string Keys, string Name)> All =
    [
        ("Alt+1", "queue"), ("Alt+2", "new"), ("Alt+3", "work"), ("Alt+/", "seek"), ("↑ ↓ Home End", "rows"), ("Enter", "open"), ("Space", "tick"),
        ("Alt+A", "all-papers"), ("Alt+S", "save"), ("Alt+T", "main"), ("Alt+B", "supplement"), ("Alt+X", "refuse"),
    ];
}
