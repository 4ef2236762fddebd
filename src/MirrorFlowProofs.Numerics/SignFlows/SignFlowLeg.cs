namespace MirrorFlowProofs.Numerics;

/// <summary>A sign flow between two events, in closed form.</summary>
/// <remarks>
/// The variable is tau = (1 - exp(-alpha (t - start))) / alpha, or t - start without decay. In it every weight of a moving
/// coordinate is linear, |w|' = s c - alpha |w| in t being |w| = a + (s c - alpha a) tau, so x is a polynomial, and so is
/// every x that slides, as the solution of linear equations with polynomial right-hand sides.
/// </remarks>
public sealed class SignFlowLeg
{
    private readonly SignCoordinate[] _coordinates;
    private readonly DoubleDouble[][] _curvature;
    private double[][]? _magnitudes;
    private DoubleDouble[][]? _powers;

    internal SignFlowLeg(
        DoubleDouble start, DoubleDouble alpha, DoubleDouble[][] curvature, SignCoordinate[] coordinates, SignMotion[] motion,
        DoubleDouble[] control, DoubleDouble[] x, DoubleDouble[] gradient, GrowingCholesky free)
    {
        (Start, Alpha, _curvature, _coordinates) = (start, alpha, curvature, coordinates);
        (Motion, Control, Gradient) = ([.. motion], [.. control], [.. gradient]);
        U = [.. coordinates.Select(coordinate => coordinate.U)];
        Offsets = [.. coordinates.Select(coordinate => coordinate.Offsets)];
        X = new DoubleDouble[coordinates.Length][];
        for (int i = 0; i < X.Length; i++)
        {
            X[i] = motion[i] switch
            {
                SignMotion.Moving or SignMotion.Pinned or SignMotion.Idle => Product(i),
                SignMotion.Resting => [DoubleDouble.Zero],
                _ => [x[i]],
            };
        }

        Slide(free);
    }

    /// <summary>The time at which it begins.</summary>
    public DoubleDouble Start { get; }

    /// <summary>The time at which it ends.</summary>
    public DoubleDouble End { get; internal set; }

    internal DoubleDouble Alpha { get; }

    internal SignMotion[] Motion { get; }

    internal DoubleDouble[] Control { get; }

    /// <summary>The gradients at the start.</summary>
    internal DoubleDouble[] Gradient { get; }

    /// <summary>u at the start.</summary>
    internal DoubleDouble[] U { get; }

    /// <summary>The offsets at the start.</summary>
    internal DoubleDouble[][] Offsets { get; }

    /// <summary>The coefficients of the x_i in tau.</summary>
    internal DoubleDouble[][] X { get; }

    /// <summary>The state at a time from <see cref="Start"/> to <see cref="End"/>.</summary>
    public SignFlowState At(DoubleDouble time)
    {
        DoubleDouble elapsed = time - Start;
        DoubleDouble tau = Alpha == DoubleDouble.Zero ? elapsed : -(DoubleDouble.ExpM1(-(Alpha * elapsed)) / Alpha);
        DoubleDouble[] u = [.. X.Select((_, i) => UAt(i, tau))];
        DoubleDouble factor = DoubleDouble.One - (Alpha * tau);
        return new(
            time,
            [.. u.Select((value, i) => _coordinates[i].Weights(value, [.. Offsets[i].Select(offset => offset * factor)]))],
            [.. X.Select(coefficients => Polynomial.Value<DoubleDouble>(coefficients, tau))],
            [.. X.Select((_, i) => Motion[i] is SignMotion.Sliding or SignMotion.Held or SignMotion.Pinned
                ? DoubleDouble.Zero
                : Polynomial.Value<DoubleDouble>(GradientOf(i), tau))],
            [.. X.Select((_, i) => ControlAt(i, tau))],
            Motion);
    }

    /// <summary>The coefficients of G_i in tau.</summary>
    internal DoubleDouble[] GradientOf(int i)
    {
        _powers ??= [.. Enumerable.Range(1, X.Max(x => x.Length) - 1).Select(Power)];
        return [Gradient[i], .. _powers.Select(power => DoubleDouble.Dot(_curvature[i], power))];
    }

    internal DoubleDouble UAt(int i, DoubleDouble tau)
    {
        switch (Motion[i])
        {
            case SignMotion.Resting:
                return DoubleDouble.Zero;
            case SignMotion.Sliding or SignMotion.Held:
                DoubleDouble x = Polynomial.Value<DoubleDouble>(X[i], tau);
                DoubleDouble v = SmallestSize.Solve(DoubleDouble.Abs(x), OffsetsAt(i, tau));
                return x < DoubleDouble.Zero ? -v : v;
            default:
                return U[i] + ((Control[i] - (Alpha * U[i])) * tau);
        }
    }

    internal DoubleDouble ControlAt(int i, DoubleDouble tau)
    {
        if (Motion[i] is not (SignMotion.Sliding or SignMotion.Held))
        {
            return Control[i];
        }

        DoubleDouble slope = SlopeAt(i, tau);
        return slope == DoubleDouble.Zero ? DoubleDouble.Zero : Drive(i, tau) / slope;
    }

    /// <summary>c_i dx_i/du_i = x_i' + alpha L x_i, of a coordinate that slides or is held.</summary>
    internal DoubleDouble Drive(int i, DoubleDouble tau)
    {
        DoubleDouble x = Polynomial.Value<DoubleDouble>(X[i], tau);
        DoubleDouble rate = Polynomial.Value<DoubleDouble>(Polynomial.Derivative<DoubleDouble>(X[i]), tau);
        return (rate * (DoubleDouble.One - (Alpha * tau))) + (Alpha * Offsets[i].Length * x);
    }

    /// <summary>dx_i/du_i.</summary>
    internal DoubleDouble SlopeAt(int i, DoubleDouble tau) => Slope(DoubleDouble.Abs(UAt(i, tau)), OffsetsAt(i, tau));

    /// <summary>dx_i/du_i where |x_i| is larger by a margin, of a coordinate that slides or is held.</summary>
    internal DoubleDouble SlopeAt(int i, DoubleDouble tau, double margin)
    {
        DoubleDouble[] offsets = OffsetsAt(i, tau);
        return Slope(SmallestSize.Solve(DoubleDouble.Abs(Polynomial.Value<DoubleDouble>(X[i], tau)) + margin, offsets), offsets);
    }

    private DoubleDouble[] OffsetsAt(int i, DoubleDouble tau) => [.. Offsets[i].Select(offset => offset * (DoubleDouble.One - (Alpha * tau)))];

    private static DoubleDouble Slope(DoubleDouble v, DoubleDouble[] offsets) =>
        ProductRule.Of<DoubleDouble>([.. offsets.Select(offset => v + offset)]).Slope;

    /// <summary>The sizes of the terms of which the coefficients of x_i are sums: what their rounding is relative to.</summary>
    internal double[] Magnitude(int i) => (_magnitudes ??= Magnitudes())[i];

    private double[][] Magnitudes()
    {
        int length = X.Max(x => x.Length);
        var magnitudes = new double[X.Length][];
        int[] sliding = [.. Enumerable.Range(0, X.Length).Where(i => Motion[i] == SignMotion.Sliding)];
        foreach (int i in Enumerable.Range(0, X.Length).Except(sliding))
        {
            magnitudes[i] = new double[length];
            DoubleDouble[] product = [X[i].Length > 1 ? DoubleDouble.One : DoubleDouble.Zero];
            foreach (DoubleDouble offset in Offsets[i])
            {
                DoubleDouble size = DoubleDouble.Abs(U[i]) + offset;
                product = Polynomial.TimesLinear<DoubleDouble>(product, size, DoubleDouble.Abs(Control[i]) + (Alpha * size));
            }

            for (int k = 0; k < Math.Min(length, product.Length); k++)
            {
                magnitudes[i][k] = product[k].High;
            }
        }

        // H_ii x_i = - sum of the others, in a first approximation.
        int[] others = [.. Enumerable.Range(0, X.Length).Except(sliding)];
        foreach (int i in sliding)
        {
            magnitudes[i] = [.. Enumerable.Range(0, length).Select(k =>
                (k < X[i].Length ? Math.Abs(X[i][k].High) : 0)
                + others.Sum(j => Math.Abs(_curvature[i][j].High) * magnitudes[j][k] / _curvature[i][i].High))];
        }

        return magnitudes;
    }

    // prod_l (a_l + (s c - alpha a_l) tau), with the sign of x; a coordinate at 0 moves to the side of its control.
    private DoubleDouble[] Product(int i)
    {
        bool negative = U[i] < DoubleDouble.Zero || (U[i] == DoubleDouble.Zero && Control[i] < DoubleDouble.Zero);
        DoubleDouble speed = negative ? -Control[i] : Control[i];
        DoubleDouble[] product = [negative ? -DoubleDouble.One : DoubleDouble.One];
        foreach (DoubleDouble offset in Offsets[i])
        {
            DoubleDouble size = DoubleDouble.Abs(U[i]) + offset;
            product = Polynomial.TimesLinear<DoubleDouble>(product, size, speed - (Alpha * size));
        }

        return product;
    }

    // H_BB x_B(tau) = -H_BM x_M(tau) in every power of tau.
    private void Slide(GrowingCholesky free)
    {
        int degree = X.Max(x => x.Length) - 1;
        var solutions = new List<DoubleDouble[]>();
        for (int k = 1; k <= degree; k++)
        {
            DoubleDouble[] power = Power(k);
            solutions.Add(free.Solve([.. free.Indices.Select(i => -DoubleDouble.Dot(_curvature[i], power))]));
        }

        for (int b = 0; b < free.Indices.Count; b++)
        {
            X[free.Indices[b]] = [X[free.Indices[b]][0], .. solutions.Select(solution => solution[b])];
        }
    }

    // The coefficients of tau^k of all coordinates.
    private DoubleDouble[] Power(int k) => [.. X.Select(x => x.Length > k ? x[k] : DoubleDouble.Zero)];
}
