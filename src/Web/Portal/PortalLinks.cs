namespace MotCua.Web.Portal;

/// <summary>Addresses of the portal.</summary>
public static class PortalLinks
{
    public const string Home = "/portal";
    public const string Track = "/portal/track";

    public static string Search(string words) => $"/portal/procedures?q={Uri.EscapeDataString(words)}";

    public static string Procedure(string code) => $"/portal/procedures/{code}";
}
