using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// Holds the theory derived for a sum of blocks against a validated integration of one flow, as <see cref="EnclosedFlowCheck"/> does.
/// </summary>
public static class EnclosedBlockCheck
{
    /// <summary>Encloses the flow of the instance and what it leaves of the theory.</summary>
    /// <param name="theory">What was derived.</param>
    /// <param name="x">The reparameterization that is integrated.</param>
    /// <param name="instance">The numbers.</param>
    /// <param name="cancellation">Stops the integration.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static FlowEnclosure Run(
        BlockFlow theory, Reparameterization x, BlockInstance instance, CancellationToken cancellation = default)
    {
        try
        {
            Interval[] start = [.. instance.StartState<Interval>(theory, x)[..x.Weights.Count]];
            var loss = new ExactQuadratic([Rounding.ToRational(instance.B)]);
            var run = EnclosedRun.Of(x, instance.Q, loss, start, instance.Time, cancellation);
            return run.Stopped is { } reason
                ? FlowEnclosure.None(reason)
                : FlowEnclosure.Of([.. Residuals(theory, x, instance, run)], instance.Words);
        }
        catch (NotEnclosedException reason)
        {
            return FlowEnclosure.None(reason.Message);
        }
    }

    private static IEnumerable<EnclosedResidual> Residuals(BlockFlow theory, Reparameterization x, BlockInstance instance, EnclosedRun run)
    {
        // The dual variable is 0 at the start and advances against the clock.
        var y = Dyadics.ToEnclosure(-run.Clock);
        var (atStart, atEnd) = (Curve(run.Start), Curve(run.Weights));
        foreach (var block in theory.Blocks)
        {
            for (var j = 1; j < block.Balance.Offsets.Count; j++)
            {
                var difference = At(block.Flow.Invariant(j) - block.Flow.Invariant(0) - block.Balance.Offsets[j], run.Weights);
                yield return new("balance", difference, At(block.Flow.Invariant(j), run.Weights).Lower);
            }
        }

        foreach (var conserved in theory.Conserved)
        {
            var size = At(Sum.Of(Expansion.TermsOf(conserved.Value).Select(t => Apply.Of(Function.Abs, t))), run.Start);
            yield return new("between blocks", At(conserved.Value, run.Weights) - At(conserved.AtStart, run.Start), size.Lower);
        }

        foreach (var block in theory.Blocks)
        {
            var change = At(block.MirrorMap.Value, atEnd) - At(block.MirrorMap.Value, atStart);
            yield return new("mirror maps", block.Sign < 0 ? change + y : change - y, y.Smallest);
        }

        atStart[Names.Y] = Dyadics.Of(Enclosure.Zero);
        atEnd[Names.Y] = -run.Clock;
        var end = At(x.Rho, run.Weights);
        yield return new("x of y", At(theory.X, atEnd) - end, end.Smallest);
        var work = Dyadics.ToEnclosure(run.Work);
        yield return new("conjugate", At(theory.Conjugate, atEnd) - At(theory.Conjugate, atStart) + work, work.Smallest);
        if (theory.InX is { } forms)
        {
            var map = At(forms.MirrorMap, new Dictionary<Symbol, DyadicInterval> { [Names.X] = Dyadics.Of(end) });
            yield return new("mirror map in x", map - y, y.Smallest);
        }

        Enclosure At(Expr e, IReadOnlyDictionary<Symbol, DyadicInterval> box) => Dyadics.Evaluate(instance.At(e), box);

        Dictionary<Symbol, DyadicInterval> Curve(IReadOnlyDictionary<Symbol, DyadicInterval> weights) =>
            theory.Blocks.ToDictionary(b => b.U, b => Dyadics.Of(At(b.Flow.Invariant(0), weights)));
    }
}
