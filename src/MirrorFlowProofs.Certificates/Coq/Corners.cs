using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// What absolute values and signs are taken of: symbols, whose signs are told apart or which are written as sign times size, and more than
/// symbols, of which sign times size is used.
/// </summary>
/// <param name="Signed">The symbols.</param>
/// <param name="Sizes">The others.</param>
internal sealed record Corners(IReadOnlyList<Symbol> Signed, IReadOnlyList<Expr> Sizes)
{
    /// <summary>Whether the sign of a sign, or its size, occurs.</summary>
    private bool IsNested { get; init; }

    /// <summary>Powers that are positive, whose sign is 1.</summary>
    private IReadOnlyList<Expr> Positive { get; init; } = [];

    /// <summary>Whether symbols are written as sign times size, without cases.</summary>
    private bool IsPolar { get; init; }

    /// <summary>The same without cases, where nothing takes part in a root and no sign of a sign is asked for.</summary>
    /// <param name="roots">The roots.</param>
    public Corners WithoutCases(PowerRoots? roots) => this with { IsPolar = !IsNested && roots?.Bases.Any(b => b is Apply { Function: Function.Abs }) != true };

    /// <summary>Those of expressions.</summary>
    public static Corners Of(IEnumerable<Expr> expressions)
    {
        List<Expr> all = [.. expressions.SelectMany(ExpressionNodes.Of).OfType<Apply>().Where(IsCorner).Select(a => a.Argument).Distinct()];
        List<Expr> sizes = [.. all.Where(c => c is not Symbol && !IsSign(c))];
        return new([.. all.OfType<Symbol>()], [.. sizes.Where(c => !IsPositivePower(c))]) { IsNested = all.Exists(IsSign), Positive = [.. sizes.Where(IsPositivePower)] };
    }

    /// <summary>The relations between a sign and a size.</summary>
    public IReadOnlyList<string> Relations => [.. Sizes.Select((_, i) => $"{Name(i)}_relation"), .. IsPolar ? Signed.Select(s => $"{Direction(s)}_square") : []];

    /// <summary>Splits the goals by the signs.</summary>
    public string Split => IsPolar ? "" : string.Concat(Signed.Select(s => $"split_sign {CoqPrinter.NameOf(s)}; "));

    /// <summary>Begins the proof that follows: signs and sizes become variables.</summary>
    public string Begin => string.Concat(Positive.Select(CoqPrinter.Print).Select(c => $"  all: rewrite ?(sign_eq_1 ({c}) ltac:(positive)), ?(Rabs_pos_eq ({c}) ltac:(apply Rlt_le; positive)).\n"))
        + string.Concat(Sizes.Select((c, i) => $"  all: signed_size ({CoqPrinter.Print(c)}) {Name(i)}.\n"));

    /// <summary>Puts in the signs that were told apart.</summary>
    public string Resolve => string.Concat(Signed.Select(s => IsPolar ? $"  all: polar {CoqPrinter.NameOf(s)} {Direction(s)}.\n" : $"  all: resolve_sign {CoqPrinter.NameOf(s)}.\n")) + (IsNested ? "  all: sign_of_sign.\n" : "");

    private static bool IsCorner(Apply a) => a.Function is Function.Abs or Function.Sign;

    // Where it has a value: the size below is not 0.
    private static bool IsPositivePower(Expr e) => e is Power { Exponent: not Number { Value.IsInteger: true } } power && (Ranges.IsPositive(e) || power.Base is Apply { Function: Function.Abs });

    private static bool IsSign(Expr e) => e is Apply { Function: Function.Sign };

    private static string Direction(Symbol s) => $"direction_{CoqPrinter.NameOf(s)}";

    private static string Name(int i) => FormattableString.Invariant($"direction{i + 1}");
}
