namespace MotCua.Modules.Procedures.Search;

/// <summary>The words of a text as searches compare them.</summary>
internal static class SearchWords
{
    public static string[] Of(string text) => TextFold.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
