using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using MotCua.Web.Parts;
using QRCoder;

namespace MotCua.Web.Kiosk;

/// <summary>A QR code as one SVG path, without style or script.</summary>
public static class QrImage
{
    /// <param name="name">What a person who cannot see it is told.</param>
    public static IHtmlContent Of(string text, string name)
    {
        using var made = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = made.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Length; x++)
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return Markup.Html($"<svg viewBox=\"0 0 {rows.Count} {rows.Count}\" role=\"img\" aria-label=\"{name}\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{rows.Count}v{rows.Count}H0z\"/><path fill=\"#000\" d=\"{path.ToString()}\"/></svg>");
    }
}
