namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The clock of one coordinate over a step when its gradient comes near 0, 1 &lt;= q &lt; 2, where s is not smooth: G = F + H x with
/// what the other coordinates do, F, a cubic of time, and its own x solved for on a fine grid.
/// </summary>
/// <remarks>
/// On a piece of the grid g is taken to be linear, and then int s(g) is exactly (|g_1|^q - |g_0|^q)/(q (g_1 - g_0)) whether or
/// not g passes 0. The equation for g_1 is implicit and monotone, so it has one root however fast the pull to 0 is. Two grids are
/// combined to fourth order (L. F. Richardson), finer ones until they agree. x is a cubic of the clock over the range it runs through.
/// </remarks>
internal sealed class CoordinateClock(IClockCurves weights, double q)
{
    private const int Refinements = 5;
    private const double Strong = 0.1;

    private static readonly int[] Pieces = [2, 3, 2];

    private readonly VectorPower _power = new(q);
    private readonly VectorPower _signed = new(q - 1);
    private readonly Cubic _others = new();
    private readonly Cubic _curve = new();
    private readonly double[] _coarse = new double[LobattoNodes.Count];
    private readonly double[] _fine = new double[LobattoNodes.Count];
    private readonly ClockSlopes _slopes = new(q, Pieces);

    /// <summary>The step: its size, and alpha with its slope, taken to be linear over it.</summary>
    public ClockFactors Factors { get; set; }

    /// <summary>Writes the clock at the nodes.</summary>
    /// <param name="i">The coordinate.</param>
    /// <param name="s">Its smallest weight at the start of the step.</param>
    /// <param name="own">H.</param>
    /// <param name="pull">H times the inverse metric at the start: where the change of the own x is small, the gradient is a cubic itself.</param>
    /// <param name="gradients">G at the nodes, by the last iterate.</param>
    /// <param name="values">x at the nodes, by the last iterate.</param>
    /// <param name="clocks">C at the nodes: an estimate on entry; the first entry is 0.</param>
    /// <param name="resolution">The error allowed in C.</param>
    /// <param name="sensitivity">Unless empty, receives -dC/dF, three entries for each of the nodes 1 to 3; F is G itself where the own x is not solved for.</param>
    /// <returns>Whether the own x was solved for.</returns>
    public bool Solve(
        int i,
        double s,
        double own,
        double pull,
        ReadOnlySpan<double> gradients,
        ReadOnlySpan<double> values,
        Span<double> clocks,
        double resolution,
        Span<double> sensitivity)
    {
        double largest = Math.Max(Math.Max(Math.Abs(gradients[0]), Math.Abs(gradients[1])), Math.Max(Math.Abs(gradients[2]), Math.Abs(gradients[3])));
        bool strong = largest == 0 || Factors.Size * pull * _signed.Of(largest) > Strong * largest;
        Span<double> others = stackalloc double[LobattoNodes.Count];
        for (int k = 0; k < others.Length; k++)
        {
            others[k] = strong ? gradients[k] - (own * values[k]) : gradients[k];
        }

        _others.Through(LobattoNodes.Nodes, others);
        if (strong)
        {
            FitCurve(i, s, clocks);
        }

        Follow(strong, own, 1, _coarse, default);
        Span<double> before = stackalloc double[LobattoNodes.Count];
        for (int k = 1; k <= Refinements; k++)
        {
            Follow(strong, own, 1 << k, _fine, 1 << k == ClockSlopes.Refinement ? sensitivity : default);
            double change = 0;
            double correction = 0;
            for (int m = 1; m < LobattoNodes.Count; m++)
            {
                double improved = (_fine[m] - _coarse[m]) / 3;
                clocks[m] = _fine[m] + improved;
                correction = Math.Max(correction, Math.Abs(improved));
                change = Math.Max(change, Math.Abs(clocks[m] - before[m]));
                before[m] = clocks[m];
                _coarse[m] = _fine[m];
            }

            if (correction <= resolution || (k > 1 && change <= resolution))
            {
                break;
            }
        }

        return strong;
    }

    // x at four places of the range of the clock, somewhat widened.
    private void FitCurve(int i, double s, ReadOnlySpan<double> clocks)
    {
        double low = Math.Min(0, Math.Min(clocks[1], Math.Min(clocks[2], clocks[3])));
        double high = Math.Max(0, Math.Max(clocks[1], Math.Max(clocks[2], clocks[3])));
        double margin = (0.1 * (high - low)) + 1e-9;
        Span<double> places = stackalloc double[4];
        Span<double> values = stackalloc double[4];
        for (int k = 0; k < 4; k++)
        {
            places[k] = low - margin + ((high - low + (2 * margin)) * LobattoNodes.Nodes[k]);
            values[k] = weights.Value(i, weights.Advanced(i, s, places[k]));
        }

        _curve.Through(places, values);
    }

    private void Follow(bool strong, double own, int refinement, double[] clocks, Span<double> sensitivity)
    {
        _slopes.Start();
        if (strong)
        {
            FollowOwn(own, refinement, clocks, sensitivity);
        }
        else
        {
            FollowGiven(refinement, clocks, sensitivity);
        }
    }

    // G is the cubic.
    private void FollowGiven(int refinement, double[] clocks, Span<double> sensitivity)
    {
        double g = _others.At(0);
        double power = _power.Of(Math.Abs(g));
        double clock = 0;
        for (int interval = 0; interval < 3; interval++)
        {
            int pieces = Pieces[interval] * refinement;
            double width = LobattoNodes.Length(interval) / pieces;
            for (int k = 0; k < pieces; k++)
            {
                double end = LobattoNodes.Nodes[interval] + ((k + 1) * width);
                double next = _others.At(end);
                double nextPower = _power.Of(Math.Abs(next));
                double run = width * Factors.Speed(end - (width / 2));
                double mean = Mean(g, power, next, nextPower);
                clock -= run * mean;
                if (!sensitivity.IsEmpty)
                {
                    _slopes.Given(g, next, mean, run);
                }

                (g, power) = (next, nextPower);
            }

            clocks[interval + 1] = clock;
            if (!sensitivity.IsEmpty)
            {
                _slopes.Write(sensitivity[(3 * interval)..]);
            }
        }
    }

    private void FollowOwn(double own, int refinement, double[] clocks, Span<double> sensitivity)
    {
        double x = _curve.At(0);
        double g = _others.At(0) + (own * x);
        double clock = 0;
        double rate = -Factors.Speed(0) * _signed.Signed(g);
        for (int interval = 0; interval < 3; interval++)
        {
            int pieces = Pieces[interval] * refinement;
            double width = LobattoNodes.Length(interval) / pieces;
            for (int k = 0; k < pieces; k++)
            {
                double end = LobattoNodes.Nodes[interval] + ((k + 1) * width);
                double own1 = own * Factors.Shrink(end);
                double others = _others.At(end);
                double run = width * Factors.Speed(end - (width / 2));

                // x is linear over the piece, with the slope of the curve in its middle.
                double metric = _curve.Slope(clock + (rate * width / 2));
                double pull = own1 * metric * run;
                double mean = MeanAtEnd(g, others + (own1 * x), pull, others + (own1 * (x + (metric * rate * width))), out double g1);
                double step = run * mean;
                rate = -step / width;
                clock -= step;
                if (!sensitivity.IsEmpty)
                {
                    _slopes.Own(g, g1, mean, run, pull, own1 * _curve.Slope(clock));
                }

                x = _curve.At(clock);
                g = others + (own1 * x);
            }

            clocks[interval + 1] = clock;
            if (!sensitivity.IsEmpty)
            {
                _slopes.Write(sensitivity[(3 * interval)..]);
            }
        }
    }

    // The mean of s over the piece when g_1 = steady - pull * mean(g_0, g_1): Newton's method kept inside a bracket, since the
    // difference of the sides grows with g_1, at least as fast.
    private double MeanAtEnd(double g0, double steady, double pull, double guess, out double g1)
    {
        double low = double.NegativeInfinity;
        double high = double.PositiveInfinity;
        double resolution = 1e-12 * (Math.Abs(g0) + Math.Abs(steady));
        double power0 = _power.Of(Math.Abs(g0));
        g1 = guess;
        double mean = 0;
        for (int k = 0; k < 50; k++)
        {
            mean = Mean(g0, power0, g1, _power.Of(Math.Abs(g1)));
            double value = g1 - steady + (pull * mean);
            if (Math.Abs(value) <= resolution)
            {
                break;
            }

            // The slope is at least 1, so the root is not farther than the value.
            (low, high) = value > 0 ? (Math.Max(low, g1 - value), Math.Min(high, g1)) : (Math.Max(low, g1), Math.Min(high, g1 - value));
            if (high - low <= resolution)
            {
                break;
            }

            double slope = g1 == g0 ? 1 : 1 + (pull * (_signed.Signed(g1) - mean) / (g1 - g0));
            double next = g1 - (value / slope);
            g1 = next > low && next < high && k % 4 != 3 ? next : (low + high) / 2;
        }

        return mean;
    }

    // The mean of s over a linear g from a to b, with |a|^q and |b|^q.
    private double Mean(double a, double powerA, double b, double powerB) => Math.Abs(b - a) <= 1e-5 * (Math.Abs(a) + Math.Abs(b))
        ? _signed.Signed((a + b) / 2)
        : (powerB - powerA) / (q * (b - a));
}
