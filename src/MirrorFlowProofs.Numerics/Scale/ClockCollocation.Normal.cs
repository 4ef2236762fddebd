namespace MirrorFlowProofs.Numerics;

/// <content>
/// The time of the normalised flow, w' = -s(g)/|g|_q^(q-1): it runs along the same curve, and passes at |g|_q^(q-1) times the speed of this one.
/// </content>
internal sealed partial class ClockCollocation
{
    // A norm that falls below this part within a step goes to 0 like a fractional power.
    private const double Falling = 0.1;

    private static readonly double[] Quadrature = [1.0 / 12, 5.0 / 12, 5.0 / 12, 1.0 / 12];

    /// <summary>Whether it is measured.</summary>
    public bool MeasuresNormalTime { get; init; }

    /// <summary>How much of it the last step took.</summary>
    public double NormalStep { get; private set; }

    /// <summary>|g|_q at the end of the last step, over all weights.</summary>
    public double Norm { get; private set; }

    // Over the weights of a coordinate |d_ij|^q add up to D = dx/dC. Without decay.
    private void MeasureNormal(double h)
    {
        NormalStep = 0;
        double start = 0;
        for (int k = 0; k < Nodes; k++)
        {
            _weights.Advance(_state, _clocks[k], _trial);
            double sum = 0;
            for (int i = 0; i < _trial.Length; i++)
            {
                sum += _weights.Metric(i, _trial[i]) * Math.Pow(Math.Abs(_gradients[k][i]), _q);
            }

            Norm = Math.Pow(sum, 1 / _q);
            start = k == 0 ? Norm : start;
            NormalStep += h * Quadrature[k] * Math.Pow(Norm, _q - 1);
        }

        NormalStep = Norm < Falling * start ? Length() : NormalStep;
    }

    // It is also the length of the path in L_p, int (sum_i D_i |dC_i|^p)^(1/p), whatever the time along it.
    private double Length()
    {
        double p = _q / (_q - 1);
        double length = 0;
        for (int k = 1; k < Nodes; k++)
        {
            double sum = 0;
            for (int i = 0; i < _state.Length; i++)
            {
                double middle = _weights.Advanced(i, _state[i], (_clocks[k - 1][i] + _clocks[k][i]) / 2);
                sum += _weights.Metric(i, middle) * Math.Pow(Math.Abs(_clocks[k][i] - _clocks[k - 1][i]), p);
            }

            length += Math.Pow(sum, 1 / p);
        }

        return length;
    }
}
