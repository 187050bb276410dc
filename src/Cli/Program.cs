using System.CommandLine;
using System.CommandLine.Invocation;
using System.Text;
using MotCua.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

Func<string, string?> environment = name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
var clock = TimeProvider.System;
await using var store = new StoreInUse(environment);

var motcua = new RootCommand("MotCua: one-stop administrative service for communes and provinces.")
{
    ServeCommand.Create(environment),
    SpaceCommand.Create(environment, clock),
    SpaceCommand.Migrate(environment, clock),
    ImportCommand.Create(store.OpenAsync, clock),
    UnitsCommand.Create(store.OpenAsync, clock),
    ProceduresCommand.Create(store.OpenAsync),
    StaffCommand.Create(),
    AccountsCommand.Create(store.OpenAsync, clock),
    ApiKeyCommand.Create(store.OpenAsync, clock),
    KioskCommand.Create(environment, clock),
    VerifyCommand.Create(environment),
    BackupCommand.Create(environment, clock),
    BackupCommand.Restore(environment),
    DueCommand.Create(),
    CardCommand.Create(),
    DevCommand.Create(),
};

var parsed = motcua.Parse(args);
if (parsed.Action is ParseErrorAction fault) fault.ShowHelp = false;   // stdout is the answer only
return await parsed.InvokeAsync();
