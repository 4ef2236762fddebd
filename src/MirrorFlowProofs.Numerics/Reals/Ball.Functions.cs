using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics;

/// <content>
/// Elementary functions. The value at the midpoint, and what a series leaves out, is enclosed by the functions of the exact
/// side (<see cref="Exponentials"/>, <see cref="Arctangent"/>, <see cref="DyadicInterval"/>, each with its proof); what is
/// added here is the step from a point to a ball.
/// </content>
public readonly partial struct Ball<TPrecision>
{
    private const int Guard = 10;
    private const int SlopeBits = 40;

    // Numbers are kept below 2 to this power; smaller ones than its inverse become a part of the radius.
    private const int LargestTop = 1 << 22;

    private delegate DyadicInterval? Enclosed(DyadicInterval x, int bits);

    /// <inheritdoc/>
    public static bool IsEnclosure => true;

    /// <inheritdoc/>
    public static int Exponent(Ball<TPrecision> value) =>
        (value.Middle.IsZero && !value._radius.IsZero && !value._radius.IsInfinite ? value._radius.Top : value.Middle.Top) - 1;

    /// <inheritdoc/>
    public static Ball<TPrecision> ScaleB(Ball<TPrecision> value, int power) => Within(value.Middle.Scale(power), value._radius.Scale(power));

    /// <inheritdoc/>
    public static Ball<TPrecision> Abs(Ball<TPrecision> value) => value.ToInterval() is not { } ends ? value
        : ends.Lower.Sign >= 0 ? value
        : ends.Upper.Sign <= 0 ? -value
        : Of(DyadicInterval.Abs(ends));

    /// <inheritdoc/>
    public static Ball<TPrecision> Sqrt(Ball<TPrecision> value) => Evaluate(
        value,
        (x, bits) => DyadicInterval.Root(x, 2, bits),
        (x, bits) => DyadicInterval.Root(x, 2, bits) is { } root ? Inverse(root.Scale(1), bits) : null);

    /// <inheritdoc/>
    public static Ball<TPrecision> Log(Ball<TPrecision> value) =>
        Evaluate(value, Exponentials.Log, Inverse);

    /// <inheritdoc/>
    /// <remarks>log(1 + x) = 2 arcsinh(x / (2 sqrt(1 + x))), from sinh(y/2) = (exp(y) - 1) / (2 exp(y/2)).</remarks>
    public static Ball<TPrecision> Log1P(Ball<TPrecision> value) => Evaluate(
        value,
        (x, bits) => DyadicInterval.Root(OnePlus(x, bits), 2, bits) is { } root && DyadicInterval.Divide(x, root.Scale(1), bits) is { } z
            ? Exponentials.Arcsinh(z, bits).Scale(1)
            : null,
        (x, bits) => Inverse(OnePlus(x, bits), bits));

    /// <inheritdoc/>
    /// <remarks>Where it underflows, from 0 to 2^-1048576.</remarks>
    public static Ball<TPrecision> Exp(Ball<TPrecision> value) =>
        value.Ends(SlopeBits) is { } x && x.Upper.Sign < 0 && x.Upper.Top > 21
            ? new(default, Magnitude.PowerOfTwo(-1 << 20))
            : Evaluate(value, Exponentials.Exp, Exponentials.Exp);

    /// <inheritdoc/>
    /// <remarks>exp(x) - 1 = 2 sinh(x/2) exp(x/2).</remarks>
    public static Ball<TPrecision> ExpM1(Ball<TPrecision> value) =>
        value.Ends(SlopeBits) is { } ends && ends.Upper.Sign < 0 && ends.Upper.Top > 21
            ? Exp(value) - One
            : Evaluate(
                value,
                (x, bits) => Exponentials.Sinh(x.Scale(-1), bits) is { } sinh && Exponentials.Exp(x.Scale(-1), bits) is { } exp
                    ? DyadicInterval.Multiply(sinh, exp, bits).Scale(1)
                    : null,
                Exponentials.Exp);

    /// <summary>The hyperbolic sine.</summary>
    public static Ball<TPrecision> Sinh(Ball<TPrecision> value) => Evaluate(value, Exponentials.Sinh, Exponentials.Cosh);

    /// <summary>The hyperbolic cosine.</summary>
    public static Ball<TPrecision> Cosh(Ball<TPrecision> value) => Evaluate(value, Exponentials.Cosh, Exponentials.Sinh);

    /// <summary>The inverse hyperbolic sine; its derivative is 1 / sqrt(1 + x^2).</summary>
    public static Ball<TPrecision> Arcsinh(Ball<TPrecision> value) => Evaluate(
        value,
        (x, bits) => Exponentials.Arcsinh(x, bits),
        (x, bits) => Inverse(DyadicInterval.Root(OnePlus(Square(x, bits), bits), 2, bits)!.Value, bits));

    /// <summary>The inverse tangent, in (-pi/2, pi/2); its derivative is 1 / (1 + x^2).</summary>
    public static Ball<TPrecision> Arctan(Ball<TPrecision> value) => Evaluate(
        value,
        (x, bits) => Arctangent.Arctan(x, bits),
        (x, bits) => Inverse(OnePlus(Square(x, bits), bits), bits));

    /// <inheritdoc/>
    /// <remarks>
    /// exp(y log x) in interval arithmetic, where x and y occur once. 0 to a positive number is 0; indeterminate where the
    /// base reaches 0 otherwise.
    /// </remarks>
    public static Ball<TPrecision> Pow(Ball<TPrecision> value, Ball<TPrecision> exponent)
    {
        if (exponent == Zero || value == One)
        {
            return One;
        }

        if (value == Zero)
        {
            return exponent > Zero ? Zero : Indeterminate;
        }

        int work = TPrecision.Bits + Guard + 24;
        return value.ToInterval() is { } x && exponent.ToInterval() is { } y && Exponentials.Log(x, work) is { } log
            ? Of(Exponentials.Exp(DyadicInterval.Multiply(y, log, work), TPrecision.Bits + Guard))
            : Indeterminate;
    }

    /// <inheritdoc/>
    public static Ball<TPrecision> Through(
        Func<IReadOnlyList<DyadicInterval>, int, DyadicInterval?> function, IReadOnlyList<Ball<TPrecision>> arguments)
    {
        var ends = new DyadicInterval[arguments.Count];
        for (int i = 0; i < ends.Length; i++)
        {
            if (arguments[i].ToInterval() is not { } x)
            {
                return Indeterminate;
            }

            ends[i] = x;
        }

        return Of(function(ends, TPrecision.Bits + Guard));
    }

    /// <summary>
    /// f(m) widened by the radius times a bound of |f'| on the ball (mean value theorem; the derivative is enclosed in
    /// interval arithmetic). Where the ball is not small against 1 and its midpoint, f of the interval instead, which does
    /// not grow with the variation of f'. Null from either says that f may be undefined on the ball.
    /// </summary>
    private static Ball<TPrecision> Evaluate(Ball<TPrecision> x, Enclosed function, Enclosed derivative)
    {
        if (x._radius.IsInfinite)
        {
            return Indeterminate;
        }

        int bits = TPrecision.Bits + Guard;
        bool isSmall = x._radius.IsZero || (!x.Middle.IsZero && x._radius.Top < Math.Min(x.Middle.Top, 0) - 10);
        Ball<TPrecision> value = Of(function(isSmall ? DyadicInterval.Point(x.Middle) : x.ToInterval()!.Value, bits));
        return x._radius.IsZero || !isSmall ? value
            : derivative(x.Ends(SlopeBits)!.Value, SlopeBits) is { } slope
                ? Within(value.Middle, value._radius + (x._radius * Magnitude.Of(slope.Magnitude)))
                : Indeterminate;
    }

    private static DyadicInterval OnePlus(DyadicInterval x, int bits) => DyadicInterval.Add(DyadicInterval.Point(Dyadic.One), x, bits);

    /// <summary>x^2 from the sizes, so that it does not reach below 0.</summary>
    private static DyadicInterval Square(DyadicInterval x, int bits) =>
        DyadicInterval.Multiply(DyadicInterval.Abs(x), DyadicInterval.Abs(x), bits);

    private static DyadicInterval? Inverse(DyadicInterval x, int bits) => DyadicInterval.Divide(DyadicInterval.Point(Dyadic.One), x, bits);
}
