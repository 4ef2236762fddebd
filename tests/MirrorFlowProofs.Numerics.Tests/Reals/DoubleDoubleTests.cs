using System.Globalization;
using System.Numerics;
using CsCheck;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class DoubleDoubleTests
{
    private static readonly Gen<Rational> Rationals = Gen.Select(Gen.Long, Gen.Long[1, long.MaxValue], Gen.Int[-60, 60])
        .Select(t => new Rational(t.Item1, t.Item2) * Rational.Pow(2, t.Item3));

    [Fact]
    public void Operations_are_within_their_stated_relative_error() => Gen.Select(Rationals, Rationals).Sample((p, r) =>
    {
        DoubleDouble a = Number.Of<DoubleDouble>(p);
        DoubleDouble b = Number.Of<DoubleDouble>(r);
        (Rational exactA, Rational exactB) = (Exactly(a), Exactly(b));
        Within(a + b, exactA + exactB);
        Within(a - b, exactA - exactB);
        Within(a * b, exactA * exactB);
        if (!exactB.IsZero)
        {
            Within(a / b, exactA / exactB);
        }

        Assert.Equal(exactA < exactB, a < b);
        Assert.Equal(exactA <= exactB, a <= b);
    });

    [Fact]
    public void A_rational_is_rounded_to_105_bits() => Rationals.Sample(value =>
        Within(Number.Of<DoubleDouble>(value), value));

    [Fact]
    public void A_double_is_the_nearest_one() => Gen.Double.Where(double.IsNormal).Select(Math.Abs).Sample(value =>
    {
        // The midpoint above a double, moved by a hair to either side, rounds to that side; itself, to even.
        (BigInteger m, int e) = Parts(value);
        Rational unit = e >= 0 ? new Rational(BigInteger.One << e, 1) : new Rational(1, BigInteger.One << -e);
        Rational middle = (new Rational(m, 1) + new Rational(1, 2)) * unit;
        Rational hair = unit * new Rational(1, BigInteger.One << 80);
        double next = Math.BitIncrement(value);
        Assert.Equal(value, Number.Of<Float64>(middle - hair).Value);
        Assert.Equal(next, Number.Of<Float64>(middle + hair).Value);
        Assert.Equal(m.IsEven ? value : next, Number.Of<Float64>(middle).Value);
        Assert.Equal(-value, Number.Of<Float64>(-(middle - hair)).Value);
    });

    [Theory]
    [InlineData("1/3", 32, "0.33333333333333333333333333333333")]
    [InlineData("-2000", 5, "-2000")]
    [InlineData("1/8", 2, "0.12")]
    [InlineData("3/8", 2, "0.38")]
    [InlineData("9999999/10", 3, "1000000")]
    [InlineData("1/1024000000", 20, "9.765625e-10")]
    [InlineData("123456789012345678901234567890", 30, "1.2345678901234567890123456789e29")]
    public void Formatting_rounds_correctly_whatever_the_culture(string value, int digits, string expected)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator = ",";
        CultureInfo.CurrentCulture.NumberFormat.NegativeSign = "~";
        try
        {
            Assert.Equal(expected, DoubleDouble.Format(Number.Of<DoubleDouble>(value), digits));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Seventeen_digits_give_the_double_back() => Gen.Double.Where(double.IsFinite).Sample(value =>
        Assert.Equal(value, double.Parse(new Float64(value).ToString(), CultureInfo.InvariantCulture)));

    [Fact]
    public void Special_values_behave_as_in_double()
    {
        DoubleDouble infinity = DoubleDouble.One / DoubleDouble.Zero;
        Assert.Equal(double.PositiveInfinity, infinity.High);
        Assert.Equal(0, infinity.Low);
        Assert.Equal(0, (DoubleDouble.One / infinity).High);
        Assert.True(double.IsNaN((infinity - infinity).High));
        Assert.Equal(double.NegativeInfinity, DoubleDouble.Log(DoubleDouble.Zero).High);
        Assert.Equal(double.PositiveInfinity, DoubleDouble.Exp(1000).High);
        Assert.Equal(0, DoubleDouble.Exp(-1000).High);
        Assert.False(DoubleDouble.Sqrt(-1) <= DoubleDouble.Sqrt(-1));
        Assert.Equal("NaN", DoubleDouble.Sqrt(-1).ToString());
        Assert.Equal("Infinity", infinity.ToString());
    }

    private static void Within(DoubleDouble value, Rational exact)
    {
        Rational error = Rational.Abs(Exactly(value) - exact);
        Assert.True(error <= Rational.Abs(exact) * new Rational(1, BigInteger.One << 103), $"{value} for {exact}");
    }

    private static Rational Exactly(DoubleDouble value) => Exactly(value.High) + Exactly(value.Low);

    private static Rational Exactly(double value)
    {
        (BigInteger m, int e) = Parts(value);
        return e >= 0 ? new Rational(m << e, 1) : new Rational(m, BigInteger.One << -e);
    }

    private static (BigInteger Mantissa, int Exponent) Parts(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = (bits & 0xFFFFFFFFFFFFF) | (exponent > 0 ? 1L << 52 : 0);
        return (bits < 0 ? -fraction : fraction, Math.Max(exponent, 1) - 1075);
    }
}
