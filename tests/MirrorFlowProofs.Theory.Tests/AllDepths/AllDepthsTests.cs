using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Theory.Tests.AllDepths;

/// <summary>The derivation with <c>L</c> a symbol: proved, and in agreement with the ones at each depth.</summary>
public sealed class AllDepthsTests
{
    [Theory]
    [InlineData("q", BalanceKind.Equal)]
    [InlineData("q", BalanceKind.First)]
    [InlineData("1", BalanceKind.Equal)]
    [InlineData("1", BalanceKind.First)]
    [InlineData("4/3", BalanceKind.Equal)]
    [InlineData("4/3", BalanceKind.First)]
    [InlineData("2", BalanceKind.Equal)]
    [InlineData("2", BalanceKind.First)]
    public void Every_obligation_is_proved(string q, BalanceKind kind) =>
        Assert.Empty(Derived.NotProved(AllDepthsTheory.Derive(Derived.Geometry(q), kind)));

    [Fact]
    public void At_each_depth_it_is_the_derivation_of_that_depth()
    {
        foreach (var kind in new[] { BalanceKind.Equal, BalanceKind.First })
        {
            foreach (var q in new[] { "q", "1", "3/2", "2" })
            {
                var every = AllDepthsTheory.Derive(Derived.Geometry(q), kind).Result;
                foreach (var depth in q == "q" ? new[] { 2, 3, 4, 5, 6, 7, 8 } : [2, 3, 8])
                {
                    var flow = Derived.Of(q, depth, kind).Flow();
                    Expr At(Expr e) => Substitution.Replace(e, DepthDerivation.Depth, (Expr)depth);
                    Derived.AssertEqual(flow.P, At(every.P));
                    Derived.AssertEqual(flow.InverseMetric, At(every.InverseMetric));
                    Derived.AssertEqual(flow.MetricExponent, At(every.MetricExponent));
                    Derived.AssertEqual(flow.Conjugate.Derivative, Calculus.Differentiate(At(every.Conjugate), Names.U));
                    if (kind == BalanceKind.First || !flow.MetricExponent.IsOne)
                    {
                        Derived.AssertEqual(flow.MirrorMap.Derivative, Calculus.Differentiate(At(every.MirrorMap), Names.U));
                    }

                    if (every.InX is { } forms && !flow.MetricExponent.IsOne)
                    {
                        Derived.AssertEqual(flow.InX!.Potential, At(forms.Potential));
                        Derived.AssertEqual(flow.InX.MirrorMap, At(forms.MirrorMap));
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData("q", "q (L - 1) <= L")]
    [InlineData("2", "L <= 2")]
    [InlineData("4/3", "L <= 4")]
    [InlineData("1", null)]
    public void The_Legendre_verdict_is_a_criterion_in_q_and_L(string q, string? criterion)
    {
        var report = AllDepthsTheory.Derive(Derived.Geometry(q), BalanceKind.First).Result.Legendre;

        var verdict = report.Verdicts[^1];
        Assert.Equal(criterion is null ? ConditionAnswer.Yes : ConditionAnswer.Depends, verdict.Answer);
        Assert.Equal(criterion, verdict.Criterion);
    }

    [Theory]
    [InlineData(BalanceKind.Equal, "0")]
    [InlineData(BalanceKind.First, "lambda^(L - 1)")]
    public void The_coercivity_is_a_power_of_the_offset(BalanceKind kind, string expected) =>
        Assert.Equal(expected, AllDepthsTheory.Derive(Derived.Geometry("q"), kind).Result.Coercivity.ToString());

    [Fact]
    public void Another_exponent_of_the_flow_is_refuted_or_derives_another_theory()
    {
        var cubic = Derived.Geometry("2") with { SpeedExponent = 2 };

        Assert.Equal("3 - 3/L", AllDepthsTheory.Derive(cubic, BalanceKind.First).Result.MetricExponent.ToString());
    }

    [Fact]
    public void Distinct_offsets_are_refused()
    {
        var complaint = Assert.Throws<ArgumentException>(() => AllDepthsTheory.Derive(Derived.Geometry("q"), BalanceKind.Distinct));

        Assert.Equal("expected the balance first or equal for every depth at once, found distinct", complaint.Message);
    }
}
