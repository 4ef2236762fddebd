namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The Filippov velocities x_i' of the coordinates Z whose gradient is 0: every x_i' lies between bounds (control -1 and
/// +1), and G_i' = (H x')_i is >= 0 at the lower bound, &lt;= 0 at the upper one and 0 between.
/// </summary>
/// <remarks>
/// These are the conditions of min x'^T H x' / 2 over a box with the other velocities given, a convex problem: G' is the
/// same in all solutions, x' is unique when H_ZZ is positive definite. Solved by a primal active-set method (J. Nocedal,
/// S. J. Wright, Numerical Optimization, 2nd ed., section 16.5) whose free set B always has independent columns.
/// Where columns depend on those of B the rest of Z keeps x' = 0 if that is between its bounds: of several solutions one
/// in which dependent coordinates rest.
/// </remarks>
internal sealed class SlidingControls(DoubleDouble[][] curvature)
{
    /// <summary>Sums below this part of the sizes that their terms have before cancellation count as 0.</summary>
    public const double Negligible = 1e-22;

    /// <summary>B: the coordinates of Z whose velocity follows from G_B' = 0.</summary>
    public GrowingCholesky Free { get; } = new(curvature);

    /// <summary>
    /// Completes the velocities; false where the steps do not end, which rounding alone can cause.
    /// </summary>
    /// <param name="z">Z.</param>
    /// <param name="rate">x' of all coordinates; those of Z are written, those of B and at a bound also read.</param>
    /// <param name="lower">Lower bounds.</param>
    /// <param name="upper">Upper bounds.</param>
    /// <param name="size">The sizes of the terms of which the velocities are sums.</param>
    /// <param name="slope">G' of the coordinates of Z, exactly 0 where negligible.</param>
    public bool Solve(
        IReadOnlyList<int> z, DoubleDouble[] rate, DoubleDouble[] lower, DoubleDouble[] upper, double[] size, DoubleDouble[] slope)
    {
        var scale = new double[rate.Length];
        foreach (int i in z)
        {
            slope[i] = DoubleDouble.Dot(curvature[i], rate);
            for (int j = 0; j < rate.Length; j++)
            {
                scale[i] += Negligible * Math.Abs(curvature[i][j].High) * size[j];
            }
        }

        for (int step = 0; step < 200 + (20 * z.Count); step++)
        {
            if (Descend(z, rate, lower, upper, slope))
            {
                continue;
            }

            int entering = -1;
            double worst = 1;
            foreach (int i in z)
            {
                // At a bound only one sign is wrong; between bounds both are.
                double wrong = rate[i] <= lower[i] ? -slope[i].High : rate[i] >= upper[i] ? slope[i].High : Math.Abs(slope[i].High);
                bool fixedAt = lower[i] == upper[i] || Free.Indices.Contains(i);
                if (!fixedAt && wrong > worst * scale[i])
                {
                    (entering, worst) = (i, wrong / scale[i]);
                }
            }

            if (entering < 0 || !Free.TryAppend(entering))
            {
                foreach (int i in z)
                {
                    slope[i] = Math.Abs(slope[i].High) <= scale[i] ? DoubleDouble.Zero : slope[i];
                }

                return entering < 0;
            }
        }

        return false;
    }

    // One Newton step on B, cut at the first bound that is met; whether one was.
    private bool Descend(
        IReadOnlyList<int> z, DoubleDouble[] rate, DoubleDouble[] lower, DoubleDouble[] upper, DoubleDouble[] slope)
    {
        int[] free = [.. Free.Indices];
        DoubleDouble[] direction = Free.Solve([.. free.Select(i => -slope[i])]);
        DoubleDouble length = DoubleDouble.One;
        int blocking = -1;
        for (int k = 0; k < free.Length; k++)
        {
            int i = free[k];
            DoubleDouble bound = direction[k] > DoubleDouble.Zero ? upper[i] : lower[i];
            DoubleDouble room = bound - rate[i];
            if (direction[k] != DoubleDouble.Zero && DoubleDouble.Abs(room) < DoubleDouble.Abs(direction[k] * length))
            {
                (length, blocking) = (DoubleDouble.Abs(room / direction[k]), i);
            }
        }

        var changes = new DoubleDouble[rate.Length];
        for (int k = 0; k < free.Length; k++)
        {
            changes[free[k]] = direction[k] * length;
            rate[free[k]] += changes[free[k]];
        }

        foreach (int i in z)
        {
            slope[i] += DoubleDouble.Dot(curvature[i], changes);
        }

        if (blocking < 0)
        {
            return false;
        }

        int at = Array.IndexOf(free, blocking);
        rate[blocking] = direction[at] > DoubleDouble.Zero ? upper[blocking] : lower[blocking];
        Free.Remove(blocking);
        return true;
    }
}
