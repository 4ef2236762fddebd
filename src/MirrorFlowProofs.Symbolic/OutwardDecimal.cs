using System.Globalization;
using System.Numerics;

namespace MirrorFlowProofs.Symbolic;

/// <summary>Rationals as decimals, rounded in a stated direction.</summary>
public static class OutwardDecimal
{
    /// <summary>The largest decimal of this many significant digits that is not above the value.</summary>
    public static string Down(Rational value, int digits)
    {
        if (value.IsZero)
        {
            return "0";
        }

        // value = f 10^(exponent - digits + 1) with digits digits in front of the point of f, up to one.
        var exponent = Exponent(Rational.Abs(value));
        var scaled = value * Rational.Pow(10, digits - 1 - exponent);
        return Layout(scaled.Floor(), exponent - digits + 1);
    }

    /// <summary>The smallest decimal of this many significant digits that is not below the value.</summary>
    public static string Up(Rational value, int digits) => Down(-value, digits) switch
    {
        "0" => "0",
        ['-', .. var rest] => rest,
        var positive => "-" + positive,
    };

    /// <summary>The e with 10^e &lt;= value &lt; 10^(e+1).</summary>
    private static int Exponent(Rational value)
    {
        // 0.30103 is a little above log10(2); the loops put the guess right.
        var bits = (long)value.Numerator.GetBitLength() - value.Denominator.GetBitLength();
        var guess = (int)(bits * 30103 / 100000);
        while (Rational.Pow(10, guess) > value)
        {
            guess--;
        }

        while (Rational.Pow(10, guess + 1) <= value)
        {
            guess++;
        }

        return guess;
    }

    private static string Layout(BigInteger significand, int exponent)
    {
        var sign = significand.Sign < 0 ? "-" : "";
        var digits = BigInteger.Abs(significand).ToString(CultureInfo.InvariantCulture);
        var point = digits.Length + exponent;
        digits = digits.TrimEnd('0');
        var text = point is > -5 and <= 21
            ? point <= 0 ? "0." + new string('0', -point) + digits
                : digits.Length <= point ? digits.PadRight(point, '0')
                : digits[..point] + "." + digits[point..]
            : string.Create(CultureInfo.InvariantCulture, $"{digits[0]}{(digits.Length > 1 ? "." : "")}{digits[1..]}e{point - 1}");
        return sign + text;
    }
}
