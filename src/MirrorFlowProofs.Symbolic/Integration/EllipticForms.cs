namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The integrals to which <see cref="RootReduction"/> comes with three or four roots, in Carlson's functions:
/// <c>1/y</c>, <c>1/((t + a_k) y)</c> with a root <c>a_k</c>, <c>1/((t + o) y)</c> with another offset, and <c>t/y</c>.
/// </summary>
/// <remarks>
/// With the root 0 and others a, b, c (c left out where there are three roots: the limit of a large c), put
/// <c>t = a b c/s</c>: then <c>t (t + a)(t + b)(t + c) = (a b c)^2 (s + b c)(s + a c)(s + a b)/s^4</c>, so that
/// <c>int_0^u dt/y = int_(abc/u)^inf ds/sqrt((s + b c)(s + a c)(s + a b))</c>, which is <c>2 R_F</c> at the three factors
/// for <c>s = a b c/u</c>, by homogeneity <c>2 sqrt(u) R_F(b c (u + a), a c (u + b), a b (u + c))</c>. In the others
/// <c>1/(t + o) = 1/o - (abc/o^2)/(s + abc/o)</c> and <c>t = abc/s</c>. All of these are 0 at u = 0.
/// Without the root 0 and with three roots a, b, c: minus the integrals from u to infinity, directly.
/// </remarks>
internal sealed class EllipticForms
{
    private static readonly Rational TwoThirds = new(2, 3);

    private readonly List<Expr> _others;
    private readonly Expr[] _symmetric;
    private readonly Expr _product;
    private readonly bool _fromZero;
    private readonly Expr _t;

    internal EllipticForms(IReadOnlyList<Expr> roots, Expr t)
    {
        _fromZero = roots.Any(r => r.IsZero);
        _t = t;
        _others = [.. roots.Where(r => !r.IsZero)];
        _product = Product.Of(_others);
        _symmetric = _fromZero
            ? [.. _others.Select(a => _product / a * (t + a)), .. _others.Count == 2 ? new[] { _product } : []]
            : [.. _others.Select(a => t + a)];
    }

    /// <summary>The integral of 1/y.</summary>
    internal Expr First => _fromZero
        ? 2 * Power.Sqrt(_t) * Apply.Of(Function.CarlsonRF, _symmetric)
        : -2 * Apply.Of(Function.CarlsonRF, _symmetric);

    /// <summary>The integral of 1/((t + o) y), o &gt; 0, or from 0 on without the root 0, less <see cref="ShareOfFirst"/>.</summary>
    internal Expr Pole(Expr offset)
    {
        var at = _others.IndexOf(offset);
        var part = at >= 0
            ? Apply.Of(Function.CarlsonRD, [.. _symmetric.Where((_, i) => i != at), _symmetric[at]])
            : Apply.Of(Function.CarlsonRJ, [.. _symmetric, _fromZero ? _product / offset * (_t + offset) : _t + offset]);
        return _fromZero
            ? -TwoThirds * _product / Power.Of(offset, 2) * Power.Of(_t, new Rational(3, 2)) * part
            : -TwoThirds * part;
    }

    /// <summary>How many times the integral of 1/y is part of that of 1/((t + o) y).</summary>
    internal Expr ShareOfFirst(Expr offset) => _fromZero ? 1 / offset : Expr.Zero;

    /// <summary>The integral of t/y, with the root 0.</summary>
    internal Expr Linear => TwoThirds * _product * Power.Of(_t, new Rational(3, 2)) * (_others.Count == 2
        ? Apply.Of(Function.CarlsonRD, _symmetric)
        : Apply.Of(Function.CarlsonRJ, [.. _symmetric, _product]));
}
