namespace MirrorFlowProofs.Numerics;

/// <summary>The direction an optimizer takes from the gradients g of the weights.</summary>
public enum OptimizerMethod
{
    /// <summary>g.</summary>
    GradientDescent,

    /// <summary>sign(g).</summary>
    SignDescent,

    /// <summary>sign(g) |g|^(q-1): L_p steepest descent at the speed of the flow.</summary>
    SteepestDescent,

    /// <summary>The same with norm 1 in L_p over all weights: divided by |g|_q^(q-1).</summary>
    NormalizedSteepestDescent,

    /// <summary>The mean m of gradients, m = beta m + (1 - beta) g.</summary>
    Momentum,

    /// <summary>Adam: m / (sqrt(v) + eps) with means of g and g^2, both corrected for their start at 0.</summary>
    Adam,
}

/// <summary>An optimizer: w = w - eta (direction + alpha w), or with coupled decay the direction from g + alpha w.</summary>
/// <remarks>
/// Adam: D. P. Kingma, J. Ba, ICLR 2015; with decoupled decay AdamW: I. Loshchilov, F. Hutter, ICLR 2019; with coupled decay Adam + L2.
/// </remarks>
/// <param name="Method">The direction.</param>
public sealed record OptimizerSettings(OptimizerMethod Method)
{
    /// <summary>q of the steepest descents, in [1, 2].</summary>
    public double Q { get; init; } = 2;

    /// <summary>beta of momentum, in [0, 1).</summary>
    public double Beta { get; init; } = 0.9;

    /// <summary>Adam's beta of the mean of g.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Adam's beta of the mean of g^2.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Adam's eps, positive.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>alpha at a time, the sum of the step sizes so far.</summary>
    public DecaySchedule Alpha { get; init; } = DecaySchedule.None;

    /// <summary>How alpha enters.</summary>
    public WeightDecay Decay { get; init; }

    /// <summary>The samples of a step; 0 for all.</summary>
    public int Batch { get; init; }

    /// <summary>The seed of the batches.</summary>
    public ulong Seed { get; init; }

    /// <summary>The q of the flow that the optimizer follows as eta goes to 0.</summary>
    public double FlowQ => Method switch
    {
        OptimizerMethod.GradientDescent or OptimizerMethod.Momentum => 2,
        OptimizerMethod.SignDescent or OptimizerMethod.Adam => 1,
        _ => Q,
    };

    /// <summary>Checks domains.</summary>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    internal void Check(int samples)
    {
        Require(Q is >= 1 and <= 2, "q", Q, "lie in [1, 2]");
        Require(Beta is >= 0 and < 1, "beta", Beta, "lie in [0, 1)");
        Require(Beta1 is >= 0 and < 1, "beta1", Beta1, "lie in [0, 1)");
        Require(Beta2 is >= 0 and < 1, "beta2", Beta2, "lie in [0, 1)");
        Require(Epsilon > 0 && double.IsFinite(Epsilon), "eps", Epsilon, "be positive");
        Require(Batch >= 0 && Batch <= samples, "the batch", Batch, FormattableString.Invariant($"lie in 0 .. {samples}"));
    }

    private static void Require(bool holds, string name, double value, string words)
    {
        if (!holds)
        {
            throw new ArgumentException(FormattableString.Invariant($"{name} is {value}; it must {words}."));
        }
    }
}
