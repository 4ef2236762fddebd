using System.Collections.Concurrent;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>
/// The checker itself is put to the test: every identity that the catalog proves is changed in one place, and no change
/// that makes it false may be proved. Truth is decided apart from the zero test, by numbers.
/// </summary>
/// <remarks>
/// The suite looks at a sample of the changes; the environment variable <c>MIRRORFLOW_MUTATIONS</c> names another stride,
/// 1 for all of them, which takes about a quarter of an hour on two idle cores.
/// </remarks>
public sealed class MutationTests(ITestOutputHelper output)
{
    private const int UsualStride = 167;
    private const int Seed = 7;

    [Fact]
    public void No_false_variant_of_a_proved_identity_is_proved_and_no_refutation_is_contradicted()
    {
        var stride = int.TryParse(Environment.GetEnvironmentVariable("MIRRORFLOW_MUTATIONS"), out var given) ? given : UsualStride;
        var sample = FalseVariants.Sample(stride, Seed % stride, out var total);
        var outcomes = new ConcurrentBag<(FalseVariant Variant, NumericAnswer Numbers, ZeroResult? Answer)>();

        Parallel.ForEach(Partitioner.Create(sample, EnumerablePartitionerOptions.NoBuffering), variant =>
        {
            var numbers = NumericLook.At(variant.Left, variant.Right, variant.Number);

            // What has no value the search for a counterexample looks at for minutes, in vain.
            var answer = numbers == NumericAnswer.Differ || !IsSlow(variant) ? ZeroTest.Decide(variant.Left - variant.Right) : null;
            outcomes.Add((variant, numbers, answer));
        });

        var decided = outcomes.Where(o => o.Answer is not null).OrderBy(o => o.Variant.Number).ToList();
        var isFalse = decided.Where(o => o.Numbers == NumericAnswer.Differ).ToList();
        output.WriteLine(FormattableString.Invariant(
            $"{sample.Count} of {total} changes, every {stride}th from {Seed % stride} on; {isFalse.Count} make the identity false:"));
        foreach (var group in isFalse.GroupBy(o => o.Answer!.Answer).OrderBy(g => g.Key))
        {
            output.WriteLine(FormattableString.Invariant($"  {group.Key}: {group.Count()}"));
        }

        foreach (var (variant, numbers, answer) in decided.Where(o => o.Answer!.Answer == ZeroAnswer.Zero || (o.Numbers == NumericAnswer.Differ && o.Answer!.Answer == ZeroAnswer.Undecided)))
        {
            output.WriteLine($"{answer!.Answer} ({numbers}): {variant}");
        }

        Assert.Empty(isFalse.Where(o => o.Answer!.Answer == ZeroAnswer.Zero).Select(o => $"proved, but false: {o.Variant}"));
        Assert.Empty(decided
            .Where(o => o.Answer!.Witness is { } w && NumericLook.AgreeUpToRounding(o.Variant.Left, o.Variant.Right, w.Point))
            .Select(o => $"refuted, but the sides agree at the witness: {o.Variant}: {o.Answer!.Reason}"));
        Assert.True(isFalse.Count > sample.Count * 9 / 10, "most changes make an identity false");
        Assert.True(
            isFalse.Count(o => o.Answer!.Answer == ZeroAnswer.NonZero) >= isFalse.Count * 98 / 100,
            "at least 98 of 100 false variants are refuted");
    }

    private static bool IsSlow(FalseVariant variant) =>
        variant.ToString() is var text && (text.Contains("hyp2f1", StringComparison.Ordinal) || text.Contains("integral", StringComparison.Ordinal));
}
