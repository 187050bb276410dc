using Microsoft.AspNetCore.Mvc;
using MotCua.Modules.Applicants;
using MotCua.Modules.Reception;
using MotCua.Web.Access;

namespace MotCua.Web.Kiosk;

/// <summary>Takes what the scanner types, or the number from the card. Neither proves who stands here.</summary>
public sealed class CardModel(KioskJourney journeys, Deeds deeds) : KioskPage(journeys)
{
    [BindProperty] public string? Card { get; set; }

    public override KioskStep Step => KioskStep.Card;

    protected override string? TooEarly(Journey journey) => journey.OnlyList ? "/kiosk/procedure" : null;

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        var visitor = Read(Card?.Trim() ?? "", deeds.Today);
        if (visitor.IsRefused(out var refusal))
            return this.Refused(refusal with { Field = nameof(Card) });
        var who = Printable(visitor.Value, deeds.Today);
        var next = Journey with { Visitor = who, Confirmed = false };
        return await GoOnAsync(next, who.FullName is null ? "/kiosk/name" : "/kiosk/confirm", cancel);
    }

    private static Result<Visitor> Read(string typed, DateOnly today)
    {
        if (typed.Length == 0)
            return new Refusal("card.empty", "Scan the card, or type the 12 digits on it.");
        if (typed.Contains('|', StringComparison.Ordinal))
        {
            var read = IdCardQr.Read(typed, today);
            return read.IsRefused(out var wrong) ? wrong : Of(read.Value);
        }
        var digits = string.Concat(typed.Where(c => !char.IsWhiteSpace(c) && c is not ('.' or '-')));
        if (PersonalId.TryParse(digits, out var number))
            return new Visitor(number.Digits, null, null, null, null, IdentityAssurance.SelfDeclared, [.. CardWarnings.About(number, today)]);
        return digits.All(char.IsAsciiDigit)
            ? new Refusal("card.personal_id.invalid", "The personal number must have exactly 12 digits.")
            : new Refusal("card.qr.not_a_card", "This is not the QR code of an identity card; scan the code on the card again.");
    }

    /// <summary>What a filing would refuse later is left out now: the name is then asked for, the rest goes without.</summary>
    private static Visitor Printable(Visitor visitor, DateOnly today)
    {
        var who = visitor;
        while (who.FullName is not null && who.Details(null).Checked(today).IsRefused(out var refusal))
        {
            var mended = refusal.Field switch
            {
                nameof(Visitor.Address) => who with { Address = null },
                nameof(Visitor.BirthDate) => who with { BirthDate = null },
                _ => who with { FullName = null, Assurance = IdentityAssurance.SelfDeclared },
            };
            who = mended == who ? who with { FullName = null } : mended;
        }
        return who;
    }

    private static Visitor Of(CardReading card) => new(
        card.PersonalId!.Digits, card.FullName, card.BirthDate, card.Sex, card.Address, IdentityAssurance.QrScanned, card.Warnings);
}
