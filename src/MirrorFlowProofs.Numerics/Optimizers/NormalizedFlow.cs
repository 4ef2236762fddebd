namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The normalised steepest flow, w' = -s(g)/|g|_q^(q-1), for 1 &lt; q &lt;= 2: at q = 2 integrated as it stands, below along the steepest flow,
/// whose curve it runs along in another time, t = int |g|_q^(q-1) dtau. It moves at speed 1 in the norm of L_p.
/// </summary>
/// <remarks>
/// It ends where the whole gradient is 0, mostly after a finite time, since the loss falls at |g|_q. Small steps go on jittering about such a minimum: the
/// limit rests there.
/// </remarks>
internal static class NormalizedFlow
{
    // A gradient is looked at as one that goes to 0 from this part of the largest so far on.
    private const double Small = 1e-5;
    private const double Exact = 1e-11;

    /// <summary>
    /// x at a time, and when the gradient was 0 if it was; null where that is not followed here, or not in the steps allowed: the end at an ill-conditioned minimum is stiff.
    /// </summary>
    public static (double[] X, double? End)? At(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, double time, double tolerance, CancellationToken cancellation)
    {
        bool hasDecay = !settings.Alpha.IsZero;
        bool coupled = hasDecay && settings.Decay == WeightDecay.Coupled;

        // Whether a point without gradient stays one for ever.
        bool rests = !hasDecay || (coupled && settings.Alpha.Constant is not null);
        if (settings.Q < 2 && !rests)
        {
            return null;
        }

        return settings.Q < 2
            ? Along(loss, weights, settings, coupled, time, tolerance, cancellation)
            : Direct(loss, weights, settings, coupled, time, tolerance, cancellation) is { } end && (rests || end.End is null) ? end : null;
    }

    private static (double[] X, double? End)? Direct(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, bool coupled, double time, double tolerance, CancellationToken cancellation)
    {
        var field = new NormalizedField(loss, weights.Count, settings.Alpha, coupled, settings.Q);
        var stepper = new VectorRungeKutta(field, [.. weights.SelectMany(w => w)], tolerance, time);
        var ending = new Ending(tolerance);
        while (stepper.Time < time)
        {
            (double start, double norm) = (stepper.Time, field.Norm);
            if (stepper.Steps + stepper.Rejections > OptimizerFlow.MostSteps)
            {
                return null;
            }

            // Past a minimum the direction turns back, so that no step is small enough.
            if (norm == 0 || stepper.Step(Math.Min(time, settings.Alpha.KinkAfter(start))) != ScaleStatus.Advanced || ending.IsAt(norm, field.Norm, stepper.Time - start))
            {
                return (Values(stepper.State, loss.Dimension), stepper.Time);
            }

            cancellation.ThrowIfCancellationRequested();
        }

        return (Values(stepper.State, loss.Dimension), null);
    }

    private static (double[] X, double? End)? Along(
        MatrixLoss loss, IReadOnlyList<double[]> weights, OptimizerSettings settings, bool coupled, double time, double tolerance, CancellationToken cancellation)
    {
        IClockCurves curves = coupled ? new StraightWeights([.. weights.SelectMany(w => w)]) : new BalancedWeights(settings.Q, weights);
        IClockField field = coupled ? new WeightClockField(loss, weights.Count, settings.Alpha, settings.Q) : new LossClockField(loss);
        var stepper = new ClockCollocation(field, curves, DecaySchedule.None, settings.Q, tolerance, time, coupled ? 0.1 : 1) { MeasuresNormalTime = true };
        double reached = 0;
        double norm = double.PositiveInfinity;
        var ending = new Ending(tolerance);
        double limit = double.MaxValue;
        double? end = null;
        int attempts = 0;
        while (reached < time * (1 - Exact) && end is null)
        {
            cancellation.ThrowIfCancellationRequested();
            Dictionary<string, double[]> before = [];
            stepper.Save(before);
            before = before.ToDictionary(pair => pair.Key, pair => (double[])pair.Value.Clone());
            double start = stepper.Time;
            if (++attempts > OptimizerFlow.MostSteps || stepper.Step(limit) != ScaleStatus.Advanced)
            {
                return null;
            }

            double beyond = reached + stepper.NormalStep - time;
            if (beyond > Exact * time)
            {
                // Back, and less far by Newton's method.
                double next = stepper.Time - (beyond / Math.Pow(stepper.Norm, settings.Q - 1));
                limit = next > start ? next : start + ((stepper.Time - start) * (time - reached) / stepper.NormalStep);
                stepper.Restore(before);
                continue;
            }

            (reached, limit) = (reached + stepper.NormalStep, double.MaxValue);
            end = stepper.RestTime is not null || ending.IsAt(norm, stepper.Norm, stepper.NormalStep) ? reached : null;
            norm = stepper.Norm;
        }

        double[] x = new double[curves.Count];
        curves.Values(stepper.State, x);
        return (coupled ? Values(x, loss.Dimension) : x, end);
    }

    private static double[] Values(ReadOnlySpan<double> weights, int dimension)
    {
        double[] x = new double[dimension];
        WeightField.Products(weights, x);
        return x;
    }

    /// <summary>
    /// Whether a gradient ends: what is left of the time, if its norm goes on falling as it did, is below the error allowed. Next to a minimum of least squares it does.
    /// </summary>
    private sealed class Ending(double tolerance)
    {
        private double _largest;

        public bool IsAt(double before, double norm, double time)
        {
            _largest = Math.Max(_largest, norm);
            return norm == 0 || (norm <= Small * _largest && norm < before && norm * time <= tolerance * (before - norm));
        }
    }
}
