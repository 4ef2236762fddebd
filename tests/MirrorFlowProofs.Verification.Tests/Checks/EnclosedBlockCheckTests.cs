using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Checks;

public sealed class EnclosedBlockCheckTests
{
    private static readonly CatalogEntry Entry =
        new(2, Reparameterization.Parse("w1*w2 - w3^2"), BalanceKind.First) { Starts = BlockStarts.Distinct };

    private static readonly BlockFlow Theory =
        MirrorFlowTheory.DeriveBlocks(new Geometry(2), Entry.X, Entry.Balance, Entry.Starts).Result!;

    private static FlowEnclosure Check(BlockFlow theory) =>
        EnclosedBlockCheck.Run(theory, Entry.X, BlockInstance.Of(Entry, Theory), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Excluded(BlockFlow theory) => Check(theory).Residuals.Where(r => r.ExcludesZero).Select(r => r.Name);

    private static BlockFlow WithFirst(Func<SignedBlock, SignedBlock> change) =>
        Theory with { Blocks = [change(Theory.Blocks[0]), .. Theory.Blocks.Skip(1)] };

    [Fact]
    public void The_derived_theory_is_enclosed()
    {
        var enclosure = Check(Theory);

        Assert.Equal(VerdictKind.Enclosed, enclosure.Verdict.Kind);
        Assert.Equal(
            ["balance", "between blocks", "mirror maps", "mirror maps", "x of y", "conjugate"],
            enclosure.Residuals.Select(r => r.Name));
        Assert.All(enclosure.Residuals, r => Assert.InRange(r.RelativeWidth, 1e-17, 1e-12));
    }

    [Fact]
    public void A_wrong_rate_of_the_dual_clock_is_refuted_there_alone() => Assert.Equal(
        ["x of y"],
        Excluded(Theory with { X = Substitution.Replace(Theory.X, Names.Y, Names.Y * new Rational(1_000_001, 1_000_000)) }));

    [Fact]
    public void A_wrong_conjugate_is_refuted_there_alone() => Assert.Equal(
        ["conjugate"], Excluded(Theory with { Conjugate = Theory.Conjugate + Names.Y / 1_000_000 }));

    [Fact]
    public void A_wrong_mirror_map_is_refuted_there_alone() => Assert.Equal(
        ["mirror maps"],
        Excluded(WithFirst(b => b with { MirrorMap = b.MirrorMap with { Value = b.MirrorMap.Value + b.U / 1_000_000 } })));

    [Fact]
    public void A_wrong_sign_is_refuted_in_the_map() =>
        Assert.Equal(["mirror maps"], Excluded(WithFirst(b => b with { Sign = -b.Sign })));

    [Fact]
    public void A_wrong_conserved_quantity_is_refuted_there_alone()
    {
        var conserved = Theory.Conserved[0];

        Assert.Equal(["between blocks"], Excluded(Theory with { Conserved = [conserved with { Value = conserved.Value + 1 }] }));
    }
}
