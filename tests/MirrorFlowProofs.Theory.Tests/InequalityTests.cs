using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Tests;

public sealed class InequalityTests
{
    private static readonly Symbol Lambda = new("lambda", Domain.Positive);
    private static readonly Symbol Small = new("lambda", new Domain(0, true, 1, true));
    private static readonly Symbol Q = new("q", Domain.Closed(1, 2));

    [Fact]
    public void A_true_inequality_holds() => Assert.Equal(
        new { Answer = ObligationAnswer.Holds, Reason = "`lambda - lambda^q >= 0` by comparing logarithms" },
        Decided(new Inequality("`lambda^q <= lambda` below 1", Small.Pow(Q), SignRelation.AtMost, Small)));

    [Fact]
    public void A_false_inequality_fails_at_a_point() => Assert.Equal(
        new { Answer = ObligationAnswer.Fails, Reason = "it is false at lambda = 2, q = 2 (there it is 2)" },
        Decided(new Inequality("`lambda^q <= lambda`", Lambda.Pow(Q), SignRelation.AtMost, Lambda)));

    [Fact]
    public void A_point_at_which_a_side_has_no_value_refutes_nothing()
    {
        var r = new Symbol("r", new Domain(null, true, 0, true));
        var log = Apply.Of(Function.Log, r);
        Assert.Equal(ObligationAnswer.Open, new Inequality("`log(r) + r >= log(r)`", log + r, SignRelation.AtLeast, log).Decide().Answer);
    }

    private static object Decided(Inequality inequality)
    {
        var result = inequality.Decide();
        Assert.Empty(result.Conditions);
        return new { result.Answer, result.Reason };
    }
}
