using System.Diagnostics;
using MotCua.Papers;
using MotCua.Tests.Papers;
using MotCua.Web.Papers;

namespace MotCua.Bench;

/// <summary>Every printed form from its facts to the bytes: PDF in both sizes, thermal picture with its ESC/POS bytes.</summary>
public static class PapersBench
{
    private const double PromisedPdf = 10;
    private const double PromisedReceipt = 1000;
    private const int Rounds = 200;
    private const int WarmUp = 30;

    private static readonly string[] s_forms = [FormBook.Form01, FormBook.Form02, FormBook.Form03, FormBook.Receipt, FormBook.List];

    public static int Run()
    {
        var first = Stopwatch.GetTimestamp();
        PdfPrint.Render(SampleForms.Make(FormBook.Form01), Paper.A5);
        Talk.Say($"papers: the first PDF of the process, fonts and all, {Talk.Text(Stopwatch.GetElapsedTime(first).TotalMilliseconds)} ms; {Talk.Load}");
        var promises = new Promises();
        var all = new List<double>();
        foreach (var form in s_forms)
            foreach (var paper in (Paper[])[Paper.A5, Paper.A4])
            {
                var (times, processor, bytes) = Measure(() => PdfPrint.Render(SampleForms.Make(form), paper).Length);
                all.AddRange(times);
                var p50 = Figures.Percentile(times, 0.5);
                Talk.Say($"papers: {form} {paper.Name}: p50 {Talk.Text(p50)} ms, p99 {Talk.Text(Figures.Percentile(times, 0.99))} ms, processor {Talk.Text(processor)} ms each, {bytes} bytes");
                promises.Hold(p50 <= PromisedPdf, $"{form} {paper.Name} at most {PromisedPdf} ms after the first ({Talk.Text(p50)})");
            }
        foreach (var dots in (int[])[RollPrint.Wide, RollPrint.Narrow])
            foreach (var form in (string[])[FormBook.Receipt, FormBook.List, FormBook.Form01])
            {
                var (times, processor, bytes) = Measure(() => EscPos.Encode(RollPrint.Render(SampleForms.Make(form), dots)).Length);
                var worst = times[^1];
                Talk.Say($"papers: {form} {dots} dots: p50 {Talk.Text(Figures.Percentile(times, 0.5))} ms, worst {Talk.Text(worst)} ms, processor {Talk.Text(processor)} ms each, {bytes} bytes");
                promises.Hold(worst <= PromisedReceipt, $"{form} on {dots} dots at most {PromisedReceipt} ms on the host ({Talk.Text(worst)})");
            }
        all.Sort();
        var perSecond = all.Count / (all.Sum() / 1000);
        new Figures("papers", perSecond, 1000 / PromisedPdf, perSecond / (1000 / PromisedPdf), Figures.Percentile(all, 0.5), Figures.Percentile(all, 0.99), "memory").Print();
        return promises.ExitCode;
    }

    private static (List<double> Times, double ProcessorEach, int Bytes) Measure(Func<int> print)
    {
        for (var i = 0; i < WarmUp; i++)
            print();
        var (times, bytes) = (new List<double>(), 0);
        using var process = Process.GetCurrentProcess();
        process.Refresh();
        var begun = process.TotalProcessorTime;
        for (var i = 0; i < Rounds; i++)
        {
            var asked = Stopwatch.GetTimestamp();
            bytes = print();
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
        }
        process.Refresh();
        times.Sort();
        return (times, (process.TotalProcessorTime - begun).TotalMilliseconds / Rounds, bytes);
    }
}
