using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>What numbers say of a relation or a limit, apart from the tool.</summary>
internal static class LinkLook
{
    /// <summary>Whether numbers contradict the relation at points that depend on the number alone.</summary>
    internal static bool IsFalse(Link link, int number) => link switch
    {
        Tendency t => IsFalse(t, number),
        Comparison { Relation: WrittenRelation.Equal } c => Balanced(c) is var (left, right) && NumericLook.At(left, right, number) == NumericAnswer.Differ,
        Comparison { Relation: WrittenRelation.AtMost or WrittenRelation.Below } c => NumericLook.Exceeds(c.Left.Value, c.Right.Value, number),
        Comparison c => NumericLook.Exceeds(c.Right.Value, c.Left.Value, number),
        _ => throw new InvalidOperationException($"unknown link {link.Text}"),
    };

    private static bool IsFalse(Tendency t, int number) => t.Kind switch
    {
        TendencyKind.Limit => NumericLook.StaysApart(t.Left.Value, t.Right!.Value, t.Motion, number),
        TendencyKind.LeadingTerm => NumericLook.StaysApart(t.Left.Value / t.Right!.Value, 1, t.Motion, number),
        TendencyKind.PlusInfinity => NumericLook.StaysBelow(t.Left.Value, t.Motion, number),
        _ => NumericLook.StaysBelow(-t.Left.Value, t.Motion, number),
    };

    /// <summary>A sum that is said to be 0, as its first term and the rest: beside 0 itself rounding has no scale.</summary>
    private static (Expr Left, Expr Right) Balanced(Comparison link) =>
        link.Right.Value.IsZero && Expansion.Expand(link.Left.Value) is Sum sum
            ? (sum.Terms[0], -Sum.Of(sum.Terms.Skip(1)))
            : (link.Left.Value, link.Right.Value);
}
