using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Checks;

public sealed class EnclosedFlowCheckTests
{
    private static readonly CatalogEntry Entry = CatalogEntry.DeepDiagonal(new Rational(3, 2), 3, BalanceKind.First);
    private static readonly Rational Slightly = new(1_000_001, 1_000_000);

    private static readonly MirrorFlow Theory = Derive(Entry);

    private static MirrorFlow Derive(CatalogEntry entry) => MirrorFlowTheory.Derive(
        new Geometry(entry.Q), entry.X, Balance.Of(entry.Balance, entry.X.Weights.Count)).Result!;

    private static FlowEnclosure Check(MirrorFlow theory, FlowInstance? instance = null) =>
        EnclosedFlowCheck.Run(theory, Entry.X, instance ?? FlowInstance.Of(Entry, Theory), TestContext.Current.CancellationToken);

    private static IEnumerable<string> Excluded(FlowEnclosure enclosure) => enclosure.Residuals.Where(r => r.ExcludesZero).Select(r => r.Name);

    [Fact]
    public void The_derived_theory_is_enclosed()
    {
        var enclosure = Check(Theory);

        Assert.Equal(VerdictKind.Enclosed, enclosure.Verdict.Kind);
        Assert.Equal(["balance", "balance", "curve", "mirror map", "conjugate"], enclosure.Residuals.Select(r => r.Name));
        Assert.All(enclosure.Residuals, r => Assert.InRange(r.RelativeWidth, 1e-17, 1e-12));
    }

    [Fact]
    public void A_flow_with_another_exponent_refutes_with_a_witness()
    {
        var enclosure = Check(Theory, FlowInstance.Of(Entry, Theory) with { Q = new Rational(4, 3) });

        Assert.Equal(VerdictKind.Refuted, enclosure.Verdict.Kind);
        Assert.Equal("the residual of the balance is not 0", enclosure.Verdict.Reason);
        Assert.StartsWith("balance in [", enclosure.Verdict.Witness, StringComparison.Ordinal);
        Assert.Contains("] at q = 4/3, u = 1/2, offsets 0, 3/4, 3/4, signs 1, -1, 1, loss Logistic, b = ", enclosure.Verdict.Witness, StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_mirror_map_is_refuted_there_alone() => Assert.Equal(
        ["mirror map"], Excluded(Check(Theory with { MirrorMap = Theory.MirrorMap with { Value = Theory.MirrorMap.Value + Names.U / 1_000_000 } })));

    [Fact]
    public void A_wrong_conjugate_is_refuted_there_alone() => Assert.Equal(
        ["conjugate"], Excluded(Check(Theory with { Conjugate = Theory.Conjugate with { Value = Theory.Conjugate.Value * Slightly } })));

    [Fact]
    public void A_wrong_curve_is_refuted_there_alone() =>
        Assert.Equal(["curve"], Excluded(Check(Theory with { P = Theory.P * Slightly })));

    [Fact]
    public void Wrong_forms_in_x_are_refuted_there_alone()
    {
        var entry = Entry with { Balance = BalanceKind.Equal };
        var theory = Derive(entry);
        var wrong = theory with { InX = theory.InX! with { MirrorMap = Slightly * theory.InX.MirrorMap } };

        Assert.Equal(
            ["mirror map in x"],
            Excluded(EnclosedFlowCheck.Run(wrong, entry.X, FlowInstance.Of(entry, theory), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void A_value_that_is_not_a_number_decides_nothing()
    {
        var enclosure = Check(Theory with { MirrorMap = Theory.MirrorMap with { Value = Apply.Of(Function.Log, -Names.U) } });

        Assert.Equal((VerdictKind.Undecided, "the logarithm of a number that is not positive"), (enclosure.Verdict.Kind, enclosure.Verdict.Reason));
        Assert.Empty(enclosure.Residuals);
    }

    [Fact]
    public void A_flow_that_is_not_smooth_decides_nothing()
    {
        var enclosure = Check(Theory, FlowInstance.Of(Entry, Theory) with { Loss = InstanceLoss.Quadratic, Time = 1000 });

        Assert.Equal(VerdictKind.Undecided, enclosure.Verdict.Kind);
        Assert.Contains("no step can be proved to contain the solution", enclosure.Verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Cancellation_in_a_closed_form_does_not_widen_it()
    {
        // The form at 16 weights is a sum of partial fractions that cancel: over an interval it is 2e-10 wide.
        var entry = CatalogEntry.DeepDiagonal(2, 16, BalanceKind.First);
        var theory = Derive(entry);

        var enclosure = EnclosedFlowCheck.Run(theory, entry.X, FlowInstance.Of(entry, theory), TestContext.Current.CancellationToken);

        Assert.InRange(enclosure.Residuals.Single(r => r.Name == "mirror map").RelativeWidth, 0, 1e-11);
    }

    [Fact]
    public void A_cancelled_integration_stops() => Assert.Throws<OperationCanceledException>(
        () => EnclosedFlowCheck.Run(Theory, Entry.X, FlowInstance.Of(Entry, Theory), new CancellationToken(true)));
}
