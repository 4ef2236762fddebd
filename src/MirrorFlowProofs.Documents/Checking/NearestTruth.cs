using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>For a refuted equality: a proved one that differs from it in one factor, sign or exponent.</summary>
internal static class NearestTruth
{
    private const int MostVariants = 400;
    private const int Bits = 96;
    private const int Points = 4;

    /// <summary>Forms in x are derived there.</summary>
    private const string AwayFromZero = "x != 0";

    /// <summary>The statement, or null where none was found.</summary>
    internal static string? Of(Assertion assertion) => assertion switch
    {
        FormulaAssertion formula => Of(formula),
        UpToAssertion upTo => Of(upTo.Exact),
        AlongTheFlowAssertion moving => Of(moving.Equation),
        ChainedAssertion chain => Of(chain.First) ?? Of(chain.Rest),
        _ => null,
    };

    private static string? Of(FormulaAssertion formula)
    {
        var links = formula.Read();
        for (var i = 0; i < links.Count; i++)
        {
            if (links[i] is Comparison comparison && comparison.Relation == WrittenRelation.Equal && comparison.Decide().Kind == VerdictKind.Refuted)
            {
                return Changed(formula, links, i, i + 1) ?? Changed(formula, links, i, i);
            }
        }

        return null;
    }

    /// <summary>A link with one of its sides changed.</summary>
    private static string? Changed(FormulaAssertion formula, IReadOnlyList<Link> links, int link, int side)
    {
        var (written, other) = ((Expr?)null, (Expr?)null);
        formula.Read((i, e) =>
        {
            (written, other) = (i == side ? e : written, i == 2 * link + 1 - side ? e : other);
            return e;
        });
        if (Substitution.SymbolsOf(written!).Count == 0)
        {
            return null;
        }

        if (links[link] is not Comparison { WrittenSides: var (left, right) } claimed)
        {
            return null;
        }

        // What the claim says of x = 0 it need not say.
        var isAwayFromZero = links[link].Sides.SelectMany(s => s.Parts).Any(HasNoValueAtZero);
        var symbols = links[link].Sides.SelectMany(s => Substitution.SymbolsOf(s.Value)).ToHashSet();
        foreach (var variant in Neighbours.Of(written!, symbols).Distinct().Take(MostVariants))
        {
            // Names that stand for notations are not names of the document, and A = A says nothing.
            if (variant.Equals(written) || variant.Equals(other) || Substitution.SymbolsOf(variant).Any(s => s.Name.StartsWith('N')) || variant is Number)
            {
                continue;
            }

            try
            {
                if (formula.Read((i, e) => i == side ? variant : e)[link] is Comparison candidate
                    && Agree(candidate) && candidate.Decide() is { Kind: VerdictKind.Proved } verdict && verdict.Conditions.All(IsOfOneSymbol) && candidate.HasValuesWhere(claimed))
                {
                    var where = verdict.Conditions.Except(formula.Subject.FoundationOf(formula.Text).Conditions).Where(c => c != AwayFromZero || !isAwayFromZero).ToList();
                    return (side == link ? $"{TextPrinter.Print(variant)} = {right}" : $"{left} = {TextPrinter.Print(variant)}")
                        + (where.Count == 0 ? "" : $" where {string.Join(", ", where)}");
                }
            }
            catch (Exception none) when (none is FormulaException or DivideByZeroException or ExpressionTooLargeException)
            {
                // A variant may divide by 0.
            }
        }

        return null;
    }

    /// <summary>Whether a part divides by 0 at x = 0.</summary>
    private static bool HasNoValueAtZero(Expr part)
    {
        try
        {
            _ = Substitution.Replace(part, Names.X, Expr.Zero);
            return false;
        }
        catch (DivideByZeroException)
        {
            return true;
        }
    }

    /// <summary>A condition such as <c>x != 0</c>: what is true only where a sum is not 0 is not offered.</summary>
    private static bool IsOfOneSymbol(string condition) =>
        condition.Split(" != 0") is [var name, ""] && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    /// <summary>Whether the sides agree at some points, as far as enclosures tell.</summary>
    private static bool Agree(Comparison link)
    {
        var (difference, agreed) = (link.Left.Value - link.Right.Value, false);
        for (var seed = 1; seed <= Points; seed++)
        {
            var shift = Sum.Of(Substitution.SymbolsOf(difference).Select(s => Power.Of(s, 2)).Append(1));
            if (Witness.TryFindNonzero(shift, seed: seed).Found is not { } point)
            {
                return false;
            }

            var value = EnclosureEvaluator.Evaluate(difference, point.Point, Bits);
            if (value.ExcludesZero)
            {
                return false;
            }

            agreed |= value.IsEnclosed;
        }

        return agreed;
    }
}
