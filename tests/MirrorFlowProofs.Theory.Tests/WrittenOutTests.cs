using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Elementary forms over the roots of unity of orders for which no radicals are given.</summary>
public sealed class WrittenOutTests
{
    [Theory]
    [InlineData("7/6", 7, 2)]
    [InlineData("9/8", 9, 2)]
    [InlineData("7/5", 7, 1)]
    [InlineData("11/6", 11, 1)]
    public void Where_chebyshev_says_elementary_the_form_is_written_out_and_proved(string q, int depth, int forms)
    {
        var derivation = Derived.Of(q, depth, BalanceKind.First);
        var step = derivation.Steps.Single(s => s.Id == "elementary");

        Assert.Equal(forms, step.Equations.Count);
        Assert.DoesNotContain("hyp2f1", string.Concat(step.Equations.Select(e => e.Right.ToString())), StringComparison.Ordinal);
        Assert.Empty(Derived.NotProved(derivation));
    }

    /// <summary>Of every elementary integral there is an elementary form: in the step, or in the one that integrates.</summary>
    [Theory]
    [InlineData("8/7", 8)]
    [InlineData("6/5", 6)]
    [InlineData("12/11", 12)]
    [InlineData("13/12", 3)]
    public void Nothing_is_written_out_twice_or_where_there_is_no_elementary_form(string q, int depth)
    {
        var derivation = Derived.Of(q, depth, BalanceKind.First);
        var through2F1 = derivation.Flow().MirrorMap.Value.ToString().Contains("hyp2f1", StringComparison.Ordinal);

        Assert.DoesNotContain(derivation.Steps, s => s.Id == "elementary");
        Assert.Equal(through2F1, derivation.Flow().MirrorMap.Kind == IntegralClass.IncompleteBeta);
    }
}
