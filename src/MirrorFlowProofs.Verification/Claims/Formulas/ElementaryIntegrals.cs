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

    /// <summary>Why an integral between numbers has no value: a power of its variable from -1 down, at 0; null where nothing is known.</summary>
    internal static string? Divergence(Integral i)
    {
        if (i is not { Lower: Number { Value: var lower }, Upper: Number { Value: var upper } } || lower == upper || lower.Sign * upper.Sign > 0)
        {
            return null;
        }

        var power = Product.FactorsOf(i.Integrand).FirstOrDefault(f => f is Power { Exponent: Number { Value: var k } } p && k <= -1 && p.Base.Equals(i.Variable));
        return power is not null && i.Integrand / power is var rest && !Substitution.DependsOn(rest, i.Variable) && Ranges.Of(rest).IsNonzero
            ? $"its integral from {lower} to {upper} diverges at 0"
            : null;
    }

    private static Expr? Value(Integral i)
    {
        var (lower, upper) = (Evaluate(i.Lower), Evaluate(i.Upper));
        if (!(Ranges.IsNonnegative(lower) && Ranges.IsNonnegative(upper)) && Meaning.Corners(i.Integrand).Contains(i.Variable))
        {
            return AcrossZero(i, lower, upper);
        }

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

    /// <summary>What has a corner at 0, <c>abs(s)</c>: the pieces below and above, each from 0 on.</summary>
    private static Expr? AcrossZero(Integral i, Expr lower, Expr upper)
    {
        var size = new Symbol(i.Variable.Name, Domain.Nonnegative);
        var (above, below) = (Substitution.Replace(i.Integrand, i.Variable, size), Substitution.Replace(i.Integrand, i.Variable, -size));
        if (lower is Number { Value.Sign: < 0 } && upper is Number { Value.Sign: > 0 })
        {
            return From0(below, -lower) is { } left && From0(above, upper) is { } right ? left + right : null;
        }

        if (!lower.IsZero || From0(above, Apply.Of(Function.Abs, upper)) is not { } whole)
        {
            return null;
        }

        return Expansion.Expand(above - below).IsZero ? Apply.Of(Function.Sign, upper) * whole
            : Expansion.Expand(above + below).IsZero ? whole
            : null;

        Expr? From0(Expr f, Expr to) => Integral.Of(f, size, Expr.Zero, to) is var piece && Evaluate(piece) is var value && !IsLeft(value) ? value : null;
    }

    private static bool IsLeft(Expr e)
    {
        var found = false;
        Substitution.Rewrite(e, node =>
        {
            found |= node is Integral;
            return null;
        });
        return found;
    }
}
