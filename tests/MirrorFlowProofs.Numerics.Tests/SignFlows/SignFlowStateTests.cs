using CsCheck;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class SignFlowStateTests
{
    /// <summary>Kept after some legs, and gone on with by another run: every number, event and word is the same.</summary>
    [Fact]
    public void A_run_that_takes_over_a_state_is_the_run_that_gave_it() => Gen.Select(RandomSignFlow.Of(Gen.Double[0, 0.5]), Gen.Int[0, 12]).Sample(
        (problem, legs) =>
        {
            var whole = new SignFlowRun(problem);
            while (whole.Step())
            {
            }

            var first = new SignFlowRun(problem);
            for (int k = 0; k < legs && first.Step(); k++)
            {
            }

            var second = new SignFlowRun(problem);
            second.Restore(first.Save());
            Assert.Equal(first.Save(), second.Save());
            while (second.Step())
            {
            }

            Assert.Equal(whole.Save(), second.Save());
            Assert.Equal(Words(whole.Result()), Words(second.Result()));
        },
        iter: 60,
        print: pair => RandomSignFlow.Describe(pair.Item1));

    [Fact]
    public void States_of_other_problems_are_refused()
    {
        var run = new SignFlowRun(SignProblem.LeastSquares("1 2; 3 1", "1 1", "1/2 1; 1 1/2", "1"));
        double[] state = run.Save();

        Assert.Contains("too short", Assert.Throws<ArgumentException>(() => run.Restore(state[..^1])).Message, StringComparison.Ordinal);
        Assert.Contains("too long", Assert.Throws<ArgumentException>(() => run.Restore([.. state, 0])).Message, StringComparison.Ordinal);
        Assert.Contains("of another problem", Assert.Throws<ArgumentException>(() => run.Restore([2, .. state[1..]])).Message, StringComparison.Ordinal);
    }

    private static string Words(SignFlowResult result) =>
        $"{result.Status} {result.RestTime} {SignProblem.Events(result)} {string.Join("; ", result.Branchings.Select(b => $"{b.Time} {b.Chosen} {string.Join(", ", b.Others)} {string.Join(' ', b.Coordinates)}"))}";
}
