using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A written solution of the flow: it begins at the start and satisfies the equation, as long as nothing in it, in the metric or in
/// the gradient comes to a corner, a jump or a pole. Until then the solution is the only one.
/// </summary>
/// <remarks>
/// Refuted is said at the start alone, where the claim speaks for sure: the two sides of the equation, or their derivatives in
/// time, differ at t = 0.
/// </remarks>
/// <param name="Subject">What the equation is derived from.</param>
/// <param name="Begin">Its value at time 0.</param>
/// <param name="Trajectory">The solution, and the equation.</param>
/// <param name="Written">The claim.</param>
internal sealed record TrajectoryAssertion(Subject Subject, FormulaAssertion Begin, Trajectory Trajectory, string Written) : Assertion(Standing.Statement, "")
{
    private const int MostDerivatives = 4;

    /// <inheritdoc/>
    public override string Text => Written;

    /// <inheritdoc/>
    public override string Setting => Begin.Setting;

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        var (begin, foundation) = (Begin.Decide(), Subject.FoundationOf("R''(x)"));
        if (begin.Kind == VerdictKind.Refuted)
        {
            return begin;
        }

        if (foundation.Kind != VerdictKind.Proved)
        {
            return Verdict.Undecided($"what it speaks about is not proved: {foundation.Reason}");
        }

        try
        {
            var life = Trajectory.Life();
            return life.Open is { } reason ? Verdict.Undecided(reason) : Decide(life, begin, foundation);
        }
        catch (DivideByZeroException)
        {
            return Verdict.Undecided("the equation has no value at t = 0");
        }
    }

    private Verdict Decide(TrajectoryLife life, Verdict begin, Verdict foundation)
    {
        var (change, isChanged, conditions) = life.Written();
        var (left, right) = Trajectory.Sides(life.Begins, change);
        var equation = Compared(left, right);
        if (equation is { Kind: VerdictKind.Proved } && !(isChanged && equation.Conditions.Count > 0))
        {
            return begin.Kind != VerdictKind.Proved ? begin : Verdict.Proved(
                $"it begins at the start and satisfies the equation of the flow, whose solution is the only one there: {equation.Reason}",
                [.. foundation.Conditions.Concat(begin.Conditions).Concat(equation.Conditions).Concat(conditions).Distinct()]);
        }

        (left, right) = Trajectory.Sides(life.Begins, e => e);
        for (var order = 0; order < MostDerivatives; order++)
        {
            if (Compared(AtStart(left), AtStart(right)) is { Kind: VerdictKind.Refuted, Witness: { } witness, Values: var values })
            {
                var times = order == 0 ? "" : FormattableString.Invariant($", differentiated in t to order {order}");
                return Verdict.Refuted(Written, $"at t = 0, in R''(x) x' = -s(f'(x)){times}: {witness}", order == 0 && values is not null ? AtTimeZero(values) : null);
            }

            (left, right) = (Calculus.Differentiate(left, Trajectory.Time), Calculus.Differentiate(right, Trajectory.Time));
        }

        return Verdict.Undecided($"it is not shown that it satisfies the equation of the flow: {(equation.Kind == VerdictKind.Refuted ? "the sides agree at t = 0 with their first derivatives" : equation.Reason)}");
    }

    private Counterexample AtTimeZero(Counterexample values) =>
        values with { Point = new Dictionary<string, string>(values.Point) { [Trajectory.Time.Name] = "0" } };

    private Expr AtStart(Expr e) => Substitution.Replace(e, Trajectory.Time, Expr.Zero);

    private Verdict Compared(Expr left, Expr right) => new Comparison(Written, Meaning.Of(left), WrittenRelation.Equal, Meaning.Of(right)).Decide();
}
