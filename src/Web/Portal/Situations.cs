namespace MotCua.Web.Portal;

/// <summary>Situations of life people come with; each opens a search.</summary>
/// <param name="Key">End of its catalogue key.</param>
/// <param name="Search">Words to search for, as the catalogue's own language has them.</param>
public sealed record Situation(string Key, string Search)
{
    public static readonly IReadOnlyList<Situation> All =
    [
        new("birth", "đăng ký khai sinh"),
        new("marriage", "đăng ký kết hôn"),
        new("death", "đăng ký khai tử"),
        new("copies", "chứng thực bản sao"),
        new("residence", "đăng ký thường trú"),
        new("identity", "thẻ căn cước"),
        new("aid", "trợ cấp xã hội"),
        new("merit", "người có công"),
        new("land", "đăng ký đất đai"),
        new("house", "giấy phép xây dựng"),
        new("business", "hộ kinh doanh"),
        new("school", "học sinh"),
    ];
}
