using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Coercivity, bounds, escape times, stationary points and decay against formulas written here by hand.</summary>
public sealed class ConvergenceTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new Symbol[]
    {
        Geometry.SymbolicQ, Names.U, Names.X, Balance.Lambda, Names.AccumulatedDecay, Names.Decay,
        new("lambda_2", Domain.Positive), new("lambda_3", Domain.Positive), new("lambda_init", Domain.Positive),
        new("X", Domain.Positive), new("x_0", Domain.Positive), new("epsilon", Domain.Positive),
        new("B", Domain.Positive), new("D", Domain.Positive), new("Lambda", Domain.Positive), new("mu", Domain.Positive),
        new("y"),
    }.ToDictionary(s => s.Name);

    [Theory]
    [InlineData("q", 3, BalanceKind.Distinct, "lambda_2*lambda_3")]
    [InlineData("3/2", 5, BalanceKind.First, "lambda^4")]
    [InlineData("q", 1, BalanceKind.Equal, "1")]
    [InlineData("2", 2, BalanceKind.Equal, "0")]
    public void The_coercivity_is_the_product_of_the_offsets(string q, int depth, BalanceKind kind, string mu) =>
        Derived.AssertEqual(Read(mu), Derived.Of(q, depth, kind).Flow().Coercivity);

    [Fact]
    public void Two_factors_at_zero_leave_no_coercivity()
    {
        Assert.Equal(Expr.Zero, Derived.Of("q", "w1^2*w2", BalanceKind.First).Flow().Coercivity);
        Assert.DoesNotContain(Derived.Of("q", "w1^2*w2", BalanceKind.First).Steps, s => s.Id == "coercivity-in-weights");
    }

    /// <summary>Corollary 4.10, with the size of the weights and not the offset.</summary>
    [Theory]
    [InlineData("q", 4)]
    [InlineData("4/3", 3)]
    public void The_coercivity_in_weights_is_the_one_of_the_paper(string q, int depth) => Derived.AssertEqual(
        Read($"lambda_init^({q}*({depth} - 1))"), Right(Derived.Of(q, depth, BalanceKind.First), "coercivity-in-weights", 1));

    [Fact]
    public void The_two_lambdas_are_not_one()
    {
        var derivation = Derived.Of("3/2", 3, BalanceKind.First);
        var mixed = Substitution.Replace(derivation.Flow().Coercivity, Balance.Lambda, Symbols["lambda_init"]);

        Assert.Equal(ZeroAnswer.NonZero, ZeroTest.Decide(Right(derivation, "coercivity-in-weights", 1) - mixed).Answer);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("3/2")]
    [InlineData("q")]
    public void The_bounds_have_B_to_the_2_minus_q_above_and_a_finite_time(string q)
    {
        var derivation = Derived.Of(q, 2, BalanceKind.First);

        Derived.AssertEqual(Read($"B^(2 - {q})*D/mu"), Right(derivation, "convergence"));
        Derived.AssertEqual(Read($"(2*Lambda*D)^(1 - {q}/2)/((2 - {q})*Lambda*mu)"), Right(derivation, "convergence-time"));
    }

    [Fact]
    public void Gradient_flow_claims_no_finite_time() =>
        Assert.DoesNotContain(Derived.Of("2", 3, BalanceKind.First).Steps, s => s.Id == "convergence-time");

    [Theory]
    [InlineData("q", 3, "(X^(1 - 2*q/3) - x_0^(1 - 2*q/3))/(3 - 2*q)")]
    [InlineData("2", 2, "log(X/x_0)/2")]
    [InlineData("1", 4, "X^(1/4) - x_0^(1/4)")]
    public void The_balanced_escape_time(string q, int depth, string time) =>
        Derived.AssertEqual(Read(time), Derived.Of(q, depth, BalanceKind.Equal).Flow().EscapeTime!);

    [Theory]
    [InlineData("2", 2, "log(1/epsilon)")]
    [InlineData("2", 3, "1/epsilon")]
    [InlineData("2", 5, "epsilon^(-3)/3")]
    [InlineData("1", 5, "X^(1/5)")]
    [InlineData("6/5", 5, "5*X^(1/25)")]
    public void As_epsilon_vanishes(string q, int depth, string expected) => Derived.AssertEqual(
        Read(expected), Right(Derived.Of(q, depth, BalanceKind.Equal), "escape", 2));

    [Fact]
    public void The_time_with_the_limit_depends_on_q_as_the_condition_says() => Assert.Equal(
        ["q < 4/3", "q > 4/3"],
        Step(Derived.Of("q", 4, BalanceKind.Equal), "escape").Equations.Skip(2).Select(e => e.Condition));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Sign_gradient_flow_with_decay_is_confined_to_a_box(int depth) => Derived.AssertEqual(
        Substitution.Replace(Read($"alpha^(-{depth})"), Names.Decay, new Symbol("alpha", Domain.Positive)),
        Right(Derived.Of("1", depth, BalanceKind.Equal), "stationary"));

    /// <summary>arXiv 2504.12883, with <c>a = -A</c>.</summary>
    [Fact]
    public void The_potential_under_decay_at_depth_2() => Derived.AssertEqual(
        Read("1/sqrt(4*x^2 + lambda^2*exp(-4*A))"), Right(Derived.Of("2", 2, BalanceKind.First), "potential-under-decay", 1));

    [Theory]
    [InlineData("2", 2, "0")]
    [InlineData("1", 3, "-alpha*y")]
    [InlineData("q", 3, "-(3 - 2*q)*alpha*y")]
    public void The_dual_variable_under_decay(string q, int depth, string expected) => Derived.AssertEqual(
        Read(expected), Step(Derived.Of(q, depth, BalanceKind.First), "potential-under-decay").Equations[^1].Right);

    private static Expr Read(string text) => MirrorFlowProofs.Symbolic.Parsing.Parser.Parse(text, Symbols);

    private static Step Step(Derivation derivation, string id) => derivation.Steps.Single(s => s.Id == id);

    private static Expr Right(Derivation derivation, string id, int equation = 0) => Step(derivation, id).Equations[equation].Right;
}
