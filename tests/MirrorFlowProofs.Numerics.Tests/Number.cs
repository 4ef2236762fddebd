using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Exact passages used by the tests.</summary>
internal static class Number
{
    public static T Of<T>(string rational)
        where T : struct, IReal<T> => Of<T>(Rational.Parse(rational));

    public static T Of<T>(Rational value)
        where T : struct, IReal<T> => T.FromRational(value.Numerator, value.Denominator);

    /// <summary>The exact value of a decimal like -1.25e-7.</summary>
    public static Rational Exact(string text)
    {
        string[] parts = text.Split('e');
        int point = parts[0].IndexOf('.', StringComparison.Ordinal);
        int places = point < 0 ? 0 : parts[0].Length - point - 1;
        int power = (parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : 0) - places;
        var digits = BigInteger.Parse(parts[0].Replace(".", "", StringComparison.Ordinal), System.Globalization.CultureInfo.InvariantCulture);
        return power >= 0
            ? new Rational(digits * BigInteger.Pow(10, power), BigInteger.One)
            : new Rational(digits, BigInteger.Pow(10, -power));
    }

    /// <summary>The exact value of a number.</summary>
    public static Rational Exact<T>(T value)
        where T : struct, IReal<T> => Exact(T.Format(value, 60));

    /// <summary>|value - reference| / |reference|, computed exactly; infinity where the value is not finite.</summary>
    public static double RelativeError<T>(T value, string reference)
        where T : struct, IReal<T>
    {
        if (!T.IsFinite(value))
        {
            return double.PositiveInfinity;
        }

        Rational exact = Exact(reference);
        Rational error = exact.IsZero ? Exact(value) : (Exact(value) - exact) / exact;
        return Float64.FromRational(Rational.Abs(error).Numerator, error.Denominator).Value;
    }
}
