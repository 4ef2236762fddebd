using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>What is asked of a flow beside its state.</summary>
/// <param name="Reach">The values of x whose times are asked; null stands for infinity.</param>
/// <param name="Claims">The claims to decide.</param>
internal sealed record FlowQuestions(IReadOnlyList<Rational?> Reach, IReadOnlyList<TrajectoryClaim> Claims);

/// <summary>The answers of <c>flow --enclose</c>.</summary>
/// <param name="State">The state at the end.</param>
/// <param name="Times">The times of the coordinates.</param>
/// <param name="Claims">The claims with their verdicts.</param>
internal sealed record EnclosedAnswer(
    EnclosedFlowReport State, IReadOnlyList<FlowTime> Times, IReadOnlyList<(TrajectoryClaim Claim, Verdict Verdict)> Claims)
{
    /// <summary>Whether the end was reached and every claim is enclosed.</summary>
    public bool Holds => State.Stopped is null && Claims.All(c => c.Verdict.Kind == VerdictKind.Enclosed);
}

/// <summary>Runs <c>flow --enclose</c>.</summary>
internal static class EnclosedFlowRun
{
    /// <summary>Reads the questions.</summary>
    /// <exception cref="BadInput">One cannot be read.</exception>
    public static FlowQuestions Read(ExactFlow flow, string? reach, IReadOnlyList<string> claims)
    {
        List<Rational?> values = reach switch
        {
            null => [],
            "inf" => [null],
            _ when Rational.TryParse(reach, out var x) => [x],
            _ => throw new BadInput($"--reach: expected an exact rational or inf, found '{reach}'"),
        };
        try
        {
            return new(values, [.. claims.Select(text => TrajectoryClaim.Parse(text, flow))]);
        }
        catch (FormatException wrong)
        {
            throw new BadInput($"--claim: {wrong.Message}");
        }
    }

    /// <summary>Encloses, with progress on a terminal.</summary>
    public static async Task<EnclosedAnswer> RunAsync(
        ExactFlow flow, FlowQuestions questions, Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "enclosing the flow");
        try
        {
            return await Task.Run(() => Run(flow, questions, cancellation), cancellation).WaitAsync(cancellation);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput("--enclose: " + complaint.Message);
        }
    }

    private static EnclosedAnswer Run(ExactFlow flow, FlowQuestions questions, CancellationToken cancellation) => new(
        EnclosedFlow.Run(flow, cancellation),
        [
            .. FlowTimes.Of(flow, cancellation),
            .. from x in questions.Reach
               from i in Enumerable.Range(0, flow.Weights.Count)
               select FlowTimes.To(flow, i, x, cancellation),
        ],
        [.. questions.Claims.Select(claim => (claim, TrajectoryCheck.Decide(claim, flow, cancellation)))]);
}
