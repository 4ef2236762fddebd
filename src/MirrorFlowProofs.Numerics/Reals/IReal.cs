using System.Numerics;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A real number as the numeric side sees it: field operations, order, the elementary functions, and an exact way in
/// from rationals. Every algorithm here is written once over this interface.
/// </summary>
/// <remarks>
/// Comparisons of a set-valued type (an interval) must be the certain ones, false where the order is not decided; the
/// algorithms branch on comparisons for speed and on nothing that a wrong branch would make wrong.
/// All members are pure and safe to call from any thread.
/// </remarks>
/// <typeparam name="T">The implementing type.</typeparam>
public interface IReal<T> :
    IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>, IDivisionOperators<T, T, T>,
    IUnaryNegationOperators<T, T>, IComparisonOperators<T, T, bool>, IComparable<T>, IEquatable<T>
    where T : struct, IReal<T>
{
    /// <summary>The number 0.</summary>
    static abstract T Zero { get; }

    /// <summary>The number 1.</summary>
    static abstract T One { get; }

    /// <summary>The unit roundoff: a bound for the relative error of one correctly rounded operation.</summary>
    static abstract T Epsilon { get; }

    /// <summary>The natural logarithm of 2.</summary>
    static abstract T Ln2 { get; }

    /// <summary>The value of a double, exactly.</summary>
    static abstract T FromDouble(double value);

    /// <summary>The rational <paramref name="numerator"/> / <paramref name="denominator"/>, rounded to nearest.</summary>
    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    static abstract T FromRational(BigInteger numerator, BigInteger denominator);

    /// <summary>The nearest double.</summary>
    static abstract double ToDouble(T value);

    /// <summary>Whether the value is neither infinite nor NaN.</summary>
    static abstract bool IsFinite(T value);

    /// <summary>The absolute value.</summary>
    static abstract T Abs(T value);

    /// <summary>The square root; NaN below 0.</summary>
    static abstract T Sqrt(T value);

    /// <summary>The natural logarithm; -infinity at 0, NaN below 0.</summary>
    static abstract T Log(T value);

    /// <summary>log(1 + value), accurate near 0.</summary>
    static abstract T Log1P(T value);

    /// <summary>The exponential; 0 or infinity beyond the range of the type.</summary>
    static abstract T Exp(T value);

    /// <summary>exp(value) - 1, accurate near 0.</summary>
    static abstract T ExpM1(T value);

    /// <summary>The hyperbolic sine.</summary>
    static virtual T Sinh(T value) => ElementaryFunctions<T>.Sinh(value);

    /// <summary>The hyperbolic cosine.</summary>
    static virtual T Cosh(T value) => ElementaryFunctions<T>.Cosh(value);

    /// <summary>The inverse hyperbolic sine.</summary>
    static virtual T Arcsinh(T value) => ElementaryFunctions<T>.Arcsinh(value);

    /// <summary>The inverse tangent, in (-pi/2, pi/2).</summary>
    static virtual T Arctan(T value) => ElementaryFunctions<T>.Arctan(value);

    /// <summary>
    /// value ^ exponent for value &gt;= 0. The relative error grows with |exponent log(value)| times the roundoff; for an
    /// exact rational exponent <see cref="RationalPower{T}"/> does not have that loss.
    /// </summary>
    static abstract T Pow(T value, T exponent);

    /// <summary>floor(log2 |value|) for finite non-zero values.</summary>
    static abstract int Exponent(T value);

    /// <summary>value * 2^power, exact unless it under- or overflows.</summary>
    static abstract T ScaleB(T value, int power);

    /// <summary>sum (first + step i) a_i b_(n-1-i) over two spans of one length n; the weights are whole numbers below 2^53 in size.</summary>
    static virtual T Convolution(ReadOnlySpan<T> a, ReadOnlySpan<T> b, double first, double step)
    {
        T sum = T.Zero;
        for (int i = 0; i < a.Length; i++)
        {
            sum += T.FromDouble(first + (step * i)) * (a[i] * b[^(i + 1)]);
        }

        return sum;
    }

    /// <summary>Whether values are sets, and a result contains the exact results at all members of the arguments.</summary>
    static virtual bool IsEnclosure => false;

    /// <summary>
    /// A function of the exact side at these values, for a type that <see cref="IsEnclosure"/>; unbounded where it has no
    /// enclosure.
    /// </summary>
    /// <param name="function">The function of intervals, and how many bits to work with.</param>
    /// <param name="arguments">Its arguments.</param>
    static virtual T Through(Func<IReadOnlyList<DyadicInterval>, int, DyadicInterval?> function, IReadOnlyList<T> arguments) =>
        throw new NotSupportedException($"{typeof(T).Name} does not enclose");

    /// <summary>
    /// The value correctly rounded to <paramref name="digits"/> significant decimal digits, independent of culture.
    /// </summary>
    static abstract string Format(T value, int digits);
}
