using System.Collections.Concurrent;
using System.Globalization;
using MirrorFlowProofs.Verification.Tests.Mutation;

namespace MirrorFlowProofs.Verification.Tests.Claims;

/// <summary>
/// Every formula of every claim that holds, changed in one place: no false variant is proved and every one is refuted.
/// Which are false is told by numbers, apart from the tool. <c>MIRRORFLOW_MUTATIONS</c> names another stride, 1 for all.
/// </summary>
public sealed class ClaimMutationTests(ITestOutputHelper output)
{
    private const int UsualStride = 61;

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
            outcomes.Add((number, $"{variant.Origin}: {variant.Change}: {string.Join(" | ", variant.Link.Sides.Select(s => s.Value))}", LinkLook.IsFalse(variant.Link, number), variant.Link.Decide()));
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
        Assert.True(isFalse.Count > sample.Count / 2, "most changes make a formula false");
    }
}
