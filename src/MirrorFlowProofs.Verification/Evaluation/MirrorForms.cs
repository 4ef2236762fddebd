using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// The formulas of the mirror map in u, where P(u) = prod (u + lam_i) = |x|^q: R'' = 1 / P'(u),
/// R' = (1/q) int P^(1/q-1), R* = (1/q) int P^(2/q-1), R = x R' - R*, in one number type; a test ties them to the
/// derived ones.
/// </summary>
/// <remarks>
/// Normalised at 0 the difference x R' - R* does not cancel: R'' falls with |x|, so R' is concave for x &gt; 0 and
/// R* &lt;= x R' / 2. Normalised at |x| = 1 each quantity has an integral of its own from there.
/// </remarks>
internal sealed class MirrorForms<T>
    where T : struct, IReal<T>
{
    private readonly PowerProductRoot<T> _root;
    private readonly PowerProductPotential<T>? _potential;
    private readonly BalancedForms<T>? _balanced;
    private readonly RationalPower<T> _power;
    private readonly T _q;
    private readonly T _unit;

    /// <summary>Prepares for q in [1, 2] and offsets sorted from 0.</summary>
    /// <exception cref="ArgumentException">q is outside [1, 2], or the offsets are not sorted from 0.</exception>
    public MirrorForms(Rational q, ReadOnlySpan<T> offsets)
    {
        if (q < 1 || q > 2)
        {
            throw new ArgumentException($"q is {q}; it must lie in [1, 2].", nameof(q));
        }

        _root = new PowerProductRoot<T>(offsets);
        _power = new RationalPower<T>(q);
        _q = _power.Exponent;
        int zeros = Product.ZeroOffsets;
        Normalisation = Normalisations.Of(q, zeros, offsets.Length);
        if (zeros == offsets.Length)
        {
            _balanced = new BalancedForms<T>(q, zeros);
            RelativeError = T.FromDouble(16) * T.Epsilon;
            return;
        }

        _potential = new PowerProductPotential<T>(offsets, (1 / q) - 1, 1 / q);
        _unit = _root.Solve(T.One);
        RelativeError = _potential.RelativeError;
    }

    /// <summary>How the constants are fixed.</summary>
    public Normalisation Normalisation { get; }

    /// <summary>The product P.</summary>
    public PowerProduct<T> Product => _root.Product;

    /// <summary>Whether R' is a logarithm: all offsets 0 and m = 1.</summary>
    public bool IsEntropy => _balanced is { IsEntropy: true };

    /// <summary>A padded estimate of the relative error of the values, away from zeros of R', R and R* other than 0.</summary>
    public T RelativeError { get; }

    /// <summary>R'(x).</summary>
    public T Gradient(T x)
    {
        T size = T.Abs(x);
        if (size == T.Zero)
        {
            return AtOrigin().Gradient;
        }

        T gradient = _balanced is not null ? _balanced.Gradient(size) : Integral(_root.SolvePower(size, _power)) / _q;
        return x < T.Zero ? -gradient : gradient;
    }

    /// <summary>All values at x.</summary>
    public MirrorValues<T> At(T x)
    {
        T size = T.Abs(x);
        MirrorValues<T> values = size == T.Zero ? AtOrigin() : _balanced is not null ? _balanced.At(size) : AtSize(size);
        return x < T.Zero ? values with { Gradient = -values.Gradient } : values;
    }

    private MirrorValues<T> AtSize(T size)
    {
        T u = _root.SolvePower(size, _power);
        T hessian = T.One / Product.Derivative(u);
        if (Normalisation == Normalisation.AtZero)
        {
            T integral = _potential!.Integral.FromZero(u) / _q;
            T conjugate = _potential.Weighted.FromZero(u) / _q;
            return new(u, hessian, integral, (size * integral) - conjugate, conjugate);
        }

        return new(
            u, hessian, Integral(u) / _q, _potential!.Between(_unit, u) / _q, _potential.Weighted.Between(_unit, u) / _q);
    }

    private T Integral(T u) => Normalisation == Normalisation.AtZero
        ? _potential!.Integral.FromZero(u)
        : _potential!.Integral.Between(_unit, u);

    private MirrorValues<T> AtOrigin()
    {
        if (_balanced is not null)
        {
            return _balanced.AtOrigin();
        }

        T hessian = Product.ZeroOffsets > 1 ? T.One / T.Zero : T.One / Product.Derivative(T.Zero);
        if (Normalisation == Normalisation.AtZero)
        {
            return new(T.Zero, hessian, T.Zero, T.Zero, T.Zero);
        }

        // x R'(x) -> 0, so R(0) = -R* = the integral of P^(2/q-1) from 0 to the point |x| = 1.
        T rest = _potential!.Weighted.FromZero(_unit) / _q;
        return new(T.Zero, hessian, T.Zero / T.Zero, rest, -rest);
    }
}
