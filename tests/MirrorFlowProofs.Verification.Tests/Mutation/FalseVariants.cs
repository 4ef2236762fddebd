using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>An identity of the catalog with one side changed.</summary>
/// <param name="Number">Its place among all variants.</param>
/// <param name="Origin">Entry, step and claim.</param>
/// <param name="Change">What was changed.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
internal sealed record FalseVariant(int Number, string Origin, string Change, Expr Left, Expr Right)
{
    public override string ToString() => $"{Origin}: {Change}: {Left} = {Right}";
}

/// <summary>The identities the catalog proves, and their variants.</summary>
internal static class FalseVariants
{
    /// <summary>
    /// Every <paramref name="stride"/>-th single change of either side of the identities, from the
    /// <paramref name="first"/> on. Changes that no expression can have, and those that change nothing, are left out.
    /// </summary>
    internal static IReadOnlyList<FalseVariant> Sample(int stride, int first, out int total)
    {
        var number = 0;
        var sample = new List<FalseVariant>();
        foreach (var (origin, claim) in Identities())
        {
            var symbols = Substitution.SymbolsOf(claim.Left).Union(Substitution.SymbolsOf(claim.Right)).ToList();
            foreach (var (isLeft, mutant) in Mutants.Of(claim.Left, symbols).Select(m => (true, m))
                .Concat(Mutants.Of(claim.Right, symbols).Select(m => (false, m))))
            {
                if (number++ % stride == first && Built(mutant) is { } side && !side.Equals(isLeft ? claim.Left : claim.Right))
                {
                    sample.Add(isLeft
                        ? new FalseVariant(number, origin, "left: " + mutant.Change, side, claim.Right)
                        : new FalseVariant(number, origin, "right: " + mutant.Change, claim.Left, side));
                }
            }
        }

        total = number;
        return sample;
    }

    /// <summary>Every identity of every entry, and of the derivations for every depth at once, each once.</summary>
    private static List<(string Origin, Identity Claim)> Identities()
    {
        var seen = new HashSet<(Expr, Expr)>();
        return
        [
            .. from derivation in Derivations()
               from step in derivation.Derived.Steps
               from claim in step.Obligations.OfType<Identity>()
               where seen.Add((claim.Left, claim.Right))
               select ($"{derivation.Name}, {step.Id}, {claim.What}", claim),
        ];
    }

    private static IEnumerable<(string Name, Derivation Derived)> Derivations() =>
    [
        .. DefaultCatalog.Entries.Concat(
            from q in new Expr[] { 1, 2 }
            from kind in new[] { BalanceKind.Equal, BalanceKind.First }
            select CatalogEntry.EveryDepth(q, kind)).Select(entry => (entry.Name, entry.Derive())),
    ];

    private static Expr? Built(Mutant mutant)
    {
        try
        {
            return mutant.Build();
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }
}
