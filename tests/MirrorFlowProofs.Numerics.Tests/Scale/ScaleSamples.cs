namespace MirrorFlowProofs.Numerics.Tests.Scale;

/// <summary>Small problems of both losses, and the same for the integrators that are exact or watch every event.</summary>
internal static class ScaleSamples
{
    public static MatrixLoss Loss(MatrixLossKind kind, int rows, int columns, int seed)
    {
        var random = new Random(seed);
        double[] a = [.. Enumerable.Range(0, rows * columns).Select(_ => Normal(random) / Math.Sqrt(rows))];
        double[] b = [.. Enumerable.Range(0, rows).Select(_ => kind == MatrixLossKind.Logistic ? Math.Sign(random.NextDouble() - 0.5) : Normal(random))];
        return new MatrixLoss(kind, new DataMatrix(rows, columns, a), b);
    }

    /// <summary>Weights of both signs and several sizes, L arrays of n entries.</summary>
    public static double[][] Weights(int depth, int n, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, depth).Select(_ => Enumerable.Range(0, n).Select(_ => Math.CopySign(0.2 + (0.4 * random.NextDouble()), random.NextDouble() - 0.3)).ToArray())];
    }

    public static double[][] Alike(int n, params double[] start) => [.. start.Select(w => Enumerable.Repeat(w, n).ToArray())];

    public static FlowProblem<Float64> Watched(MatrixLoss loss, double[][] weights, Symbolic.Rational q, double time) => new(
        q,
        new LeastSquaresLoss<Float64>(
            [.. Enumerable.Range(0, loss.A.Rows).Select(r => loss.A.Row(r).ToArray().Select(Float64.FromDouble).ToArray())],
            [.. loss.B.Select(Float64.FromDouble)]),
        [.. Enumerable.Range(0, loss.Dimension).Select(i => weights.Select(w => Float64.FromDouble(w[i])).ToArray())],
        Float64.FromDouble(time));

    public static double[] X(ScaleFlow flow)
    {
        flow.Observe(out ReadOnlySpan<double> x, out _);
        return x.ToArray();
    }

    public static double Distance(IEnumerable<double> a, IEnumerable<double> b) => a.Zip(b, (p, q) => Math.Abs(p - q)).Max();

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
