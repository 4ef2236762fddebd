using BenchmarkDotNet.Attributes;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// The mirror map in double precision at L = 3, q = 3/2, offsets 0, 1, 1: the points of peers/scipy_mirror_map.py. The time is
/// that of one evaluation. The error is against the evaluation in twice the precision, and is printed once.
/// </summary>
[MemoryDiagnoser]
public class MirrorMapBenchmark
{
    private const int Points = 10_000;

    private readonly MirrorMap _map = new(new Rational(3, 2), [0, 1, 1]);
    private readonly double[] _x = [.. Enumerable.Range(0, Points).Select(i => Math.Pow(10, -3 + 6.0 * i / (Points - 1)))];

    [GlobalSetup]
    public void PrintError()
    {
        var exact = new MirrorEvaluation(new Rational(3, 2), [0, 1, 1]);
        var worst = 0.0;
        for (var i = 0; i < Points; i += 100)
        {
            var reference = exact.Gradient(_x[i]).High;
            worst = Math.Max(worst, Math.Abs(_map.Gradient(_x[i]) / reference - 1));
        }

        Console.WriteLine(FormattableString.Invariant($"// largest relative error of R' at 100 of the points: {worst:0.0e-00}"));
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public double Gradient()
    {
        var sum = 0.0;
        foreach (var x in _x)
        {
            sum += _map.Gradient(x);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Points)]
    public double EveryQuantity()
    {
        var sum = 0.0;
        foreach (var x in _x)
        {
            sum += _map.Evaluate(x).Gradient.Value;
        }

        return sum;
    }
}
