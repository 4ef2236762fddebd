using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>A number on the way through an evaluation: an exact rational of moderate size, or an enclosure.</summary>
internal readonly record struct PointValue
{
    /// <summary>Exact values with longer numerators or denominators are enclosed instead.</summary>
    private const int LargestExactBits = 20_000;

    private PointValue(Rational? exact, DyadicInterval interval)
    {
        Exact = exact;
        Interval = interval;
    }

    internal Rational? Exact { get; }

    internal DyadicInterval Interval { get; }

    internal bool IsExactly(Rational value) => Exact == value;

    internal static PointValue Of(DyadicInterval interval) => new(null, interval);

    internal static PointValue Of(Rational value, int bits)
    {
        var interval = DyadicInterval.Of(value, bits);
        return SizeOf(value) > LargestExactBits ? new(null, interval) : new(value, interval);
    }

    /// <summary>The exact power with a rational exponent, where it is a rational of moderate size; base not 0.</summary>
    internal static Rational? ExactPower(Rational value, Rational exponent)
    {
        if (exponent.Denominator > 64)
        {
            return null;
        }

        var degree = (int)exponent.Denominator;
        if (IntegerRoot.Exact(BigInteger.Abs(value.Numerator), degree) is not { } numerator
            || IntegerRoot.Exact(value.Denominator, degree) is not { } denominator)
        {
            return null;
        }

        var root = new Rational(value.Sign * numerator, denominator);
        return SizeOf(root) * BigInteger.Abs(exponent.Numerator) > LargestExactBits && !Rational.Abs(root).IsOne
            ? null
            : Rational.Abs(root).IsOne
                ? (root.Sign > 0 || exponent.Numerator.IsEven ? Rational.One : -Rational.One)
                : Rational.Pow(root, (int)exponent.Numerator);
    }

    private static BigInteger SizeOf(Rational value) =>
        Math.Max((long)BigInteger.Abs(value.Numerator).GetBitLength(), (long)value.Denominator.GetBitLength());
}
