using System.Globalization;
using System.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>A closed interval with rational ends that contains a real number.</summary>
/// <param name="Lower">The lower end.</param>
/// <param name="Upper">The upper end, at least the lower.</param>
public sealed record Enclosure(Rational Lower, Rational Upper)
{
    /// <summary>The number 0.</summary>
    public static Enclosure Zero { get; } = new(0, 0);

    /// <summary>Negation.</summary>
    public static Enclosure? operator -(Enclosure? a) => a is null ? null : new(-a.Upper, -a.Lower);

    /// <summary>Difference.</summary>
    public static Enclosure operator -(Enclosure a, Enclosure b) => new(a.Lower - b.Upper, a.Upper - b.Lower);

    /// <summary>Product with a number that is not negative.</summary>
    public static Enclosure operator *(Rational factor, Enclosure a) => new(factor * a.Lower, factor * a.Upper);

    /// <summary>Whether the number lies in the interval.</summary>
    public bool Contains(Rational value) => Lower <= value && value <= Upper;

    /// <summary>Whether the width is less than <paramref name="width"/> times the smallest absolute value; so for [0, 0].</summary>
    public bool RelativeWidthIsBelow(Rational width) => Lower == Upper
        || (Lower.Sign * Upper.Sign > 0 && Upper - Lower < width * Rational.Min(Rational.Abs(Lower), Rational.Abs(Upper)));

    /// <summary>The ends as decimals of <paramref name="digits"/> significant digits, rounded outward.</summary>
    public (string Lower, string Upper) Decimals(int digits) => (OutwardDecimal.Down(Lower, digits), OutwardDecimal.Up(Upper, digits));

    /// <summary>From a value that was enclosed.</summary>
    /// <exception cref="InvalidOperationException">It was not.</exception>
    internal static Enclosure Of(EnclosedValue value) => value is { Lower: { } lower, Upper: { } upper }
        ? new(lower, upper)
        : throw new InvalidOperationException(value.Reason);

    /// <summary>The interval from the lower end of one to the upper end of another.</summary>
    internal static Enclosure Between(Enclosure low, Enclosure high) => new(low.Lower, high.Upper);
}

/// <summary>Rationals as decimals, rounded in a stated direction.</summary>
internal static class OutwardDecimal
{
    /// <summary>The largest decimal of this many significant digits that is not above the value.</summary>
    internal static string Down(Rational value, int digits)
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
    internal static string Up(Rational value, int digits) => Down(-value, digits) switch
    {
        "0" => "0",
        ['-', .. var rest] => rest,
        var positive => "-" + positive,
    };

    /// <summary>The e with 10^e &lt;= value &lt; 10^(e+1).</summary>
    private static int Exponent(Rational value)
    {
        var guess = (int)Math.Floor(((double)value.Numerator.GetBitLength() - value.Denominator.GetBitLength()) * Math.Log10(2));
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
