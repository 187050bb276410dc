using System.CommandLine;
using MotCua.Modules.Platform;
using MotCua.Storage;
using MotCua.Web;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua space create NAME [--demo]</c> and <c>motcua migrate</c>.</summary>
public static class SpaceCommand
{
    public static Command Create(Func<string, string?> environment, TimeProvider clock)
    {
        var name = new Argument<string>("name") { Description = "live, rehearsal or training." };
        var demo = new Option<bool>("--demo") { Description = "Fill it with the shipped province, invented people and a few invented days of work." };
        var province = new Option<string>("--province") { Description = "Folder of another province's units and offices, laid out like data/dien-bien; without it Điện Biên." };
        var create = new Command("create", "Create a space: its keys, its database, the units, calendar, catalogue and process tables.") { name, demo, province };
        create.SetAction(async (parsed, cancel) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            try
            {
                var space = HostOptions.SpaceOf(parsed.GetRequiredValue(name));
                if (space == Space.Live && parsed.GetValue(demo))
                    throw new InvalidOperationException("Invented people have no place in the live space.");
                if (parsed.GetValue(demo) && parsed.GetValue(province) is not null)
                    throw new InvalidOperationException("The invented days of work are Điện Biên's. For another province: motcua staff generate --province FOLDER, then motcua import staff.");
                var root = Path.GetFullPath(environment("MOTCUA_DATA") ?? "./var");
                var options = new StoreOptions(new SpaceFolder(root, space), environment("MOTCUA_DB"));
                await Setup.SpaceSetup.CreateAsync(options, clock, error, cancel);
                await using var services = StoreInUse.ServicesOf(options);
                await Setup.SpaceSetup.FillAsync(services, parsed.GetValue(province) ?? ShippedFiles.Path("dien-bien"), clock, error, cancel);
                if (parsed.GetValue(demo))
                    await Setup.DemoSetup.FillAsync(services, options.Folder, clock, error, cancel);
                await File.WriteAllTextAsync(Path.Combine(root, "space"), SpaceFolder.Name(space), cancel);
                return 0;
            }
            catch (Exception fault) when (fault is InvalidOperationException or IOException)
            {
                await error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return new Command("space", "Spaces: live, rehearsal, training.") { create };
    }

    public static Command Migrate(Func<string, string?> environment, TimeProvider clock)
    {
        var migrate = new Command("migrate", "Bring the database of the space in use to this program's schema.");
        migrate.SetAction(async (parsed, cancel) =>
        {
            try
            {
                await StoreSetup.CreateAsync(HostOptions.FromEnvironment(environment).Store, clock.GetUtcNow(), cancel);
                return 0;
            }
            catch (InvalidOperationException fault)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return migrate;
    }
}
