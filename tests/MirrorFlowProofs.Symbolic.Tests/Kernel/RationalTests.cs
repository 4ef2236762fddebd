using System.Numerics;
using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>Rational arithmetic against integer identities on cross-multiplied numerators, small and huge.</summary>
public sealed class RationalTests
{
    private static readonly Gen<BigInteger> Integers = Gen.Frequency(
        (3, Gen.Int[-12, 12].Select(i => (BigInteger)i)),
        (1, Gen.Select(Gen.Long, Gen.Long, (a, b) => (BigInteger)a * b)));

    private static readonly Gen<Rational> Rationals =
        Gen.Select(Integers, Integers.Where(d => !d.IsZero), (n, d) => new Rational(n, d));

    [Fact]
    public void A_rational_is_in_lowest_terms_over_a_positive_denominator() =>
        Gen.Select(Integers, Integers.Where(d => !d.IsZero)).Sample((n, d) =>
        {
            var r = new Rational(n, d);
            Assert.True(r.Denominator.Sign > 0);
            Assert.True(BigInteger.GreatestCommonDivisor(r.Numerator, r.Denominator).IsOne);
            Assert.Equal(n * r.Denominator, d * r.Numerator);
        });

    [Fact]
    public void Arithmetic_agrees_with_integers() =>
        Gen.Select(Rationals, Rationals).Sample((a, b) =>
        {
            var (p, q, r, s) = (a.Numerator, a.Denominator, b.Numerator, b.Denominator);
            Assert.Equal(new Rational(p * s + r * q, q * s), a + b);
            Assert.Equal(new Rational(p * s - r * q, q * s), a - b);
            Assert.Equal(new Rational(p * r, q * s), a * b);
            Assert.Equal((p * s).CompareTo(r * q), a.CompareTo(b));
            Assert.Equal(a == b, (a - b).IsZero);
            if (!b.IsZero)
            {
                Assert.Equal(a, a / b * b);
            }
        });

    [Fact]
    public void Floor_and_ceiling_enclose_within_one() =>
        Rationals.Sample(a =>
        {
            var (floor, ceiling) = (a.Floor(), a.Ceiling());
            Assert.True(floor <= a && a < floor + 1);
            Assert.True(ceiling >= a && a > ceiling - 1);
            Assert.Equal(a.IsInteger ? 0 : 1, ceiling - floor);
        });

    [Fact]
    public void Integer_powers_multiply() =>
        Gen.Select(Rationals.Where(a => !a.IsZero), Gen.Int[-6, 6], Gen.Int[-6, 6]).Sample((a, m, n) =>
            Assert.Equal(Rational.Pow(a, m + n), Rational.Pow(a, m) * Rational.Pow(a, n)));

    [Fact]
    public void Text_reads_back() =>
        Rationals.Sample(a =>
        {
            Assert.True(Rational.TryParse(a.ToString(), out var read));
            Assert.Equal(a, read);
        });

    [Fact]
    public void The_default_is_zero()
    {
        Assert.Equal(Rational.Zero, default);
        Assert.Equal("0", default(Rational).ToString());
        Assert.Equal(BigInteger.One, default(Rational).Denominator);
    }
}
