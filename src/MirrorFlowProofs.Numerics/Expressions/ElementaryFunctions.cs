using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Functions of a real number built from those of <see cref="IReal{T}"/>, with a relative error of a few units of
/// roundoff also where the value is small; not enclosures, which intervals and balls have of their own.
/// </summary>
public static class ElementaryFunctions<T>
    where T : struct, IReal<T>
{
    private static readonly T HalfPi = T.FromRational(
        BigInteger.Parse("15707963267948966192313216916397514420986", System.Globalization.CultureInfo.InvariantCulture),
        BigInteger.Pow(10, 40));

    private static readonly T[] OddReciprocals = [.. Enumerable.Range(0, 40).Select(n => T.FromRational(n % 2 == 0 ? 1 : -1, (2 * n) + 1))];

    /// <summary>Inverse hyperbolic sine.</summary>
    public static T Arcsinh(T value)
    {
        T size = T.Abs(value);
        if (size > T.FromDouble(1e150))
        {
            T large = T.Log(size) + T.Ln2;
            return value < T.Zero ? -large : large;
        }

        // sqrt(1 + x^2) - 1 = x^2 / (1 + sqrt(1 + x^2)) does not cancel.
        T square = size * size;
        T result = T.Log1P(size + (square / (T.One + T.Sqrt(T.One + square))));
        return value < T.Zero ? -result : result;
    }

    /// <summary>Hyperbolic sine.</summary>
    public static T Sinh(T value)
    {
        T size = T.Abs(value);
        T e = T.ExpM1(size);
        T result = T.IsFinite(e) ? T.ScaleB(e + (e / (e + T.One)), -1) : e;
        return value < T.Zero ? -result : result;
    }

    /// <summary>Hyperbolic cosine.</summary>
    public static T Cosh(T value)
    {
        T e = T.Exp(T.Abs(value));
        return T.ScaleB(e + (T.One / e), -1);
    }

    /// <summary>Inverse tangent, in (-pi/2, pi/2).</summary>
    public static T Arctan(T value)
    {
        T size = T.Abs(value);
        T result = size > T.One ? HalfPi - ArctanUpToOne(T.One / size) : ArctanUpToOne(size);
        return value < T.Zero ? -result : result;
    }

    /// <summary>The value to an integer power at least 0, by squaring.</summary>
    public static T WholePower(T value, int exponent)
    {
        T result = T.One;
        for (T square = value; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) == 1)
            {
                result *= square;
            }

            if (exponent > 1)
            {
                square *= square;
            }
        }

        return result;
    }

    // arctan x = 2 arctan(x / (1 + sqrt(1 + x^2))), three times: x <= tan(pi/32) < 0.0985, then the Taylor series, whose
    // term number n is below 10^(-2 n).
    private static T ArctanUpToOne(T value)
    {
        for (int i = 0; i < 3; i++)
        {
            value /= T.One + T.Sqrt(T.One + (value * value));
        }

        T square = value * value;
        int terms = Math.Min(OddReciprocals.Length - 1, (int)(-Math.Log10(T.ToDouble(T.Epsilon)) / 2) + 1);
        T sum = OddReciprocals[terms];
        for (int n = terms - 1; n >= 0; n--)
        {
            sum = (sum * square) + OddReciprocals[n];
        }

        return T.ScaleB(sum * value, 3);
    }
}
