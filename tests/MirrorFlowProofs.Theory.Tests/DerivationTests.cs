using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>What is derived, against the statements of the paper written down here by hand.</summary>
public class DerivationTests
{
    private static readonly Symbol Q = Geometry.SymbolicQ;
    private static readonly Expr X = Names.AbsX;

    public static TheoryData<string, int, BalanceKind> Catalog()
    {
        var data = new TheoryData<string, int, BalanceKind>();
        foreach (var q in new[] { "1", "6/5", "4/3", "3/2", "2", "q" })
        {
            foreach (var kind in Enum.GetValues<BalanceKind>())
            {
                foreach (var depth in new[] { 1, 2, 3, 4, 5 })
                {
                    data.Add(q, depth, kind);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Catalog))]
    public void Every_step_of_the_catalog_is_proved(string q, int depth, BalanceKind kind) =>
        AssertProved(Derive(q, Reparameterization.DeepDiagonal(depth), kind));

    [Theory]
    [InlineData("q", BalanceKind.Equal)]
    [InlineData("q", BalanceKind.First)]
    [InlineData("q", BalanceKind.Distinct)]
    [InlineData("3/2", BalanceKind.First)]
    [InlineData("2", BalanceKind.Distinct)]
    public void Depth_64_is_proved(string q, BalanceKind kind) =>
        AssertProved(Derive(q, Reparameterization.DeepDiagonal(64), kind));

    [Theory]
    [InlineData("w1^2*w2")]
    [InlineData("2*w1^3")]
    [InlineData("-w1*w2")]
    [InlineData("w1^3*w2^2*w3/5")]
    public void Monomials_go_through_the_same_steps(string x)
    {
        foreach (var q in new[] { "1", "3/2", "2", "q" })
        {
            AssertProved(Derive(q, Reparameterization.Parse(x), BalanceKind.First));
        }
    }

    [Fact]
    public void A_monomial_with_multiplicities_has_weighted_invariants()
    {
        var flow = Derive("q", Reparameterization.Parse("w1^2*w2"), BalanceKind.First).Result!;

        Assert.Equal([(Rational)2, 1], flow.Flow.Multiplicities);
        AssertEqual(Power.Of(2, 1 - Q) * Power.Of(Apply.Of(Function.Abs, Reparameterization.Weight(1)), Q), flow.Flow.Invariant(0));
        AssertEqual(2 * Q / 3, flow.MetricExponent);
    }

    [Fact]
    public void The_Hessian_at_depth_2_prints_as_in_the_paper() => Assert.Equal(
        @"\frac{1}{\sqrt{4|x|^{q}+\lambda^{2}}}",
        LatexPrinter.Print(Derive("q", 2, BalanceKind.First).InX!.Hessian));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_balanced_potential_is_a_power(int depth)
    {
        var flow = Derive("q", depth, BalanceKind.Equal);
        var m = Q * (depth - 1) / depth;

        AssertEqual(m, flow.MetricExponent);
        AssertEqual(1 / (depth * X.Pow(m)), flow.InX!.Hessian);
        AssertEqual(X.Pow(2 - m) / (depth * (1 - m) * (2 - m)), flow.InX.Potential);
        AssertEqual(X.Pow(2 - m) / (depth * (2 - m)), flow.InX.Conjugate);
    }

    [Theory]
    [InlineData("2", 2)]
    [InlineData("3/2", 3)]
    [InlineData("4/3", 4)]
    public void At_metric_exponent_1_the_balanced_potential_is_the_entropy(string q, int depth) => AssertEqual(
        (X * Apply.Of(Function.Log, X) - X) / depth, Derive(q, depth, BalanceKind.Equal).InX!.Potential);

    [Fact]
    public void Gradient_flow_at_depth_2_has_the_hyperbolic_entropy()
    {
        var (x, lambda) = ((Expr)Names.X, (Expr)Balance.Lambda);
        AssertEqual(
            (x * Apply.Of(Function.Arcsinh, 2 * x / lambda) - Power.Sqrt(4 * x.Pow(2) + lambda.Pow(2)) / 2 + lambda / 2) / 2,
            Derive("2", 2, BalanceKind.First).InX!.Potential);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Decoupled_decay_regularizes_by_a_power(int depth)
    {
        Expr l = depth;
        var step = Derive("q", Reparameterization.DeepDiagonal(depth), BalanceKind.Equal)
            .Steps.Single(s => s.Id == "regularizer-decoupled");

        AssertEqual(l / (l * (2 - Q) + Q) * X.Pow(2 - Q * (l - 1) / l), step.Equations.Single().Right);
    }

    [Theory]
    [InlineData("1", 2, ConditionAnswer.Yes)]
    [InlineData("1", 9, ConditionAnswer.Yes)]
    [InlineData("2", 2, ConditionAnswer.Yes)]
    [InlineData("2", 3, ConditionAnswer.No)]
    [InlineData("3/2", 3, ConditionAnswer.Yes)]
    [InlineData("3/2", 4, ConditionAnswer.No)]
    [InlineData("q", 3, ConditionAnswer.Depends)]
    public void The_range_of_the_mirror_map_is_unbounded_iff_depth_is_at_most_p(string q, int depth, ConditionAnswer answer) =>
        Assert.Equal(answer, Derive(q, depth, BalanceKind.First).Legendre.Verdicts[^1].Answer);

    [Fact]
    public void For_open_q_the_Bregman_criterion_is_solved() =>
        Assert.Equal("q <= 3/2", Derive("q", 3, BalanceKind.First).Legendre.Verdicts[^1].Criterion);

    [Fact]
    public void A_sum_of_blocks_is_said_not_to_be_derived()
    {
        var derivation = Derive("2", Reparameterization.Parse("w1^2 - w2^2"), BalanceKind.Equal);

        Assert.Null(derivation.Result);
        Assert.Contains("is not a monomial in its weights", derivation.Stopped, StringComparison.Ordinal);
    }

    private static Derivation Derive(string q, Reparameterization x, BalanceKind kind) => MirrorFlowTheory.Derive(
        new Geometry(q == "q" ? Q : (Expr)Rational.Parse(q)), x, Balance.Of(kind, x.Weights.Count));

    private static MirrorFlow Derive(string q, int depth, BalanceKind kind) =>
        Derive(q, Reparameterization.DeepDiagonal(depth), kind).Result!;

    private static void AssertEqual(Expr expected, Expr actual) =>
        Assert.True(ZeroTest.AreEqual(expected, actual), $"expected {expected}, derived {actual}");

    internal static void AssertProved(Derivation derivation)
    {
        Assert.Null(derivation.Stopped);
        foreach (var step in derivation.Steps)
        {
            var result = step.Decide();
            Assert.True(result.Answer == ObligationAnswer.Holds, $"{step.Id}: {string.Join("; ", result.Results.Select(r => r.Reason))}");
        }
    }
}
