using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MotCua.Modules.Organisation;
using MotCua.Web;
using MotCua.Web.Access;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua kiosk enrol --unit CODE</c>: a link that makes the browser that opens it this unit's kiosk.</summary>
public static class KioskCommand
{
    public static Command Create(Func<string, string?> environment, TimeProvider clock)
    {
        var unit = new Option<string>("--unit") { Description = "Code of the commune or ward where the kiosk stands.", Required = true };
        var launch = new Option<bool>("--launch") { Description = "A lasting link for the launch line of one kiosk whose browser keeps nothing (docs/kiosk.md)." };
        var enrol = new Command("enrol", "Print a link, good for an hour; open it once on the kiosk.") { unit, launch };
        enrol.SetAction(async (parsed, cancel) =>
        {
            try
            {
                var options = HostOptions.FromEnvironment(environment);
                await using var app = Host.Build(options);
                var kiosks = app.Services.GetRequiredService<Kiosks>();
                var code = parsed.GetRequiredValue(unit);
                if ((await app.Services.GetRequiredService<OfficeDirectory>().GetAsync(cancel)).Unit(code, clock.GetUtcNow().LegalDay()) is null)
                    throw new InvalidOperationException($"There is no unit {code} today.");
                await parsed.InvocationConfiguration.Output.WriteLineAsync(
                    $"{options.Url}/kiosk/enrol?code={Uri.EscapeDataString(parsed.GetValue(launch) ? kiosks.LaunchCodeFor(code) : kiosks.CodeFor(code))}");
                return 0;
            }
            catch (InvalidOperationException fault)
            {
                await parsed.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return new Command("kiosk", "Kiosks.") { enrol };
    }
}
