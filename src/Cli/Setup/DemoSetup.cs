using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Cli.Commands;
using MotCua.Modules.Organisation;
using MotCua.Modules.Organisation.Import;
using MotCua.Modules.Platform;
using MotCua.Modules.Platform.Accounts;
using MotCua.Modules.Staffing;
using MotCua.Modules.Staffing.Roster;

namespace MotCua.Cli.Setup;

/// <summary>Fills a rehearsal or training space with invented people, one shared password made for this installation, and a few days of work.</summary>
public static class DemoSetup
{
    public const int Seed = 7;
    private const int AccountsPerSlice = 200;

    public static async Task FillAsync(IServiceProvider services, SpaceFolder folder, TimeProvider clock, TextWriter error, CancellationToken cancel)
    {
        await ImportRosterAsync(services, clock, error, cancel);
        await MakeAccountsAsync(services, folder, clock, cancel);
        await DemoWork.RunAsync(services, Seed, clock, error, cancel);
    }

    /// <summary>File that tells the invented accounts' password; made with the space, readable by its owner only.</summary>
    public static string PasswordFile(SpaceFolder folder) => Path.Combine(folder.Keys, "invented-password");

    private static async Task ImportRosterAsync(IServiceProvider services, TimeProvider clock, TextWriter error, CancellationToken cancel)
    {
        var faults = new List<ImportFault>();
        var shipped = ShippedFiles.Path("dien-bien");
        var plan = OrganisationFiles.Read(shipped, faults);
        var generator = RosterGenerator.FromFolder(shipped, Seed, faults);
        if (faults.Count > 0)
            throw new InvalidOperationException(faults[0].ToString());
        var roster = Path.Combine(Path.GetTempPath(), $"motcua-roster-{Guid.NewGuid():N}.csv");
        await using (var file = new StreamWriter(roster))
            RosterFile.Write(file, generator.Generate(plan.Units, plan.Offices));
        try
        {
            if (await OrganisationImports.RunStaffAsync(services, roster, CliDeed.Of("import.staff", clock), TextWriter.Null, error, cancel) != 0)
                throw new InvalidOperationException("The invented roster could not be imported.");
        }
        finally
        {
            File.Delete(roster);
        }
    }

    private static async Task MakeAccountsAsync(IServiceProvider services, SpaceFolder folder, TimeProvider clock, CancellationToken cancel)
    {
        var password = File.Exists(PasswordFile(folder))
            ? await File.ReadAllTextAsync(PasswordFile(folder), cancel)
            : Crockford32.Grouped(Crockford32.Encode(RandomNumberGenerator.GetBytes(10), 16)).ToLowerInvariant();
        PrivateFiles.WriteDurably(PasswordFile(folder), System.Text.Encoding.UTF8.GetBytes(password));
        // One hash for all: the people are invented, and a thousand slow hashes would be a minute of waiting.
        var hash = new PasswordHasher<Account>().HashPassword(null!, password);
        List<Person> people;
        await using (var scope = services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            people = await db.Persons.AsNoTracking().Where(person => person.Invented).OrderBy(person => person.SignIn).ToListAsync(cancel);
        }
        var work = services.GetRequiredService<Work>();
        foreach (var slice in people.Chunk(AccountsPerSlice))
        {
            var deed = CliDeed.Of("accounts.create", clock);
            var made = await work.DoAsync((CreateAccountsHandler handler, CancellationToken c) => handler.HandleAsync(new CreateAccounts(
                [.. slice.Select(person => new NewAccount(person.SignIn, person.Id.Value, hash, Invented: true))]), deed, c), deed, null, cancel);
            if (made.IsRefused(out var refusal))
                throw new InvalidOperationException(refusal.Message);
        }
    }
}
