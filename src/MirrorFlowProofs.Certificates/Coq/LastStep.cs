using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The end of a proof of an equality: an identity of rational functions modulo relations, and side conditions.</summary>
internal static class LastStep
{
    /// <param name="expressions">Both sides.</param>
    /// <param name="relations">The names of the relations.</param>
    public static string Of(IReadOnlyList<Expr> expressions, IReadOnlyList<string> relations)
    {
        var field = $"field{(relations.Count == 0 ? "" : $" [{string.Join(' ', relations)}]")}; positive";
        var logarithms = expressions.SelectMany(ExpressionNodes.Of).Count(n => n is Apply { Function: Function.Log });
        return $"  all: lazymatch goal with |- _ = _ => same_arguments; {(logarithms < 2 ? field : $"first [{field} | split_logarithms; {field}]")} | _ => positive end.\n";
    }
}
