using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Derived sums against the literature, written here by hand (B. Woodworth et al., COLT 2020, Theorems 1 and 3).</summary>
public sealed class BlockResultTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new Symbol[]
    {
        Names.Y, Names.X, new("beta", Domain.Positive), new("beta_1", Domain.Positive), new("beta_2", Domain.Positive), new("w1"), new("w2"),
    }.ToDictionary(s => s.Name);

    private static Expr Expression(string text) => Symbolic.Parsing.Parser.Parse(text, Symbols);

    /// <summary>Theorem 1: <c>Q = alpha^2 q(x/alpha^2)</c>, <c>q(z) = 2 - sqrt(4 + z^2) + z arcsinh(z/2)</c>; <c>Q = 4 R</c> up to a constant.</summary>
    [Fact]
    public void Squares_have_the_hyperbolic_entropy()
    {
        var flow = DerivedBlocks.Flow("2", "w1^2 - w2^2", BalanceKind.First, BlockStarts.Equal);

        Derived.AssertEqual(Expression("2*beta^2*sinh(4*y)"), flow.X);
        Derived.AssertEqual(
            Expression("beta^2*(2 - sqrt(4 + (x/beta^2)^2) + x/beta^2*arcsinh(x/beta^2/2)) - 2*beta^2"), 4 * flow.InX!.Potential);
        Assert.Equal("abs(w1)*abs(w2) = beta^2", $"{flow.Conserved[0].Value} = {flow.Conserved[0].AtStart}");
    }

    [Fact]
    public void Unequal_starts_shift_the_entropy_to_the_start()
    {
        var forms = DerivedBlocks.Flow("2", "w1^2 - w2^2").InX!;

        Derived.AssertEqual(Expression("1/(4*sqrt(x^2 + 4*beta_1^2*beta_2^2))"), forms.Hessian);
        Derived.AssertEqual(Expr.Zero, Substitution.Replace(forms.MirrorMap, Names.X, Expression("beta_1^2 - beta_2^2")));
    }

    /// <summary>
    /// Theorem 3: <c>h_D(z) = (1 - z)^(-D/(D-2)) - (1 + z)^(-D/(D-2))</c> for <c>|z| &lt; 1</c>; the dual clock runs at the
    /// rate <c>D (D - 2) alpha^(D-2)</c>.
    /// </summary>
    [Theory]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(8)]
    public void Powers_have_the_potential_of_Woodworth_with_its_rate(int depth)
    {
        var flow = DerivedBlocks.Flow("2", $"w1^{depth} - w2^{depth}", BalanceKind.First, BlockStarts.Equal);
        var rate = $"({depth}*({depth} - 2)*beta^({depth} - 2))";
        var power = $"(-{depth}/({depth} - 2))";
        var z = new Symbol("z", new Domain(-1, true, 1, true));
        Expr AtZ(Expr e) => Substitution.Replace(e, Names.Y, z / Expression(rate));

        Derived.AssertEqual(AtZ(Expression($"beta^{depth}*((1 - {rate}*y)^{power} - (1 + {rate}*y)^{power})")), AtZ(flow.X));
        Derived.AssertEqual(Expression($"|w1|^(2 - {depth}) + |w2|^(2 - {depth})"), flow.Conserved[0].Value);
        Derived.AssertEqual(Expression($"2*beta^(2 - {depth})"), flow.Conserved[0].AtStart);
        Assert.Equal([(1, true, true), (2, false, true)], flow.Ends.Select(e => (e.Block, e.IsUpper, e.Grows)));
        Derived.AssertEqual(Expression($"1/{rate}"), flow.Ends[0].Y);
        Derived.AssertEqual(Expression($"-1/{rate}"), flow.Ends[1].Y);
    }

    /// <summary>Sign gradient flow: <c>(alpha + y)^2 - (alpha - y)^2 = 4 alpha y</c>, a quadratic potential.</summary>
    [Fact]
    public void Squares_under_sign_gradient_flow_have_a_quadratic_potential()
    {
        var flow = DerivedBlocks.Flow("1", "w1^2 - w2^2", BalanceKind.First, BlockStarts.Equal);

        Derived.AssertEqual(Expression("4*beta*y"), flow.X);
        Derived.AssertEqual(Expression("x^2/(8*beta)"), flow.InX!.Potential);
        Derived.AssertEqual(Expression("|w1| + |w2|"), flow.Conserved[0].Value);
    }

    [Fact]
    public void Gradient_flow_of_two_factors_started_at_0_has_a_hyperbolic_sine()
    {
        var flow = DerivedBlocks.Flow("2", "w1*w2 - w3*w4", BalanceKind.First, BlockStarts.Equal);

        Assert.Equal("(2*beta^2 + lambda)*sinh(2*y)", flow.X.ToString());
        Assert.Equal([InverseKind.Hyperbolic, InverseKind.Hyperbolic], flow.Blocks.Select(b => b.Inverse!.Kind));
    }

    [Theory]
    [InlineData("w1^3 - w2^3", "2", new[] { "Yes", "Yes", "Yes", "No", "No" }, "Yes")]
    [InlineData("w1^2 - w2^2", "2", new[] { "Yes", "No", "No", "No", "Yes" }, "Yes")]
    [InlineData("w1^2 - w2^2", "3/2", new[] { "Yes", "No", "No", "Yes", "No" }, "No")]
    [InlineData("w1*w2*w3 - w4", "2", new[] { "Yes", "Yes", "Yes", "No", "No" }, "Yes")]
    [InlineData("w1^3 - w2", "2", new[] { "Yes", "Yes", "No", "No", "No" }, "Yes")]
    [InlineData("w1 - w2", "1", new[] { "Yes", "No", "No", "No", "Yes" }, "Yes")]
    [InlineData("w1^3 - w2^3", "q", new[] { "Yes", "q > 3/2", "q > 3/2", "q < 3/2", "q = 3/2" }, "q >= 3/2")]
    [InlineData("w1^4 - w2^2", "q", new[] { "Yes", "q > 4/3", "No", "q < 2", "No" }, "q = 2")]
    public void Legendre_conditions_are_decided(string x, string q, string[] conditions, string verdict)
    {
        var report = DerivedBlocks.Flow(q, x).Legendre;

        Assert.Equal(conditions, report.Conditions.Select(c => c.Criterion ?? c.Answer.ToString()));
        Assert.Equal([verdict], report.Verdicts.Select(c => c.Criterion ?? c.Answer.ToString()));
    }

    /// <summary>
    /// At q = 1 a block that passes 0 goes on by another form: from (1, 2, 1, 2) the weights of w1*w2 - w3*w4 are (3, 4, -1, 2) at
    /// y = 2, where 1/R'' is 10 and the form says 6. At q = 2 the flow is analytic, and a weight by itself moves at unit speed.
    /// </summary>
    [Theory]
    [InlineData("1", "w1*w2 - w3*w4", "x_1 > 0, x_2 > 0")]
    [InlineData("1", "w1*w2 - w3", "x_1 > 0")]
    [InlineData("1", "w1^2 + w2", "x_1 > 0")]
    [InlineData("2", "w1*w2 - w3*w4", null)]
    [InlineData("2", "w1^2 - w2^2", null)]
    [InlineData("q", "w1 - w2", null)]
    public void Forms_in_x_hold_while_blocks_that_go_on_otherwise_are_positive(string q, string x, string? where)
    {
        var step = DerivedBlocks.Of(q, x, BalanceKind.First, BlockStarts.Equal).Steps.Single(s => s.Id == "potential-in-x");

        Assert.All(step.Equations, e => Assert.Equal(where, e.Condition));
    }

    [Fact]
    public void A_quantity_between_blocks_has_the_conditions_of_both()
    {
        var step = DerivedBlocks.Of("q", "w1^2*w2 - w3^4").Steps.Single(s => s.Id == "between-blocks");

        Assert.Equal("q != 2, q != 4/3", Assert.Single(step.Equations).Condition);
    }
}
