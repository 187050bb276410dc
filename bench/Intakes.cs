using System.Globalization;
using System.Text;
using MotCua.Modules.Dossiers;
using MotCua.Modules.Organisation;
using MotCua.Modules.Platform;
using MotCua.Modules.Procedures;
using MotCua.Modules.Staffing;
using MotCua.Modules.Staffing.Roster;

namespace MotCua.Bench;

/// <summary>
/// Intakes by invented people, each a different person with a number of their own: intake <c>n</c> is always the same
/// request under the same key, so it can be asked again.
/// </summary>
public sealed class Intakes
{
    private const int OwnerCount = 1000;

    // Frequent at commune level: civil status, certification, merit, residence.
    private static readonly string[] s_procedures = ["1.001193", "2.000815", "1.010824", "1.000656", "1.000894", "1.004873", "1.004884", "1.001776"];
    private readonly (string Name, string Address, DateOnly Birth)[] _owners;
    private readonly string[] _units;
    private readonly (string Code, string? Case, string[] Components)[] _procedures;
    private readonly string _run;
    private readonly string _head;

    private Intakes(int seed, string[] units, (string, string?, string[])[] procedures, string secret)
    {
        (_units, _procedures, _run) = (units, procedures, seed.ToString("x8", CultureInfo.InvariantCulture));
        _head = $"POST /api/v1/dossiers HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {secret}\r\nContent-Type: application/json\r\n";
        var names = InventedNames.Read(ShippedFiles.Path("dien-bien/invented-names.csv"), []);
        _owners = [.. Enumerable.Range(0, OwnerCount).Select(n =>
        {
            var draws = new Draws(seed, $"owner {n}");
            var name = names.Make((Ethnicity)draws.Next(3), (Sex)draws.Next(2), draws);
            return (name, $"Bản {draws.Next(40) + 1}, xã Na Sang, tỉnh Điện Biên", new DateOnly(1940 + draws.Next(66), draws.Next(12) + 1, draws.Next(28) + 1));
        })];
    }

    public static Task<Intakes> PlanAsync(BenchStore store, int seed) => store.ReadAsync(async services =>
    {
        var today = DateTimeOffset.UtcNow.LegalDay();
        var picture = await services.GetRequiredService<OfficeDirectory>().GetAsync(CancellationToken.None);
        var units = picture.UnitsOn(today).Where(unit => picture.Office(unit.Id, OfficeKind.ServiceCentre, today) is not null
            && picture.Office(unit.Id, OfficeKind.CommitteeLeadership, today) is not null).ToList();
        var catalogue = services.GetRequiredService<Catalogue>();
        var procedures = new List<(string, string?, string[])>();
        foreach (var code in s_procedures)
        {
            if (await catalogue.CardAsync(code, today, CancellationToken.None) is not { } card || card.WhyNotFiledAt(units[0]) is not null)
                continue;
            var choice = card.Content.Cases.FirstOrDefault(one => one.Kind == CaseKind.Choice)?.Key;
            procedures.Add((code, choice, [.. card.ComponentsOf(choice ?? ProcedureCase.All).Select(component => component.Key).Take(4)]));
        }
        if (procedures.Count < 3)
            throw new InvalidOperationException("The catalogue has too few of the procedures the bench files by.");
        return new Intakes(seed, [.. units.Select(unit => unit.Code)], [.. procedures], store.Secret);
    });

    /// <summary>The key under which intake <paramref name="n"/> is sent.</summary>
    public string KeyOf(int n) => $"bench-{_run}-{n}";

    /// <summary>The personal number of the owner of intake <paramref name="n"/>; no other intake has it.</summary>
    public static PersonalNumber NumberOf(int n) => new($"011{n / 1_000_000 % 4}{n % 1_000_000 / 10_000:00}{n % 10_000:000000}");

    /// <summary>The whole HTTP request of intake <paramref name="n"/>, ready to send.</summary>
    /// <param name="path">Another door for the same request.</param>
    /// <param name="header">A header more.</param>
    public byte[] RequestOf(int n, string? path = null, string? header = null)
    {
        var owner = _owners[n % OwnerCount];
        var procedure = _procedures[n % _procedures.Length];
        var body = StoredJson.Write(new
        {
            Unit = _units[n % _units.Length],
            Procedure = procedure.Code,
            procedure.Case,
            Owner = new
            {
                FullName = owner.Name, PersonalId = NumberOf(n).Digits, BirthDate = owner.Birth, owner.Address,
                Phone = $"09{n % 100_000_000:00000000}", Assurance = "selfDeclared",
            },
            procedure.Components,
        });
        var head = path is null ? _head : _head.Replace("/api/v1/dossiers", path, StringComparison.Ordinal);
        var more = header is null ? "" : $"{header}: 1\r\n";
        return Encoding.UTF8.GetBytes($"{head}{more}Idempotency-Key: {KeyOf(n)}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
    }
}
