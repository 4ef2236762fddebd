using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Derived results against formulas of the paper and of theory, written here by hand.</summary>
public sealed class KnownResultTests
{
    [Fact]
    public void The_Hessian_at_depth_2_is_the_one_of_the_paper()
    {
        var hessian = Derived.Of("q", 2, BalanceKind.First).Flow().InX!.Hessian;

        Derived.AssertEqual(Derived.Expression("1/sqrt(4*|x|^q + lambda^2)"), hessian);
        Assert.Equal(@"\frac{1}{\sqrt{4|x|^{q}+\lambda^{2}}}", LatexPrinter.Print(hessian));
    }

    /// <summary>Lemma 4.13: <c>|x|^(2-m)/(L (1-m) (2-m))</c>, the entropy at m = 1.</summary>
    [Theory]
    [InlineData("q", 3)]
    [InlineData("q", 7)]
    [InlineData("1", 4)]
    [InlineData("6/5", 2)]
    [InlineData("3/2", 5)]
    [InlineData("2", 3)]
    public void The_balanced_potential_is_a_power(string q, int depth)
    {
        var m = $"({q}*({depth} - 1)/{depth})";

        Derived.AssertEqual(
            Derived.Expression($"|x|^(2 - {m})/({depth}*(1 - {m})*(2 - {m}))"),
            Derived.Of(q, depth, BalanceKind.Equal).Flow().InX!.Potential);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("3/2", 3)]
    [InlineData("4/3", 4)]
    public void The_balanced_potential_is_the_entropy_at_m_1(string q, int depth)
    {
        var flow = Derived.Of(q, depth, BalanceKind.Equal).Flow();

        Assert.Equal(Expr.One, flow.MetricExponent);
        Derived.AssertEqual(Derived.Expression($"(|x|*log(|x|) - |x|)/{depth}"), flow.InX!.Potential);
    }

    /// <summary>Example 4.17.</summary>
    [Theory]
    [InlineData("q", 2)]
    [InlineData("q", 5)]
    [InlineData("1", 3)]
    [InlineData("2", 4)]
    public void The_decoupled_regularizer_is_the_one_of_the_paper(string q, int depth) => Derived.AssertEqual(
        Derived.Expression($"{depth}/({depth}*(2 - {q}) + {q})*|x|^(2 - {q}*({depth} - 1)/{depth})"),
        Right(Derived.Of(q, depth, BalanceKind.Equal), "regularizer-decoupled"));

    [Theory]
    [InlineData("q", 2)]
    [InlineData("4/3", 5)]
    public void The_coupled_regularizer_is_a_power(string q, int depth) => Derived.AssertEqual(
        Derived.Expression($"{depth}/2*|x|^(2/{depth})"),
        Right(Derived.Of(q, depth, BalanceKind.Equal), "regularizer-coupled"));

    /// <summary>Table 1 of the paper at depth 2: coupled and decoupled agree for gradient flow, not for sign gradient flow.</summary>
    [Theory]
    [InlineData("1", "2/3*|x|^(3/2)", "|x|")]
    [InlineData("2", "|x|", "|x|")]
    public void Table_1_at_depth_2(string q, string decoupled, string coupled)
    {
        var derivation = Derived.Of(q, 2, BalanceKind.Equal);

        Derived.AssertEqual(Derived.Expression(decoupled), Right(derivation, "regularizer-decoupled"));
        Derived.AssertEqual(Derived.Expression(coupled), Right(derivation, "regularizer-coupled"));
    }

    [Fact]
    public void Off_balance_at_depth_2_the_decoupled_regularizer_grows_as_2x_over_the_root()
    {
        var m = Right(Derived.Of("2", 2, BalanceKind.First), "regularizer-decoupled");

        Derived.AssertEqual(Derived.Expression("2*x/sqrt(4*x^2 + lambda^2)"), Calculus.Differentiate(m, Names.X));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Sign_gradient_flow_has_u_as_its_mirror_map(int depth) => Derived.AssertEqual(
        Names.U, Derived.Of("1", depth, BalanceKind.Distinct).Flow().MirrorMap.Value);

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    public void Gradient_flow_has_half_of_u_as_its_conjugate(int depth) => Derived.AssertEqual(
        Names.U / 2, Derived.Of("2", depth, BalanceKind.Distinct).Flow().Conjugate.Value);

    [Fact]
    public void Imbalance_decays_at_the_rate_q()
    {
        Derived.AssertEqual(Derived.Expression("exp(-q*A)"), Right(Derived.Of("q", 3, BalanceKind.Distinct), "decay"));
    }

    [Fact]
    public void The_balance_equations_hold_the_offsets()
    {
        var equations = Derived.Of("q", 3, BalanceKind.Distinct).Steps.Single(s => s.Id == "balance").Equations;

        Assert.Equal(
            ["abs(w2)^q - abs(w1)^q = lambda_2", "abs(w3)^q - abs(w1)^q = lambda_3"],
            equations.Select(e => $"{e.Left.Text} = {e.Right}"));
    }

    [Fact]
    public void A_square_weighs_its_balance()
    {
        var equation = Derived.Of("q", "w1^2*w2", BalanceKind.First).Steps.Single(s => s.Id == "balance").Equations.Single();

        Derived.AssertEqual(Derived.Expression("|w2|^q - 2^(1 - q)*|w1|^q"), Derived.Expression(equation.Left.Text));
        Assert.Equal(Balance.Lambda, equation.Right);
    }

    private static Expr Right(Derivation derivation, string step) =>
        derivation.Steps.Single(s => s.Id == step).Equations[0].Right;
}
