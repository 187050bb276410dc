using MotCua.Modules.Procedures;
using MotCua.Modules.Procedures.Import;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Procedures;

/// <summary>The shipped catalogue as a door shows it, with the shipped corrections.</summary>
public class ProcedureCardTests
{
    private static readonly DateOnly s_today = new(2026, 11, 23);
    private static readonly Lazy<Task<Dictionary<string, ProcedureVersion>>> s_versions = new(LoadAsync);

    [Fact]
    public async Task Birth_registration_is_due_the_same_day_and_says_where_that_stands()
    {
        var card = await CardAsync("1.001193");

        foreach (var channel in (ChannelKind[])[ChannelKind.Direct, ChannelKind.Online, ChannelKind.Postal])
            card.LimitFor(channel, "birth-certificate").ShouldSatisfyAllConditions(
                limit => limit.Unit.ShouldBe(LimitUnit.SameDay), limit => limit.CutOff.ShouldBe(new TimeOnly(15, 0)), limit => limit.Why.ShouldBeEmpty());
        card.Override!.Source.Title.ShouldContain("1.001193");
        card.Published.Channels[0].Time.Unit.ShouldBe(LimitUnit.Unstated, "the source's own words stay");
        card.CaseOf(null).ShouldBeNull("one of the cases must be chosen");
        card.ComponentsOf("no-birth-certificate").Select(c => c.Key).ShouldBe(["declaration", "witness-or-pledge", "authorisation", "identity", "residence"]);
    }

    [Fact]
    public async Task A_correction_does_not_hold_before_its_law() =>
        (await CardAsync("1.001193", new DateOnly(2015, 12, 31))).LimitFor(ChannelKind.Direct, ProcedureCase.All)
            .ShouldSatisfyAllConditions(l => l.Unit.ShouldBe(LimitUnit.Unstated), l => l.Why.ShouldBe(FlagCodes.TimePlaceholder));

    [Fact]
    public async Task A_certified_copy_has_no_cases_and_the_fee_of_the_commune()
    {
        var card = await CardAsync("2.000815");

        card.CaseOf(null).ShouldBe(ProcedureCase.All);
        card.Content.Channels.ShouldAllBe(c => c.Fees.Count == 1 && c.Fees[0].Amount == 2000 && c.Fees[0].Currency == "VND");
        card.LimitFor(ChannelKind.Direct, ProcedureCase.All).Unit.ShouldBe(LimitUnit.SameDay);
        card.Override!.Source.Confidence.ShouldBe(Confidence.Recalled);
    }

    [Theory]
    [InlineData("lump-sum-funeral", 19)]
    [InlineData("monthly-survivor", 24)]
    public async Task The_funeral_allowance_takes_as_long_as_its_case(string key, int days)
    {
        var limit = (await CardAsync("1.010824")).LimitFor(ChannelKind.Direct, key);

        (limit.Amount, limit.Unit).ShouldBe((days, LimitUnit.CalendarDay));
    }

    [Fact]
    public async Task Two_limits_without_their_cases_are_not_guessed_at()
    {
        var version = (await s_versions.Value)["1.010824"];

        var limit = ProcedureCard.Of(version, CatalogueSnapshot.ShippedSupplements(), new DateOnly(2020, 1, 1)).LimitFor(ChannelKind.Direct, ProcedureCase.All);

        (limit.Amount, limit.Why).ShouldBe((null, StatedLimit.Differs));
    }

    [Fact]
    public async Task A_procedure_known_by_name_only_says_so_and_leads_to_its_neighbours()
    {
        var card = await CardAsync("2.002307");

        card.KnownByNameOnly.ShouldBeTrue();
        card.Neighbours!.Neighbours.ShouldBe(["1.010824", "1.001731", "1.014028", "1.013170"]);
        foreach (var near in card.Neighbours.Neighbours) (await CardAsync(near)).KnownByNameOnly.ShouldBeFalse();
    }

    [Fact]
    public async Task Every_correction_names_its_source_and_its_keys_fit_together()
    {
        var versions = await s_versions.Value;

        foreach (var correction in CatalogueSnapshot.ShippedSupplements().Overrides.SelectMany(o => o))
        {
            versions.ShouldContainKey(correction.Code);
            correction.Source.Title.ShouldNotBeNullOrWhiteSpace();
            correction.Times.ShouldAllBe(t => t.Unit == LimitUnit.SameDay || t.Amount > 0);
            var cases = (correction.Cases ?? []).Select(c => c.Key).Append(ProcedureCase.All).ToList();
            (correction.Components ?? []).ShouldAllBe(c => cases.Contains(c.Case));
            (correction.Components ?? []).Select(c => c.Key).ShouldBeUnique();
            correction.Times.ShouldAllBe(t => t.Case == null || cases.Contains(t.Case));
        }
    }

    private static async Task<ProcedureCard> CardAsync(string code, DateOnly? on = null) =>
        ProcedureCard.Of((await s_versions.Value)[code], CatalogueSnapshot.ShippedSupplements(), on ?? s_today);

    private static async Task<Dictionary<string, ProcedureVersion>> LoadAsync()
    {
        var versions = new Dictionary<string, ProcedureVersion>();
        await using var file = File.OpenRead(ShippedFiles.Path("procedures/catalogue.jsonl"));
        await foreach (var (record, _) in ProcedureRecords.ReadAsync(file, TestContext.Current.CancellationToken))
            versions[record!.Code] = new ProcedureVersion
            {
                Id = new ProcedureVersionId(Guid.NewGuid()), Code = record.Code, From = new DateOnly(2015, 1, 1), Name = record.Name, FoldedName = "", Field = record.Field,
                Domain = record.Domain, Levels = record.Levels, Publisher = record.Publisher, DecisionNo = record.DecisionNo, Completeness = record.Completeness,
                Content = record.Content, SearchText = "", Raw = record.Raw, Hash = "", FlagCount = 0, RecordedAt = DateTimeOffset.UnixEpoch,
            };
        return versions;
    }
}
