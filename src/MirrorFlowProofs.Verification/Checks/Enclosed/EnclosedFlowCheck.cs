using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// Holds derived theory against a validated integration of one flow: every quantity looked at is 0 for the exact flow if the
/// theory is right, and is enclosed rigorously; one whose enclosure excludes 0 refutes the theory.
/// </summary>
public static class EnclosedFlowCheck
{
    /// <summary>Encloses the flow of the instance and what it leaves of the theory.</summary>
    /// <param name="theory">What was derived.</param>
    /// <param name="x">The reparameterization that is integrated.</param>
    /// <param name="instance">The numbers.</param>
    /// <param name="cancellation">Stops the integration.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FlowEnclosure Run(
        MirrorFlow theory, Reparameterization x, FlowInstance instance, CancellationToken cancellation = default)
    {
        try
        {
            Interval[] start = [.. instance.StartState<Interval>(theory.Flow)[..x.Weights.Count]];
            var run = EnclosedRun.Of(x, instance.Q, instance.ExactLoss, start, instance.Time, cancellation);
            return run.Stopped is { } reason
                ? FlowEnclosure.None(reason)
                : FlowEnclosure.Of([.. Residuals(theory, instance, run)], instance.Words);
        }
        catch (NotEnclosedException reason)
        {
            return FlowEnclosure.None(reason.Message);
        }
    }

    private static IEnumerable<EnclosedResidual> Residuals(MirrorFlow theory, FlowInstance instance, EnclosedRun run)
    {
        var flow = theory.Flow;
        var weights = flow.Reparameterization.Weights;
        Expr[] invariants = [.. weights.Select((_, i) => FlowNumbers.At(flow.Invariant(i), instance))];
        Enclosure[] before = [.. invariants.Select(u => Dyadics.Evaluate(u, run.Start))];
        Enclosure[] after = [.. invariants.Select(u => Dyadics.Evaluate(u, run.Weights))];
        for (var i = 1; i < weights.Count; i++)
        {
            yield return new("balance", after[i] - after[0] - (before[i] - before[0]), after[i].Lower);
        }

        var (atStart, atEnd) = (Dyadics.Of(before[0]), Dyadics.Of(after[0]));
        var size = Apply.Of(Function.Abs, flow.Reparameterization.Rho);
        var onCurve = Put(Power.Of(size, flow.InvariantExponent));
        var power = Dyadics.Evaluate(onCurve, run.Weights);
        yield return new("curve", MeanValueForm.Evaluate(Put(theory.P), Names.U, atEnd) - power, power.Lower);

        // In u the mirror map is stated for x > 0, and is odd.
        var x0 = Dyadics.Evaluate(flow.Reparameterization.Rho, run.Start);
        var (clock, work) = (Dyadics.ToEnclosure(x0.Upper.Sign < 0 ? -run.Clock : run.Clock), Dyadics.ToEnclosure(run.Work));
        yield return OfU("mirror map", theory.MirrorMap.Value, clock);
        yield return OfU("conjugate", theory.Conjugate.Value, work);
        if (theory.InX is { } forms)
        {
            yield return OfX("mirror map in x", forms.MirrorMap, Dyadics.ToEnclosure(run.Clock));
            yield return OfX("conjugate in x", forms.Conjugate, work);
        }

        Expr Put(Expr e) => FlowNumbers.At(e, instance, theory.Balance);

        EnclosedResidual OfU(string name, Expr value, Enclosure rate) => new(
            name,
            MeanValueForm.Evaluate(Put(value), Names.U, atEnd) - MeanValueForm.Evaluate(Put(value), Names.U, atStart) + rate,
            rate.Smallest);

        EnclosedResidual OfX(string name, Expr value, Enclosure rate) => new(
            name, Dyadics.Evaluate(Put(value), X(run.Weights)) - Dyadics.Evaluate(Put(value), X(run.Start)) + rate, rate.Smallest);

        Dictionary<Symbol, DyadicInterval> X(IReadOnlyDictionary<Symbol, DyadicInterval> point) =>
            new() { [Names.X] = Dyadics.Of(Dyadics.Evaluate(flow.Reparameterization.Rho, point)) };
    }
}
