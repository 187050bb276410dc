using System.CommandLine;
using System.Text;
using MotCua.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

var motcua = new RootCommand("MotCua: one-stop administrative service for communes and provinces.")
{
    DueCommand.Create(),
    CardCommand.Create(),
};

return await motcua.Parse(args).InvokeAsync();
