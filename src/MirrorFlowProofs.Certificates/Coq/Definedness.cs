using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// Where expressions have a value whose symbols run over more numbers than that: the hypotheses that a base or the argument of
/// a logarithm is positive, or a divisor not 0. What holds for all values of the symbols is not among them.
/// </summary>
internal static class Definedness
{
    /// <summary>The hypotheses.</summary>
    /// <param name="open">The symbols that they are about: a real variable, q.</param>
    /// <param name="expressions">The expressions.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<Symbol> open, params IReadOnlyList<Expr> expressions) =>
        [.. expressions.SelectMany(ExpressionNodes.Of).SelectMany(node => OfNode(node, open)).Distinct()];

    private static IEnumerable<string> OfNode(Expr node, IReadOnlyList<Symbol> open) => node switch
    {
        Power p when IsOpen(p.Base, open) => p.Exponent switch
        {
            Number { Value: { IsInteger: true, Sign: > 0 } } => [],
            Number { Value.IsInteger: true } => [$"{CoqPrinter.Print(p.Base)} <> 0"],
            _ => [Positive(p.Base)],
        },
        Apply { Function: Function.Log } a when IsOpen(a.Argument, open) => [Positive(a.Argument)],
        _ => [],
    };

    private static string Positive(Expr e) => $"0 < {CoqPrinter.Print(e)}";

    // |x| is positive where x is not 0, which is a hypothesis of its own.
    private static bool IsOpen(Expr e, IReadOnlyList<Symbol> open) =>
        open.Any(s => Substitution.DependsOn(e, s)) && !Ranges.IsPositive(e) && e is not Apply { Function: Function.Abs };
}
