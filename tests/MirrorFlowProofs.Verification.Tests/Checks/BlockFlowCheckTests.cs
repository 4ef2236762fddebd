using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Checks;

public sealed class BlockFlowCheckTests
{
    private static readonly CatalogEntry Entry =
        new(2, Reparameterization.Parse("w1*w2 - w3^2"), BalanceKind.First) { Starts = BlockStarts.Distinct };

    private static readonly BlockFlow Theory =
        MirrorFlowTheory.DeriveBlocks(new Geometry(2), Entry.X, Entry.Balance, Entry.Starts).Result!;

    private static Verdict Check(BlockFlow theory) =>
        BlockFlowCheck.Run(theory, Entry.X, BlockInstance.Of(Entry, Theory), TestContext.Current.CancellationToken);

    private static IEnumerable<string> NotShrinking(BlockFlow theory) => Check(theory).Measurements.Where(m => !m.Shrinks).Select(m => m.Name);

    private static BlockFlow WithFirst(Func<SignedBlock, SignedBlock> change) =>
        Theory with { Blocks = [change(Theory.Blocks[0]), .. Theory.Blocks.Skip(1)] };

    [Fact]
    public void The_derived_theory_agrees_with_the_flow()
    {
        var verdict = Check(Theory);

        Assert.Equal(VerdictKind.Consistent, verdict.Kind);
        Assert.Equal(
            ["balance", "between blocks", "mirror maps", "x of y", "conjugate", "two spaces"],
            verdict.Measurements.Select(m => m.Name));
        Assert.All(verdict.Measurements, m => Assert.InRange(m.Fine, 1e-24, 1e-15));
    }

    [Fact]
    public void A_wrong_rate_of_the_dual_clock_is_seen_there_alone() => Assert.Equal(
        ["x of y"],
        NotShrinking(Theory with { X = Substitution.Replace(Theory.X, Names.Y, Names.Y * new Rational(1_000_001, 1_000_000)) }));

    [Fact]
    public void A_wrong_conjugate_is_seen_there_alone() => Assert.Equal(
        ["conjugate"], NotShrinking(Theory with { Conjugate = Theory.Conjugate + Names.Y / 1_000_000 }));

    [Fact]
    public void A_wrong_mirror_map_is_seen_there_alone() => Assert.Equal(
        ["mirror maps"],
        NotShrinking(WithFirst(b => b with { MirrorMap = b.MirrorMap with { Value = b.MirrorMap.Value + b.U / 1_000_000 } })));

    [Fact]
    public void A_wrong_sign_is_seen_in_the_map_and_between_the_spaces() =>
        Assert.Equal(["mirror maps", "two spaces"], NotShrinking(WithFirst(b => b with { Sign = -b.Sign })));

    [Fact]
    public void A_wrong_conserved_quantity_is_seen_there_alone()
    {
        var conserved = Theory.Conserved[0];

        Assert.Equal(["between blocks"], NotShrinking(Theory with { Conserved = [conserved with { Value = conserved.Value + 1 }] }));
    }

    [Fact]
    public void A_value_that_is_not_a_number_in_one_block_does_not_pass() => Assert.Equal(
        ["mirror maps"],
        NotShrinking(WithFirst(b => b with { MirrorMap = b.MirrorMap with { Value = Apply.Of(Function.Log, -b.U) } })));
}
