using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Shouldly;

namespace MotCua.Tests.Papers;

/// <summary>What others read in our prints: poppler and zbar, which know nothing of how they were made.</summary>
internal static partial class Readers
{
    /// <summary>The text of a PDF as poppler lays it out, pages one after another.</summary>
    public static string Text(byte[] pdf) => Run("pdftotext", pdf, "-layout", "-enc", "UTF-8", "{0}", "-");

    /// <summary>The same with every run of white space as one space.</summary>
    public static string Words(byte[] pdf) => Flat(Text(pdf));

    public static string Flat(string text) => Spaces().Replace(text.Normalize(NormalizationForm.FormC), " ").Trim();

    /// <summary>Boxes of all words in points: left, top, right, bottom.</summary>
    public static IReadOnlyList<double[]> Boxes(byte[] pdf) => [.. Box().Matches(Run("pdftotext", pdf, "-bbox", "{0}", "-"))
        .Select(match => match.Groups.Cast<Group>().Skip(1).Select(part => double.Parse(part.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray())];

    public static string Fonts(byte[] pdf) => Run("pdffonts", pdf, "{0}");

    public static string Info(byte[] pdf) => Run("pdfinfo", pdf, "{0}");

    public static int Pages(byte[] pdf) => int.Parse(PageCount().Match(Info(pdf)).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A page of a PDF as PNG at the density of an office printer's preview.</summary>
    public static byte[] Picture(byte[] pdf, int page)
    {
        var folder = Directory.CreateTempSubdirectory("motcua-print-").FullName;
        var number = page.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Run("pdftoppm", pdf, "-r", "200", "-png", "-singlefile", "-f", number, "-l", number, "{0}", Path.Combine(folder, "page"));
        var picture = File.ReadAllBytes(Path.Combine(folder, "page.png"));
        Directory.Delete(folder, recursive: true);
        return picture;
    }

    /// <summary>What a scanner reads in a picture; empty when it reads nothing.</summary>
    public static string Qr(byte[] png) => Run("zbarimg", png, 4, "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", "{0}").Trim();

    private static string Run(string tool, byte[] input, params string[] arguments) => Run(tool, input, 0, arguments);

    private static string Run(string tool, byte[] input, int mayFailWith, params string[] arguments)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, input);
            var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            foreach (var argument in arguments)
                start.ArgumentList.Add(argument == "{0}" ? file : argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            (process.ExitCode == 0 || process.ExitCode == mayFailWith).ShouldBeTrue($"{tool} said {process.ExitCode}: {errors.Result}");
            return output;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex(@"Pages: +(\d+)")]
    private static partial Regex PageCount();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("""<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)\x22""")]
    private static partial Regex Box();
}
