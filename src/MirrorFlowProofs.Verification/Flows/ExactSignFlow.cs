using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The flow at q = 1 with a quadratic or linear loss, from event to event in closed form, held against its laws.
/// </summary>
public static class ExactSignFlow
{
    /// <summary>Whether the flow is in the scope: q = 1, no coupled decay, any loss but the logistic one.</summary>
    public static bool Handles(ExactFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return flow.Q.IsOne && flow.Loss is not ExactLogistic && (flow.Alpha.IsZero || flow.Decay == WeightDecay.Decoupled);
    }

    /// <summary>Runs the flow in twice double precision, to its end time or to rest.</summary>
    /// <param name="flow">A flow in the scope.</param>
    /// <param name="saddles">What to do at saddles.</param>
    /// <param name="cancellation">Ends the run.</param>
    /// <exception cref="ArgumentException">The flow is out of the scope or too large; the message says what.</exception>
    public static SignFlowReport Run(ExactFlow flow, SaddleRule saddles = SaddleRule.Pass, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(flow);
        SignFlowResult result = SignFlow.Run(flow.Rounded<DoubleDouble>(), flow.ToRest, saddles, null, cancellation);
        DoubleDouble[] x = [.. result.State.X];
        return new(
            result,
            flow.Rounded<DoubleDouble>().Loss.Value(x),
            BalanceLaw.Drift(flow, [.. result.State.Weights], result.State.Time),
            Identity(flow, result, x),
            BoxOptimality.Residual(flow, x));
    }

    private static Deviation Identity(ExactFlow flow, SignFlowResult result, DoubleDouble[] x)
    {
        if (flow.Alpha.IsZero && result.State.Motion.Contains(SignMotion.Resting))
        {
            return new(null, "a coordinate was chosen to rest at a saddle, where the mirror flow goes on");
        }

        Deviation residual = MirrorIdentity.Residual(flow, x, [.. result.Clock ?? []]);
        bool slid = result.Events.Any(e => e.Kind == SignEventKind.SlidingBegan);
        return residual.Value is null || !slid
            ? residual
            : residual with { Note = residual.Note + "; while a coordinate slides, int s(G) dt is the change of its smallest weight" };
    }
}

/// <summary>The end of a sign flow, held against its laws.</summary>
/// <param name="Result">The run.</param>
/// <param name="Loss">f at the end.</param>
/// <param name="BalanceDrift">The largest change of |w_i| - |w_j| against its law.</param>
/// <param name="MirrorResidual">The largest |R'(x(t)) - R'(x(0)) + int s(G) dt|.</param>
/// <param name="KktResidual">How far x is from the conditions of a minimum, of f over a box with decay.</param>
public sealed record SignFlowReport(
    SignFlowResult Result,
    DoubleDouble Loss,
    Deviation BalanceDrift,
    Deviation MirrorResidual,
    Deviation KktResidual)
{
    /// <summary>Whether the run reached its end.</summary>
    public bool ReachedEnd => Result.Status is SignFlowStatus.Completed or SignFlowStatus.AtRest or SignFlowStatus.AtLimit;
}
