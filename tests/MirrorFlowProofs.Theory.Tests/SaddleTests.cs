namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Saddles, and which weights can change their sign.</summary>
public sealed class SaddleTests
{
    public static TheoryData<string, string, BalanceKind> Flows()
    {
        var flows = new TheoryData<string, string, BalanceKind>();
        foreach (var x in new[] { "w1^2", "w1*w2", "w1*w2*w3", "w1^2*w2", "w1*w2^2", "3*w1^3*w2^2", "w1^3*w2^3" })
        {
            foreach (var q in new[] { "q", "1", "4/3", "3/2", "7/4", "2" })
            {
                foreach (var kind in Enum.GetValues<BalanceKind>())
                {
                    flows.Add(q, x, kind);
                }
            }
        }

        return flows;
    }

    /// <summary>Whether the clock to x = 0 is finite is found from exponents; the antiderivative found it apart from them.</summary>
    [Theory]
    [MemberData(nameof(Flows))]
    public void The_saddle_is_met_in_finite_time_iff_the_integral_for_the_mirror_map_converges(string q, string x, BalanceKind kind)
    {
        var derivation = Derived.Of(Derived.Geometry(q), x, kind);
        var signs = derivation.Steps.Single(s => s.Id == "signs");

        Assert.Equal(ObligationAnswer.Holds, signs.Decide().Answer);
        Assert.Equal(ObligationAnswer.Holds, derivation.Steps.Single(s => s.Id == "saddles").Decide().Answer);
        var converges = derivation.Flow().MirrorMap.VanishesAtZero;
        Assert.Equal(
            converges,
            signs.Justification.Contains("It is met at a finite value of the clock", StringComparison.Ordinal)
            || signs.Justification.Contains("it passes at a speed that is not 0", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("w1*w2*w3", "exactly where at least two weights are 0:", "d_1 d_2 x = w3")]
    [InlineData("w1^2*w2", "exactly where at least two weights are 0, or one of multiplicity 2 or more is:", "d_1^2 x = 2*w2")]
    [InlineData("w1^3", "exactly where `x = 0`:", "")]
    public void The_saddle_set_is_that_of_the_multiplicities(string x, string where, string curvature)
    {
        var saddles = Derived.Of(Derived.Geometry("q"), x, BalanceKind.First).Steps.Single(s => s.Id == "saddles");

        Assert.Contains(where, saddles.Justification, StringComparison.Ordinal);
        Assert.Equal(curvature, string.Join(", ", saddles.Equations.Select(e => $"{e.Left.Text} = {e.Right}")));
    }

    /// <summary>"Almost everywhere" is about weights of multiplicity 1: a smallest weight of a higher one is no exception.</summary>
    [Theory]
    [InlineData("w1*w2*w3", BalanceKind.First, "a set of measure 0", "an open set")]
    [InlineData("w1*w2*w3", BalanceKind.Equal, "a set of measure 0", "an open set")]
    [InlineData("w1^2*w2", BalanceKind.First, "an open set", "a set of measure 0")]
    [InlineData("w1", BalanceKind.First, "no saddle is met", "measure")]
    public void What_almost_everywhere_leaves_out(string x, BalanceKind kind, string said, string notSaid)
    {
        var signs = Derived.Of(Derived.Geometry("3/2"), x, kind).Steps.Single(s => s.Id == "signs");

        Assert.Contains(said, signs.Justification, StringComparison.Ordinal);
        Assert.DoesNotContain(notSaid, signs.Justification, StringComparison.Ordinal);
    }
}
