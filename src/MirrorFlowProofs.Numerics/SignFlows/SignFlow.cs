namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The sign gradient flow (q = 1) of a <see cref="FlowProblem{T}"/> with a quadratic or linear loss, from event to event in
/// closed form: a differential inclusion w_ij' = c_i d_ij/|d_ij| - alpha w_ij with c_i = -sign(G_i), and any c_i in [-1, 1]
/// where G_i = 0.
/// </summary>
/// <remarks>
/// Source of the solution concept: A. F. Filippov, Differential Equations with Discontinuous Righthand Sides, Kluwer 1988,
/// section 4; with s(0) = [-1, 1] taken coordinate by coordinate (equivalent control, V. I. Utkin, Sliding Modes in Control
/// and Optimization, Springer 1992). Arithmetic: twice double precision; decisions (what is 0) hold beyond 22 digits.
/// </remarks>
public static class SignFlow
{
    /// <summary>The most coordinates that a loss may couple: their matrix of second derivatives is held whole.</summary>
    public const int MostCoupled = 2000;

    /// <summary>Whether the problem is in the scope: q = 1, a quadratic or linear loss, no coupled decay.</summary>
    public static bool Handles(FlowProblem<DoubleDouble> problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Q.IsOne && !problem.IsCoupled && problem.Loss is IQuadraticLoss<DoubleDouble>;
    }

    /// <summary>Runs to the end time, or to rest.</summary>
    /// <param name="problem">A problem in the scope; tolerances have no meaning here.</param>
    /// <param name="toRest">Run until every weight rests or, with decay, to the limit, whatever the end time is.</param>
    /// <param name="saddles">What to do at saddles.</param>
    /// <param name="follow">Called with every leg; only for a loss that couples its coordinates, or a single coordinate.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ArgumentException">The problem is out of its domain; the message says what.</exception>
    public static SignFlowResult Run(
        FlowProblem<DoubleDouble> problem,
        bool toRest = false,
        SaddleRule saddles = SaddleRule.Pass,
        Action<SignFlowLeg>? follow = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check();
        if (!Handles(problem))
        {
            throw new ArgumentException("A sign flow needs q = 1, a quadratic or linear loss, and no coupled decay.");
        }

        if (problem.Weights.Count == 1 || !problem.Loss.IsSeparable)
        {
            if (problem.Weights.Count > MostCoupled)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"expected at most {MostCoupled} coordinates that a loss couples, found {problem.Weights.Count}"));
            }

            return new SignRun(problem, toRest, saddles, follow, cancellation).Run();
        }

        SignFlowResult[] parts = [.. Enumerable.Range(0, problem.Weights.Count).Select(i => new SignRun(
            problem with { Loss = problem.Loss.Restrict(i), Weights = [problem.Weights[i]] }, toRest, saddles, null, cancellation).Run())];
        return Join(parts);
    }

    // Coordinates of a separable loss do not know of each other.
    private static SignFlowResult Join(SignFlowResult[] parts)
    {
        bool rests = parts.All(part => part.RestTime is not null);
        return new(
            parts.Max(part => part.Status),
            new(
                parts.Max(part => part.State.Time),
                [.. parts.Select(part => part.State.Weights[0])],
                [.. parts.Select(part => part.State.X[0])],
                [.. parts.Select(part => part.State.Gradient[0])],
                [.. parts.Select(part => part.State.Control[0])],
                [.. parts.Select(part => part.State.Motion[0])]),
            parts[0].Clock is null ? null : [.. parts.Select(part => part.Clock![0])],
            rests ? parts.Max(part => part.RestTime) : null,
            [.. parts.SelectMany((part, i) => part.Events.Select(e => e with { Coordinate = e.Coordinate < 0 ? -1 : i })).OrderBy(e => e.Time)],
            [.. parts.SelectMany((part, i) => part.Branchings.Select(b => b with { Coordinates = [i] })).OrderBy(b => b.Time)],
            parts.Sum(part => part.Legs));
    }
}
