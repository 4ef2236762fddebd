using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>Why the normal form was not computed.</summary>
internal sealed class ZeroTestException(string message) : Exception(message);

/// <summary>What is left of an expression over independent bases.</summary>
/// <param name="Residue">0 when the expression is proved zero.</param>
/// <param name="Nonzero">What must not be zero for that.</param>
/// <param name="LeftNested">Whether a nested radical was taken as independent of everything else.</param>
internal sealed record RefinedResidue(Expr Residue, IReadOnlyList<Expr> Nonzero, bool LeftNested);

/// <summary>
/// Reduces an expression to a sum of monomials in generators, after multiplying by nonzero powers of the sums that
/// occur as bases. If nothing is left, the expression is zero wherever it is defined and the conditions hold.
/// </summary>
/// <remarks>
/// <para>
/// The generators are symbols, primes, function values and, for a sum <c>g</c> with exponents off the integers, a
/// positive generator that stands for <c>g</c>. The sums are taken from the outermost inwards. For each, exponents are
/// split into an integer <c>n</c> and a class (the exponent less the integer part of its constant term); everything is
/// multiplied by <c>g^(-min n)</c>, which makes every <c>n</c> nonnegative, and <c>g^n</c> is multiplied out.
/// </para>
/// <para>
/// That an empty result proves zero needs only that each step is an identity. That a result that is not empty means
/// "not zero" holds when the bases are multiplicatively independent modulo perfect powers, which
/// <see cref="ReduceRefined"/> sees to; but it is never relied on: "not zero" is only ever said on the evidence of an
/// enclosure at a point.
/// </para>
/// </remarks>
internal static class NormalForm
{
    /// <summary>The residue (0 when the expression is proved zero) and what must not be zero for that.</summary>
    /// <exception cref="ExpressionTooLargeException">Multiplying out would make too many terms.</exception>
    /// <exception cref="ZeroTestException">Symbols share a name, or a divisor may be zero throughout.</exception>
    internal static (Expr Residue, IReadOnlyList<Expr> Nonzero) Reduce(Expr e)
    {
        if (e.IsZero)
        {
            return (e, []);
        }

        RefuseAmbiguousNames(e);
        var generators = new Generators(e);
        var current = generators.Rewrite(e);
        return (EliminateSums(current, generators, g => RefuseDivisionByZero(g, generators.WithCosine(g))), [.. generators.Nonzero]);
    }

    /// <summary>
    /// The same over multiplicatively independent bases (<see cref="RadicalRefinement"/>), for an expression that is known
    /// to be defined somewhere, so that none of its divisors is zero throughout.
    /// </summary>
    /// <exception cref="ExpressionTooLargeException">Multiplying out would make too many terms.</exception>
    /// <exception cref="ZeroTestException">Symbols share a name, or it is defined on no open set.</exception>
    internal static RefinedResidue ReduceRefined(Expr e)
    {
        RefuseAmbiguousNames(e);
        var generators = new Generators(e);
        var refinement = new RadicalRefinement(generators);
        var current = Sum.Of(Expansion.TermsOf(refinement.Refine(generators.Rewrite(e))).Select(generators.ReduceSigns));
        return new RefinedResidue(
            EliminateSums(current, generators, _ => { }),
            [.. generators.Nonzero, .. refinement.Nonzero],
            refinement.LeftNested);
    }

    /// <summary>0 where the normal form shows that the expression is zero, otherwise the expression.</summary>
    internal static Expr ZeroIfSeen(Expr e)
    {
        try
        {
            return !e.IsZero && Reduce(e).Residue.IsZero ? Expr.Zero : e;
        }
        catch (Exception refused) when (refused is ExpressionTooLargeException or ZeroTestException or DivideByZeroException)
        {
            return e;
        }
    }

    private static Expr EliminateSums(Expr e, Generators generators, Action<Sum> checkDivisor)
    {
        var current = new TermTable(Expansion.TermsOf(e).Select(generators.Reduce));
        while (OutermostSum(current.Terms) is { } g)
        {
            current = new TermTable(Eliminate(current, g, checkDivisor).Terms.Select(generators.Reduce));
        }

        return current.ToExpr();
    }

    /// <summary>Generators are told apart by name, so two symbols of one name would be taken for one.</summary>
    private static void RefuseAmbiguousNames(Expr e)
    {
        var ambiguous = Substitution.SymbolsOf(e).GroupBy(s => s.Name).FirstOrDefault(g => g.Count() > 1);
        if (ambiguous is not null)
        {
            throw new ZeroTestException($"two symbols with different domains are called {ambiguous.Key}");
        }
    }

    /// <summary>The sum, among those that are factors of terms, that contains the deepest nesting of sums.</summary>
    private static Sum? OutermostSum(IEnumerable<Expr> terms)
    {
        Sum? outermost = null;
        var depth = -1;
        var seen = new HashSet<Sum>();
        foreach (var factor in terms.SelectMany(t => Product.FactorsOf(t)))
        {
            if (BaseOf(factor) is Sum s && seen.Add(s) && NestingOf(s) is var d && d > depth)
            {
                (outermost, depth) = (s, d);
            }
        }

        return outermost;
    }

    private static int NestingOf(Expr e)
    {
        var inner = 0;
        foreach (var part in Substitution.Parts(e))
        {
            inner = Math.Max(inner, NestingOf(part));
        }

        return e is Sum ? inner + 1 : inner;
    }

    private static Expr BaseOf(Expr factor) => factor is Power p ? p.Base : factor;

    private static TermTable Eliminate(TermTable e, Sum g, Action<Sum> checkDivisor)
    {
        var classRoot = new Symbol($"value of {g}", Domain.Positive);
        var byPower = new SortedDictionary<System.Numerics.BigInteger, List<Expr>>();
        foreach (var term in e.Terms)
        {
            var (whole, rest) = Separate(term, g, classRoot);
            if (!byPower.TryGetValue(whole, out var list))
            {
                byPower[whole] = list = [];
            }

            list.Add(rest);
        }

        if (byPower.Keys.First().Sign < 0)
        {
            checkDivisor(g);
        }

        // Horner's rule from the highest power down, so that like terms meet before they are multiplied.
        var lowest = byPower.Keys.First();
        var highest = byPower.Keys.Last();
        if (highest - lowest > Expansion.LargestNumberOfTerms)
        {
            throw new ExpressionTooLargeException($"the powers of {g} are too far apart to multiply out");
        }

        var result = new TermTable([]);
        for (var n = highest; n >= lowest; n--)
        {
            if (n != highest)
            {
                result = Multiply(result, g);
            }

            if (byPower.TryGetValue(n, out var terms))
            {
                terms.ForEach(result.Add);
            }
        }

        return result;
    }

    /// <summary>
    /// Multiplying by a power of <c>g</c> keeps "zero" and "not zero" apart only where <c>g</c> is not itself zero.
    /// </summary>
    private static void RefuseDivisionByZero(Sum g, Expr meaning)
    {
        if (!Ranges.Of(g).IsNonzero && Witness.TryFindNonzero(meaning).Found is null)
        {
            throw new ZeroTestException($"it divides by {g}, of which no value other than 0 was found");
        }
    }

    private static TermTable Multiply(TermTable e, Sum g)
    {
        if ((long)e.Count * g.Terms.Length > Expansion.LargestNumberOfTerms)
        {
            throw new ExpressionTooLargeException(
                $"multiplying out makes more than {Expansion.LargestNumberOfTerms} terms");
        }

        return new TermTable(e.Terms.SelectMany(t => g.Terms.Select(s => Product.Of(t, s))));
    }

    /// <summary>A term as g^whole times the rest, where the class of the exponent stays with the class root.</summary>
    private static (System.Numerics.BigInteger Whole, Expr Remainder) Separate(Expr term, Sum g, Symbol classRoot)
    {
        if (!Product.FactorsOf(term).Any(f => BaseOf(f).Equals(g)))
        {
            return (0, term);
        }

        var exponent = Expr.Zero;
        var rest = new List<Expr> { Product.SplitCoefficient(term).Coefficient };
        foreach (var factor in Product.FactorsOf(term))
        {
            if (BaseOf(factor).Equals(g))
            {
                exponent += factor is Power p ? p.Exponent : 1;
            }
            else
            {
                rest.Add(factor);
            }
        }

        var whole = IntegerPart(exponent);
        var remainder = Expansion.Expand(exponent - (Rational)whole);
        rest.Add(Power.Of(classRoot, remainder));
        return (whole, Product.Of(rest));
    }

    internal static System.Numerics.BigInteger IntegerPart(Expr exponent) => exponent switch
    {
        Number n => n.Value.Floor(),
        Sum s => s.Terms.OfType<Number>().Select(n => n.Value.Floor()).FirstOrDefault(),
        _ => 0,
    };
}
