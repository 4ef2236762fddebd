using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Written integrals of elementary terms, evaluated: <c>integral(1/s, s, 1, a) = log(a)</c>. A term is taken where an antiderivative is
/// known that is continuous between the limits and differentiable there but for the limits, whichever is larger; that its derivative
/// is the term is proved again. An integral with another term stays as it is.
/// </summary>
internal static class ElementaryIntegrals
{
    internal static Expr Evaluate(Expr e) => Substitution.Rewrite(e, node => node is Integral i ? Value(i) : null);

    private static Expr? Value(Integral i)
    {
        var (lower, upper) = (Evaluate(i.Lower), Evaluate(i.Upper));
        var isNonnegative = Ranges.IsNonnegative(lower) && Ranges.IsNonnegative(upper);
        var v = new Symbol(i.Variable.Name, isNonnegative ? Domain.Positive : Domain.Real);
        var total = new List<Expr>();
        foreach (var term in Expansion.TermsOf(Expansion.Expand(Evaluate(Substitution.Replace(i.Integrand, i.Variable, v)))))
        {
            var factors = Product.FactorsOf(term).ToLookup(f => Substitution.DependsOn(f, v));
            var (inside, outside) = (Product.Of(factors[true]), Product.Of(factors[false].Prepend(Product.SplitCoefficient(term).Coefficient)));
            if (new Antiderivatives(v, lower, upper).Of(inside) is not { } found
                || ZeroTest.Decide(Calculus.Differentiate(found, v) - inside).Answer != ZeroAnswer.Zero)
            {
                return null;
            }

            total.Add(outside * (Substitution.Replace(found, v, upper) - Substitution.Replace(found, v, lower)));
        }

        return Sum.Of(total);
    }
}
