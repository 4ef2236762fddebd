using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.AllDepths;

/// <summary>The curve of a pattern of offsets, of which all but the first are alike, at every depth.</summary>
internal sealed class DepthCurve
{
    private readonly BalanceKind _kind;
    private readonly Expr _offset;

    internal DepthCurve(Geometry geometry, BalanceKind kind)
    {
        (Geometry, _kind) = (geometry, kind);
        _offset = IsBalanced ? Expr.Zero : Theory.Balance.Lambda;
        A = geometry.SpeedExponent + 1;
        P = Names.U * Power.Of(Names.U + _offset, L - 1);
        InverseMetric = Power.Of(Names.U + _offset, L - 2) * (L * Names.U + _offset);
        MetricExponent = Expansion.Expand(A * (L - 1) / L);
        MirrorMap = Integral(1 / A - 1);
        Conjugate = Integral(2 / A - 1);
        Coercivity = Expansion.Expand(Substitution.Replace(InverseMetric, Names.U, Expr.Zero));
    }

    internal static Symbol L => DepthDerivation.Depth;

    internal Geometry Geometry { get; }

    internal bool IsBalanced => _kind == BalanceKind.Equal;

    /// <summary>The exponent of the conserved quantities.</summary>
    internal Expr A { get; }

    internal Expr P { get; }

    internal Expr InverseMetric { get; }

    internal Expr MetricExponent { get; }

    internal Expr MirrorMap { get; }

    internal Expr Conjugate { get; }

    internal Expr Coercivity { get; }

    internal Expr SizeOfX => Power.Of(P, 1 / A);

    /// <summary>When the mirror map is given by <see cref="MirrorMap"/>; null for always.</summary>
    internal string? Condition =>
        IsBalanced && InQ.AtMost(MetricExponent, 1, strict: true).Answer != ConditionAnswer.Yes && IsOneSomewhere ? $"{MetricExponent} != 1" : null;

    /// <summary>Whether there is a depth with <c>m = 1</c>: <c>L = q/(q - 1)</c> is a whole number.</summary>
    private bool IsOneSomewhere => A is not Number { Value: var q } || (!q.IsOne && (q / (q - 1)).IsInteger);

    internal Step Uniformization() => new(
        "uniformization",
        "Uniformization",
        [
            new Equation(new Notation("|x|^q = P(u)", "|x|^{q}=P(u)"), P),
            new Equation(new Notation("1/R'' = P'(u)", @"\frac{1}{R''}=P'(u)"), InverseMetric),
        ],
        IsBalanced
            ? "All `L` factors are `u`. Stated for `x > 0`; `R` is even and `R'` odd in `x`."
            : "One factor is `u`, the `L - 1` others are `u + lambda`. Stated for `x > 0`; `R` is even and `R'` odd in `x`.",
        [
            new Identity(
                "`P' = P sum_i 1/(u + lam_i)`, the sum over one offset 0 and `L - 1` alike",
                InverseMetric,
                P * (1 / Names.U + (L - 1) / (Names.U + _offset))),
            new Identity("it is the derivative of `P`", Calculus.Differentiate(P, Names.U), InverseMetric),
            new Positivity("`P'(u) > 0` for `u > 0`: `x` grows along the curve", InverseMetric),
        ]);

    internal Step MirrorMapStep() => new(
        "mirror-map",
        "Mirror map",
        [new Equation(new Notation("R'(x(u))", "R'(x(u))"), MirrorMap, Condition)],
        "`dR'/du = R'' dx/du = P(u)^(1/q - 1)/q`, integrated" + Class,
        [
            new Identity(
                "`dx/du = P'(u) P(u)^(1/q - 1)/q`, so `R'' dx/du = P(u)^(1/q - 1)/q`",
                Calculus.Differentiate(SizeOfX, Names.U),
                InverseMetric * Power.Of(P, 1 / A - 1) / A),
            new Identity(
                "the integral differentiates back to the integrand",
                Calculus.Differentiate(MirrorMap, Names.U),
                Power.Of(P, 1 / A - 1) / A),
        ]);

    internal Step ConjugateStep() => new(
        "conjugate",
        "Conjugate",
        [new Equation(new Notation("R*(R'(x(u)))", "R^{*}(R'(x(u)))"), Conjugate)],
        "`(R*)'(y) = x`, so `dR*/du = x dR'/du = P(u)^(2/q - 1)/q`, integrated" + Class,
        [
            new Identity(
                "the integral differentiates back to `x dR'/du`",
                Calculus.Differentiate(Conjugate, Names.U),
                SizeOfX * Power.Of(P, 1 / A - 1) / A),
        ]);

    internal Step CoercivityStep()
    {
        var second = Calculus.Differentiate(InverseMetric, Names.U);
        return new(
            "coercivity",
            "Coercivity",
            [new Equation(new Notation("mu = P'(0)", @"\mu=P'(0)"), Coercivity)],
            "`P'` grows with `u`, so the smallest inverse metric on the curve is at `x = 0`."
            + (IsBalanced ? " It is 0 there: a saddle." : " From `w_1 = 0`, `w_i = l` the offset is `lambda = l^q` and `mu = l^(q (L-1))`."),
            [
                new Identity("`P'(0)`", Substitution.Replace(InverseMetric, Names.U, Expr.Zero), Coercivity),
                new Positivity("`P''(u) > 0` for `u > 0`: `P'` grows", second),
                .. LogarithmicDerivative.CoercivityAtAnyOffsets(),
            ]);
    }

    private string Class => IsBalanced
        ? ": a power."
        : ": an incomplete beta function, in its hypergeometric form, which is defined for every `L`.";

    /// <summary>The integral of <c>P^e/q</c>: from 0 off the balanced manifold, a power on it.</summary>
    private Expr Integral(Expr e)
    {
        if (IsBalanced)
        {
            var exponent = L * e + 1;
            return Power.Of(Names.U, exponent) / (A * exponent);
        }

        var (a, b) = (Expansion.Expand(e + 1), Expansion.Expand((L - 1) * e));
        return Power.Of(_offset, b) * Power.Of(Names.U, a) / (A * a)
            * Apply.Of(Function.Hypergeometric, -b, a, Expansion.Expand(a + 1), -Names.U / _offset);
    }
}
