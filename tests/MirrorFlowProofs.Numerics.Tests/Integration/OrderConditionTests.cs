using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class OrderConditionTests
{
    // OEIS A000081.
    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(8, 115)]
    [InlineData(9, 286)]
    public void Rooted_trees_are_counted_right(int vertices, int count) =>
        Assert.Equal(count, OrderConditions.Trees(vertices).Distinct().Count());

    [Fact]
    public void Verner_pair_satisfies_every_condition_to_order_8_and_7_and_not_one_more()
    {
        ButcherTableau tableau = ButcherTableau.Verner87;
        for (int order = 1; order <= 8; order++)
        {
            Assert.Empty(OrderConditions.Violations(tableau, tableau.Weights, order));
        }

        for (int order = 1; order <= 7; order++)
        {
            Assert.Empty(OrderConditions.Violations(tableau, tableau.EmbeddedWeights, order));
        }

        Assert.NotEmpty(OrderConditions.Violations(tableau, tableau.Weights, 9));
        Assert.NotEmpty(OrderConditions.Violations(tableau, tableau.EmbeddedWeights, 8));
    }

    [Fact]
    public void A_row_that_does_not_sum_to_its_node_is_named()
    {
        Rational half = new(1, 2);
        var error = Assert.Throws<ArgumentException>(() => new ButcherTableau(
            "midpoint", "none", 2, 1, [0, half], [[], [Rational.One]], [0, 1], [1, 0]));
        Assert.Equal("midpoint: row 2 does not have 1 entries that sum to 1/2.", error.Message);
    }
}
