using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Checks;

public sealed class FlowCheckTests
{
    private static readonly CatalogEntry Entry = CatalogEntry.DeepDiagonal(new Rational(3, 2), 3, BalanceKind.First);

    private static readonly MirrorFlow Theory = Derive(Entry);

    private static MirrorFlow Derive(CatalogEntry entry) => MirrorFlowTheory.Derive(
        new Geometry(entry.Q), entry.X, Balance.Of(entry.Balance, entry.X.Weights.Count)).Result!;

    private static Verdict Check(MirrorFlow theory, FlowInstance? instance = null) =>
        FlowCheck.Run(theory, Entry.X, instance ?? FlowInstance.Of(Entry, theory), TestContext.Current.CancellationToken);

    private static IEnumerable<string> NotShrinking(Verdict verdict) => verdict.Measurements.Where(m => !m.Shrinks).Select(m => m.Name);

    [Fact]
    public void The_derived_theory_agrees_with_the_flow_and_the_errors_shrink_as_the_order_says()
    {
        var verdict = Check(Theory);

        Assert.Equal(VerdictKind.Consistent, verdict.Kind);
        Assert.Equal(["balance", "mirror map", "conjugate", "two spaces"], verdict.Measurements.Select(m => m.Name));
        Assert.All(verdict.Measurements, m => Assert.InRange(m.ObservedOrder, 7.5, 11));
        Assert.All(verdict.Measurements, m => Assert.InRange(m.Fine, 1e-24, 1e-17));
    }

    [Fact]
    public void A_flow_with_another_exponent_is_seen_and_does_not_refute()
    {
        var instance = FlowInstance.Of(Entry, Theory) with { Q = new Rational(4, 3) };

        var verdict = Check(Theory, instance);

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
        Assert.Equal("the residual of the balance 2e-02 -> 2e-02 (order 0.0) does not shrink as the integrator's order 8 says", verdict.Reason);
        Assert.Equal(["balance", "mirror map", "conjugate", "two spaces"], NotShrinking(verdict));
        Assert.All(verdict.Measurements, m => Assert.InRange(m.ObservedOrder, -0.1, 0.1));
    }

    [Fact]
    public void The_theory_of_another_exponent_is_seen() =>
        Assert.Equal(VerdictKind.Undecided, Check(Derive(Entry with { Q = new Rational(7, 5) }), FlowInstance.Of(Entry, Theory)).Kind);

    [Fact]
    public void A_wrong_mirror_map_is_seen_there_alone()
    {
        var wrong = Theory with { MirrorMap = Theory.MirrorMap with { Value = Theory.MirrorMap.Value + Names.U / 1_000_000 } };

        Assert.Equal(["mirror map"], NotShrinking(Check(wrong)));
    }

    [Fact]
    public void A_wrong_conjugate_is_seen_there_alone()
    {
        var wrong = Theory with { Conjugate = Theory.Conjugate with { Value = Theory.Conjugate.Value * new Rational(1_000_001, 1_000_000) } };

        Assert.Equal(["conjugate"], NotShrinking(Check(wrong)));
    }

    [Fact]
    public void A_wrong_slope_is_seen_between_the_two_spaces_alone()
    {
        var wrong = Theory with { MirrorMap = Theory.MirrorMap with { Derivative = Theory.MirrorMap.Derivative * new Rational(1_000_001, 1_000_000) } };

        Assert.Equal(["two spaces"], NotShrinking(Check(wrong)));
    }

    [Fact]
    public void Wrong_forms_in_x_are_seen_there_alone()
    {
        var entry = Entry with { Balance = BalanceKind.Equal };
        var theory = Derive(entry);
        var wrong = theory with { InX = theory.InX! with { MirrorMap = 2 * theory.InX.MirrorMap } };

        var verdict = FlowCheck.Run(wrong, entry.X, FlowInstance.Of(entry, theory), TestContext.Current.CancellationToken);

        Assert.Equal(["mirror map in x"], NotShrinking(verdict));
    }

    [Fact]
    public void A_value_that_is_not_a_number_does_not_pass()
    {
        var wrong = Theory with { MirrorMap = Theory.MirrorMap with { Value = Apply.Of(Function.Log, -Names.U) } };

        Assert.Equal(["mirror map"], NotShrinking(Check(wrong)));
    }

    [Fact]
    public void A_cancelled_integration_stops() => Assert.Throws<OperationCanceledException>(
        () => FlowCheck.Run(Theory, Entry.X, FlowInstance.Of(Entry, Theory), new CancellationToken(true)));
}
