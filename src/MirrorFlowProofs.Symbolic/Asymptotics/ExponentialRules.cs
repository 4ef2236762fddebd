namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// Powers, logarithms and exponentials. With <c>S = c M (1 + d)</c>, M the leading scale and d going to 0, they reduce to
/// the same of c, of M, and to a power series in d (J. van der Hoeven, Transseries and Real Differential Algebra, 2006,
/// chapter 4; D. Gruntz, On Computing Limits in a Symbolic Manipulation System, 1996).
/// </summary>
internal sealed partial class ExpansionRules
{
    /// <summary>Powers up to this one are products, which need nothing of the leading coefficient.</summary>
    private const int LargestProduct = 6;

    /// <summary><c>b^(e + f) = b^e exp(f log b)</c> for b &gt; 0, where e is free of the variable and f has no such term.</summary>
    private Series OfPower(Power p)
    {
        var terms = Expansion.TermsOf(Expansion.Expand(p.Exponent)).ToLookup(t => Substitution.DependsOn(t, Variable));
        var power = ToPower(Of(p.Base), Sum.Of(terms[false]), p.Base);
        return terms[true].Any()
            ? _algebra.Multiply(power, Exp(_algebra.Multiply(Of(Sum.Of(terms[true])), Log(Of(p.Base), p.Base))))
            : power;
    }

    /// <summary>
    /// <c>S^a = c^a M^a sum_k binom(a, k) d^k</c>: for c &gt; 0, or c other than 0 and an integer a.
    /// </summary>
    private Series ToPower(Series s, Expr a, Expr written)
    {
        if (a is Number { Value: { IsInteger: true, Sign: >= 0 } n } && n <= LargestProduct)
        {
            return Enumerable.Repeat(s, (int)n.Numerator).Aggregate(_algebra.Constant(1), _algebra.Multiply);
        }

        if (s.IsZero)
        {
            return SignOnDomains.IsPositive(a) ? s : throw new UndecidedException($"{_show(written)} is 0 near the limit, and so has no power {a}");
        }

        var lead = Leading(s);
        if (!Power.IsInteger(a))
        {
            Coefficients.RequirePositive(lead.Coefficient, Power.Of(_show(written), a).ToString());
        }

        return SeriesAlgebra.Multiply(
            Compose(PowerSeriesCoefficients.Binomial(a), Relative(s, lead)), Power.Of(lead.Coefficient, a), lead.Scale.Pow(a));
    }

    /// <summary><c>log S = log c + log M + log(1 + d)</c> for c &gt; 0.</summary>
    private Series Log(Series s, Expr written)
    {
        var lead = s.IsZero
            ? throw new UndecidedException($"{_show(written)} is 0 near the limit, and so has no logarithm")
            : Leading(s);
        Coefficients.RequirePositive(lead.Coefficient, $"log({_show(written)})");
        return _algebra.Add(
            _algebra.Collect(lead.Scale.Log(), []),
            _algebra.Constant(Apply.Of(Function.Log, lead.Coefficient)),
            Compose(PowerSeriesCoefficients.Log(), Relative(s, lead)));
    }

    /// <summary>
    /// <c>exp(D + c + d) = E exp(c) exp(d)</c>, where D are the terms that go to infinity in size: a multiple of
    /// <c>X_k, k &gt;= 1</c>, makes a power of <c>X_(k-1)</c>, all others stay in an exponential, a scale of its own.
    /// </summary>
    private Series Exp(Series s)
    {
        var (divergent, constant, vanishing) = Split(s);
        var (scale, growth) = (Scale.One, new List<Expr>());
        foreach (var (coefficient, of) in divergent)
        {
            if (Scale.LevelOf(of.Value) is >= 1 and var level)
            {
                scale = scale.Times(new Scale(Power.Of(Scale.Large(level - 1), coefficient)));
            }
            else
            {
                growth.Add(coefficient * of.Value);
            }
        }

        return SeriesAlgebra.Multiply(
            Compose(PowerSeriesCoefficients.Exp(), vanishing),
            Apply.Of(Function.Exp, constant),
            scale.Times(new Scale(Apply.Of(Function.Exp, Sum.Of(growth)))));
    }

    /// <summary>d in <c>S = c M (1 + d)</c>.</summary>
    private static Series Relative(Series s, Term lead) => SeriesAlgebra.Multiply(
        s with { Terms = [.. s.Terms.Skip(1)] }, 1 / lead.Coefficient, Scale.One.Over(lead.Scale));
}
