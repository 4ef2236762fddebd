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
        var run = new SignFlowRun(problem, toRest, saddles, follow);
        while (run.Step())
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return run.Result();
    }
}
