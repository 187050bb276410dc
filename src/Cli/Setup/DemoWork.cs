using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Applicants;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Dossiers.Intake;
using MotCua.Modules.Dossiers.Processing;
using MotCua.Modules.Dossiers.Returns;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;

namespace MotCua.Cli.Setup;

/// <summary>
/// A few invented days of work, done by the real handlers under the invented officers' own posts: what a newcomer finds on the
/// desks. The same seed does the same work.
/// </summary>
public sealed class DemoWork
{
    private const int Days = 5;
    private static readonly string[] s_units = ["03172", "03334", "03127", "03158"];
    private static readonly string[] s_procedures = ["2.000815", "1.001193", "1.010824", "1.004873", "1.000656", "2.000815"];

    private readonly IServiceProvider _services;
    private readonly Work _work;
    private readonly Random _random;
    private readonly IReadOnlyList<string> _names;

    private DemoWork(IServiceProvider services, int seed, IReadOnlyList<string> names) =>
        (_services, _work, _random, _names) = (services, services.GetRequiredService<Work>(), new Random(seed), names);

    public static async Task RunAsync(IServiceProvider services, int seed, TimeProvider clock, TextWriter error, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Dossiers.AnyAsync(cancel))
            return;
        var names = await db.Persons.AsNoTracking().OrderBy(person => person.Key).Select(person => person.FullName).Take(400).ToListAsync(cancel);
        var rules = await services.GetRequiredService<WorkClock>().GetAsync(cancel);
        var demo = new DemoWork(services, seed, names);
        var days = new List<DateOnly>();
        for (var day = clock.GetUtcNow().LegalDay().AddDays(-1); days.Count < Days; day = day.AddDays(-1))
            if (rules.Calendar.IsWorkingDay(day))
                days.Add(day);
        days.Reverse();
        foreach (var day in days)
        {
            await demo.DayAsync(day, days.Count - days.IndexOf(day), cancel);
            await error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"invented work: {day:dd/MM/yyyy}"));
        }
    }

    private async Task DayAsync(DateOnly day, int age, CancellationToken cancel)
    {
        foreach (var unit in s_units)
            for (var n = 0; n < (unit == s_units[0] ? 6 : 2); n++)
            {
                var at = day.At(new TimeOnly(7, 45)).AddMinutes(_random.Next(0, 220));
                await OneAsync(unit, s_procedures[_random.Next(s_procedures.Length)], at, steps: _random.Next(0, 3 + (age * 2)), cancel);
            }
    }

    /// <summary>Files a dossier and takes it so many steps on its way.</summary>
    private async Task OneAsync(string unit, string procedure, DateTimeOffset at, int steps, CancellationToken cancel)
    {
        var card = (await _services.GetRequiredService<Catalogue>().CardAsync(procedure, at.LegalDay(), cancel))!;
        var choice = card.Content.Cases.FirstOrDefault(known => known.Kind == CaseKind.Choice)?.Key ?? ProcedureCase.All;
        var papers = card.ComponentsOf(choice).Where(paper => paper.Kind != ComponentKind.Note).ToList();
        var filing = await DoAsync((SubmitDossierHandler h, Deed d, CancellationToken c) => h.HandleAsync(new SubmitDossier(
            unit, procedure, choice, Owner(), [.. papers.Take(2).Select(paper => paper.Key)], SubmissionChannel.Kiosk), d, c),
            new Deed { Actor = new Actor(ActorKind.Kiosk, $"kiosk-{unit}"), At = at, Act = "dossier.submit", Door = "kiosk" }, cancel);
        if (steps == 0)
            return;
        var officer = await CounterOfficerAsync(filing.Dossier, at, cancel);
        var found = papers.Select(paper => new PaperFound(paper.Key, PaperStatus.Had, paper.Originals ?? 1, paper.Copies ?? 0)).ToList();
        await DoAsync((CheckPapersHandler h, Deed d, CancellationToken c) => h.HandleAsync(new CheckPapers(filing.Dossier, null, found), d, c),
            ByOfficer(officer, at.AddMinutes(6), "dossier.papers"), cancel);
        await DoAsync((AcceptDossierHandler h, Deed d, CancellationToken c) => h.HandleAsync(new AcceptDossier(filing.Dossier, null), d, c),
            ByOfficer(officer, at.AddMinutes(9), "dossier.accept"), cancel);
        for (var moment = at.AddMinutes(15); steps > 1; steps--, moment = moment.AddMinutes(_random.Next(10, 40)))
            if (!await StepAsync(filing.Dossier, moment, cancel))
                return;
    }

    /// <summary>Does the current step as its first holder; false when nothing is left to do.</summary>
    private async Task<bool> StepAsync(DossierId dossier, DateTimeOffset at, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var holders = scope.ServiceProvider.GetRequiredService<Holders>();
        if (await db.DossierSteps.AsNoTracking().FirstOrDefaultAsync(step => step.Dossier == dossier && step.State == StepState.Current, cancel) is not { } step)
            return false;
        var candidates = new List<Holder>();
        foreach (var kind in step.PostKinds)
            candidates.AddRange(await holders.HoldersAtAsync(step.Office, kind, at, cancel));
        if (candidates.FirstOrDefault(holder => step.AssignedPost is null || holder.PostId.Value == step.AssignedPost) is not { } actor)
            return false;
        var deed = ByOfficer(actor.PersonId, at, $"dossier.{step.Kind}");
        switch (step.Kind)
        {
            case StepKind.Receive:
                await DoAsync((HandOverDossierHandler h, Deed d, CancellationToken c) => h.HandleAsync(new HandOverDossier(dossier, null), d, c), deed, cancel);
                break;
            case StepKind.Assign:
                var next = await db.DossierSteps.AsNoTracking().FirstAsync(row => row.Dossier == dossier && row.Order == step.Order + 1, cancel);
                var assignees = await holders.HoldersAtAsync(next.Office, next.PostKinds[0], at, cancel);
                var post = assignees[_random.Next(assignees.Count)].PostId.Value;
                await DoAsync((AssignDossierHandler h, Deed d, CancellationToken c) => h.HandleAsync(new AssignDossier(dossier, null, post, null), d, c), deed, cancel);
                break;
            case StepKind.Number:
                await DoAsync((IssueResultHandler h, Deed d, CancellationToken c) => h.HandleAsync(new IssueResult(dossier, null, null), d, c), deed, cancel);
                break;
            case StepKind.Return:
                await DoAsync((ReturnDossierHandler h, Deed d, CancellationToken c) => h.HandleAsync(new ReturnDossier(dossier, null, CitizenIdentified: true), d, c), deed, cancel);
                break;
            default:
                await DoAsync((FinishStepHandler h, Deed d, CancellationToken c) => h.HandleAsync(
                    new FinishStep(dossier, null, step.Kind == StepKind.Appraise ? "Hồ sơ đủ điều kiện, đề nghị giải quyết." : null), d, c), deed, cancel);
                break;
        }
        return true;
    }

    private async Task<PersonId> CounterOfficerAsync(DossierId dossier, DateTimeOffset at, CancellationToken cancel)
    {
        await using var scope = _services.CreateAsyncScope();
        var office = await scope.ServiceProvider.GetRequiredService<AppDb>().Dossiers.Where(row => row.Id == dossier).Select(row => row.ReceivingOffice).SingleAsync(cancel);
        return (await scope.ServiceProvider.GetRequiredService<Holders>().HoldersAtAsync(office, PostKind.OneStopOfficer, at, cancel))[0].PersonId;
    }

    private ApplicantDetails Owner()
    {
        // A number nobody has: the random part begins with 99, see docs/identity.md.
        var (birth, male) = (new DateOnly(1950 + _random.Next(50), 1 + _random.Next(12), 1 + _random.Next(28)), _random.Next(2) == 0);
        var number = string.Create(CultureInfo.InvariantCulture, $"011{(male ? 0 : 1)}{birth.Year % 100:00}99{_random.Next(10_000):0000}");
        return new ApplicantDetails(_names[_random.Next(_names.Count)], number, birth, male ? Sex.Male : Sex.Female, null, null, null, IdentityAssurance.QrScanned);
    }

    private static Deed ByOfficer(PersonId person, DateTimeOffset at, string act) =>
        new() { Actor = new Actor(ActorKind.Officer, person.Value.ToString()), At = at, Act = act, Door = "office" };

    private async Task<T> DoAsync<THandler, T>(Func<THandler, Deed, CancellationToken, Task<Result<T>>> act, Deed deed, CancellationToken cancel)
        where THandler : notnull
    {
        var result = await _work.DoAsync((THandler handler, CancellationToken c) => act(handler, deed, c), deed, null, cancel);
        return result.IsRefused(out var refusal) ? throw new InvalidOperationException($"{deed.Act}: {refusal.Message} [{refusal.Code}]") : result.Value;
    }
}
