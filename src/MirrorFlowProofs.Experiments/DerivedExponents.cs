using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;
using MirrorFlowProofs.Verification.Regularizers;

namespace MirrorFlowProofs.Experiments;

/// <summary>Exponents in x of one geometry at every depth, as they are derived and proved, never typed in.</summary>
internal sealed class DerivedExponents
{
    private readonly DepthRegularizers _derived;

    /// <summary>Derives them.</summary>
    public DerivedExponents(Rational q) => _derived = new DepthRegularizers(q);

    /// <summary>m, where <c>R'' = |x|^(-m)/L</c> on balanced weights.</summary>
    public Rational Metric(int depth) => AtDepth(Proved(_derived.MetricExponent), depth);

    /// <summary>The exponent of the regularizer M of decoupled decay on balanced weights.</summary>
    public Rational Decoupled(int depth) => Degree(Proved(_derived.Decoupled), depth);

    /// <summary>The exponent of that of coupled decay.</summary>
    public Rational Coupled(int depth) => Degree(Proved(_derived.Coupled), depth);

    private static Expr Proved(ProvedForm form) => form.Verdict == VerdictKind.Proved
        ? form.Value
        : throw new InvalidOperationException($"{form.Value} is not proved but {form.Verdict}.");

    // The degree d of c |x|^d is the logarithm of the quotient at x = 2 and x = 1, read off x f'/f instead, which is exact.
    private static Rational Degree(Expr form, int depth)
    {
        var atDepth = Substitution.Replace(form, AnyDepth.Depth, new Number(depth));
        var x = Substitution.SymbolsOf(atDepth).Single();
        return Value(Substitution.Replace(x * Calculus.Differentiate(atDepth, x) / atDepth, x, new Number(1)));
    }

    private static Rational AtDepth(Expr form, int depth) => Value(Substitution.Replace(form, AnyDepth.Depth, new Number(depth)));

    private static Rational Value(Expr expression) => expression is Number number
        ? number.Value
        : throw new InvalidOperationException($"{expression} is no number.");
}
