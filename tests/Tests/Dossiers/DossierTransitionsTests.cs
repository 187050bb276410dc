using MotCua.Modules.Dossiers;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Dossiers;

public class DossierTransitionsTests
{
    // Written out by hand from the table of states: state, national code, clock, where it leaves to.
    private const string Table = """
        Draft               | -  | Off     | Submitted Discarded
        Discarded           | -  | Off     |
        Submitted           | 1  | Off     | Accepted NotAccepted PreAcceptSupplement
        PreAcceptSupplement | 5  | Off     | Submitted NotAccepted Withdrawn
        NotAccepted         | 3  | Off     |
        Accepted            | 2  | Running | InProgress
        InProgress          | 4  | Running | Supplementing AwaitingFinance Resolved NotEligible Stopped Withdrawn
        NotEligible         | 9  | Stopped | Returned
        Supplementing       | 5  | Paused  | InProgress Stopped Withdrawn
        AwaitingFinance     | 6  | Paused  | InProgress Stopped
        Withdrawn           | 7  | Stopped |
        Stopped             | 8  | Stopped |
        Resolved            | 9  | Stopped | Returned
        Returned            | 10 | Stopped | Archived
        Archived            | -  | Stopped |
        """;

    private static readonly (DossierState State, int? National, ClockState Clock, DossierState[] To)[] s_rows =
    [
        .. from line in Table.Split('\n')
           let cells = line.Split('|', StringSplitOptions.TrimEntries)
           select (Enum.Parse<DossierState>(cells[0]), cells[1] == "-" ? (int?)null : int.Parse(cells[1], null), Enum.Parse<ClockState>(cells[2]),
               cells[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<DossierState>).ToArray()),
    ];

    [Fact]
    public void Every_state_is_in_the_table() => s_rows.Select(row => row.State).ShouldBe(Enum.GetValues<DossierState>(), ignoreOrder: true);

    [Fact]
    public void A_dossier_moves_along_the_arrows_of_the_table_and_no_others()
    {
        foreach (var (from, _, _, targets) in s_rows)
            foreach (var to in Enum.GetValues<DossierState>())
                DossierTransitions.Allows(from, to).ShouldBe(targets.Contains(to), $"{from} to {to}");
    }

    [Fact]
    public void A_state_without_arrows_is_an_end() =>
        Enum.GetValues<DossierState>().Where(DossierTransitions.IsEnd).ShouldBe(s_rows.Where(row => row.To.Length == 0).Select(row => row.State), ignoreOrder: true);

    [Fact]
    public void Each_state_has_its_national_code_and_its_clock()
    {
        foreach (var (state, national, clock, _) in s_rows)
        {
            DossierTransitions.NationalCode(state).ShouldBe(national, state.ToString());
            DossierTransitions.Clock(state).ShouldBe(clock, state.ToString());
        }
    }
}
