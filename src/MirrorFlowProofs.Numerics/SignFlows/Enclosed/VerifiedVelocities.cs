namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The Filippov velocities of the coordinates Z whose gradient is 0 (<see cref="SlidingControls"/> states the conditions),
/// found by Murty's pivoting on the middles and then certified: H_ZZ positive definite, every velocity strictly between its
/// bounds, every G' at a bound of the strict sign. The solution is unique then, for every matrix and bound in the intervals.
/// </summary>
internal static class VerifiedVelocities
{
    /// <summary>For each coordinate of Z: 0 slides, 1 and -1 move with that control; null where it cannot be certified.</summary>
    /// <param name="curvature">H.</param>
    /// <param name="z">Z.</param>
    /// <param name="lower">The velocities at the control -1, of the coordinates of Z.</param>
    /// <param name="upper">The velocities at the control 1.</param>
    /// <param name="drive">What the other coordinates add to G', for each of Z.</param>
    public static int[]? Find(Interval[,] curvature, IReadOnlyList<int> z, Interval[] lower, Interval[] upper, Interval[] drive)
    {
        var controls = new int[z.Count];
        for (int pivots = 0; pivots < 1000 + (100 * z.Count); pivots++)
        {
            if (Rates(curvature, z, controls, lower, upper, drive) is not var (rates, slopes))
            {
                return null;
            }

            // The least index that is wrong changes: ends for every positive definite matrix (K. G. Murty 1974).
            int wrong = Enumerable.Range(0, z.Count).FirstOrDefault(i => IsWrong(i, rates, slopes), -1);
            if (wrong < 0)
            {
                return Enumerable.Range(0, z.Count).All(i => IsCertain(i, rates, slopes)) ? controls : null;
            }

            controls[wrong] = controls[wrong] != 0 ? 0 : rates[wrong].Middle > upper[wrong].Middle ? 1 : -1;
        }

        return null;

        bool IsWrong(int i, Interval[] rates, Interval[] slopes) => controls[i] == 0
            ? rates[i].Middle < lower[i].Middle || rates[i].Middle > upper[i].Middle
            : controls[i] * slopes[i].Middle > 0;

        bool IsCertain(int i, Interval[] rates, Interval[] slopes) => controls[i] == 0
            ? rates[i] > lower[i] && rates[i] < upper[i]
            : controls[i] * slopes[i] < Interval.Zero;
    }

    private static (Interval[] Rates, Interval[] Slopes)? Rates(
        Interval[,] curvature, IReadOnlyList<int> z, int[] controls, Interval[] lower, Interval[] upper, Interval[] drive)
    {
        int[] free = [.. Enumerable.Range(0, z.Count).Where(i => controls[i] == 0)];
        Interval[] rates = [.. controls.Select((c, i) => c > 0 ? upper[i] : c < 0 ? lower[i] : Interval.Zero)];
        if (PositiveDefinite.Of(curvature, [.. free.Select(i => z[i])]) is not { } matrix)
        {
            return null;
        }

        Interval[] found = matrix.Solve([.. free.Select(i => -Slope(i))]);
        for (int f = 0; f < free.Length; f++)
        {
            rates[free[f]] = found[f];
        }

        return (rates, [.. Enumerable.Range(0, z.Count).Select(Slope)]);

        Interval Slope(int i)
        {
            Interval sum = drive[i];
            for (int j = 0; j < z.Count; j++)
            {
                sum += curvature[z[i], z[j]] * rates[j];
            }

            return sum;
        }
    }
}
