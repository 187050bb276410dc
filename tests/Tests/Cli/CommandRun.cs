using System.CommandLine;

namespace MotCua.Tests.Cli;

/// <summary>One command run in this process, with what it said and how it ended.</summary>
internal sealed record CommandRun(int Exit, string Output, string Error)
{
    public static CommandRun Of(Command command, params string[] args)
    {
        var (output, error) = (new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" });
        var exit = new RootCommand { command }.Parse([command.Name, .. args]).Invoke(new() { Output = output, Error = error });
        return new(exit, output.ToString(), error.ToString());
    }
}
