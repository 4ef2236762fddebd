using System.Diagnostics;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// The mirror map and its inverse on a million independent coordinates, L = 4, q = 3/2, one thread: the points of
/// peers/scipy_coordinates.py. Prints the best of several runs and the largest error against twice the precision.
/// </summary>
internal static class CoordinateSpeed
{
    private const int Count = 1_000_000;
    private const int Runs = 15;

    private static readonly double[] Offsets = [0, 0.3, 1, 2.5];

    public static int Run()
    {
        // exp(uniform) over six decades, in an order of its own: the golden ratio's multiples modulo 1.
        double[] x = [.. Enumerable.Range(0, Count).Select(i => Math.Pow(10, -3 + (6 * (i * 0.6180339887498949 % 1))) * (i % 2 == 0 ? 1 : -1))];
        var q = new Rational(3, 2);
        var clock = Stopwatch.StartNew();
        var table = new CoordinateTable(q, Offsets, 1e-3, 1e3);
        Console.WriteLine(FormattableString.Invariant($"table of {table.Panels} panels in {clock.Elapsed.TotalMilliseconds:0.0} ms (the first, with its compilation)"));
        (double[] y, double[] back) = (new double[Count], new double[Count]);
        var exact = new PowerProductCoordinate<DoubleDouble>([.. Offsets.Select(DoubleDouble.FromDouble)], q);
        Report("mirror map", Best(() => table.Dual(x, y)), i => Math.Abs((y[i] / exact.Dual(x[i])).High - 1));
        Report("inverse", Best(() => table.Primal(y, back)), i => Math.Abs((back[i] / exact.Primal(y[i])).High - 1));
        Apart(q);
        return 0;
    }

    // Offsets that no two coordinates share: the integrals are prepared for each by itself.
    private static void Apart(Rational q)
    {
        const int few = 5000;
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, few).Select(_ => Math.Pow(10, -3 + (6 * random.NextDouble())))];
        Float64[][] offsets = [.. Enumerable.Range(0, few).Select(_ => Enumerable.Range(0, 4).Select(j => new Float64(j == 0 ? 0 : 3 * random.NextDouble())).OrderBy(o => o.Value).ToArray())];
        var maps = new PowerProductCoordinate<Float64>[few];
        var (y, back) = (new Float64[few], new Float64[few]);
        Print("its own offsets, prepared", Best(() => Each(few, i => maps[i] = new(offsets[i], q)), 3));
        Print("its own offsets, mirror map", Best(() => Each(few, i => y[i] = maps[i].Dual(new Float64(x[i]))), 3));
        Print("its own offsets, inverse", Best(() => Each(few, i => back[i] = maps[i].Primal(y[i])), 3));

        static void Print(string name, double seconds) => Console.WriteLine(FormattableString.Invariant(
            $"{name}: {seconds / few * 1e9:0} ns a coordinate, {few / seconds / 1e6:0.00} million a second"));
    }

    private static void Each(int count, Action<int> action)
    {
        for (int i = 0; i < count; i++)
        {
            action(i);
        }
    }

    private static double Best(Action run, int runs = Runs)
    {
        double best = double.PositiveInfinity;
        for (int k = 0; k < runs; k++)
        {
            TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
            long start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Math.Min(
                Stopwatch.GetElapsedTime(start).TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds));
        }

        return best;
    }

    private static void Report(string name, double seconds, Func<int, double> error)
    {
        double worst = Enumerable.Range(0, 1000).Max(k => error(k * (Count / 1000)));
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {seconds / Count * 1e9:0.0} ns a coordinate, {Count / seconds / 1e6:0.0} million a second, largest relative error at 1000 of the points {worst:0.0e-00}"));
    }
}
