using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// Rigorous enclosures of the mirror map and its relatives at exact rational points, as tight as asked: every quantity lies
/// in its interval, by integer arithmetic with outward rounding (<see cref="EnclosureEvaluator"/>).
/// </summary>
/// <remarks>
/// With <c>a &lt;= u &lt;= b</c> rational (<see cref="UEnclosure"/>), the quantities are enclosed by their values at a and b:
/// R' and R* increase in u, with the derivatives P^(1/q-1)/q and P^(2/q-1)/q, and R'' = 1/P'(u) decreases, since all
/// coefficients of P are nonnegative; R = x R' - R*. Where they are fixed at |x| = 1, the lower limit of the integrals is
/// enclosed likewise. The precision is doubled until the intervals are as narrow as asked. q in [1, 2];
/// offsets 0 = lam_1 &lt;= lam_2 &lt;= .... Source of the formulas: Jacobs, Zhou, Burkholz, ICLR 2026, Theorem 4.6 and Lemma 4.13.
/// </remarks>
public sealed partial class MirrorEnclosure
{
    /// <summary>The most digits that may be asked for.</summary>
    public const int MostDigits = 10_000;

    // Next to a zero of R or R' the precision is raised to this, or to four times what the digits need otherwise.
    private const int LeastMostBits = 16_384;

    // Where only the size of a number matters.
    private const int RoughBits = 64;

    private readonly Rational _q;
    private readonly IReadOnlyList<Expr> _offsets;
    private readonly Expr _product;
    private readonly Expr _slope;
    private readonly Expr _hessian;
    private readonly Symbol _u = new("u", Domain.Positive);
    private readonly UEnclosure _root;

    /// <summary>Prepares for one geometry and one set of offsets.</summary>
    /// <exception cref="ArgumentException">q or the offsets are out of their domain.</exception>
    public MirrorEnclosure(Rational q, IReadOnlyList<Rational> offsets)
        : this(q, [.. offsets.Select(o => (Expr)o)])
    {
        if (offsets.Count == 0 || !offsets[0].IsZero || offsets.Zip(offsets.Skip(1)).Any(pair => pair.First > pair.Second))
        {
            throw new ArgumentException("the offsets must be sorted from 0", nameof(offsets));
        }
    }

    /// <summary>The same for offsets given by closed expressions, 0 or positive, those that are 0 as the number 0.</summary>
    internal MirrorEnclosure(Rational q, IReadOnlyList<Expr> offsets)
    {
        if (q < 1 || q > 2)
        {
            throw new ArgumentException($"q is {q}; it must lie in [1, 2].", nameof(q));
        }

        (_q, _offsets) = (q, offsets);
        _product = Product.Of(offsets.Select(o => _u + o));
        _slope = Calculus.Differentiate(_product, _u);

        // For u > 0: P' as P times a sum has as many factors as offsets, written out it has the square of that.
        _hessian = 1 / Product.Of(_product, Sum.Of(offsets.Select(o => 1 / (_u + o))));
        _root = new UEnclosure(q, offsets);
        Normalisation = Normalisations.Of(q, Zeros, offsets.Count);
    }

    /// <summary>How R' and R are normalised.</summary>
    public Normalisation Normalisation { get; }

    private int Zeros => _offsets.Count(o => o.IsZero);

    /// <summary>
    /// All values at x, each in an interval of a relative width below 10^-(digits + 2); exact zeros as [0, 0]. Next to a
    /// zero of R or R' that 16384 bits, or four times what the digits take, do not tell from it, wider.
    /// </summary>
    /// <param name="x">Where.</param>
    /// <param name="digits">From 1 to <see cref="MostDigits"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of digits is out of range.</exception>
    /// <exception cref="NotEnclosedException">An integral spans too many orders of magnitude for so many digits.</exception>
    public EnclosedMirrorPoint Evaluate(Rational x, int digits, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(digits, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digits, MostDigits);
        // Two digits more than asked, so that rounding outward adds one unit of the last digit at each end.
        var width = Rational.Pow(10, -digits - 2);
        EnclosedMirrorPoint point;
        var first = digits * 7 / 2 + 40;
        for (var bits = first; ; bits *= 2)
        {
            cancellation.ThrowIfCancellationRequested();
            point = x.IsZero ? AtOrigin(bits, cancellation) : At(Rational.Abs(x), bits, cancellation);
            if (2 * bits > Math.Max(LeastMostBits, 4 * first) || point.Quantities.All(e => e.Value is not { } value || value.RelativeWidthIsBelow(width)))
            {
                break;
            }
        }

        return x.Sign < 0 ? point with { Gradient = -point.Gradient } : point;
    }

    private EnclosedMirrorPoint At(Rational size, int bits, CancellationToken cancellation)
    {
        if (Normalisation == Normalisation.IndefiniteBalanced || Zeros == _offsets.Count)
        {
            return Balanced(size, bits);
        }

        var (low, high) = _root.Of(size, bits);
        var hessian = Enclosure.Between(ValueAt(_hessian, high, bits), ValueAt(_hessian, low, bits));
        Enclosure gradient, conjugate;
        if (Normalisation == Normalisation.AtZero)
        {
            gradient = Increasing(1 / _q - 1, 0, 0, low, high, bits, cancellation);
            conjugate = Increasing(2 / _q - 1, 0, 0, low, high, bits, cancellation);
        }
        else if (size.IsOne)
        {
            gradient = conjugate = Enclosure.Zero;
        }
        else
        {
            var (unitLow, unitHigh) = _root.Of(1, bits);
            gradient = Increasing(1 / _q - 1, unitLow, unitHigh, low, high, bits, cancellation);
            conjugate = Increasing(2 / _q - 1, unitLow, unitHigh, low, high, bits, cancellation);
        }

        return new EnclosedMirrorPoint(
            Normalisation, new Enclosure(low, high), hessian, gradient, (size * gradient) - conjugate, conjugate);
    }

    /// <summary>
    /// (1/q) times the integral of P^exponent from a point in [fromLow, fromHigh] to one in [low, high]: it grows with the
    /// upper limit and falls with the lower, each time by at most the difference times the integrand at one of the two ends,
    /// as P increases.
    /// </summary>
    private Enclosure Increasing(
        Rational exponent, Rational fromLow, Rational fromHigh, Rational low, Rational high, int bits, CancellationToken cancellation)
    {
        var smallest = Integrate(exponent, fromHigh, low, bits, cancellation);
        return new Enclosure(smallest.Lower, smallest.Upper + Most(fromLow, fromHigh) + Most(low, high));

        Rational Most(Rational from, Rational to) => from == to
            ? Rational.Zero
            : (to - from) / _q * ValueAt(Power.Of(_product, exponent), exponent.Sign < 0 ? from : to, RoughBits).Upper;
    }

    private Enclosure Integrate(Rational exponent, Rational from, Rational to, int bits, CancellationToken cancellation = default)
    {
        var v = new Symbol("v", Domain.Positive);
        // Factor by factor: each is positive, which a power of their product would have to be told.
        var integrand = Product.Of(_offsets.Select(o => Power.Of(v + o, exponent)));
        return ValueAt(Symbolic.Integral.Of(integrand, v, from, to) / _q, Rational.One, bits, cancellation);
    }

    private Enclosure ValueAt(Expr e, Rational u, int bits, CancellationToken cancellation = default) =>
        Enclosure.Of(EnclosureEvaluator.EvaluateUnless(e, new Dictionary<Symbol, Rational> { [_u] = u }, bits, cancellation));

    /// <summary>All offsets 0: powers of |x|, or the entropy where m = 1 (Lemma 4.13).</summary>
    private EnclosedMirrorPoint Balanced(Rational size, int bits)
    {
        var depth = _offsets.Count;
        var m = _q * (depth - 1) / depth;
        Expr x = size;
        Enclosure Value(Expr e) => ValueAt(e, Rational.One, bits);
        var (u, hessian) = (Value(Power.Of(x, _q / depth)), Value(Power.Of(x, -m) / depth));
        var conjugate = Value(Power.Of(x, 2 - m) / (depth * (2 - m)));
        if (m.IsOne)
        {
            var log = Apply.Of(Function.Log, x);
            return new(Normalisation, u, hessian, Value(log / depth), Value(x * (log - 1) / depth), conjugate);
        }

        return new(
            Normalisation,
            u,
            hessian,
            Value(Power.Of(x, 1 - m) / (depth * (1 - m))),
            Value(Power.Of(x, 2 - m) / (depth * (1 - m) * (2 - m))),
            conjugate);
    }

    /// <summary>At x = 0: u = 0; an infinite or undefined quantity has no enclosure.</summary>
    private EnclosedMirrorPoint AtOrigin(int bits, CancellationToken cancellation)
    {
        Enclosure? hessian = Zeros > 1 ? null : ValueAt(Substitution.Replace(1 / _slope, _u, Expr.Zero), Rational.One, bits);
        switch (Normalisation)
        {
            case Normalisation.AtZero:
                return new(Normalisation, Enclosure.Zero, hessian, Enclosure.Zero, Enclosure.Zero, Enclosure.Zero);
            case Normalisation.IndefiniteBalanced:
                // |x|^(2-m), and |x| ln|x|, vanish at 0, for 2 - m > 0.
                return new(Normalisation, Enclosure.Zero, hessian, null, Enclosure.Zero, Enclosure.Zero);
            default:
                // x R'(x) tends to 0, so R(0) = -R* is the integral of P^(2/q-1) from 0 to the point |x| = 1.
                var (unitLow, unitHigh) = _root.Of(1, bits);
                var rest = Increasing(2 / _q - 1, 0, 0, unitLow, unitHigh, bits, cancellation);
                return new(Normalisation, Enclosure.Zero, hessian, null, rest, -rest);
        }
    }
}

/// <summary>The mirror map and its relatives at one x, each in an interval; null where infinite or not defined.</summary>
/// <param name="Normalisation">How R' and R are normalised.</param>
/// <param name="U">The uniformizing u.</param>
/// <param name="Hessian">R''(x); null where it is infinite.</param>
/// <param name="Gradient">R'(x); null where it has no limit.</param>
/// <param name="Potential">R(x).</param>
/// <param name="Conjugate">R*(R'(x)).</param>
public sealed record EnclosedMirrorPoint(
    Normalisation Normalisation, Enclosure? U, Enclosure? Hessian, Enclosure? Gradient, Enclosure? Potential, Enclosure? Conjugate)
{
    /// <summary>The quantities with the names they have in the output of <c>eval</c>, in its order.</summary>
    public IReadOnlyList<(string Name, Enclosure? Value)> Quantities =>
        [("u", U), ("hessian", Hessian), ("gradient", Gradient), ("potential", Potential), ("conjugate", Conjugate)];
}
