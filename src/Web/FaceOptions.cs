namespace MotCua.Web;

/// <summary>What an installation says about itself on every page.</summary>
public sealed class FaceOptions
{
    /// <summary><c>live</c>, <c>rehearsal</c> or <c>training</c>; all but live are marked on every page and every print.</summary>
    public string Space { get; set; } = "rehearsal";

    /// <summary>Shown beside the wordmark on the citizens' doors, e.g. "Trung tâm Phục vụ hành chính công tỉnh Điện Biên". Empty: not shown.</summary>
    public string UnitName { get; set; } = "";

    /// <summary>Telephone for help, as people dial it. Empty: pages send people to the counter.</summary>
    public string HelpTelephone { get; set; } = "";

    /// <summary>Seconds without a touch before a kiosk asks whether somebody is still there.</summary>
    public int KioskIdleSeconds { get; set; } = 45;

    /// <summary>Seconds the kiosk waits for an answer before it wipes itself.</summary>
    public int KioskAnswerSeconds { get; set; } = 20;

    /// <summary>Seconds for which "I need more time" is enough; afterwards something else must be pressed.</summary>
    public int KioskLongestSeconds { get; set; } = 600;

    public bool IsLive => Space == "live";
}
