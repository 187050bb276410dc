using System.Globalization;

namespace MotCua.Web.Words;

/// <summary>What a page says, in the language of its reader; pages know it as <c>@T</c>.</summary>
public sealed class Texts(Messages messages, Language language)
{
    private static readonly CultureInfo Vietnam = CultureInfo.GetCultureInfo("vi-VN");

    public Language Language => language;

    /// <summary>The text of a key; an unknown key shows itself as <c>⟦key⟧</c>, and the tests do not let it pass.</summary>
    public string this[string key] => messages.Find(language, key) ?? $"⟦{key}⟧";

    /// <summary>The text of a key with {0}, {1} … filled in.</summary>
    public string this[string key, params object[] args] =>
        args.Length is 0 ? this[key] : string.Format(Vietnam, this[key], [.. args.Select(Spoken)]);

    /// <summary>What is wrong and how to mend it.</summary>
    public string Refusal(Refusal refusal) => this["refusal." + refusal.Code, [.. refusal.Args]];

    /// <summary>14/08/2026, in every language.</summary>
    public string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

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

    /// <summary>20.000 đ: whole đồng.</summary>
    public string Money(long dong) => dong.ToString("#,0", Vietnam) + " đ";

    /// <summary>1.847, grouped as people here write it.</summary>
    public string Number(long number) => number.ToString("#,0", Vietnam);

    private object Spoken(object value) => value switch
    {
        DateOnly day => Date(day),
        DateTimeOffset moment => Moment(moment),
        TimeOnly time => Time(time),
        _ => value,
    };
}
