using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using MotCua.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var motcua = new RootCommand("MotCua: one-stop administrative service for communes and provinces.")
{
    DueCommand.Create(),
    CardCommand.Create(),
};

var parsed = motcua.Parse(args);
if (parsed.Action is ParseErrorAction fault) fault.ShowHelp = false;   // stdout is the answer only
return await parsed.InvokeAsync();
