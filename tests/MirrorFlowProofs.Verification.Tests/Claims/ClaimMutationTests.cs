using System.Collections.Concurrent;
using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;
using MirrorFlowProofs.Verification.Tests.Mutation;

namespace MirrorFlowProofs.Verification.Tests.Claims;

/// <summary>
/// Every formula of every claim that holds, changed in one place: no false variant is proved and every one is refuted.
/// Which are false is told by numbers, apart from the tool. <c>MIRRORFLOW_MUTATIONS</c> names another stride, 1 for all.
/// </summary>
public sealed class ClaimMutationTests(ITestOutputHelper output)
{
    private const int UsualStride = 31;

    [Fact]
    public void Every_false_variant_of_a_proved_formula_is_refuted()
    {
        var stride = int.TryParse(Environment.GetEnvironmentVariable("MIRRORFLOW_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : UsualStride;
        var all = ClaimVariants.All();
        var sample = all.Where((_, i) => i % stride == 0).ToList();
        var outcomes = new ConcurrentBag<(int Number, string Text, bool IsFalse, Verdict Verdict)>();
        Parallel.ForEach(Partitioner.Create(sample.Index(), EnumerablePartitionerOptions.NoBuffering), item =>
        {
            var (number, variant) = item;
            outcomes.Add((number, $"{variant.Origin}: {variant.Change}: {string.Join(" | ", variant.Link.Sides.Select(s => s.Value))}", IsFalse(variant.Link, number), variant.Link.Decide()));
        });

        var ordered = outcomes.OrderBy(o => o.Number).ToList();
        var isFalse = ordered.Where(o => o.IsFalse).ToList();
        output.WriteLine(FormattableString.Invariant($"{sample.Count} of {all.Count} variants, {isFalse.Count} false by numbers:"));
        foreach (var kind in isFalse.GroupBy(o => o.Verdict.Kind).OrderBy(g => g.Key))
        {
            output.WriteLine(FormattableString.Invariant($"  {kind.Key}: {kind.Count()}"));
        }

        foreach (var (_, text, wrong, verdict) in ordered.Where(o => !o.IsFalse || o.Verdict.Kind != VerdictKind.Refuted))
        {
            output.WriteLine($"{verdict.Kind}, {(wrong ? "false by numbers" : "not false by numbers")}: {text}: {verdict.Witness ?? verdict.Reason}");
        }

        Assert.Empty(isFalse.Where(o => o.Verdict.Kind == VerdictKind.Proved).Select(o => $"proved, but false: {o.Text}"));
        Assert.Empty(isFalse.Where(o => o.Verdict.Kind != VerdictKind.Refuted).Select(o => $"false, but not refuted: {o.Text}: {o.Verdict.Reason}"));
        Assert.True(isFalse.Count > sample.Count * 3 / 4, "most changes make a formula false");
    }

    private static bool IsFalse(Link link, int number) => link switch
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
