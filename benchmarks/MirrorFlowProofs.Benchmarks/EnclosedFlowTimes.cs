using System.Diagnostics;
using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// Time and width of validated flows of one coordinate with up to four weights at T = 1/2 (1/4 at q = 1) and at T = 1, through weights that pass 0
/// and up to the rest: the enclosure of every weight, of the balance drift and of the mirror residual. One thread; processor time, the best of three series.
/// </summary>
internal static class EnclosedFlowTimes
{
    private const int Series = 3;
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(0.3);
    private static readonly Rational[] Weights = [new(3, 10), new(4, 5), -1, new(-6, 5)];

    internal static int Run()
    {
        var (slowest, widest, flows, stopped) = (0.0, 0.0, 0, 0);
        foreach (var (q, time) in new[] { "1", "33/32", "6/5", "3/2", "2" }.Select(Rational.Parse)
            .SelectMany(q => new[] { (q, q == 1 ? new Rational(1, 4) : new Rational(1, 2)), (q, Rational.One) }))
        {
            for (var depth = 1; depth <= Weights.Length; depth++)
            {
                foreach (var loss in new ExactLoss[] { new ExactQuadratic([-3]), new ExactLogistic([1]), new ExactLinear([1]) })
                {
                    var flow = new ExactFlow(q, loss, [[.. Weights.Take(depth)]], time, Rational.Pow(10, -12));
                    var report = EnclosedFlow.Run(flow);
                    flows++;
                    if (report.Stopped is { } reason)
                    {
                        stopped++;
                        Console.WriteLine($"q={q} L={depth} {loss.GetType().Name} T={time}: {reason}");
                        continue;
                    }

                    var width = report.X[0].Width / Math.Abs(report.X[0].Middle);
                    var milliseconds = Enumerable.Range(0, Series).Min(_ => Measure(flow));
                    (slowest, widest) = (Math.Max(slowest, milliseconds), Math.Max(widest, width));
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"q={q} L={depth} {loss.GetType().Name} T={time}: {milliseconds:0.0} ms, {report.Steps} steps, x {width:0.0e-00} wide of its size"));
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{flows} flows, {stopped} stopped; slowest {slowest:0.0} ms, widest {widest:0.0e-00}"));
        return 0;
    }

    private static double Measure(ExactFlow flow)
    {
        var clock = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var runs = 0;
        do
        {
            EnclosedFlow.Run(flow);
            runs++;
        }
        while (clock.Elapsed < Long);

        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / runs;
    }
}
