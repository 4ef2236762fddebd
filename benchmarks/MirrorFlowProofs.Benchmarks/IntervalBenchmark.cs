using BenchmarkDotNet.Attributes;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// A potential as the tape of its closed form, on every number type: L = 2, q = 2, lambda = 3/4, R(x) at the
/// points of peers/mpmath_interval.py. The time is that of one evaluation; the largest relative width is printed once.
/// </summary>
[MemoryDiagnoser]
public class IntervalBenchmark
{
    private const int Points = 1_000;

    private readonly CompiledExpression<Float64> _double = Compile<Float64>();
    private readonly CompiledExpression<DoubleDouble> _doubleDouble = Compile<DoubleDouble>();
    private readonly CompiledExpression<Interval> _interval = Compile<Interval>();
    private readonly CompiledExpression<Ball<Twice<Bits64>>> _ball = Compile<Ball<Twice<Bits64>>>();
    private readonly double[] _x = [.. Enumerable.Range(0, Points).Select(i => Math.Pow(10, -1 + (4.0 * i / (Points - 1))))];

    [GlobalSetup]
    public void PrintWidth()
    {
        var widest = _x.Select(x => _interval.Evaluate(x)).Max(v => v.Width / Math.Abs(v.Middle));
        Console.WriteLine(FormattableString.Invariant($"// largest relative width of R, {_interval.Instructions} instructions: {widest:0.0e-00}"));
    }

    [Benchmark(OperationsPerInvoke = Points, Baseline = true)]
    public double InDoubles() => Last(_double);

    [Benchmark(OperationsPerInvoke = Points)]
    public double InDoubleDoubles() => Last(_doubleDouble);

    [Benchmark(OperationsPerInvoke = Points)]
    public double InIntervals() => Last(_interval);

    [Benchmark(OperationsPerInvoke = Points)]
    public double InBallsOf128Bits() => Last(_ball);

    private double Last<T>(CompiledExpression<T> potential)
        where T : struct, IReal<T>
    {
        var last = T.Zero;
        foreach (var x in _x)
        {
            last = potential.Evaluate(T.FromDouble(x));
        }

        return T.ToDouble(last);
    }

    private static CompiledExpression<T> Compile<T>()
        where T : struct, IReal<T>
    {
        var theory = MirrorFlowTheory.Derive(new Geometry(2), Reparameterization.DeepDiagonal(2), Balance.Of(BalanceKind.First, 2)).Result!;
        return CompiledExpression<T>.Compile(Substitution.Replace(theory.InX!.Potential, Balance.Lambda, new Rational(3, 4)), Names.X);
    }
}
