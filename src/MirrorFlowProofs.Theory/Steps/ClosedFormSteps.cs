using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Integration;
using MirrorFlowProofs.Symbolic.Solving;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The forms in <c>x</c>, where <c>P(u) = |x|^q</c> has a closed solution that makes the Hessian a power of <c>|x|</c>
/// (one distinct offset) or the inverse root of a binomial in it (two factors).
/// </summary>
internal sealed class ClosedFormSteps
{
    private static readonly Symbol Size = new("X", Domain.Positive);

    private readonly MonomialFlow _flow;
    private readonly UniformizationSteps _curve;
    private readonly string? _condition;

    private ClosedFormSteps(MonomialFlow flow, UniformizationSteps curve, Expr u, Expr hessian)
    {
        _flow = flow;
        _curve = curve;
        var (map, potential, conjugate, condition) = Integrate(u, hessian);
        _condition = condition;
        Forms = new ClosedForms(InX(u), InX(hessian), map, potential, conjugate);
    }

    internal ClosedForms Forms { get; }

    /// <summary>Null where no closed forms are given.</summary>
    internal static ClosedFormSteps? TryCreate(MonomialFlow flow, Balance balance, UniformizationSteps curve)
    {
        var factors = balance.Offsets.Select((offset, i) => new PowerFactor(offset, flow.Multiplicities[i])).ToList();
        var leading = curve.P / Product.Of(factors.Select(f => Power.Of(Names.U + f.Offset, f.Exponent)));
        if (RootSolving.Solve(factors, Power.Of(Size, flow.InvariantExponent) / leading).Value is not { } u)
        {
            return null;
        }

        var hessian = 1 / Expansion.Expand(Substitution.Replace(curve.InverseMetric, Names.U, u));
        return ExponentOf(hessian) is not null || InverseRootOfBinomial.TryRead(hessian, Size) is not null
            ? new ClosedFormSteps(flow, curve, u, hessian)
            : null;
    }

    internal IEnumerable<Step> Steps()
    {
        var x = Names.X;
        yield return new Step(
            "hessian-in-x",
            "Hessian in x",
            [new Equation(new Notation("u(x)", "u(x)"), Forms.U), new Equation(Names.Hessian, Forms.Hessian)],
            "`P(u) = |x|^q` solved for `u > 0` and put into `1/R'' = P'(u)`; for `x != 0`.",
            [
                new Identity(
                    "`P(u(x)) = |x|^q`",
                    Substitution.Replace(_curve.P, Names.U, Forms.U),
                    Power.Of(Names.AbsX, _flow.InvariantExponent)),
                new Identity("`R''(x) P'(u(x)) = 1`", Forms.Hessian * Substitution.Replace(_curve.InverseMetric, Names.U, Forms.U), Expr.One),
            ]);
        yield return new Step(
            "potential-in-x",
            "Mirror map, potential and conjugate in x",
            [
                new Equation(Names.MirrorMap, Forms.MirrorMap, _condition),
                new Equation(Names.Potential, Forms.Potential, _condition),
                new Equation(new Notation("R*(R'(x))", "R^{*}(R'(x))"), Forms.Conjugate, _condition),
            ],
            "The Hessian integrated twice, for `x != 0`; the conjugate is `x R'(x) - R(x)`.",
            [
                new Identity("`dR'(x)/dx = R''(x)`", Calculus.Differentiate(Forms.MirrorMap, x), Forms.Hessian),
                new Identity("`dR(x)/dx = R'(x)`", Calculus.Differentiate(Forms.Potential, x), Forms.MirrorMap),
                new Identity("`R*(R'(x)) = x R'(x) - R(x)`", Forms.Conjugate, x * Forms.MirrorMap - Forms.Potential),
            ]);
    }

    /// <summary>The map, potential and conjugate from the Hessian as a function of <c>X = |x|</c>.</summary>
    private (Expr Map, Expr Potential, Expr Conjugate, string? Condition) Integrate(Expr u, Expr hessian)
    {
        var exponent = ExponentOf(hessian);
        if (exponent is not null)
        {
            return OfPower(hessian / Power.Of(Size, exponent), exponent);
        }

        if (InverseRootOfBinomial.TryRead(hessian, Size) is { } binomial && _flow.InvariantExponent is not Number { Value.IsOne: true })
        {
            var (map, conjugate) = (binomial.MirrorMap(Names.X), binomial.Conjugate(Names.AbsX));
            return (map, Expansion.Expand(Names.X * map - conjugate), conjugate, null);
        }

        var inU = InX(Expansion.Expand(Substitution.Replace(_curve.Conjugate.Value, Names.U, u)));
        var odd = Names.SignX * InX(Substitution.Replace(_curve.MirrorMap.Value, Names.U, u));
        return (odd, Expansion.Expand(Names.X * odd - inU), inU, Conditions());
    }

    private string? Conditions()
    {
        var conditions = _curve.MirrorMap.Conditions.Concat(_curve.Conjugate.Conditions).Distinct().ToList();
        return conditions.Count == 0 ? null : string.Join(", ", conditions);
    }

    /// <summary>The exponent when the expression is a constant times a power of <c>X</c>.</summary>
    private static Expr? ExponentOf(Expr e)
    {
        var groups = Expansion.Collect(e, Size);
        return groups.Count == 1 && !Substitution.DependsOn(groups.Values.First(), Size) ? groups.Keys.First() : null;
    }

    /// <summary>For <c>R'' = c |x|^e</c>: powers, or the entropy when e = -1 (Lemma 4.13).</summary>
    private static (Expr Map, Expr Potential, Expr Conjugate, string? Condition) OfPower(Expr c, Expr e)
    {
        var (size, sign) = (Names.AbsX, Names.SignX);
        var first = Expansion.Expand(e + 1);
        if (first.IsZero)
        {
            var log = Apply.Of(Function.Log, size);
            return (c * sign * log, c * size * log - c * size, c * size, null);
        }

        var second = Expansion.Expand(e + 2);
        var map = c / first * sign * Power.Of(size, first);
        var potential = c / first / second * Power.Of(size, second);
        var conjugate = c / second * Power.Of(size, second);
        var condition = first is Number ? null : InQ.DiffersFromZero(first);
        return (map, potential, conjugate, condition);
    }

    private static Expr InX(Expr e) => Substitution.Replace(e, Size, Names.AbsX);
}
