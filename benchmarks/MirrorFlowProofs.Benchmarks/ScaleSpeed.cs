using System.Diagnostics;
using System.Globalization;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// Flows of 1000 coordinates on 200 samples, L = 3, at the loosest tolerance whose measured error is at most the target; the peers of
/// benchmarks/peers/scale_flow.py do the same work on the same files, which it writes.
/// </summary>
internal static class ScaleSpeed
{
    private static readonly double[] Row = [0.05, 0.2, 0.2];

    internal static int Run(string folder)
    {
        using var a = File.OpenRead(Path.Combine(folder, "A.npy"));
        using var b = File.OpenRead(Path.Combine(folder, "b.npy"));
        var loss = new MatrixLoss(MatrixLossKind.LeastSquares, NpyReader.Read(a), NpyReader.Read(b).Values);
        var product = Bandwidth(loss);
        foreach (var (q, time, targets) in new[] { (2.0, 20.0, new[] { 1e-6, 1e-9 }), (1.5, 4.0, [1e-4, 1e-6]) })
        {
            var problem = new ScaleProblem(q, loss, Start(loss.Dimension), time);
            var exact = End(problem with { Tolerance = q < 2 ? 1e-11 : 1e-13 }, out _);
            using (var end = File.Create(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"end-{q}.npy"))))
            {
                NpyWriter.Write(end, exact);
            }

            foreach (var target in targets)
            {
                var fits = Enumerable.Range(4, 24).Select(k => problem with { Tolerance = Math.Pow(10, -k / 2.0) }).First(p => Error(p, exact) <= target);
                var error = Error(fits, exact);
                var seconds = Enumerable.Range(0, 5).Min(_ => Seconds(() => End(fits, out ScaleFlow _)));
                End(fits, out var flow);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"q = {q}, T = {time}, error <= {target:0e-00}: {1e3 * seconds:0.0} ms, error {error:0.0e-00}, {flow.Evaluations} gradients, {flow.Steps} steps, tolerance {fits.Tolerance:0.0e-00}; {1e6 * seconds / flow.Evaluations:0.0} us a gradient, the two products of the matrix are {100 * product * flow.Evaluations / seconds:0}% of it"));
            }
        }

        Rest(loss);
        Sign(loss, folder);
        return 0;
    }

    /// <summary>Peak memory of 100,000 coordinates of depth 8 on 50 samples, beside the data and the weights.</summary>
    internal static int Memory()
    {
        const int n = 100_000;
        var random = new Random(1);
        var matrix = new double[50 * n];
        for (var k = 0; k < matrix.Length; k++)
        {
            matrix[k] = (random.NextDouble() - 0.5) / 50;
        }

        var loss = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(50, n, matrix), [.. Enumerable.Range(0, 50).Select(_ => random.NextDouble())]);
        double[][] weights = [.. Enumerable.Range(0, 8).Select(_ => Enumerable.Range(0, n).Select(_ => 0.5 + random.NextDouble()).ToArray())];
        GC.Collect();
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var flow = new ScaleFlow(new ScaleProblem(1.5, loss, weights, 1) { Tolerance = 1e-6 });
        for (var k = 0; k < 3; k++)
        {
            flow.Step(1);
        }

        var most = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"data {8e-6 * matrix.Length:0.0} MB and weights {8e-6 * 8 * n:0.0} MB, held {held / 1e6:0.0} MB; with the run {most / 1e6:0.0} MB, {(double)most / held:0.00} times as much; {(most - held) / 8.0 / n:0.0} numbers a coordinate"));
        GC.KeepAlive(weights);
        GC.KeepAlive(loss);
        GC.KeepAlive(flow);
        return 0;
    }

    // The time of a gradient by itself.
    private static double Bandwidth(MatrixLoss loss)
    {
        var x = Start(loss.Dimension)[0];
        var gradient = new double[x.Length];
        var total = 0.0;
        var product = Enumerable.Range(0, 20).Min(_ => Seconds(() => Repeat(200, () => loss.Gradient(x, gradient)))) / 200;
        var read = Enumerable.Range(0, 20).Min(_ => Seconds(() => Repeat(200, () => total += Sum(loss.A.Values)))) / 200;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"gradient {1e6 * product:0.0} us, reading the matrix once {1e6 * read:0.0} us ({8e-9 * loss.A.Values.Length / read:0.0} GB/s): {product / read:0.0} times the limit of the bandwidth"));
        GC.KeepAlive(total);
        return product;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var vectors = System.Runtime.InteropServices.MemoryMarshal.Cast<double, System.Runtime.Intrinsics.Vector256<double>>(values);
        System.Runtime.Intrinsics.Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var i = 0; i + 3 < vectors.Length; i += 4)
        {
            s0 += vectors[i];
            s1 += vectors[i + 1];
            s2 += vectors[i + 2];
            s3 += vectors[i + 3];
        }

        return System.Runtime.Intrinsics.Vector256.Sum(s0 + s1 + s2 + s3);
    }

    // To rest, near which a thousand gradients are pulled to 0 together; beside the end at a tenth of the smallest tolerance.
    private static void Rest(MatrixLoss loss)
    {
        foreach (var q in new[] { 5 / 4.0, 9 / 8.0, 17 / 16.0, 33 / 32.0 })
        {
            var problem = new ScaleProblem(q, loss, Start(loss.Dimension), 4);
            var exact = End(problem with { Tolerance = 1e-7 }, out _);
            foreach (var tolerance in new[] { 1e-4, 1e-6 })
            {
                double[] end = [];
                ScaleFlow? flow = null;
                var seconds = Seconds(() => end = End(problem with { Tolerance = tolerance }, out flow));
                var error = end.Zip(exact, (p, e) => Math.Abs(p - e)).Max();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"q = {q}, T = 4, tolerance {tolerance:0e-00}: {seconds:0.0} s, error {error:0.0e-00}, {flow!.Evaluations} gradients, {flow.Steps} steps, at rest from t = {flow.RestTime:g6} on"));
            }
        }
    }

    private static void Sign(MatrixLoss loss, string folder)
    {
        const int n = 200;
        double[] a = [.. Enumerable.Range(0, loss.A.Rows).SelectMany(r => loss.A.Row(r)[..n].ToArray())];
        var part = new MatrixLoss(MatrixLossKind.LeastSquares, new DataMatrix(loss.A.Rows, n, a), loss.B);
        SignFlowResult? result = null;
        var seconds = Enumerable.Range(0, 2).Min(_ => Seconds(() => result = SignFlow.Run(OptimizerFlow.SignProblem(part, Start(n), 1), toRest: true)));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"q = 1, {n} coordinates: {result!.Status} at t = {DoubleDouble.ToDouble(result.RestTime ?? result.State.Time):g6} in {1e3 * seconds:0} ms, {result.Legs} pieces"));
        using var end = File.Create(Path.Combine(folder, "end-1.npy"));
        NpyWriter.Write(end, [DoubleDouble.ToDouble(result.State.Time), .. Enumerable.Range(0, Row.Length).SelectMany(j => result.State.Weights.Select(w => DoubleDouble.ToDouble(w[j])))]);
    }

    private static double[][] Start(int n) => [.. Row.Select(w => Enumerable.Repeat(w, n).ToArray())];

    private static double Error(ScaleProblem problem, double[] exact) => End(problem, out _).Zip(exact, (p, e) => Math.Abs(p - e)).Max();

    private static double[] End(ScaleProblem problem, out ScaleFlow flow)
    {
        flow = new ScaleFlow(problem);
        flow.Advance(problem.EndTime);
        return [.. flow.Weights().SelectMany(w => w)];
    }

    private static void Repeat(int count, Action action)
    {
        for (var k = 0; k < count; k++)
        {
            action();
        }
    }

    // Processor time: the machine may be busy with other work.
    private static double Seconds(Action action)
    {
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        action();
        return (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
    }
}
