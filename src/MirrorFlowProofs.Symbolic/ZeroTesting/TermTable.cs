using System.Runtime.InteropServices;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// A sum under construction: monomials with their coefficients, like ones collected, in no order. While an expression is
/// multiplied out, sorting its terms again and again would be most of the work.
/// </summary>
internal sealed class TermTable
{
    private readonly Dictionary<Expr, Rational> _coefficients = [];

    internal TermTable(IEnumerable<Expr> terms)
    {
        foreach (var term in terms)
        {
            Add(term);
        }
    }

    /// <summary>The terms, of which none is 0.</summary>
    internal IEnumerable<Expr> Terms => _coefficients.Where(t => !t.Value.IsZero).Select(t => Product.WithCoefficient(t.Value, t.Key));

    /// <summary>How many terms there are.</summary>
    internal int Count => _coefficients.Values.Count(c => !c.IsZero);

    /// <summary>The sum in canonical form.</summary>
    internal Expr ToExpr() => Sum.Of(Terms);

    internal void Add(Expr term)
    {
        foreach (var part in Expansion.TermsOf(term))
        {
            var (coefficient, monomial) = Product.SplitCoefficient(part);
            ref var collected = ref CollectionsMarshal.GetValueRefOrAddDefault(_coefficients, monomial, out _);
            collected += coefficient;
        }
    }
}
