using MotCua.Papers;

namespace MotCua.Web.Papers;

/// <summary>The parts of a sheet as a page shows them: fields that follow each other are one list of terms.</summary>
public static class SheetPage
{
    public static IReadOnlyList<IReadOnlyList<Block>> Runs(Sheet sheet)
    {
        var runs = new List<List<Block>>();
        foreach (var block in sheet.Blocks)
            if (runs.Count > 0 && IsTerm(block) && IsTerm(runs[^1][0]))
                runs[^1].Add(block);
            else
                runs.Add([block]);
        return runs;
    }

    public static bool IsTerm(Block block) => block is Field or ItemList;
}
