using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// A Hessian <c>R'' = c / sqrt(A X^e + B)</c> in <c>X = |x|</c>, and what it integrates to from 0: an inverse hyperbolic
/// sine for e = 2, otherwise hypergeometric functions, from the Euler integral (DLMF 15.6.1).
/// </summary>
internal sealed record InverseRootOfBinomial(Expr C, Expr A, Expr E, Expr B)
{
    /// <summary>Reads the coefficients; null for an expression of another shape.</summary>
    internal static InverseRootOfBinomial? TryRead(Expr hessian, Symbol size)
    {
        var root = Product.FactorsOf(hessian).OfType<Power>().FirstOrDefault(p => p.Exponent.Equals((Expr)new Rational(-1, 2)));
        if (root is null || hessian / root is not { } c || Substitution.DependsOn(c, size))
        {
            return null;
        }

        var terms = Expansion.Collect(root.Base, size);
        if (terms.Count != 2 || !terms.TryGetValue(Expr.Zero, out var b) || !Ranges.IsPositive(b))
        {
            return null;
        }

        var (e, a) = terms.Single(t => !t.Key.IsZero);
        return Ranges.IsPositive(a) && Ranges.IsPositive(e) ? new InverseRootOfBinomial(c, a, e, b) : null;
    }

    /// <summary><c>int_0^x R''</c>, odd in x.</summary>
    internal Expr MirrorMap(Symbol x) => E.Equals((Expr)2)
        ? C * QuadraticRoots.Integrate(A, B, x)
        : C * x / Power.Sqrt(B) * Hypergeometric(1 / E, Apply.Of(Function.Abs, x));

    /// <summary><c>int_0^X z R''(z) dz</c>, even in x.</summary>
    internal Expr Conjugate(Expr size) => E.Equals((Expr)2)
        ? C / A * (Power.Sqrt(A * Power.Of(size, 2) + B) - Power.Sqrt(B))
        : C * Power.Of(size, 2) / (2 * Power.Sqrt(B)) * Hypergeometric(2 / E, size);

    private Expr Hypergeometric(Expr b, Expr size) => Apply.Of(
        Function.Hypergeometric, new Rational(1, 2), b, b + 1, -A * Power.Of(size, E) / B);
}
