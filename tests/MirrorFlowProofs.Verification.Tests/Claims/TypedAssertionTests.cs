using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Claims;

/// <summary>Assertions that are no formulas: counts of laws, conditions on potentials.</summary>
public sealed class TypedAssertionTests
{
    [Theory]
    [InlineData(3, 2, VerdictKind.Proved)]
    [InlineData(3, 1, VerdictKind.Refuted)]
    [InlineData(3, 3, VerdictKind.Refuted)]
    [InlineData(2, 1, VerdictKind.Proved)]
    public void Conservation_laws_are_counted(int depth, int claimed, VerdictKind expected)
    {
        var verdict = new LawCountAssertion(Standing.Statement, "", 2, [Reparameterization.DeepDiagonal(depth)], claimed).Decide();

        Assert.Equal(expected, verdict.Kind);
    }

    [Theory]
    [InlineData(BalanceKind.Equal, PotentialCondition.Onto, "q <= 3/2", VerdictKind.Proved)]
    [InlineData(BalanceKind.Equal, PotentialCondition.Onto, "q <= 4/3", VerdictKind.Refuted)]
    [InlineData(BalanceKind.Equal, PotentialCondition.Onto, "q < 3/2", VerdictKind.Refuted)]
    [InlineData(BalanceKind.Equal, PotentialCondition.Onto, "always", VerdictKind.Refuted)]
    [InlineData(BalanceKind.Equal, PotentialCondition.Onto, "never", VerdictKind.Refuted)]
    [InlineData(BalanceKind.Equal, PotentialCondition.LegendreType, "always", VerdictKind.Proved)]
    [InlineData(BalanceKind.First, PotentialCondition.LegendreType, "always", VerdictKind.Proved)]
    [InlineData(BalanceKind.First, PotentialCondition.LegendreType, "q <= 3/2", VerdictKind.Refuted)]
    [InlineData(BalanceKind.First, PotentialCondition.Onto, "q <= 3/2", VerdictKind.Proved)]
    public void A_condition_holds_when_it_is_said_to(BalanceKind balance, PotentialCondition condition, string claimed, VerdictKind expected) =>
        Assert.Equal(expected, new ConditionAssertion(Standing.Statement, "", new DerivedFlow(Geometry.SymbolicQ, 3, balance), condition, claimed).Decide().Kind);

    [Fact]
    public void A_refuted_condition_names_a_geometry()
    {
        var verdict = new ConditionAssertion(
            Standing.Statement, "", new DerivedFlow(Geometry.SymbolicQ, 3, BalanceKind.Equal), PotentialCondition.Onto, "q <= 4/3").Decide();

        Assert.StartsWith("at q = 3/2 it holds: the integral of P^(1/q - 1) to infinity diverges", verdict.Witness, StringComparison.Ordinal);
    }
}
