using System.Globalization;
using System.Text;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// The proof of an equality where exponents have a symbol: every power of a base is a product of whole powers of a few,
/// and these become variables.
/// </summary>
internal static class SymbolicPowersProof
{
    /// <summary>The proof; null where an exponent is no rational function.</summary>
    /// <param name="expressions">Both sides, or what they come from by differentiation.</param>
    /// <param name="corners">What absolute values are taken of.</param>
    public static string? TryOf(IReadOnlyList<Expr> expressions, Corners corners)
    {
        var bases = new PowerBases(expressions);
        var text = new StringBuilder(corners.Begin);
        List<string> relations = [];
        foreach (var b in bases.All)
        {
            if (ExponentLattice.TryOf(bases.ExponentsOf(b)) is not { } lattice)
            {
                return null;
            }

            var (printed, name) = ($"({CoqPrinter.Print(b)})", bases.NameOf(b));
            text.Append($"  all: same_base {printed}.\n");
            foreach (var e in bases.ExponentsOf(b).SelectMany(e => (Expr[])[e, Expansion.Expand(-e)]).Where(e => !lattice.Generators.Contains(e)))
            {
                text.Append($"  all: power_as {printed} ({CoqPrinter.Print(e)}) ({Combination(printed, lattice, e)}).\n");
            }

            for (var i = 1; i < lattice.Generators.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"  all: generator {printed} ({CoqPrinter.Print(lattice.Generators[i])}) {name}_{i}.\n");
            }

            if (lattice.Degree > 1)
            {
                text.Append(CultureInfo.InvariantCulture, $"  all: root_generator {printed} (1/{lattice.Degree}) {lattice.Degree}%nat {name}.\n");
                relations.Add($"{name}_power");
            }
        }

        text.Append(corners.Resolve);
        return text.Append(LastStep.Of(expressions, [.. relations, .. corners.Relations])).ToString();
    }

    // The power as a product of whole powers of the generators; the base itself where the first of them is 1.
    private static string Combination(string printed, ExponentLattice lattice, Expr exponent)
    {
        var factors = lattice.CoordinatesOf(exponent).Select((n, i) => (Count: n, Text: i == 0 && lattice.Degree == 1 ? printed : $"Rpower {printed} ({CoqPrinter.Print(lattice.Generators[i])})"))
            .Where(f => f.Count != 0)
            .Select(f => string.Create(CultureInfo.InvariantCulture, $"{(f.Count < 0 ? "/ " : "")}({f.Text}) ^ {Math.Abs(f.Count)}"));
        return string.Join(" * ", factors.DefaultIfEmpty("1"));
    }
}
