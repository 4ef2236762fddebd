namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The normalised flow in weight space: w' = -s(g)/|g|_q^(q-1) - alpha w, or with coupled decay the same of g + alpha w without the last term. 0 where
/// the gradient is.
/// </summary>
internal sealed class NormalizedField(MatrixLoss loss, int depth, DecaySchedule decay, bool coupled, double q) : IScaleField
{
    private readonly WeightField _plain = new(loss, depth, coupled ? decay : DecaySchedule.None, coupled, q);

    /// <summary>|g|_q^(q-1) where it was evaluated last.</summary>
    public double Norm { get; private set; }

    public int Dimension => _plain.Dimension;

    public void Evaluate(double t, ReadOnlySpan<double> y, Span<double> dy)
    {
        _plain.Evaluate(t, y, dy);
        double sum = 0;
        foreach (double speed in dy)
        {
            sum += Math.Pow(Math.Abs(speed), q / (q - 1));
        }

        Norm = Math.Pow(sum, (q - 1) / q);
        double alpha = coupled ? 0 : decay.At(t);
        for (int k = 0; k < dy.Length; k++)
        {
            dy[k] = (Norm > 0 ? dy[k] / Norm : 0) - (alpha * y[k]);
        }
    }
}
