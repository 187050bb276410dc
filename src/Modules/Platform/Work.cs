using System.Security.Cryptography;
using System.Text;

namespace MotCua.Modules.Platform;

/// <summary>
/// Names one intent so that it happens once: same key and body → the first answer again; same key, other body → refused.
/// Kept 30 days; refusals are not kept. (IETF draft-ietf-httpapi-idempotency-key-header-07.)
/// </summary>
/// <param name="Principal">Who holds the key: keys of different people never meet.</param>
/// <param name="Operation">What is asked, e.g. <c>dossier.submit</c>.</param>
/// <param name="Key">The client's own key, 1–200 characters.</param>
/// <param name="BodyHash">SHA-256 of what was asked.</param>
public sealed record WorkKey(string Principal, string Operation, string Key, string BodyHash)
{
    public static WorkKey For<TRequest>(string principal, string operation, string key, TRequest request) =>
        new(principal, operation, key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(StoredJson.Write(request)))));
}

/// <summary>
/// The write lane: the only way to write. Each command runs in a scope and an <see cref="AppDb"/> of its own; a refusal or a
/// fault rolls back that command alone; nothing is acknowledged before it is durable. See DESIGN in docs/architecture.md.
/// </summary>
public abstract class Work
{
    /// <summary>The lane is full: nothing was begun, try again shortly (503).</summary>
    public static readonly Refusal Busy = new("work.busy", "Too much work is waiting. Nothing was changed; try again in a moment.");

    /// <summary>The commit's outcome is not known: ask again with the same key (503).</summary>
    public static readonly Refusal Unknown = new("work.unknown", "It is not known whether this was saved. Ask again with the same key.");

    /// <summary>The same key was used for something else (422).</summary>
    public static readonly Refusal KeyMismatch = new("work.key.mismatch", "This key was already used for a different request.");

    /// <summary>The same key is being worked on at this moment (409).</summary>
    public static readonly Refusal InFlight = new("work.key.inflight", "The same request is still being worked on.");

    /// <summary>Somebody else changed it first (409).</summary>
    public static readonly Refusal ChangedMeanwhile = new("changed.meanwhile", "Someone changed this meanwhile. Load it again and look before acting.");

    /// <summary>Runs one command. <paramref name="act"/> may be run again and must leave no trace outside the database.</summary>
    /// <param name="key">Null only for work that is repeatable by its nature (imports, housekeeping).</param>
    /// <param name="cancel">Honoured until the command begins; once begun it is finished.</param>
    public abstract Task<Result<T>> DoAsync<THandler, T>(
        Func<THandler, CancellationToken, Task<Result<T>>> act, Deed deed, WorkKey? key, CancellationToken cancel)
        where THandler : notnull;
}

/// <summary>The answer kept for a <see cref="WorkKey"/>; ids only, never personal data.</summary>
public sealed class KeptAnswer
{
    public required string Principal { get; init; }

    public required string Operation { get; init; }

    public required string Key { get; init; }

    public required string BodyHash { get; init; }

    /// <summary>JSON of the answer; empty while the first run is still in flight.</summary>
    public required string Answer { get; init; }

    public required DateTimeOffset At { get; init; }
}
