using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotCua.Storage;

namespace MotCua.Tests.Stores;

/// <summary>Every command EF sends to one store while this lives, without its parameters' values.</summary>
internal sealed partial class SqlLog : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly string _store;
    private readonly List<IDisposable> _subscriptions = [];
    private readonly List<string> _commands = [];

    public SqlLog(StoreOptions options)
    {
        // The database's own name, which no other test has.
        _store = options.PostgresConnection is { } connection ? DatabaseName().Match(connection).Groups[1].Value : options.Folder.Root;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public List<string> Commands
    {
        get
        {
            lock (_commands)
                return [.. _commands];
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is CommandExecutedEventData { Command: { Connection: { } connection } command } && connection.ConnectionString.Contains(_store, StringComparison.Ordinal))
            lock (_commands)
                _commands.Add(command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());

    [GeneratedRegex("Database=([^;]+)", RegexOptions.IgnoreCase)]
    private static partial Regex DatabaseName();
}
