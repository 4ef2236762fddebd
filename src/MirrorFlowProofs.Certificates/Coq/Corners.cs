using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>What absolute values and signs are taken of: symbols, whose signs are told apart, and more than symbols, of which sign times size is used.</summary>
/// <param name="Signed">The symbols.</param>
/// <param name="Sizes">The others.</param>
internal sealed record Corners(IReadOnlyList<Symbol> Signed, IReadOnlyList<Expr> Sizes)
{
    /// <summary>Those of expressions.</summary>
    public static Corners Of(IEnumerable<Expr> expressions)
    {
        List<Expr> all = [.. expressions.SelectMany(ExpressionNodes.Of).OfType<Apply>().Where(IsCorner).Select(a => a.Argument).Distinct()];
        return new([.. all.OfType<Symbol>()], [.. all.Where(c => c is not Symbol && !IsSign(c))]);
    }

    /// <summary>The relations between a sign and a size.</summary>
    public IReadOnlyList<string> Relations => [.. Sizes.Select((_, i) => $"{Name(i)}_relation")];

    /// <summary>Splits the goals by the signs.</summary>
    public string Split => string.Concat(Signed.Select(s => $"split_sign {CoqPrinter.NameOf(s)}; "));

    /// <summary>Begins the proof that follows: signs and sizes become variables.</summary>
    public string Begin => string.Concat(Sizes.Select((c, i) => $"  all: signed_size ({CoqPrinter.Print(c)}) {Name(i)}.\n"));

    /// <summary>Puts in the signs that were told apart.</summary>
    public string Resolve => string.Concat(Signed.Select(s => $"  all: resolve_sign {CoqPrinter.NameOf(s)}.\n")) + (Signed.Count == 0 ? "" : "  all: sign_of_sign.\n");

    private static bool IsCorner(Apply a) => a.Function is Function.Abs or Function.Sign;

    private static bool IsSign(Expr e) => e is Apply { Function: Function.Sign };

    private static string Name(int i) => FormattableString.Invariant($"direction{i + 1}");
}
