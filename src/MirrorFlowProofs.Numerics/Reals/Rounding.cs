using System.Globalization;
using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>Exact passages between rationals, binary floating point and decimal strings, by integer arithmetic.</summary>
public static class Rounding
{
    /// <summary>The double nearest to a rational, ties to even (below 2^-1022 rounded twice).</summary>
    public static double Nearest(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("The denominator of a rational is zero.");
        }

        if (numerator.IsZero)
        {
            return 0;
        }

        bool negative = (numerator.Sign < 0) != (denominator.Sign < 0);
        numerator = BigInteger.Abs(numerator);
        denominator = BigInteger.Abs(denominator);
        long shift = 63 - (numerator.GetBitLength() - denominator.GetBitLength());
        BigInteger quotient = shift >= 0
            ? BigInteger.DivRem(numerator << (int)shift, denominator, out BigInteger rest)
            : BigInteger.DivRem(numerator, denominator << (int)-shift, out rest);

        // 63 or 64 bits; the lowest one absorbs the remainder, so the conversion below rounds once and correctly.
        ulong bits = (ulong)quotient | (rest.IsZero ? 0UL : 1UL);
        double value = Math.ScaleB((double)bits, (int)Math.Clamp(-shift, -5000, 5000));
        return negative ? -value : value;
    }

    /// <summary>The exact value of a finite double as mantissa * 2^exponent.</summary>
    public static (BigInteger Mantissa, int Exponent) Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int biased = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFFL;
        long mantissa = biased == 0 ? fraction : fraction | (1L << 52);
        return (bits < 0 ? -mantissa : mantissa, Math.Max(biased, 1) - 1075);
    }

    /// <summary>high + low, correctly rounded (ties to even) to the given number of significant decimal digits.</summary>
    public static string Format(double high, double low, int digits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        if (double.IsNaN(high))
        {
            return "NaN";
        }

        if (double.IsInfinity(high))
        {
            return high > 0 ? "Infinity" : "-Infinity";
        }

        (BigInteger m1, int e1) = Exact(high);
        (BigInteger m2, int e2) = Exact(low);
        int e = low == 0 ? e1 : Math.Min(e1, e2);
        BigInteger m = (m1 << (e1 - e)) + (low == 0 ? BigInteger.Zero : m2 << (e2 - e));
        if (m.IsZero)
        {
            return "0";
        }

        (BigInteger significand, int exponent) = Decimal(BigInteger.Abs(m), e, digits);
        return (m.Sign < 0 ? "-" : "") + Layout(significand.ToString(CultureInfo.InvariantCulture), exponent);
    }

    /// <summary>The largest decimal of this many significant digits that is not above a double.</summary>
    public static string FormatDown(double value, int digits) => double.IsFinite(value)
        ? OutwardDecimal.Down(ToRational(value), digits)
        : Format(value, 0, digits);

    /// <summary>The smallest decimal of this many significant digits that is not below a double.</summary>
    public static string FormatUp(double value, int digits) => double.IsFinite(value)
        ? OutwardDecimal.Up(ToRational(value), digits)
        : Format(value, 0, digits);

    /// <summary>The exact value of a finite double.</summary>
    public static Rational ToRational(double value)
    {
        (BigInteger mantissa, int exponent) = Exact(value);
        return exponent >= 0 ? mantissa << exponent : new Rational(mantissa, BigInteger.One << -exponent);
    }

    private static (BigInteger Significand, int Exponent) Decimal(BigInteger mantissa, int exponent, int digits)
    {
        int power = (int)Math.Floor((mantissa.GetBitLength() + exponent) * 0.30102999566398120) - digits + 1;
        BigInteger limit = BigInteger.Pow(10, digits);
        while (true)
        {
            BigInteger numerator = exponent >= 0 ? mantissa << exponent : mantissa;
            BigInteger denominator = exponent >= 0 ? BigInteger.One : BigInteger.One << -exponent;
            if (power >= 0)
            {
                denominator *= BigInteger.Pow(10, power);
            }
            else
            {
                numerator *= BigInteger.Pow(10, -power);
            }

            BigInteger quotient = BigInteger.DivRem(numerator, denominator, out BigInteger rest);
            int half = (2 * rest).CompareTo(denominator);
            if (half > 0 || (half == 0 && !quotient.IsEven))
            {
                quotient++;
            }

            if (quotient >= limit)
            {
                power++;
            }
            else if (quotient * 10 < limit)
            {
                power--;
            }
            else
            {
                return (quotient, power + digits - 1);
            }
        }
    }

    private static string Layout(string significand, int exponent)
    {
        string trimmed = significand.TrimEnd('0');
        if (exponent is < -5 or > 20)
        {
            string rest = trimmed.Length > 1 ? "." + trimmed[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{trimmed[0]}{rest}e{exponent}");
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + trimmed;
        }

        return trimmed.Length <= exponent + 1
            ? trimmed.PadRight(exponent + 1, '0')
            : trimmed[..(exponent + 1)] + "." + trimmed[(exponent + 1)..];
    }
}
