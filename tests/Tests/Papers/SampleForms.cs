using MotCua.Papers;
using MotCua.Web;
using MotCua.Web.Papers;
using MotCua.Web.Words;

namespace MotCua.Tests.Papers;

/// <summary>Every form filled in for invented people, without a store.</summary>
internal static class SampleForms
{
    /// <summary>Letters that reach highest and lowest, and the ones most often lost.</summary>
    public const string Tall = "Ẫ Ẵ Ể Ỗ Ợ Ự Đ ỹ";

    public const string Link = "https://motcua.example.test/t/7K2M9QXZ/0123456789ABCDEFGHJKMNPQRS";

    public static readonly FormBook Book = FormBook.Shipped();

    private static readonly Messages s_messages = Messages.Load(Messages.Folder);

    public static FormFacts Facts { get; } = new()
    {
        MadeAt = At("2026-11-23T08:00"),
        Sender = new Sender("Ủy ban nhân dân xã Na Sang", "Trung tâm Phục vụ hành chính công xã Na Sang", "Na Sang"),
        Number = "0007", Subject = "7K2M9QXZ", Code = "H18.03172-261123-0007", Reference = "7K2M-9QXZ",
        Applicant = new Party("Lò Thị Mỵ Đào", "011186012345", "Bản Na Sang 1, xã Na Sang, tỉnh Điện Biên", "0912 345 678", null),
        Matter = "Thủ tục đăng ký khai sinh (1.001193) – Có giấy chứng sinh",
        Components = [new("Tờ khai đăng ký khai sinh (bản chính 1, bản sao 0)"), new("Giấy chứng sinh (bản chính 1, bản sao 0)")],
        Declared = [new("Tờ khai đăng ký khai sinh", true), new("Giấy chứng sinh", false)],
        ToComplete = [new("Mang bản chính có dấu đỏ", Lead: "Giấy chứng sinh")],
        Needed = [new(null, [new("Tờ khai đăng ký khai sinh (1 bản chính)", false)]), new("Có giấy chứng sinh", [new("Giấy chứng sinh (1 bản chính)", false)])],
        Because = ["Nhận 08:00 23/11/2026, thời hạn 1 ngày làm việc"],
        Limit = "1 ngày làm việc", Received = "08:00 23/11/2026", Due = "17:00 24/11/2026", Filed = "07:45 23/11/2026 · Tại ki-ốt", Expected = "17:00 24/11/2026",
        Reason = "Bản mang đến là bản chụp, không có dấu", Contact = "Quàng Văn Ự, 0215 000 000", Fee = "Miễn phí", Where = "Trung tâm Phục vụ hành chính công cấp xã",
        Signers = new Dictionary<string, string?> { ["applicant"] = "Lò Thị Mỵ Đào", ["receiver"] = "Quàng Văn Ự", ["guide"] = "Quàng Văn Ự" },
        Link = Link, Codes = ["7K2M-9QXZ", "ABCD-EFGH-JKMN-P"],
    };

    public static Sheet Make(string form, FormFacts? facts = null, string space = "rehearsal", Language? language = null) =>
        new SheetMaker(Book, s_messages, new FaceOptions { Space = space }).Make(form, facts ?? Facts, language ?? Language.Vietnamese);

    public static DateTimeOffset At(string local) => new(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), LegalTime.Offset);
}
