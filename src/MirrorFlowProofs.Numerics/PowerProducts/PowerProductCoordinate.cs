using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The coordinate y = sign(x) (1/q) int P^(1/q - 1) dv up to u, where P(u) = |x|^q and P = prod (v + lam_i), with its
/// integrals; by number alone, whatever it may be the mirror map of.
/// </summary>
/// <remarks>
/// Normalisation, with k of the K offsets 0: all 0, the power (or logarithm) without a constant; otherwise from u = 0
/// where the integral converges, k (q - 1) &lt; q; otherwise y = 0 at |x| = 1. Relative precision is full in y, in the
/// slope, in the integral of y and in the conjugate, except near a zero of y or of the integral at x &gt; 0, where the
/// rounding of x shows; <see cref="Evaluate"/> says how much. Immutable.
/// </remarks>
public sealed class PowerProductCoordinate<T> : ICoordinateMap<T>
    where T : struct, IReal<T>
{
    private readonly PowerProductRoot<T> _root;
    private readonly PowerProductPotential<T> _potential;
    private readonly RationalPower<T> _power;
    private readonly RationalPower<T>? _unbalance;
    private readonly Rational _degree;
    private readonly T _q;
    private readonly T _origin;
    private readonly int _sign;

    /// <summary>Prepares for q in [1, 2] and sorted offsets.</summary>
    /// <param name="offsets">lam_0 = 0 &lt;= lam_1 &lt;= ...</param>
    /// <param name="q">q.</param>
    /// <param name="sign">
    /// The sign of x where the map cannot cross 0 (where the integral diverges or has no constant); no meaning otherwise.
    /// </param>
    /// <exception cref="ArgumentException">q is outside [1, 2], or the offsets are not sorted from 0.</exception>
    public PowerProductCoordinate(ReadOnlySpan<T> offsets, Rational q, int sign = 1)
    {
        if (q < 1 || q > 2)
        {
            throw new ArgumentException($"q is {q}; it must lie in [1, 2].", nameof(q));
        }

        Q = q;
        _sign = sign < 0 ? -1 : 1;
        _q = T.FromRational(q.Numerator, q.Denominator);
        _power = new RationalPower<T>(q);
        _potential = new PowerProductPotential<T>(offsets, (1 / q) - 1, 1 / q);
        _root = new PowerProductRoot<T>(_potential.Integral.Product);
        PowerProduct<T> product = _root.Product;
        IsPower = product.ZeroOffsets == product.Factors;
        CrossesZero = _potential.Integral.ConvergesAtZero;
        _degree = (((1 / q) - 1) * product.Factors) + 1;
        _unbalance = IsPower && !_degree.IsZero ? new RationalPower<T>(1 / _degree) : null;
        _origin = CrossesZero || IsPower ? T.Zero : _root.Solve(T.One);
        RelativeError = _potential.RelativeError;
    }

    /// <summary>q.</summary>
    public Rational Q { get; }

    /// <summary>Whether all offsets are 0.</summary>
    public bool IsPower { get; }

    /// <summary>Whether the integral converges at x = 0, so that the map passes through it.</summary>
    public bool CrossesZero { get; }

    /// <summary>A padded estimate of the relative error of the results.</summary>
    public T RelativeError { get; }

    /// <summary>The product P.</summary>
    public PowerProduct<T> Product => _root.Product;

    /// <summary>u &gt;= 0 with P(u) = |x|^q.</summary>
    public T Root(T x) => _root.SolvePower(x, _power);

    /// <summary>dy/dx = 1 / P'(u), infinite where P' vanishes.</summary>
    public T Slope(T x) => T.One / _root.Product.Derivative(Root(x));

    /// <inheritdoc/>
    public T Dual(T x) => x < T.Zero ? -DualAt(Root(x)) : DualAt(Root(x));

    /// <summary>The integral of y dx with the constant of the normalisation: 0 at the point where y is normalised.</summary>
    public T Potential(T x) => PotentialAt(T.Abs(x), Root(x));

    /// <summary>The conjugate x y - Potential(x) at y = Dual(x), by its own integral.</summary>
    public T Conjugate(T x) => ConjugateAt(Root(x));

    /// <summary>
    /// Everything at x. The error estimates contain the rounding of x itself, which is what is large near a zero of y.
    /// </summary>
    public CoordinatePoint<T> Evaluate(T x)
    {
        T u = Root(x);
        T size = T.Abs(x);
        T slope = T.One / Product.Derivative(u);
        T dual = DualAt(u);
        T rounding = T.FromDouble(4) * T.Epsilon * size;
        T flat = T.IsFinite(slope) ? slope * rounding : T.Zero;
        return new(
            Relative(u, T.Zero),
            Relative(slope, T.Zero),
            Relative(x < T.Zero ? -dual : dual, flat),
            Relative(PotentialAt(size, u), T.Abs(dual) * rounding),
            Relative(ConjugateAt(u), flat * size));
    }

    /// <inheritdoc/>
    public T Primal(T y)
    {
        if (CrossesZero && !(IsPower && _degree.IsZero))
        {
            T u = RootOfDual(T.Abs(y));
            T size = FromRoot(u);
            return y < T.Zero ? -size : size;
        }

        T positive = FromRoot(RootOfDual(_sign < 0 ? -y : y));
        return _sign < 0 ? -positive : positive;
    }

    private Estimate<T> Relative(T value, T more) => new(value, (T.Abs(value) * RelativeError) + more);

    private T PotentialAt(T size, T u)
    {
        if (IsPower)
        {
            return PowerPotential(size, u);
        }

        return (CrossesZero ? _potential.FromZero(u) : _potential.Between(_origin, u)) / _q;
    }

    private T ConjugateAt(T u) =>
        (CrossesZero || IsPower ? _potential.Weighted.FromZero(u) : _potential.Weighted.Between(_origin, u)) / _q;

    private T FromRoot(T u) => T.IsFinite(u) ? _potential.X(u) : u;

    private T DualAt(T u)
    {
        if (IsPower)
        {
            T degree = T.FromRational(_degree.Numerator, _degree.Denominator);
            return _degree.IsZero ? T.Log(u) / _q : new RationalPower<T>(_degree).Evaluate(u) / (_q * degree);
        }

        return u == T.Zero && !CrossesZero ? -Infinity() : Integral(u) / _q;
    }

    // For K offsets 0: y = u^s / (q s), conjugate u^t / (q t), x = u^(t - s), so R = u^t (1/s - 1/t) / q.
    private T PowerPotential(T x, T u)
    {
        if (_degree.IsZero)
        {
            return x == T.Zero ? x : x * (T.Log(x) - T.One) / T.FromDouble(Product.Factors);
        }

        Rational t = (((2 / Q) - 1) * Product.Factors) + 1;
        Rational factor = ((1 / _degree) - (1 / t)) / Q;
        return T.FromRational(factor.Numerator, factor.Denominator) * new RationalPower<T>(t).Evaluate(u);
    }

    private T RootOfDual(T y)
    {
        T target = y * _q;
        if (IsPower)
        {
            T degree = T.FromRational(_degree.Numerator, _degree.Denominator);
            T power = target * degree;
            return _unbalance is null ? T.Exp(target) : power < T.Zero ? Infinity() : _unbalance.Evaluate(power);
        }

        if (CrossesZero && target == T.Zero)
        {
            return target;
        }

        bool bounded = _potential.Integral.ConvergesAtInfinity;
        if (bounded && target >= (CrossesZero ? _potential.Integral.AtInfinity : _potential.Integral.ToInfinity(_origin)))
        {
            return Infinity();
        }

        return MonotoneRoot(target);
    }

    private static T Infinity() => T.One / T.Zero;

    private T Integral(T u) => CrossesZero ? _potential.Integral.FromZero(u) : _potential.Integral.Between(_origin, u);

    // The integral increases with u: powers of two around the root, then Newton's method inside them.
    private T MonotoneRoot(T target)
    {
        int low = -1;
        int high = 1;
        while (Integral(T.ScaleB(T.One, low)) > target && low > -1000)
        {
            (low, high) = (Math.Max(2 * low, -1000), low);
        }

        while (Integral(T.ScaleB(T.One, high)) < target && high < 1000)
        {
            (low, high) = (Math.Max(low, high), Math.Min(2 * high, 1000));
        }

        while (high - low > 1)
        {
            int middle = low + ((high - low) / 2);
            (low, high) = Integral(T.ScaleB(T.One, middle)) < target ? (middle, high) : (low, middle);
        }

        T lower = T.ScaleB(T.One, low);
        T upper = T.ScaleB(T.One, high);
        T u = T.ScaleB(lower + upper, -1);
        double enough = Math.Sqrt(T.ToDouble(T.Epsilon));
        for (int i = 0; i < 100; i++)
        {
            T rest = Integral(u) - target;
            (lower, upper) = rest < T.Zero ? (u, upper) : (lower, u);
            T step = rest / _potential.Integral.Integrand(u);
            T next = u - step;
            bool inside = next >= lower && next <= upper;
            u = inside ? next : T.ScaleB(lower + upper, -1);
            if (inside && T.ToDouble(T.Abs(step)) <= 0.01 * enough * T.ToDouble(u))
            {
                break;
            }
        }

        return u;
    }
}
