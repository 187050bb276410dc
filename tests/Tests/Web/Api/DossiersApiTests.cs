using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Accounts;
using MotCua.Tests.Stores;
using MotCua.Web.Api;
using Shouldly;
using Xunit;

namespace MotCua.Tests.Web.Api;

public sealed class DossiersApiTests(Towns towns) : IClassFixture<Towns>
{
    private const string Address = "/api/v1/dossiers";

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task A_kiosk_files_and_gets_everything_its_receipt_needs(StoreKind store)
    {
        var town = await towns.On(store);

        using var answer = await town.ByKioskKey().SendAsync(Address, ApiCalls.Filing());

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        var filed = await answer.JsonAsync();
        answer.Headers.Location!.ToString().ShouldBe($"{Address}/{filed.GetProperty("id").GetGuid()}");
        filed.GetProperty("reference").GetString()!.Length.ShouldBe(8);
        filed.GetProperty("trackingCode").GetString()!.Length.ShouldBe(13);
        filed.GetProperty("trackingToken").GetString()!.Length.ShouldBe(26);
        filed.GetProperty("trackingUrl").GetString().ShouldEndWith($"/t/{filed.GetProperty("reference").GetString()}/{filed.GetProperty("trackingToken").GetString()}");
        filed.GetProperty("state").GetString().ShouldBe("submitted");
        // Monday 23 November 2026 before 15:00: the same day, at close of office.
        var due = filed.GetProperty("expectedDue");
        due.GetProperty("dueOn").GetString().ShouldBe("2026-11-23");
        due.GetProperty("lines").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task The_same_key_and_body_are_one_filing_with_one_answer(StoreKind store)
    {
        var town = await towns.On(store);
        var kiosk = town.ByKioskKey();
        var key = Guid.NewGuid().ToString();
        var before = await town.ReadAsync(db => db.Dossiers.CountAsync(TestContext.Current.CancellationToken));

        var first = await (await kiosk.SendAsync(Address, ApiCalls.Filing(), key)).TextAsync();
        var again = await (await kiosk.SendAsync(Address, ApiCalls.Filing(), key)).TextAsync();
        using var other = await kiosk.SendAsync(Address, ApiCalls.Filing(name: "Vàng A Sính"), key);

        again.ShouldBe(first);
        await other.ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "work.key.mismatch");
        (await town.ReadAsync(db => db.Dossiers.CountAsync(TestContext.Current.CancellationToken))).ShouldBe(before + 1);
    }

    [Fact]
    public async Task Without_a_key_every_call_is_a_filing_of_its_own()
    {
        var kiosk = (await towns.On(StoreKind.Sqlite)).ByKioskKey();

        var first = await (await kiosk.SendAsync(Address, ApiCalls.Filing())).JsonAsync();
        var second = await (await kiosk.SendAsync(Address, ApiCalls.Filing())).JsonAsync();

        second.GetProperty("id").GetGuid().ShouldNotBe(first.GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task What_is_wrong_with_a_filing_is_told_by_code_and_field()
    {
        var kiosk = (await towns.On(StoreKind.Sqlite)).ByKioskKey();

        async Task Refused(object body, HttpStatusCode status, string code, string? field) =>
            await (await kiosk.SendAsync(Address, body)).ShouldBeProblemAsync(status, code, field);

        await Refused(ApiCalls.Filing(procedure: "9.999999"), HttpStatusCode.UnprocessableEntity, "dossier.procedure.unknown", "procedure");
        await Refused(ApiCalls.Filing(procedure: "x\0y"), HttpStatusCode.UnprocessableEntity, "dossier.procedure.unknown", "procedure");
        await Refused(ApiCalls.Filing(procedure: "2.002307"), HttpStatusCode.UnprocessableEntity, "dossier.procedure.name-only", "procedure");
        await Refused(ApiCalls.Filing(name: " "), HttpStatusCode.UnprocessableEntity, "applicant.name.missing", "owner.fullName");
        await Refused(ApiCalls.Filing(number: "01118601234"), HttpStatusCode.UnprocessableEntity, "applicant.number.wrong", "owner.personalId");
        await Refused(ApiCalls.Raw("{\"unit\":"), HttpStatusCode.BadRequest, "api.json.invalid", null);
        await Refused(ApiCalls.Raw("""{"unit":"03172","owner":{"birthDate":"31/12"}}"""), HttpStatusCode.BadRequest, "api.json.invalid", "owner.birthDate");
        await Refused(new StringContent("{}"), HttpStatusCode.UnsupportedMediaType, "api.content-type", null);
        await Refused(ApiCalls.Raw($"{{\"unit\":\"{new string('x', 70_000)}\"}}"), HttpStatusCode.RequestEntityTooLarge, "api.body.large", null);
        await (await kiosk.SendAsync(Address, ApiCalls.Filing(), new string('k', 201))).ShouldBeProblemAsync(HttpStatusCode.BadRequest, "api.idempotency.invalid");
    }

    [Fact]
    public async Task A_kiosk_key_files_for_its_own_unit_only_and_works_on_nothing()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var kiosk = town.ByKioskKey();
        var id = await town.FileAsync(Town.BirthRegistration);

        await (await kiosk.SendAsync(Address, ApiCalls.Filing(Town.MuongThanh))).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "api.key.unit", "unit");
        await (await kiosk.AskAsync($"{Address}/{id}")).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "api.key.scope");
        await (await kiosk.SendAsync($"{Address}/{id}/accept", new { })).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "api.key.scope");
    }

    [Fact]
    public async Task A_reading_key_a_revoked_key_and_no_key_write_nothing()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var secret = ApiKeys.NewSecret();
        var deed = new Deed { Actor = Actor.System("cli"), At = town.Clock.Now, Act = "api-key.create", Door = "cli" };
        (await town.DoAsync((CreateApiKeyHandler h, CancellationToken c) =>
            h.HandleAsync(new CreateApiKey("đọc", KeyScope.Read, ApiKeys.HashOf(secret), null, null), deed, c), deed)).Kept();
        // Keys are remembered for five seconds.
        await Task.Delay(TimeSpan.FromSeconds(5.2), TestContext.Current.CancellationToken);

        await (await town.ByKey(secret).SendAsync(Address, ApiCalls.Filing())).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "api.key.scope");
        (await town.DoAsync((RevokeApiKeyHandler h, CancellationToken c) => h.HandleAsync(new RevokeApiKey("đọc"), deed, c), deed)).Kept();
        await Task.Delay(TimeSpan.FromSeconds(5.2), TestContext.Current.CancellationToken);
        await (await town.ByKey(secret).SendAsync(Address, ApiCalls.Filing())).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "api.key.missing");
        await (await town.Anyone().SendAsync(Address, ApiCalls.Filing())).ShouldBeProblemAsync(HttpStatusCode.Unauthorized, "api.key.missing");
    }

    [Theory, InlineData(StoreKind.Sqlite), InlineData(StoreKind.Postgres)]
    public async Task An_officer_reads_ticks_and_accepts_and_an_older_view_is_refused(StoreKind store)
    {
        var town = await towns.On(store);
        var officer = town.ByOfficerKey();
        var id = await town.FileAsync(Town.BirthRegistration);

        var seen = await (await officer.AskAsync($"{Address}/{id}")).JsonAsync();
        seen.GetProperty("owner").GetProperty("personalId").GetString().ShouldBe("011*****2345");
        seen.GetRawText().ShouldNotContain("011186012345");
        await (await officer.SendAsync($"{Address}/{id}/accept", new { })).ShouldBeProblemAsync(HttpStatusCode.UnprocessableEntity, "dossier.papers.undecided");

        var papers = seen.GetProperty("papers").EnumerateArray().Select(paper => new { component = paper.GetProperty("component").GetString(), status = "had", originals = 1 });
        (await officer.SendAsync($"{Address}/{id}/papers", new { version = 1, papers })).StatusCode.ShouldBe(HttpStatusCode.OK);
        await (await officer.SendAsync($"{Address}/{id}/accept", new { version = 1 })).ShouldBeProblemAsync(HttpStatusCode.Conflict, "changed.meanwhile");
        var key = Guid.NewGuid().ToString();
        var done = await (await officer.SendAsync($"{Address}/{id}/accept", new { version = 2 }, key)).JsonAsync();

        done.GetProperty("state").GetString().ShouldBe("accepted");
        done.GetProperty("version").GetInt32().ShouldBe(3);
        done.GetProperty("code").GetString().ShouldNotBeNullOrEmpty();
        (await (await officer.SendAsync($"{Address}/{id}/hand-over", new ByteArrayContent([]))).JsonAsync()).GetProperty("state").GetString().ShouldBe("inProgress");
        (await (await officer.SendAsync($"{Address}/{id}/accept", new { version = 2 }, key)).JsonAsync()).GetRawText().ShouldBe(done.GetRawText());
    }

    [Fact]
    public async Task Who_does_not_hold_the_step_cannot_act_and_others_dossiers_are_not_there()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var officer = town.ByOfficerKey();
        var mine = await town.GivenAcceptedAsync(Town.BirthRegistration);
        await town.WalkToAsync(mine, Modules.Procedures.StepKind.Sign);
        var theirs = await town.FileAsync(Town.BirthRegistration, filing => filing with { Unit = Town.MuongThanh });

        await (await officer.SendAsync($"{Address}/{mine}/finish", new { note = "Đã ký" })).ShouldBeProblemAsync(HttpStatusCode.Forbidden, "access.post.not-held");
        foreach (var hidden in new[] { theirs.ToString(), Guid.NewGuid().ToString(), "no-id" })
        {
            await (await officer.AskAsync($"{Address}/{hidden}")).ShouldBeProblemAsync(HttpStatusCode.NotFound, "dossier.unknown");
            await (await officer.SendAsync($"{Address}/{hidden}/refuse", new { reason = "Không thuộc thẩm quyền" })).ShouldBeProblemAsync(HttpStatusCode.NotFound, "dossier.unknown");
        }
        (await town.DossierAsync(theirs)).State.ShouldBe(DossierState.Submitted);
    }

    [Fact]
    public async Task The_kept_answer_holds_no_personal_data()
    {
        var town = await towns.On(StoreKind.Sqlite);
        var key = Guid.NewGuid().ToString();

        await town.ByKioskKey().SendAsync(Address, ApiCalls.Filing(), key);

        var kept = await town.ReadAsync(db => db.KeptAnswers.AsNoTracking().SingleAsync(row => row.Key == key, TestContext.Current.CancellationToken));
        var text = JsonSerializer.Serialize(kept);
        text.ShouldNotContain("011186012345");
        text.ShouldNotContain("Mai");
    }
}
