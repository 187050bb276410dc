using MotCua.EndToEnd;
using MotCua.EndToEnd.Pages;

namespace MotCua.Bench;

/// <summary>What every page of the list costs its reader: the published program, Chromium, an empty and then a filled cache; or one page over a slow line.</summary>
public static class PagesBench
{
    private const string AnswerPage = "/portal/procedures/1.001193";
    private const double Patience = 6000;

    public static async Task<int> RunAsync(Options options)
    {
        var promises = new Promises();
        await using var stage = new Stage(postgres: false);
        Talk.Say("pages: setting up a rehearsal space and starting the published program");
        await stage.InitializeAsync();
        if (options.Has("slow"))
            await SlowAsync(stage, promises);
        else
            await AllAsync(stage, promises);
        return promises.ExitCode;
    }

    private static async Task AllAsync(Stage stage, Promises promises)
    {
        var doors = new Doors(stage);
        var loads = new List<double>();
        Console.Error.WriteLine($"{"page",-62} {"first",8} {"next",8} {"requests",9} {"ttfb",6} {"text",6} {"load",6} {"next",6}");
        foreach (var row in PageList.Pages.Where(row => !row.Send))
        {
            var page = await doors.BrowserAsync(row);
            var address = row.Address;
            if (row.ByKiosk)
            {
                await doors.OpenAsync(page, row, "vi");
                await (await page.Context.NewCDPSessionAsync(page)).SendAsync("Network.clearBrowserCache");
            }
            else
            {
                address = await doors.AddressAsync(row);
            }
            var first = await Measured.OfAsync(page, address);
            var next = await Measured.OfAsync(page, address);
            await page.Context.CloseAsync();
            Console.Error.WriteLine(
                $"{row.Name,-62} {first.Bytes / 1024.0,5:0.0} kB {next.Bytes / 1024.0,5:0.0} kB {$"{first.Requests}/{next.Requests}",9} {first.FirstByte,6:0} {first.Painted,6:0} {first.Loaded,6:0} {next.Loaded,6:0}");
            loads.Add(next.Loaded);
            if (first.Bytes > Measured.FirstVisit || next.Bytes > Measured.NextVisit)
                promises.Hold(false, $"{row.Name}: at most {Measured.FirstVisit / 1024} kB at first and {Measured.NextVisit / 1024} kB again");
        }
        loads.Sort();
        promises.Hold(loads.Count > 30, $"{loads.Count} pages opened, {Talk.Load}");
        new Figures("pages", 1000 / Figures.Percentile(loads, 0.5), 0, 0, Figures.Percentile(loads, 0.5), Figures.Percentile(loads, 0.99), "sqlite").Print();
    }

    private static async Task SlowAsync(Stage stage, Promises promises)
    {
        using (var client = new HttpClient())
            await client.GetStringAsync(new Uri(stage.Url + AnswerPage));
        await using var line = SlowLine.To(stage.Url);
        var page = await stage.BrowserAsync(360, 800);
        var slow = await Measured.OfAsync(page, line.Url + AnswerPage);
        Talk.Say($"pages: {AnswerPage} at 64 kbit/s, {SlowLine.RoundTrip.TotalMilliseconds} ms round trip: first text {slow.Painted / 1000:0.0} s, can be read {slow.Read / 1000:0.0} s, all loaded {slow.Loaded / 1000:0.0} s, {slow.Bytes / 1024} kB; {Talk.Load}");
        new Figures("pages-slow", 0, 0, 0, slow.Painted, slow.Read, "sqlite").Print();
        promises.Hold(slow.Read <= Patience, $"the portal's answer can be read within {Patience / 1000} s at 64 kbit/s ({slow.Read / 1000:0.0} s)");
    }
}
