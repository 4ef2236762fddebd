using System.Globalization;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// One coordinate x = w_1 ... w_L by itself and without decay: R''(x) dx = -s(G(x)) dt, so times are integrals. With
/// |x|^q = P(u) = prod (u + lam_i), k offsets 0, they are taken in variables in which no end is singular:
/// </summary>
/// <remarks>
/// <list type="bullet">
/// <item>dt = P(u)^(1/q-1) / (q |G|^(q-1)) du; with q = n/d and u = r^n the power of r is k (d - n) + n - 1, an integer, and x
/// is r^(k d) times a positive power of what is left of P: analytic in r at x = 0.</item>
/// <item>At the minimum b of an affine G = Lambda (x - b), b not 0, |x - b| = r^d: dt = d Lambda^(1-q) r^(2d-n-1) / P'(u) dr,
/// finite for q &lt; 2, with u carried along. At b = 0 the powers of G are those of P.</item>
/// <item>At infinity under a constant G, 1/u = r^n: the power of r is L (n - d) - n - 1, not negative iff
/// m = q (L-1)/L &gt; 1.</item>
/// </list>
/// Source of the clock: Jacobs, Zhou, Burkholz, ICLR 2026, Theorem 4.6.
/// </remarks>
internal sealed class ScalarFlow
{
    private const int Bits = 160;

    // Higher powers are not expanded at 0.
    private const int LargestPower = 64;
    private static readonly Symbol R = new("r", Domain.Nonnegative);
    private static readonly Symbol U = new("u", Domain.Positive);
    private readonly Rational _q;
    private readonly int _n;
    private readonly int _d;
    private readonly IReadOnlyList<Expr> _offsets;
    private readonly UEnclosure _root;

    /// <summary>Prepares for a flow of one coordinate without decay.</summary>
    internal ScalarFlow(ExactFlow flow)
    {
        (_q, _n, _d) = (flow.Q, (int)flow.Q.Numerator, (int)flow.Q.Denominator);
        var weights = flow.Weights[0];
        Rational[] sizes = [.. weights.Select(Rational.Abs).Order()];
        _offsets = [.. sizes.Select(size => Power.Of(size, _q) - Power.Of(sizes[0], _q))];
        (_root, Gradient) = (new UEnclosure(_q, _offsets), ScalarGradient.Of(flow.Loss));
        Smallest = sizes.Count(size => size == sizes[0]);
        Start = weights.Aggregate(Rational.One, (product, w) => product * w);
        Direction = -Gradient.Sign(Start);
    }

    /// <summary>G.</summary>
    internal ScalarGradient Gradient { get; }

    /// <summary>x at time 0.</summary>
    internal Rational Start { get; }

    /// <summary>The number of smallest weights.</summary>
    internal int Smallest { get; }

    /// <summary>The sign of x'; 0 where the gradient is 0.</summary>
    internal int Direction { get; }

    private int Depth => _offsets.Count;

    /// <summary>Whether x = 0 is reached in finite time under a gradient that is not 0 there: k (q - 1) &lt; q.</summary>
    internal bool ReachesZero => Smallest * (_q - 1) < _q;

    /// <summary>Whether x is infinite in finite time under a constant gradient: m = q (L - 1)/L &gt; 1.</summary>
    internal bool BlowsUp => _q * (Depth - 1) > Depth;

    /// <summary>Whether the minimum is reached in finite time: q &lt; 2, and at x = 0 also 2 k (q - 1) &lt; q.</summary>
    internal bool ReachesMinimum => Gradient.Zero is { } zero && (zero.IsZero ? 2 * Smallest * (_q - 1) < _q : _q < 2);

    /// <summary>The bound of the Polyak-Lojasiewicz inequality on the arrival at the minimum; null where mu = 0 or q = 2.</summary>
    internal Interval? Bound()
    {
        if (Gradient is not { Zero: { } zero, Slope: { } slope } || Smallest > 1 || _q == 2)
        {
            return null;
        }

        var mu = Product.Of(_offsets.Skip(1));
        var bound = Power.Of(slope, 1 - _q) * Power.Of(Rational.Abs(Start - zero), 2 - _q) / ((2 - _q) * mu);
        return CompiledExpression<Interval>.Compile(bound).Evaluate();
    }

    /// <summary>u where the coordinate has the size |x|, enclosed.</summary>
    internal Interval UAt(Rational x)
    {
        if (x.IsZero)
        {
            return Interval.Zero;
        }

        var (low, high) = _root.Of(Rational.Abs(x), Bits);
        return Interval.Hull(Enclose(low), Enclose(high));
    }

    /// <summary>The time from the start to x, which lies on the way and is reached in finite time.</summary>
    /// <exception cref="NotEnclosedException">It has no enclosure.</exception>
    internal Interval TimeTo(Rational x, CancellationToken cancellation)
    {
        if (Start.Sign * x.Sign < 0)
        {
            return TimeTo(Rational.Zero, cancellation) + FromZero(x, cancellation);
        }

        return Start.IsZero ? FromZero(x, cancellation)
            : x.IsZero ? Between(x, Start, Start.Sign, cancellation)
            : x == Gradient.Zero ? ToMinimum(Start, x, cancellation)
            : Between(Smaller(Start, x), Larger(Start, x), x.Sign, cancellation);
    }

    /// <summary>The time from the start to infinity under a constant gradient.</summary>
    /// <exception cref="NotEnclosedException">It has no enclosure.</exception>
    internal Interval TimeToInfinity(CancellationToken cancellation)
    {
        // From an x on the way: the start, or 1 on the other side of 0.
        var from = Start.Sign == Direction ? Start : (Rational)Direction;
        var before = from == Start ? Interval.Zero : TimeTo(from, cancellation);
        var others = Product.Of(_offsets.Select(o => Power.Of(1 + o * PowerOfR(_n), 1 / _q - 1)));
        var f = _d * PowerOfR(Depth * (_n - _d) - _n - 1) * others * Speed(Gradient.At(Expr.Zero));
        var end = Root(Interval.One / UAt(from), _n);
        return before + PositiveIntegral.Of(f, R, Interval.Zero, end, cancellation);
    }

    private Interval FromZero(Rational x, CancellationToken cancellation) => x == Gradient.Zero
        ? ToMinimum(Rational.Zero, x, cancellation)
        : Between(Rational.Zero, x, x.Sign, cancellation);

    /// <summary>The time between two points on one side of 0, the smaller first, neither the minimum unless 0 is.</summary>
    private Interval Between(Rational near, Rational far, int side, CancellationToken cancellation)
    {
        Expr Rest(Rational power) => Product.Of(_offsets.Where(o => !o.IsZero).Select(o => Power.Of(PowerOfR(_n) + o, power)));
        var (exponent, restExponent, speed) = (Smallest * (_d - _n) + _n - 1, 1 / _q - 1, Expr.One);
        if (Gradient is { Zero.IsZero: true, Slope: { } slope })
        {
            // |G| = Lambda |x| with |x|^q = P.
            (exponent, restExponent, speed) = (exponent + Smallest * (_d - _n), 2 * restExponent, Power.Of(slope, 1 - _q));
        }
        else
        {
            speed = Speed(Gradient.At(side * PowerOfR(Smallest * _d) * Rest(1 / _q)));
        }

        var f = _d * PowerOfR(exponent) * Rest(restExponent) * speed;
        return PositiveIntegral.Of(f, R, Root(UAt(near), _n), Root(UAt(far), _n), cancellation);
    }

    /// <summary>The time from a point on the same side of 0, or 0, to the minimum, which is not 0.</summary>
    private Interval ToMinimum(Rational from, Rational minimum, CancellationToken cancellation)
    {
        // From a point about half way, whose distance is the power of a double.
        var distance = Rational.Abs(from - minimum) / 2;
        var radius = Math.Pow(Rounding.Nearest(distance.Numerator, distance.Denominator), 1.0 / _d);
        int side = (from - minimum).Sign;
        var between = minimum + side * Rational.Pow(Rounding.ToRational(radius), _d);
        var x = minimum + side * PowerOfR(_d);
        var slope = Calculus.Differentiate(Product.Of(_offsets.Select(o => U + o)), U);
        var sideOfZero = minimum.Sign;
        var g = _q * sideOfZero * side * _d * Power.Of(sideOfZero * x, _q - 1) * PowerOfR(_d - 1) / slope;
        var f = _d * Power.Of(Gradient.Slope!, 1 - _q) * PowerOfR(2 * _d - _n - 1) / slope;
        return Between(Smaller(from, between), Larger(from, between), sideOfZero, cancellation)
            + PositiveIntegral.Along(f, g, R, U, UAt(minimum), radius, cancellation);
    }

    private Expr PowerOfR(int exponent) => exponent <= LargestPower
        ? Power.Of(R, exponent)
        : throw new NotEnclosedException(
            string.Create(CultureInfo.InvariantCulture, $"times are enclosed in variables of degree up to {LargestPower}; q = {_q} and {Depth} weights need {exponent}"));

    /// <summary>|G|^(1-q).</summary>
    private Expr Speed(Expr gradient) => Power.Of(Apply.Of(Function.Abs, gradient), 1 - _q);

    private static Interval Root(Interval value, int degree) =>
        new RationalPower<Interval>(new Rational(1, degree)).Evaluate(value);

    private static Rational Smaller(Rational a, Rational b) => Rational.Abs(a) < Rational.Abs(b) ? a : b;

    private static Rational Larger(Rational a, Rational b) => Rational.Abs(a) < Rational.Abs(b) ? b : a;

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
