using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification;

/// <summary>Holds the theory derived for a sum of blocks against an integrated flow, as <see cref="FlowCheck"/> does.</summary>
public static class BlockFlowCheck
{
    /// <summary>Integrates the instance and compares.</summary>
    /// <param name="theory">What was derived.</param>
    /// <param name="x">The reparameterization that is integrated.</param>
    /// <param name="instance">The numbers.</param>
    /// <param name="cancellation">Stops the integration.</param>
    /// <returns>Consistent, or Undecided with what was measured; numbers alone never refute.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Verdict Run(
        BlockFlow theory, Reparameterization x, BlockInstance instance, CancellationToken cancellation = default)
    {
        var loss = FlowInstance.LossOf<DoubleDouble>(InstanceLoss.Quadratic, instance.B);
        var weightSpace = new WeightSpaceField<DoubleDouble>(x, instance.Q, loss);
        var mirrorSpace = new BlockMirrorField(theory, instance, loss);
        var start = instance.StartState<DoubleDouble>(theory, x);
        var run = new FlowRun(weightSpace, start, mirrorSpace, mirrorSpace.Start, mirrorSpace.X, instance.Time);
        return FlowCheck.Decide(run, new BlockQuantities(theory, x, instance, start).Residuals, cancellation);
    }
}
