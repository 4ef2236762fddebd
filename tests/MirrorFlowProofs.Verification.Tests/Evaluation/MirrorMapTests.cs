using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Tests.Evaluation;

public sealed class MirrorMapTests
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    /// <summary>A third of the points; all with MIRRORFLOW_FULL=1.</summary>
    [Fact]
    public void Double_precision_agrees_with_the_reference_away_from_zeros()
    {
        var failures = new List<string>();
        foreach (ReferencePoint point in ReferencePoint.Read("random-points.json").Where((_, i) => Full || i % 3 == 0))
        {
            var map = new MirrorMap(point.Q, point.Offsets);
            double x = Float64.FromRational(point.X.Numerator, point.X.Denominator).Value;
            MirrorValues<Float64> values = map.Evaluate(x);
            Assert.Equal(values.Gradient.Value, map.Gradient(x));
            double[] computed = [values.U.Value, values.Hessian.Value, values.Gradient.Value, values.Potential.Value, values.Conjugate.Value];
            double atZero = map.Normalisation == Normalisation.AtZero
                ? 1
                : Math.Min(Math.Abs(Math.Abs(x) - 1), Math.Abs(Math.Log(Math.Abs(x)) - 1));
            for (int i = 0; i < computed.Length; i++)
            {
                double exact = Float64.FromRational(point.Values[i].Numerator, point.Values[i].Denominator).Value;
                double limit = 1e-14 * (1 + (10 / atZero) + (1 / (atZero * atZero)));
                if (atZero > 1e-3 && !(Math.Abs(computed[i] - exact) <= limit * Math.Abs(exact)))
                {
                    failures.Add($"{point}: {ReferencePoint.Names[i]} {computed[i]:r} for {exact:r}, off {Math.Abs((computed[i] / exact) - 1):e1}");
                }
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} failures:\n" + string.Join('\n', failures));
    }

    [Theory]
    [InlineData("3/2", "0 1/3 2")]
    [InlineData("2", "0 0")]
    [InlineData("4/3", "0 0 0 0")]
    [InlineData("6/5", "0 0 1")]
    public void Evaluation_does_not_allocate(string q, string offsets)
    {
        var map = new MirrorMap(Rational.Parse(q), [.. offsets.Split(' ').Select(Rational.Parse)]);
        double sum = 0;
        Sum(100);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Sum(10_000);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(0, allocated);
        Assert.True(double.IsFinite(sum));

        void Sum(int count)
        {
            for (int i = 1; i <= count; i++)
            {
                double x = Math.ScaleB(i, (i % 60) - 40);
                sum += map.Gradient(-x) + map.Evaluate(x).Potential.Value;
            }
        }
    }

    [Fact]
    public void Values_at_zero_are_the_limits()
    {
        Assert.Equal(new MirrorValues<Float64>(0, 0.5, 0, 0, 0), new MirrorMap(2, [0, 1, 2]).Evaluate(0));
        Assert.Equal(new MirrorValues<Float64>(0, 1, 0, 0, 0), new MirrorMap(1, [0]).Evaluate(0));
        Assert.Equal(new MirrorValues<Float64>(0, double.PositiveInfinity, 0, 0, 0), new MirrorMap(1, [0, 0]).Evaluate(0));
        Assert.Equal(new MirrorValues<Float64>(0, double.PositiveInfinity, double.NaN, 0, 0), new MirrorMap(2, [0, 0]).Evaluate(0));

        // q = 2, P = u^2 (u + 3): R(0) = int_0^(u(1)) dv / 2.
        MirrorValues<Float64> values = new MirrorMap(2, [0, 0, 3]).Evaluate(0);
        Assert.Equal((0, double.PositiveInfinity), (values.U.Value, values.Hessian.Value));
        Assert.True(double.IsNaN(values.Gradient.Value));
        Assert.Equal(0.26604444311897804, values.Potential.Value, 1e-15);
        Assert.Equal(-values.Potential.Value, values.Conjugate.Value);
    }

    [Fact]
    public void A_wrong_q_is_named() => Assert.Equal(
        "q is 3; it must lie in [1, 2]. (Parameter 'q')",
        Assert.Throws<ArgumentException>(() => new MirrorMap(3, [0])).Message);
}
