using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Experiments;

/// <summary>What is fine-tuned: a model with the weights that the first task left, and the second task.</summary>
/// <param name="Model">x of the weights.</param>
/// <param name="Weights">At the start.</param>
/// <param name="Loss">Of the second task.</param>
/// <param name="Truth">The x that made its data.</param>
internal sealed record TuningTask(IWeightModel Model, double[] Weights, MatrixLoss Loss, double[] Truth)
{
    /// <summary>|x - truth|^2/2.</summary>
    public double TestLoss(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            sum += (x[i] - Truth[i]) * (x[i] - Truth[i]) / 2;
        }

        return sum;
    }
}
