using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Tests.Checks;

public sealed class DerivationCheckTests
{
    private static readonly Symbol U = Names.U;

    private static Derivation Derive(string x, Expr q) => MirrorFlowTheory.Derive(
        new Geometry(q), Reparameterization.Parse(x), Balance.Of(BalanceKind.First, Reparameterization.Parse(x).Weights.Count));

    private static Verdict Decide(Obligation obligation)
    {
        var derivation = Derive("w1*w2", 2);
        return DerivationCheck.Decide(derivation with { Steps = [new Step("test", "Test", [], "", [obligation])] }, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_derivation_is_proved_with_its_conditions()
    {
        var verdict = DerivationCheck.Decide(Derive("w1*w2", Geometry.SymbolicQ), TestContext.Current.CancellationToken);

        Assert.Equal(VerdictKind.Proved, verdict.Kind);
        Assert.Equal(["w1 != 0", "w2 != 0", "x != 0", "G != 0", "G*d1 + alpha*w1 != 0", "G*d1 - alpha*w1 != 0", "d1 != 0"], verdict.Conditions);
    }

    [Fact]
    public void A_false_obligation_is_refuted_with_its_witness()
    {
        var verdict = Decide(new Identity("u is u + 1", U, U + 1));

        Assert.Equal((VerdictKind.Refuted, "Test: u is u + 1"), (verdict.Kind, verdict.Reason));
        Assert.StartsWith("the value excludes 0 ", verdict.Witness, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_obligation_is_undecided_with_the_reason()
    {
        // True, but radicals inside radicals that do not come apart are beyond the zero test.
        var nested = Power.Sqrt(5 * U + 4 + 4 * Power.Sqrt(Power.Of(U, 2) + U));
        var verdict = Decide(new Identity("a nested root", nested, 2 * Power.Sqrt(U + 1) + Power.Sqrt(U)));

        Assert.Equal(VerdictKind.Undecided, verdict.Kind);
        Assert.StartsWith("Test: a nested root: a radical inside a radical", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_false_sign_is_refuted_with_its_witness()
    {
        var verdict = Decide(new Positivity("u - 1 is positive", U - 1));

        Assert.Equal((VerdictKind.Refuted, "Test: u - 1 is positive"), (verdict.Kind, verdict.Reason));
    }

    [Fact]
    public void Blocks_that_share_a_weight_are_not_derived()
    {
        var report = CatalogCheck.Check(
            new CatalogEntry(2, Reparameterization.Parse("w1*w2 + w1"), BalanceKind.Equal), TestContext.Current.CancellationToken);

        Assert.Equal((VerdictKind.Undecided, VerdictKind.Undecided, false), (report.Theory.Kind, report.Numbers.Kind, report.Holds));
        Assert.Equal(
            "x = w1*w2 + w1 is not a sum of monomials with weights of their own: the terms w1 and w1*w2 share the weight w1",
            report.Theory.Reason);
    }
}
