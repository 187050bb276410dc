using System.Globalization;

namespace MotCua.Web.Words;

/// <summary>What a page says, in the language of its reader; pages know it as <c>@T</c>.</summary>
public sealed class Texts(Messages messages, Language language)
{
    private static readonly CultureInfo Vietnam = CultureInfo.GetCultureInfo("vi-VN");
    private static readonly CultureInfo Britain = CultureInfo.GetCultureInfo("en-GB");

    public Language Language => language;

    /// <summary>How numbers are grouped: 20.000,5 in Vietnamese, 20,000.5 in English. Days are written day first in both.</summary>
    private CultureInfo Culture => language == Language.English ? Britain : Vietnam;

    /// <summary>A name kept in two languages; the Vietnamese one where the other is missing.</summary>
    public string Either(string vietnamese, string? english) => HasOnlyVietnamese(english) ? vietnamese : english!;

    /// <summary>Whether <see cref="Either"/> shows the Vietnamese name to a reader of another language: it then needs <c>mc-vi</c>.</summary>
    public bool HasOnlyVietnamese(string? english) => language != Language.English || string.IsNullOrEmpty(english);

    /// <summary>The text of a key; an unknown key shows itself as <c>⟦key⟧</c>, and the tests do not let it pass.</summary>
    public string this[string key] => messages.Find(language, key) ?? $"⟦{key}⟧";

    /// <summary>The text of a key with {0}, {1} … filled in.</summary>
    public string this[string key, params object[] args] =>
        args.Length is 0 ? this[key] : string.Format(Culture, this[key], [.. args.Select(Spoken)]);

    /// <summary>What is wrong and how to mend it.</summary>
    public string Refusal(Refusal refusal) => this["refusal." + refusal.Code, [.. refusal.Args]];

    /// <summary>14/08/2026, in every language.</summary>
    public string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>14/08, where the year goes without saying.</summary>
    public string ShortDate(DateOnly day) => day.ToString("dd/MM", CultureInfo.InvariantCulture);

    /// <summary>thứ Sáu 14/08/2026.</summary>
    public string LongDate(DateOnly day) => $"{Weekday(day)} {Date(day)}";

    public string Weekday(DateOnly day) => this["weekday." + (int)day.DayOfWeek];

    /// <summary>09:30.</summary>
    public string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>09:30 14/08/2026, by Vietnam's clock.</summary>
    public string Moment(DateTimeOffset moment) => moment.LegalClock().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>09:30 14/08, with the year only when it is not the year of <paramref name="now"/>.</summary>
    public string ShortMoment(DateTimeOffset moment, DateTimeOffset now) =>
        moment.LegalDay().Year == now.LegalDay().Year
            ? moment.LegalClock().ToString("HH:mm dd/MM", CultureInfo.InvariantCulture)
            : Moment(moment);

    /// <summary>20.000 đ, in English 20,000 đ: whole đồng.</summary>
    public string Money(long dong) => Number(dong) + " đ";

    /// <summary>1.847, in English 1,847.</summary>
    public string Number(long number) => number.ToString("#,0", Culture);

    /// <summary>0,5, in English 0.5: an amount with at most two decimals; empty when there is none.</summary>
    public string Amount(decimal? amount) => amount?.ToString("0.##", Culture) ?? "";

    private object Spoken(object value) => value switch
    {
        DateOnly day => Date(day),
        DateTimeOffset moment => Moment(moment),
        TimeOnly time => Time(time),
        _ => value,
    };
}
