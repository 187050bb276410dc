using System.Text;
using MotCua.Bench;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
try
{
    var options = new Options(args.Skip(1));
    switch (args.FirstOrDefault())
    {
        case "intake": return await new IntakeBench(options).RunAsync();
        case "search": return await SearchBench.RunAsync();
        case "pages": return await PagesBench.RunAsync(options);
        case "papers": return PapersBench.Run();
        case "tracking": return await new TrackingBench(options).RunAsync();
        case "oversight": return await new OversightBench(options).RunAsync();
        case "kill": return await new KillBench(options).RunAsync();
        case "serve": return await BenchHost.ServeAsync(options);
    }
}
catch (FormatException fault)
{
    Console.Error.WriteLine(fault.Message);
}
Console.Error.WriteLine("""
    bench/run intake [--store sqlite|postgres|both] [--seconds 20] [--warm-up 15] [--connections 64]
    bench/run search
    bench/run pages  [--slow]
    bench/run papers
    bench/run tracking [--store sqlite|postgres|both] [--requests 240]
    bench/run oversight [--store sqlite|postgres|both] [--dossiers 1000000] [--rounds 100] [--seed N]
    bench/run kill   [--store sqlite|postgres|both] [--rounds 20] [--liar-rounds 3] [--untimed] [--liar] [--seed N]
    """);
return 2;
