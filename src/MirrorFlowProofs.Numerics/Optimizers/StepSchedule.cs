namespace MirrorFlowProofs.Numerics;

/// <summary>How the step size changes over a run.</summary>
public enum StepShape
{
    /// <summary>Not at all.</summary>
    Constant,

    /// <summary>Linearly to 0 at the end.</summary>
    Linear,

    /// <summary>As (1 + cos)/2 to 0 at the end.</summary>
    Cosine,
}

/// <summary>Step sizes eta_0 .. eta_(K-1) of a run of K steps.</summary>
/// <param name="Eta">The largest step size, positive.</param>
/// <param name="Steps">K.</param>
/// <param name="Shape">How it changes after the warm-up.</param>
/// <param name="WarmUp">Steps in which it rises linearly from Eta/(WarmUp + 1); fewer than K.</param>
public sealed record StepSchedule(double Eta, long Steps, StepShape Shape = StepShape.Constant, long WarmUp = 0)
{
    /// <summary>eta of the step k, zero-based.</summary>
    public double At(long k)
    {
        if (k < WarmUp)
        {
            return Eta * (k + 1) / (WarmUp + 1);
        }

        double share = (double)(k - WarmUp) / (Steps - WarmUp);
        return Shape switch
        {
            StepShape.Linear => Eta * (1 - share),
            StepShape.Cosine => Eta * (1 + Math.Cos(Math.PI * share)) / 2,
            _ => Eta,
        };
    }

    /// <summary>The sum of all step sizes: the time of the flow at the end.</summary>
    public double EndTime
    {
        get
        {
            double sum = 0;
            for (long k = 0; k < Steps; k++)
            {
                sum += At(k);
            }

            return sum;
        }
    }
}
