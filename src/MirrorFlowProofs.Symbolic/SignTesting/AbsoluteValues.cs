namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// Absolute values of sums. At every point <c>|a|</c> is <c>a</c> or <c>-a</c>, so what holds with both in its place holds with it; and
/// <c>|a|</c> is above both, so where it stands in a term that grows with it, one of the two is enough.
/// </summary>
internal static class AbsoluteValues
{
    private const int MostOfThem = 3;

    internal static IReadOnlyList<string>? Find(SignProof proof, Sum e, bool strict, int depth)
    {
        var found = ExpressionNodes.Of(e).OfType<Apply>().Where(a => a is { Function: Function.Abs, Argument: Sum }).Distinct().ToList();
        return found.Count > MostOfThem ? null
            : found.Select(a => OneSign(proof, e, a, strict, depth) ?? BothSigns(proof, e, a, strict, depth)).FirstOrDefault(m => m is not null);
    }

    private static IReadOnlyList<string>? OneSign(SignProof proof, Sum e, Apply abs, bool strict, int depth)
    {
        var isGrowing = Expansion.TermsOf(e).Where(t => ExpressionNodes.Of(t).Contains(abs))
            .All(t => t / abs is var rest && !ExpressionNodes.Of(rest).Contains(abs) && SharpRanges.Of(rest).IsNonnegative);
        return !isGrowing ? null : With(abs.Argument) ?? With(-abs.Argument);

        IReadOnlyList<string>? With(Expr smaller) => SignProof.After(
            proof.Prove(Replaced(e, abs, smaller), strict, depth - 1), $"{SignProof.Claim(e, strict)} as {abs} >= {smaller}");
    }

    private static IReadOnlyList<string>? BothSigns(SignProof proof, Sum e, Apply abs, bool strict, int depth) =>
        proof.Prove(Replaced(e, abs, abs.Argument), strict, depth - 1) is { } above
        && proof.Prove(Replaced(e, abs, -abs.Argument), strict, depth - 1) is { } below
            ? [$"{SignProof.Claim(e, strict)} with {abs.Argument} and its negative for {abs}", .. above, .. below]
            : null;

    private static Expr Replaced(Expr e, Apply abs, Expr value) => Expansion.Expand(Substitution.Replace(e, abs, value));
}
