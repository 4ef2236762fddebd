using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>A product of weights as its certificates speak of it: its depth, its q and the offsets of its balance, as Coq reads them.</summary>
/// <param name="Prefix">How the names of its theorems begin.</param>
/// <param name="Flow">What was derived of it.</param>
/// <param name="Depth">The number of weights.</param>
internal sealed record DeepProduct(string Prefix, MirrorFlow Flow, int Depth)
{
    /// <summary>The exponent q: a fraction, or the variable q.</summary>
    public string Q => Flow.Flow.Geometry.Q switch
    {
        Number { Value.IsInteger: false } fraction => $"({CoqPrinter.Print(fraction)})",
        var q => CoqPrinter.Print(q),
    };

    /// <summary>Whether q may be 1, so that no weight may be 0 outside finitely many times.</summary>
    public bool NeedsRegular => Flow.Flow.Geometry.Q is not Number { Value.IsOne: false };

    /// <summary>The offsets, the first 0, as a list.</summary>
    public string Offsets => string.Join("; ", Flow.Balance.Offsets.Select(CoqPrinter.Print));

    /// <summary>Depth, q and offsets, which the functions of the development take.</summary>
    public string Arguments => $"{Depth} {Q} (numbers [{Offsets}])";

    /// <summary>The variables in the offsets and their domains.</summary>
    public string OffsetsAssumed => Bound(Flow.Balance.Offsets.SelectMany(Substitution.SymbolsOf).Distinct());

    /// <summary>Introduces them.</summary>
    public string OffsetsIntroduced => Flow.Balance.Offsets.SelectMany(Substitution.SymbolsOf).Distinct().ToList() is { Count: > 0 } all
        ? $"intros {string.Join(' ', all.Select(CoqPrinter.NameOf))} {string.Join(' ', all.SelectMany(CoqPrinter.Assumptions).Select(_ => "?"))}."
        : "";

    /// <summary>Proves <c>Hl</c>: the offsets are 0 and positive numbers.</summary>
    public string PositiveOffsets => $"assert (Hl : offsets {Depth} (numbers [{Offsets}])) by (apply (offsets_numbers [{string.Join("; ", Flow.Balance.Offsets.Skip(1).Select(CoqPrinter.Print))}]); repeat constructor; assumption).";

    /// <summary>A theorem for every q of the geometry, after whose variables the proof begins.</summary>
    public Certificate Theorem(string name, string claim, string statement, string proof)
    {
        var q = Bound(Substitution.SymbolsOf(Flow.Flow.Geometry.Q));
        var text = $"Theorem {Prefix}_{name} :\n{q}{statement}.\nProof.\n{(q.Length == 0 ? "" : $"  intros q q_from q_to.\n")}{proof}\nQed.\n";
        return new($"{Prefix}_{name}", claim, text.ReplaceLineEndings("\n"), null);
    }

    private static string Bound(IEnumerable<Symbol> symbols)
    {
        List<Symbol> all = [.. symbols];
        return (all.Count == 0 ? "" : $"  forall {string.Join(' ', all.Select(CoqPrinter.NameOf))} : R,\n")
            + string.Concat(all.SelectMany(CoqPrinter.Assumptions).Select(a => $"  {a} ->\n"));
    }
}
