namespace MirrorFlowProofs.Numerics;

/// <summary>
/// How the clock of one coordinate answers to its cubic F, -dC_k/dF_l at the nodes 1 to 3 of a step, followed along a grid of its own of
/// fourteen pieces: some percent off, for Newton's method.
/// </summary>
internal sealed class ClockSlopes(double q, int[] pieces)
{
    /// <summary>How many times finer than the coarsest grid.</summary>
    public const int Refinement = 2;

    private const double LeastGradient = 1e-200;

    private readonly VectorPower _signed = new(q - 1);
    private readonly double[] _clock = new double[3];
    private readonly double[] _gradient = new double[3];

    // The basis polynomials of the nodes 1 to 3 at the ends of the pieces.
    private readonly double[] _basis = [.. Enumerable.Range(0, 3).SelectMany(interval => Enumerable.Range(1, pieces[interval] * Refinement)
        .Select(k => LobattoNodes.Nodes[interval] + (k * LobattoNodes.Length(interval) / (pieces[interval] * Refinement)))
        .SelectMany(t => Enumerable.Range(1, 3).Select(l => LobattoNodes.Basis(l, t))))];

    private int _piece;

    /// <summary>Begins a step.</summary>
    public void Start()
    {
        _piece = 0;
        Array.Clear(_clock);
        Array.Clear(_gradient);
    }

    /// <summary>A piece over which g runs from g0 to g1, as F does, with the mean of s and the time times the speed of the clock.</summary>
    public void Given(double g0, double g1, double mean, double run)
    {
        (double m0, double m1) = MeanSlopes(g0, g1, mean);
        for (int l = 0; l < 3; l++)
        {
            double start = _piece == 0 ? 0 : _basis[(3 * _piece) - 3 + l];
            _clock[l] += run * ((m0 * start) + (m1 * _basis[(3 * _piece) + l]));
        }

        _piece++;
    }

    /// <summary>A piece in which g_1 = F + H x_0 - pull * mean, where H x changes by <paramref name="slope"/> times what C changes.</summary>
    public void Own(double g0, double g1, double mean, double run, double pull, double slope)
    {
        (double m0, double m1) = MeanSlopes(g0, g1, mean);
        for (int l = 0; l < 3; l++)
        {
            // Where g is held near 0, m_1 is huge, and what is left of dg_1 small.
            double steady = _basis[(3 * _piece) + l] - (slope * _clock[l]);
            double change = ((m0 * _gradient[l]) + (m1 * steady)) / (1 + (pull * m1));
            _gradient[l] = steady - (pull * change);
            _clock[l] += run * change;
        }

        _piece++;
    }

    /// <summary>Writes -dC/dF at the node reached.</summary>
    public void Write(Span<double> result) => _clock.CopyTo(result);

    // The derivatives by both ends of the mean of s over a linear g.
    private (double Start, double End) MeanSlopes(double g0, double g1, double mean)
    {
        double difference = g1 - g0;
        if (Math.Abs(difference) > 1e-5 * (Math.Abs(g0) + Math.Abs(g1)))
        {
            return ((mean - _signed.Signed(g0)) / difference, (_signed.Signed(g1) - mean) / difference);
        }

        double size = Math.Max(Math.Abs(g0 + g1) / 2, LeastGradient);
        double half = (q - 1) * _signed.Of(size) / size / 2;
        return (half, half);
    }
}
