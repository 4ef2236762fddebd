using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// Integrals through their upper limit U. An expansion of the integrand integrates term by term, its remainder too
/// (A. Erdelyi, Asymptotic Expansions, 1956, section 1.6).
/// </summary>
internal sealed partial class ExpansionRules
{
    /// <summary>How far an upper limit may lie above the lower one: any length.</summary>
    private static readonly Symbol Length = new("#length", Domain.Positive);

    private Series OfIntegral(Integral i)
    {
        if (Substitution.DependsOn(i.Integrand, Variable) || Substitution.DependsOn(i.Lower, Variable))
        {
            throw new UndecidedException($"the integrand or the lower limit of {_show(i)} moves");
        }

        if (!Definedness.IsThroughout(Integral.Of(i.Integrand, i.Variable, i.Lower, i.Lower + Length)))
        {
            throw new UndecidedException($"{_show(i)} is not known to exist for every upper limit");
        }

        var upper = Of(i.Upper);
        var (divergent, limit, d) = Split(upper);
        return divergent.Count == 0 ? AtFinite(i, limit, d) : AtInfinity(i, upper);
    }

    /// <summary>
    /// <c>U = c + d</c> with d of one sign s: <c>int_lower^c f + s sum_k f_k |d|^(e_k + 1)/(e_k + 1)</c>, where
    /// <c>f(c + s y) ~ sum_k f_k y^(e_k)</c> as <c>y</c> goes to 0 from the right, all <c>e_k &gt; -1</c>.
    /// </summary>
    private Series AtFinite(Integral i, Expr c, Series d)
    {
        var start = _algebra.Constant(Integral.Of(i.Integrand, i.Variable, i.Lower, c));
        if (d.IsZero)
        {
            return start;
        }

        if ((SignOnDomains.Of(c - i.Lower) & PossibleSigns.Negative) != 0)
        {
            throw new UndecidedException($"the upper limit of {_show(i)} may end up below the lower one", c - i.Lower);
        }

        var side = SignOf(d);
        if (side is not Number)
        {
            throw new UndecidedException($"from which side the upper limit of {_show(i)} comes depends on the sign of {Leading(d).Coefficient}", Leading(d).Coefficient);
        }

        var (distance, f) = (SizeOf(d), Inner(i, c + side / Variable, side / (i.Variable - c)));
        var parts = f.Terms.Select(t => (Next: NextPower(t.Scale, i, -1), t.Coefficient)).ToList();
        var rest = f.Remainder.Select(r => NextPower(r, i, -1)).ToList();
        if (!parts.Select(p => p.Next).Concat(rest).All(SignOnDomains.IsPositive))
        {
            throw new UndecidedException($"{_show(i)} is not known to converge at {c}");
        }

        return _algebra.Add(
        [
            start,
            .. parts.Select(p => SeriesAlgebra.Multiply(ToPower(distance, p.Next, i), side * p.Coefficient / p.Next, Scale.One)),
            .. rest.Select(r => new Series([], ToPower(distance, r, i).Bound)),
        ]);
    }

    /// <summary>
    /// U goes to infinity, and f is like <c>sum_k f_k v^(e_k)</c>: <c>sum_k f_k U^(e_k + 1)/(e_k + 1)</c> over <c>e_k &gt; -1</c>,
    /// a logarithm for <c>e_k = -1</c>, and a constant, which goes into the remainder with all that is smaller.
    /// </summary>
    private Series AtInfinity(Integral i, Series upper)
    {
        var f = Inner(i, Variable, i.Variable);
        var sum = new List<Series> { new([], [Scale.One]) };
        foreach (var term in f.Terms)
        {
            var next = NextPower(term.Scale, i, 1);
            switch (SignOnDomains.Of(next))
            {
                case PossibleSigns.Positive:
                    sum.Add(SeriesAlgebra.Multiply(ToPower(upper, next, i), term.Coefficient / next, Scale.One));
                    break;
                case PossibleSigns.Zero:
                    sum.Add(SeriesAlgebra.Multiply(Log(upper, i.Upper), term.Coefficient, Scale.One));
                    break;
                case PossibleSigns.Negative:
                    break;
                default:
                    throw new UndecidedException($"whether {_show(i)} grows without bound depends on the sign of {next}", next);
            }
        }

        if (sum.Count == 1)
        {
            throw new UndecidedException($"{_show(i)} converges, to a constant that is not known here");
        }

        foreach (var next in f.Remainder.Select(r => NextPower(r, i, 1)))
        {
            switch (SignOnDomains.Of(next))
            {
                case PossibleSigns.Positive:
                    sum.Add(new Series([], ToPower(upper, next, i).Bound));
                    break;
                case PossibleSigns.Negative:
                    break;
                default:
                    throw new UndecidedException($"the order of the remainder of {_show(i)} depends on the sign of {next}", next);
            }
        }

        return _algebra.Add(sum);
    }

    /// <summary>
    /// The expansion of the integrand, its variable put through a variable that goes to infinity, and that one through it.
    /// </summary>
    private Series Inner(Integral i, Expr through, Expr large) =>
        new ExpansionRules(_algebra, e => Substitution.Replace(e, Variable, large))
            .Of(Substitution.Replace(i.Integrand, i.Variable, through));

    /// <summary>The exponent of a pure power of the variable, with a sign, plus 1.</summary>
    private Expr NextPower(Scale scale, Integral i, int sign)
    {
        Expr exponent = scale.Value switch
        {
            _ when scale.IsOne => 0,
            Symbol s when s.Equals(Variable) => 1,
            Power p when p.Base.Equals(Variable) => p.Exponent,
            _ => throw new UndecidedException($"the integrand of {_show(i)} is not like a sum of powers"),
        };
        return Expansion.Expand(sign * exponent + 1);
    }
}
