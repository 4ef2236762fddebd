namespace MirrorFlowProofs.Numerics;

/// <summary>What ends a leg of a sign flow.</summary>
internal enum SignCrossing
{
    /// <summary>Nothing: the end that was asked for.</summary>
    None,

    /// <summary>u reaches 0.</summary>
    Weight,

    /// <summary>A gradient reaches 0.</summary>
    Gradient,

    /// <summary>The control of a sliding coordinate reaches -1 or 1.</summary>
    Control,
}

/// <summary>Finds the first event of a leg.</summary>
/// <remarks>
/// Gradients are screened in double precision with a margin for its roundoff; those that are not certainly away from 0
/// are isolated and polished in twice that.
/// </remarks>
internal sealed class SignEventSearch
{
    private readonly double[][] _curvature;
    private readonly double[] _largest;

    public SignEventSearch(DoubleDouble[][] curvature)
    {
        _curvature = [.. curvature.Select(row => row.Select(entry => entry.High).ToArray())];
        _largest = [.. _curvature.Select(row => row.Max(Math.Abs))];
    }

    /// <summary>The first event in [0, end] in the variable of the leg, and its coordinate.</summary>
    public (DoubleDouble Tau, SignCrossing Kind, int Coordinate) First(SignFlowLeg leg, bool[] startsAtZero, DoubleDouble end)
    {
        (DoubleDouble Tau, SignCrossing Kind, int Coordinate) first = (end, SignCrossing.None, -1);
        for (int i = 0; i < leg.X.Length; i++)
        {
            Take(ref first, WeightZero(leg, i, first.Tau), SignCrossing.Weight, i);
        }

        Gradients(leg, startsAtZero, ref first);
        for (int i = 0; i < leg.X.Length; i++)
        {
            bool constant = leg.X[i].Skip(1).All(c => c == DoubleDouble.Zero)
                && (leg.Alpha == DoubleDouble.Zero || leg.X[i][0] == DoubleDouble.Zero);
            if (leg.Motion[i] is SignMotion.Sliding or SignMotion.Held && !constant)
            {
                Take(ref first, new ControlBound(leg, i).First(first.Tau), SignCrossing.Control, i);
            }
        }

        return first;
    }

    private static void Take(
        ref (DoubleDouble Tau, SignCrossing Kind, int Coordinate) first, DoubleDouble? tau, SignCrossing kind, int coordinate)
    {
        if (tau is { } at && at < first.Tau)
        {
            first = (at, kind, coordinate);
        }
    }

    private static DoubleDouble? WeightZero(SignFlowLeg leg, int i, DoubleDouble end)
    {
        DoubleDouble u = leg.U[i];
        switch (leg.Motion[i])
        {
            case SignMotion.Moving or SignMotion.Pinned when u != DoubleDouble.Zero:
                DoubleDouble approach = (leg.Alpha * u) - leg.Control[i];
                return u > DoubleDouble.Zero == approach > DoubleDouble.Zero && approach != DoubleDouble.Zero ? u / approach : null;
            case SignMotion.Sliding when leg.X[i].Skip(1).Any(c => c != DoubleDouble.Zero):
                DoubleDouble[] x = u == DoubleDouble.Zero ? [.. leg.X[i].SkipWhile(c => c == DoubleDouble.Zero)] : leg.X[i];
                return FirstRoot.OfPolynomial(x, end);
            default:
                return null;
        }
    }

    private void Gradients(
        SignFlowLeg leg, bool[] startsAtZero, ref (DoubleDouble Tau, SignCrossing Kind, int Coordinate) first)
    {
        int n = leg.X.Length;
        int degree = leg.X.Max(x => x.Length) - 1;
        int[] moving = [.. Enumerable.Range(0, n).Where(i => leg.Motion[i] == SignMotion.Moving)];
        if (moving.Length == 0)
        {
            return;
        }

        // Signed so that they are positive, and what their roundoff may be.
        var rows = new double[n][];
        var margins = new double[n][];
        var powers = new double[degree + 1][];
        for (int k = 1; k <= degree; k++)
        {
            powers[k] = [.. leg.X.Select(x => k < x.Length ? x[k].High : 0)];
        }

        double[] sums = [.. powers.Select(power => power is null ? 0 : power.Sum(Math.Abs))];
        double reach = first.Tau.High;
        foreach (int i in moving)
        {
            double sign = -leg.Control[i].High;
            (rows[i], margins[i]) = (new double[degree + 1], new double[degree + 1]);
            rows[i][0] = startsAtZero[i] ? 0 : sign * leg.Gradient[i].High;
            for (int k = 1; k <= degree; k++)
            {
                rows[i][k] = sign * Dot(_curvature[i], powers[k]);
                margins[i][k] = (n + 2) * 2.3e-16 * _largest[i] * sums[k];
            }

            if (startsAtZero[i])
            {
                (rows[i], margins[i]) = (rows[i][1..], margins[i][1..]);
            }

            if (rows[i][0] > margins[i][0])
            {
                Float64[] row = [.. rows[i].Select(c => new Float64(c))];
                reach = FirstRoot.OfPolynomial(row, new Float64(reach)) is { } root ? root.Value : reach;
            }
        }

        // Whatever lies a little beyond the first root of double precision is another event.
        DoubleDouble end = reach < first.Tau.High ? reach * (1 + 1e-9) : first.Tau;
        if (end < first.Tau)
        {
            first = (end, SignCrossing.None, -1);
        }

        foreach (int i in moving)
        {
            if (!IsPositive(rows[i], margins[i], first.Tau.High))
            {
                Take(ref first, GradientZero(leg, i, startsAtZero[i], first.Tau), SignCrossing.Gradient, i);
            }
        }
    }

    private static double Dot(double[] a, double[] b)
    {
        double sum = 0;
        for (int j = 0; j < a.Length; j++)
        {
            sum += a[j] * b[j];
        }

        return sum;
    }

    // Whether all Bernstein coefficients over [0, end] exceed the roundoff.
    private static bool IsPositive(double[] row, double[] margin, double end)
    {
        int degree = row.Length - 1;
        double allowed = 0;
        for (int k = degree; k >= 0; k--)
        {
            allowed = (allowed * end) + margin[k] + (1e-15 * Math.Abs(row[k]));
        }

        for (int k = 0; k <= degree; k++)
        {
            double coefficient = 0;
            double factor = 1;
            for (int i = 0; i <= k; i++)
            {
                coefficient += row[i] * factor;
                factor *= end * (k - i) / (degree - i);
            }

            if (!(coefficient > allowed))
            {
                return false;
            }
        }

        return true;
    }

    private DoubleDouble? GradientZero(SignFlowLeg leg, int i, bool startsAtZero, DoubleDouble end)
    {
        DoubleDouble[] row = leg.GradientOf(i);
        int order = 0;
        if (startsAtZero)
        {
            order = LeadingOrder(leg, i, row);
            if (order == row.Length)
            {
                return null;
            }
        }

        bool wrongSide = row[order] > DoubleDouble.Zero == leg.Control[i] > DoubleDouble.Zero;
        return wrongSide ? DoubleDouble.Zero : FirstRoot.OfPolynomial(row[order..], end);
    }

    /// <summary>The first power of tau in a gradient that begins at 0 whose coefficient is not rounding; the length where none is.</summary>
    public int LeadingOrder(SignFlowLeg leg, int i, DoubleDouble[] row)
    {
        for (int k = 1; k < row.Length; k++)
        {
            double scale = 0;
            for (int j = 0; j < leg.X.Length; j++)
            {
                scale += k < leg.X[j].Length ? Math.Abs(_curvature[i][j]) * leg.Magnitude(j)[k] : 0;
            }

            if (Math.Abs(row[k].High) > SlidingControls.Negligible * scale)
            {
                return k;
            }
        }

        return row.Length;
    }
}
