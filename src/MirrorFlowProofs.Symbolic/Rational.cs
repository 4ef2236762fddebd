using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// An exact rational number: numerator over positive denominator, in lowest terms, of any size.
/// </summary>
/// <remarks>
/// <c>default</c> is 0. Equality and order are those of the numbers. Never overflows; never rounds.
/// Immutable, so safe to share between threads. The cost of an operation grows with the digits.
/// </remarks>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Makes numerator / denominator in lowest terms.</summary>
    /// <exception cref="DivideByZeroException">The denominator is 0.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero)
        {
            throw new DivideByZeroException("A rational number needs a denominator other than 0.");
        }

        if (denominator.IsOne)
        {
            Numerator = numerator;
            return;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0)
        {
            divisor = -divisor;
        }

        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>The number 0.</summary>
    public static Rational Zero => default;

    /// <summary>The number 1.</summary>
    public static Rational One => 1;

    /// <summary>Numerator, with the sign of the number.</summary>
    public BigInteger Numerator { get; }

    /// <summary>Denominator, at least 1 and coprime to the numerator.</summary>
    public BigInteger Denominator => _denominatorLessOne + 1;

    /// <summary>Whether the number is an integer.</summary>
    public bool IsInteger => _denominatorLessOne.IsZero;

    /// <summary>Whether the number is 0.</summary>
    public bool IsZero => Numerator.IsZero;

    /// <summary>Whether the number is 1.</summary>
    public bool IsOne => Numerator.IsOne && IsInteger;

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>An integer as a rational.</summary>
    public static implicit operator Rational(int value) => new(value, BigInteger.One);

    /// <summary>An integer as a rational.</summary>
    public static implicit operator Rational(BigInteger value) => new(value, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Rational operator +(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? (Rational)(a.Numerator + b.Numerator)
        : new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    /// <summary>Difference.</summary>
    public static Rational operator -(Rational a, Rational b) => a + -b;

    /// <summary>Negation.</summary>
    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>Product.</summary>
    public static Rational operator *(Rational a, Rational b) => a.IsInteger && b.IsInteger
        ? (Rational)(a.Numerator * b.Numerator)
        : new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">The divisor is 0.</exception>
    public static Rational operator /(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    /// <summary>Equality of numbers.</summary>
    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    /// <summary>Inequality of numbers.</summary>
    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    /// <summary>Order.</summary>
    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    /// <summary>Order.</summary>
    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    /// <summary>Order.</summary>
    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    /// <summary>Order.</summary>
    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    /// <summary>The absolute value.</summary>
    public static Rational Abs(Rational a) => a.Sign < 0 ? -a : a;

    /// <summary>The smaller of two.</summary>
    public static Rational Min(Rational a, Rational b) => a <= b ? a : b;

    /// <summary>The larger of two.</summary>
    public static Rational Max(Rational a, Rational b) => a >= b ? a : b;

    /// <summary>An integer power; the base must not be 0 when the exponent is negative.</summary>
    public static Rational Pow(Rational a, int exponent) => exponent >= 0
        ? new(BigInteger.Pow(a.Numerator, exponent), BigInteger.Pow(a.Denominator, exponent))
        : new(BigInteger.Pow(a.Denominator, -exponent), BigInteger.Pow(a.Numerator, -exponent));

    /// <summary>The largest integer that is not larger.</summary>
    public BigInteger Floor() => FloorDivide(Numerator, Denominator);

    /// <summary>The smallest integer that is not smaller.</summary>
    public BigInteger Ceiling() => -FloorDivide(-Numerator, Denominator);

    /// <summary>
    /// Reads <c>-3</c>, <c>3/10</c>, <c>0.25</c>, <c>1e-12</c> or <c>-1.5e3</c> exactly; nothing else, no spaces,
    /// no NaN or infinity. Exponents beyond 10000 in size are refused.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Rational value)
    {
        value = default;
        if (string.IsNullOrEmpty(text) || text.Length > 20_000)
        {
            return false;
        }

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
        {
            return TryParseDecimal(text, out value);
        }

        if (!TryParseInteger(text[..slash], signed: true, out var numerator)
            || !TryParseInteger(text[(slash + 1)..], signed: false, out var denominator)
            || denominator.IsZero)
        {
            return false;
        }

        value = new Rational(numerator, denominator);
        return true;
    }

    /// <summary>Reads what <see cref="TryParse"/> reads.</summary>
    /// <exception cref="FormatException">The text is not an exact rational.</exception>
    public static Rational Parse(string text) => TryParse(text, out var value)
        ? value
        : throw new FormatException($"expected an exact rational such as 3/10, -4 or 0.25, found '{text}'");

    /// <inheritdoc/>
    public int CompareTo(Rational other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <inheritdoc/>
    public bool Equals(Rational other) =>
        Numerator == other.Numerator && _denominatorLessOne == other._denominatorLessOne;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => StableHash.Combine(
        StableHash.Of(Numerator), StableHash.Of(_denominatorLessOne));

    /// <summary><c>3/10</c>, or <c>-4</c> when the number is an integer.</summary>
    public override string ToString() => IsInteger
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    private static bool TryParseInteger(string text, bool signed, out BigInteger value)
    {
        value = default;
        var digits = signed && text.Length > 1 && text[0] is '-' or '+' ? text[1..] : text;
        return digits.Length > 0
            && digits.All(char.IsAsciiDigit)
            && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    private static bool TryParseDecimal(string text, out Rational value)
    {
        value = default;
        var exponentAt = text.IndexOfAny(['e', 'E']);
        var exponent = 0;
        if (exponentAt >= 0)
        {
            if (!TryParseInteger(text[(exponentAt + 1)..], signed: true, out var big) || BigInteger.Abs(big) > 10_000)
            {
                return false;
            }

            exponent = (int)big;
        }

        var mantissa = exponentAt >= 0 ? text[..exponentAt] : text;
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var fraction = point >= 0 ? mantissa[(point + 1)..] : "";
        var whole = point >= 0 ? mantissa[..point] : mantissa;
        if (point >= 0 && (fraction.Length == 0 || !fraction.All(char.IsAsciiDigit)))
        {
            return false;
        }

        if (!TryParseInteger(whole + fraction, signed: true, out var digits) || whole.TrimStart('-', '+').Length == 0)
        {
            return false;
        }

        value = digits * Pow(10, exponent - fraction.Length);
        return true;
    }
}
