using System.CommandLine;
using MotCua.Web;

namespace MotCua.Cli.Commands;

/// <summary><c>motcua serve</c>: the web process of one space.</summary>
public static class ServeCommand
{
    public static Command Create(Func<string, string?> environment)
    {
        var command = new Command("serve", "Serve the space that MOTCUA_SPACE or the data folder names, at MOTCUA_URL.");
        command.SetAction(async (parsed, cancel) =>
        {
            var error = parsed.InvocationConfiguration.Error;
            try
            {
                var options = HostOptions.FromEnvironment(environment);
                await using var app = Host.Build(options);
                await Host.CheckAsync(app, cancel);
                await app.StartAsync(cancel);
                await error.WriteLineAsync($"MotCua serves {options.Url}");
                await Microsoft.Extensions.Hosting.HostingAbstractionsHostExtensions.WaitForShutdownAsync(app, cancel);
                return 0;
            }
            catch (Exception fault) when (fault is InvalidOperationException or IOException)
            {
                await error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return command;
    }
}
