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

    /// <summary>Sum.</summary>
    public static Enclosure operator +(Enclosure a, Enclosure b) => new(a.Lower + b.Lower, a.Upper + b.Upper);

    /// <summary>Difference.</summary>
    public static Enclosure operator -(Enclosure a, Enclosure b) => new(a.Lower - b.Upper, a.Upper - b.Lower);

    /// <summary>Product with a number that is not negative.</summary>
    public static Enclosure operator *(Rational factor, Enclosure a) => new(factor * a.Lower, factor * a.Upper);

    /// <summary>The smallest absolute value of its numbers.</summary>
    public Rational Smallest => Lower.Sign > 0 ? Lower : Upper.Sign < 0 ? -Upper : Rational.Zero;

    /// <summary>Whether the number lies in the interval.</summary>
    public bool Contains(Rational value) => Lower <= value && value <= Upper;

    /// <summary>Whether the width is less than <paramref name="width"/> times the smallest absolute value; so for [0, 0].</summary>
    public bool RelativeWidthIsBelow(Rational width) => Lower == Upper
        || (Lower.Sign * Upper.Sign > 0 && Upper - Lower < width * Rational.Min(Rational.Abs(Lower), Rational.Abs(Upper)));

    /// <summary>The ends as decimals of <paramref name="digits"/> significant digits, rounded outward.</summary>
    public (string Lower, string Upper) Decimals(int digits) => (OutwardDecimal.Down(Lower, digits), OutwardDecimal.Up(Upper, digits));

    /// <summary>From a value that was enclosed.</summary>
    /// <exception cref="NotEnclosedException">It was not.</exception>
    internal static Enclosure Of(EnclosedValue value) => value is { Lower: { } lower, Upper: { } upper }
        ? new(lower, upper)
        : throw new NotEnclosedException(value.Reason!);

    /// <summary>The interval from the lower end of one to the upper end of another.</summary>
    internal static Enclosure Between(Enclosure low, Enclosure high) => new(low.Lower, high.Upper);
}

/// <summary>A quantity that could not be enclosed; the message says why. Nothing is said about its value.</summary>
public sealed class NotEnclosedException(string message) : Exception(message);
