using CsCheck;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class PotentialTests
{
    private static readonly Rational A = new(-1, 3);
    private static readonly Rational B = new(2, 3);
    private static readonly PowerProductPotential<DoubleDouble>[] Prepared =
        [new([0, 1, 3], A, B), new([0, 0, 0.5], A, B), new([0, 0.25, 0.25, 8, 9], A, B)];

    [Fact]
    public void The_short_interval_form_agrees_with_the_difference_of_integrals() => Gen.Select(
        Gen.Double[-3, 3], Gen.Double[0.4, 1.9], Gen.Int[0, 2]).Sample((log, ratio, kind) =>
    {
        PowerProductPotential<DoubleDouble> potential = Prepared[kind];
        DoubleDouble from = Math.Pow(10, log);
        DoubleDouble to = from * ratio;
        DoubleDouble value = potential.Between(from, to);
        DoubleDouble expected = (potential.X(to) * potential.Integral.Between(from, to)) - potential.Weighted.Between(from, to);
        DoubleDouble scale = potential.X(from) * DoubleDouble.Abs(potential.Integral.Between(from, to));
        Assert.True(value >= DoubleDouble.Zero);
        Assert.True(DoubleDouble.Abs(value - expected) <= 1e-28 * scale, $"{value} and {expected}");
    }, iter: 100);

    [Fact]
    public void Near_its_origin_the_potential_is_the_square_law() => Gen.Select(
        Gen.Double[-12, -3], Gen.Bool).Sample((log, below) =>
    {
        // W = f X' d^2 / 2 (1 + O(d)), d = u - from: no digit is lost however small d is.
        var potential = new PowerProductPotential<Float64>([0.0, 1.0, 3.0], A, B);
        Float64 from = 1;
        Float64 to = from + ((below ? -1 : 1) * Math.Pow(10, log));
        Float64 distance = to - from;
        PowerProduct<Float64> product = potential.Integral.Product;
        Float64 square = potential.Integral.Integrand(from) * (2.0 / 3) * potential.X(from) * product.LogSlope(from)
            * distance * distance / 2;
        double error = Math.Abs((potential.Between(from, to) / square).Value - 1);
        Assert.True(error <= (2 * Math.Abs(distance.Value)) + 1e-13, $"d = {distance}: {error}");
    });

    [Fact]
    public void An_integral_that_diverges_says_so()
    {
        var integral = new PowerProductIntegral<Float64>([0.0, 0.0, 1.0], new Rational(-1, 2));
        Assert.Equal(
            "The integral of prod (v + lam_i)^(-1/2) with 2 offsets equal to 0 diverges at 0.",
            Assert.Throws<InvalidOperationException>(() => integral.FromZero(1)).Message);
        var slow = new PowerProductIntegral<Float64>([0.0, 1.0], new Rational(-1, 2));
        Assert.Equal(
            "The integral of 2 factors (v + lam_i)^(-1/2) diverges at infinity.",
            Assert.Throws<InvalidOperationException>(() => slow.ToInfinity(1)).Message);
        Assert.Equal(
            "The exponent b of X is 0; it must be positive. (Parameter 'b')",
            Assert.Throws<ArgumentException>(() => new PowerProductPotential<Float64>([0.0], A, 0)).Message);
    }

    [Fact]
    public void The_whole_integral_is_its_parts()
    {
        // int_0^inf (v (v + 1)^2)^(-1/2) dv = pi.
        var integral = new PowerProductIntegral<DoubleDouble>([0, 1, 1], new Rational(-1, 2));
        Assert.True(Number.RelativeError(integral.AtInfinity, "3.141592653589793238462643383279502884197") < 1e-29);
        DoubleDouble parts = integral.FromZero(7) + integral.ToInfinity(7);
        Assert.True(Number.RelativeError(parts, "3.141592653589793238462643383279502884197") < 1e-29);

        // The tail is 2 atan(1 / sqrt u), without loss far out.
        DoubleDouble tail = integral.ToInfinity(DoubleDouble.ScaleB(1, 332));
        Assert.Equal(1, DoubleDouble.ToDouble(DoubleDouble.ScaleB(tail, 165)), 1e-29);
    }

    [Fact]
    public void A_single_evaluation_does_not_allocate()
    {
        var integral = new PowerProductIntegral<Float64>([0.0, 1.0, 2.0], A);
        var root = new PowerProductRoot<Float64>(integral.Product);
        var q = new RationalPower<Float64>(new Rational(3, 2));
        double sum = integral.FromZero(root.SolvePower(2, q)).Value;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < 100; i++)
        {
            sum += integral.FromZero(root.SolvePower(i * 0.1, q)).Value;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(sum > 0);
    }
}
