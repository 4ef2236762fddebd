using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Weight decay off the balanced manifold, coupled and decoupled, and its schedules.</summary>
public sealed class WeightDecayTests
{
    private static readonly Dictionary<string, Symbol> Schedule = new Symbol[]
    {
        Geometry.SymbolicQ, new("t", Domain.Nonnegative), new("alpha_0", Domain.Positive), new("alpha_1", Domain.Positive), new("t_1", Domain.Positive),
    }.ToDictionary(s => s.Name);

    [Theory]
    [InlineData("w1*w2", "q")]
    [InlineData("w1*w2", "1")]
    [InlineData("w1*w2*w3", "4/3")]
    [InlineData("w1*w2*w3", "2")]
    [InlineData("w1^2*w2", "3/2")]
    [InlineData("5*w1^3*w2*w3^2", "1")]
    [InlineData("w1^2*w2^2", "2")]
    [InlineData("w1^2*w2", "q")]
    public void Coupled_decay_off_balance_is_proved(string x, string q) =>
        Assert.All(Step(Derived.Of(q, x, BalanceKind.First), "coupled-decay").Decide().Results, r => Assert.True(r.Answer == ObligationAnswer.Holds, r.Reason));

    /// <summary>By hand: at G = 0 and alpha = 1 the weights obey w' = -w^(q-1), so D' + q D is q (2^q - 2^(2q-2)).</summary>
    [Theory]
    [InlineData("q", "q*(2^q - 2^(2*q - 2))")]
    [InlineData("1", "1")]
    [InlineData("3/2", "(3/2)*(2^(3/2) - 2)")]
    public void The_counterexample_is_the_one_worked_out_by_hand(string q, string expected) => Derived.AssertEqual(
        Derived.Expression(expected), Step(Derived.Of(q, 2, BalanceKind.First), "coupled-decay").Equations[^1].Right);

    [Fact]
    public void At_q_2_there_is_no_counterexample_and_the_law_is_that_of_decoupled_decay()
    {
        var step = Step(Derived.Of("2", 3, BalanceKind.Distinct), "coupled-decay");

        Assert.Empty(step.Obligations.OfType<Inequality>());
        Derived.AssertEqual(Derived.Expression("exp(-2*A)"), step.Equations.Single().Right);
    }

    [Fact]
    public void The_other_direction_and_the_other_geometry_fail()
    {
        var excess = Step(Derived.Of("q", 2, BalanceKind.First), "coupled-decay").Obligations.OfType<Inequality>().Single();

        Assert.Equal(ObligationAnswer.Fails, (excess with { SignRelation = SignRelation.Less }).Decide().Answer);
        var atTwo = Substitution.SymbolsOf(excess.Left).Single();
        Assert.Equal(ObligationAnswer.Fails, (excess with { Left = Substitution.Replace(excess.Left, atTwo, Geometry.SymbolicQ) }).Decide().Answer);
    }

    [Fact]
    public void On_the_balanced_manifold_and_for_one_weight_there_is_no_such_step()
    {
        Assert.DoesNotContain(Derived.Of("q", 3, BalanceKind.Equal).Steps, s => s.Id == "coupled-decay");
        Assert.DoesNotContain(Derived.Of("3/2", "w1^2", BalanceKind.First).Steps, s => s.Id == "coupled-decay");
    }

    /// <summary>Equal |w_i| stay equal: decided on the balanced manifold for every q, where all multiplicities are equal.</summary>
    [Theory]
    [InlineData("w1*w2*w3", "q", 2)]
    [InlineData("w1^2*w2^2", "3/2", 2)]
    [InlineData("w1^2*w2", "3/2", 0)]
    public void Balanced_weights_stay_balanced_where_that_is_said(string x, string q, int identities)
    {
        var step = Step(Derived.Of(q, x, BalanceKind.Equal), "regularizer-coupled");

        Assert.Equal(1 + identities, step.Obligations.Count);
        Assert.Equal(ObligationAnswer.Holds, step.Decide().Answer);
    }

    /// <summary>Several zero offsets beside positive ones, in any order but the first.</summary>
    [Theory]
    [InlineData("w1*w2*w3", "3/2", "0,0,1")]
    [InlineData("w1*w2*w3", "q", "0,0,1")]
    [InlineData("w1^2*w2*w3^3", "4/3", "0,1,0")]
    [InlineData("w1*w2*w3*w4", "1", "0,1,0,2")]
    [InlineData("w1*w2*w3*w4", "2", "0,0,1,2")]
    public void The_regularizer_of_decoupled_decay_with_mixed_zero_offsets(string x, string q, string offsets)
    {
        var map = Reparameterization.Parse(x);
        var names = new Expr[] { 0, new Symbol("lambda_2", Domain.Positive), new Symbol("lambda_3", Domain.Positive) };
        var balance = new Balance(BalanceKind.Distinct, [.. offsets.Split(',').Select(i => names[int.Parse(i, System.Globalization.CultureInfo.InvariantCulture)])]);
        var derivation = MirrorFlowTheory.Derive(Derived.Geometry(q), map, balance);
        var step = Step(derivation, "regularizer-decoupled");

        Assert.All(step.Decide().Results, r => Assert.True(r.Answer == ObligationAnswer.Holds, r.Reason));
        var flow = derivation.Flow();
        Derived.AssertEqual(flow.Flow.Degree * Power.Of(flow.P, 1 / flow.Flow.Geometry.Q) / Calculus.Differentiate(flow.P, Names.U), step.Equations[1].Right);
    }

    [Fact]
    public void Linear_schedule_between_two_strengths()
    {
        var step = Step(Derived.Of("q", 2, BalanceKind.First), "decay-schedules");
        var expected = Parser.Parse("exp(-q*(alpha_0*t + (alpha_1 - alpha_0)*t^2/(2*t_1)))", Schedule);

        Derived.AssertEqual(expected, step.Equations[2].Right);
    }

    /// <summary>
    /// At <c>t = (pi/2) t_1</c>, half the time, eta is 1 and <c>A = alpha_0 t_1 (pi/4 + 1/2)</c>, by integrating
    /// <c>alpha_0 (1 + cos(t/t_1))/2</c>.
    /// </summary>
    [Fact]
    public void Cosine_schedule_at_half_the_time()
    {
        var factor = Step(Derived.Of("2", 2, BalanceKind.First), "decay-schedules").Equations[^1].Right;
        var symbols = Substitution.SymbolsOf(factor).ToDictionary(s => s.Name);
        var at = Substitution.Replace(factor, new Dictionary<Symbol, Expr> { [symbols["eta"]] = 1, [symbols["alpha_0"]] = 3, [symbols["t_1"]] = 5 });

        Derived.AssertEqual(Apply.Of(Function.Exp, -2 * 3 * 5 * (Apply.Of(Function.Arctan, Expr.One) + new Rational(1, 2))), at);
    }

    private static Step Step(Derivation derivation, string id) => derivation.Steps.Single(s => s.Id == id);
}
