using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Whether exact interval arithmetic settles the sign of an expression, in one of the forms it can be written in.</summary>
internal static class SignByRanges
{
    internal static bool Holds(Expr e, bool strict) => Forms(e).Any(form =>
        strict ? Ranges.IsPositive(form) : Ranges.IsNonnegative(form));

    private static IEnumerable<Expr> Forms(Expr e)
    {
        yield return e;
        yield return Contents.TakeOut(e);
        yield return Expansion.Expand(e);
        yield return Contents.TakeOut(Expansion.Expand(e));
    }
}
