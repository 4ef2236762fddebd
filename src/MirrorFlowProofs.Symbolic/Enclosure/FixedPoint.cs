using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// A real number x with <c>|x 2^s - Value| &lt;= Error</c>, the scale s known to whoever computes with it: absolute precision,
/// for sums of numbers that fall from about 1 to nothing. The smaller they are, the cheaper.
/// </summary>
internal readonly record struct FixedPoint(BigInteger Value, BigInteger Error)
{
    private const int SizeBits = 24;

    /// <summary>An interval.</summary>
    internal static FixedPoint Of(DyadicInterval x, int scale)
    {
        var value = x.Lower.Scale(scale).Floor();
        var end = -(-x.Upper.Scale(scale)).Floor();
        return new(value, end - value);
    }

    /// <summary>The number as an interval.</summary>
    internal DyadicInterval ToInterval(int scale) => new(Dyadic.Of(Value - Error, -scale), Dyadic.Of(Value + Error, -scale));

    /// <summary>A bound of |Value| + Error, in units of 2^(s - 24).</summary>
    internal BigInteger SizeAt(int scale) => ((BigInteger.Abs(Value) + Error) >> (scale - SizeBits)) + 1;

    /// <summary>
    /// The product of the sizes by the errors, in units of 2^-24: for numbers a, b with approximations A, B within e, f,
    /// <c>|a b - A B| = |a (b - B) + B (a - A)| &lt;= |a| f + |B| e</c>.
    /// </summary>
    internal static BigInteger ErrorOfProduct(FixedPoint a, BigInteger sizeOfA, FixedPoint b, BigInteger sizeOfB) =>
        (sizeOfA * b.Error) + (sizeOfB * a.Error);

    /// <summary>A product at twice the scale, its error in units of 2^-24, back at the scale and over a positive integer.</summary>
    internal static FixedPoint Reduced(BigInteger product, BigInteger error, int scale, int divisor) =>
        new((product >> scale) / divisor, (((error >> SizeBits) + 2) / divisor) + 2);

    /// <summary>Product.</summary>
    internal static FixedPoint Multiply(FixedPoint a, FixedPoint b, int scale) => Reduced(
        a.Value * b.Value, ErrorOfProduct(a, a.SizeAt(scale), b, b.SizeAt(scale)), scale, 1);

    /// <summary>The product with numerator/denominator, both positive.</summary>
    internal FixedPoint Times(BigInteger numerator, BigInteger denominator) =>
        new(Value * numerator / denominator, (Error * numerator / denominator) + 2);

    /// <summary>Sum.</summary>
    public static FixedPoint operator +(FixedPoint a, FixedPoint b) => new(a.Value + b.Value, a.Error + b.Error);

    /// <summary>Difference.</summary>
    public static FixedPoint operator -(FixedPoint a, FixedPoint b) => new(a.Value - b.Value, a.Error + b.Error);

    /// <summary>Negation.</summary>
    public static FixedPoint operator -(FixedPoint a) => new(-a.Value, a.Error);
}
