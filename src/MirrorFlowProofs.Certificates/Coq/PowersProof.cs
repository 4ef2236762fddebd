using System.Globalization;
using System.Text;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// The proof of an equality, such as one after differentiation: powers become whole powers of roots, symbols that a root determines are eliminated, and what
/// is left are positive denominators and an identity of rational functions.
/// </summary>
internal static class PowersProof
{
    /// <param name="expressions">Where the arguments of <c>arcsinh</c> stand.</param>
    /// <param name="roots">The roots in both sides.</param>
    /// <param name="corners">What absolute values are taken of.</param>
    public static string Of(IReadOnlyList<Expr> expressions, PowerRoots roots, Corners corners)
    {
        var text = new StringBuilder(corners.Begin);

        // Inner sums first: a base is known again only when what is inside it is written alike.
        foreach (var b in roots.Bases.Reverse().OfType<Sum>().Where(b => roots.Bases.Any(outer => !outer.Equals(b) && ExpressionNodes.Of(outer).Contains(b))))
        {
            text.Append($"  all: same_base ({CoqPrinter.Print(b)}).\n");
        }

        foreach (var b in roots.Bases)
        {
            var (name, printed) = (roots.NameOf(b), CoqPrinter.Print(b));
            if (roots.IsSquareRootOfNumber(b))
            {
                text.Append($"  all: number_root ({printed}) {name}; {Between(name, ((Number)b).Value)}.\n");
                continue;
            }

            text.Append($"  all: same_base ({printed}); root ({printed}) {roots.DegreeOf(b)}%nat {name}.\n");
            foreach (var exponent in roots.ExponentsOf(b))
            {
                text.Append(CultureInfo.InvariantCulture, $"  all: whole_power ({printed}) ({CoqPrinter.Print(exponent)}) {(exponent * roots.DegreeOf(b)).Numerator}%nat {name}.\n");
            }
        }

        var related = RelatedRoots.In(expressions, roots);
        foreach (var (b, value) in related)
        {
            text.Append($"  all: root_equals {roots.NameOf(b)} {roots.DegreeOf(b)}%nat ({CoqPrinter.Print(value)}).\n");
        }

        IReadOnlyList<Expr> open = [.. roots.Bases.Where(b => !related.ContainsKey(b))];
        foreach (var (larger, smaller) in Pairs(open))
        {
            text.Append($"  all: try (assert ({roots.NameOf(smaller)} < {roots.NameOf(larger)}) by (apply (root_lt {roots.DegreeOf(larger)}); lra)).\n");
        }

        foreach (var (argument, scale, root) in expressions.SelectMany(e => Hyperbolic(e, roots, open)).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"  all: scaled_root ({CoqPrinter.Print(roots.InRoots(argument))}) ({CoqPrinter.Print(roots.InRoots(scale))}) ({root}).\n");
        }

        text.Append(corners.Resolve);
        return text.Append(LastStep.Of(expressions, [.. Eliminate(roots, open, text), .. corners.Relations])).ToString();
    }

    private static string Between(string name, Rational square)
    {
        const int Parts = 100;
        var low = EnclosureEvaluator.Evaluate(Power.Of(Parts * Parts * square, new Rational(1, 2)), new Dictionary<Symbol, Rational>(), 64).Lower!.Value.Floor();
        return $"root_between {name} ({low}/{Parts}) ({low + 1}/{Parts})";
    }

    private static IEnumerable<(Expr Larger, Expr Smaller)> Pairs(IReadOnlyList<Expr> bases) =>
        from larger in bases
        from smaller in bases
        where !larger.Equals(smaller) && larger is Sum
        select (larger, smaller);

    // A base determines a symbol that it contains linearly: the last such symbol, so that u is left to its own root.
    private static List<string> Eliminate(PowerRoots roots, IReadOnlyList<Expr> open, StringBuilder text)
    {
        List<string> relations = [];
        HashSet<Symbol> gone = [];
        foreach (var b in open.OrderBy(b => b is Sum ? 0 : 1))
        {
            var power = FormattableString.Invariant($"{roots.NameOf(b)} ^ {roots.DegreeOf(b)}");
            if (b is Apply { Function: Function.Abs, Argument: Symbol signed } && gone.Add(signed))
            {
                text.Append($"  all: eliminate_signed {CoqPrinter.NameOf(signed)} ({power}).\n");
                continue;
            }

            var symbol = b is Symbol only ? only : b is Sum sum ? Linear(sum, roots).FirstOrDefault(s => !gone.Contains(s)) : null;
            if (symbol is null || gone.Contains(symbol) || (b is Sum && gone.Any(s => Substitution.DependsOn(b, s))))
            {
                relations.Add($"{roots.NameOf(b)}_power");
                continue;
            }

            gone.Add(symbol);
            text.Append($"  all: eliminate {CoqPrinter.NameOf(symbol)} ({power}{(b is Symbol ? "" : $" - ({CoqPrinter.Print(b - symbol)})")}).\n");
        }

        return relations;
    }

    private static IEnumerable<Symbol> Linear(Sum sum, PowerRoots roots) =>
        sum.Terms.OfType<Symbol>().Where(s => !roots.Bases.Contains(s) && !Substitution.DependsOn(sum - s, s)).Reverse();

    // arcsinh z has the derivative 1/sqrt(z^2 + 1); with z = n/d, that is d over the root of a base.
    private static IEnumerable<(Expr Argument, Expr Scale, string Root)> Hyperbolic(Expr e, PowerRoots roots, IReadOnlyList<Expr> open)
    {
        foreach (var z in ExpressionNodes.Of(e).OfType<Apply>().Where(a => a.Function == Function.Arcsinh).Select(a => a.Argument).Distinct())
        {
            var below = Product.FactorsOf(z).OfType<Power>().Where(power => power.Exponent is Number { Value.Sign: < 0 }).Select(power => Power.Of(power.Base, -power.Exponent));
            var scale = (z is Product p ? (Expr)new Rational(p.Coefficient.Denominator, 1) : Expr.One) * Product.Of(below);
            if (open.FirstOrDefault(b => Expansion.Expand(b - Power.Of(scale * z, 2) - scale * scale).IsZero) is { } found)
            {
                yield return (z, scale, FormattableString.Invariant($"{roots.NameOf(found)} ^ {roots.DegreeOf(found) / 2}"));
            }
        }
    }
}
