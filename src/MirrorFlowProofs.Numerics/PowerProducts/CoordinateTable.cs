using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// <see cref="PowerProductCoordinate{T}"/> in double for many numbers with the same q and offsets: y from x and x from y by polynomials
/// on panels, prepared for a range of |x|. Numbers outside the range are evaluated one by one.
/// </summary>
/// <remarks>
/// The panels cut every octave of |x| into equal pieces, so that a panel is read off the bits of x; the panel of y is found by bisection
/// among the values at the ends. Both polynomials pass through the same samples in twice double precision and are compared with further
/// samples between these; pieces are halved until both agree to <see cref="RelativeError"/>, or at most to 32 an octave. Where y grows
/// by less than 2^-40 of itself over a panel (near its supremum, for m > 1) the table ends. Immutable; safe from any thread.
/// </remarks>
public sealed class CoordinateTable
{
    /// <summary>
    /// The error asked for: of y in units of the largest |y| of its panel, which is relative unless y passes 0 in it, and of x in units
    /// of |x|.
    /// </summary>
    public const double RelativeError = 4 * Unit;

    private const double Unit = 2.220446049250313e-16;
    private const double Smallest = 1e-200;
    private const double Largest = 1e200;
    private const int FewestHalvings = 2;
    private const int MostHalvings = 5;

    private static readonly double[] SampleNodes = [.. Enumerable.Range(0, PanelPolynomials.Nodes).Select(k => -Math.Cos((k + 0.5) * Math.PI / PanelPolynomials.Nodes))];
    private static readonly double[] CheckNodes = [-Math.Cos(Math.PI / PanelPolynomials.Nodes), 0, Math.Cos(4 * Math.PI / PanelPolynomials.Nodes), 1];

    private readonly PowerProductCoordinate<Float64> _single;
    private readonly bool _odd;
    private readonly int _sign;
    private readonly int _shift;
    private readonly long _first;
    private readonly double[] _ends;
    private readonly PanelPolynomials _dual;
    private readonly PanelPolynomials _primal;

    /// <summary>Prepares the table.</summary>
    /// <param name="q">q in [1, 2].</param>
    /// <param name="offsets">lam_0 = 0 &lt;= lam_1 &lt;= ..., finite.</param>
    /// <param name="smallest">The smallest |x| of the range, at least 1e-200.</param>
    /// <param name="largest">The largest |x| of the range, at most 1e200.</param>
    /// <param name="sign">The sign of x where y cannot pass x = 0, as in <see cref="PowerProductCoordinate{T}"/>.</param>
    /// <exception cref="ArgumentException">An argument is out of its domain; the message says which.</exception>
    public CoordinateTable(Rational q, IReadOnlyList<double> offsets, double smallest, double largest, int sign = 1)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        if (!(smallest >= Smallest) || !(largest >= smallest) || !(largest <= Largest))
        {
            throw new ArgumentException(
                FormattableString.Invariant($"The range of |x| is [{smallest}, {largest}]; it must lie in [{Smallest}, {Largest}]."), nameof(smallest));
        }

        _single = new([.. offsets.Select(Float64.FromDouble)], q, sign);
        _odd = _single.CrossesZero;
        _sign = sign < 0 ? -1 : 1;
        var exact = new PowerProductCoordinate<DoubleDouble>([.. offsets.Select(DoubleDouble.FromDouble)], q);
        for (int halvings = FewestHalvings; ; halvings++)
        {
            _shift = 52 - halvings;
            _first = BitConverter.DoubleToInt64Bits(smallest) >> _shift;
            long last = BitConverter.DoubleToInt64Bits(largest) >> _shift;
            _ends = Ends(exact, last);
            (_dual, _primal) = (new(Panels), new(Panels));
            SampledError = 0;
            for (int panel = 0; panel < Panels; panel++)
            {
                Fill(exact, panel);
            }

            if (SampledError <= RelativeError || halvings == MostHalvings)
            {
                return;
            }
        }
    }

    /// <summary>The number of panels.</summary>
    public int Panels => _ends.Length - 1;

    /// <summary>The largest error found by the samples between the nodes, in the units of <see cref="RelativeError"/>.</summary>
    public double SampledError { get; private set; }

    /// <summary>y at every x; of equal lengths.</summary>
    public void Dual(ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < x.Length; i++)
        {
            y[i] = Dual(x[i]);
        }
    }

    /// <summary>x at every y, infinite beyond the range of the map; of equal lengths.</summary>
    public void Primal(ReadOnlySpan<double> y, Span<double> x)
    {
        for (int i = 0; i < y.Length; i++)
        {
            x[i] = Primal(y[i]);
        }
    }

    /// <summary>y at x.</summary>
    public double Dual(double x)
    {
        double size = Math.Abs(x);
        long panel = (BitConverter.DoubleToInt64Bits(size) >> _shift) - _first;
        return (ulong)panel < (ulong)Panels ? Signed(_dual.At((int)panel, size), x) : _single.Dual(x).Value;
    }

    /// <summary>x at y, infinite beyond the range of the map.</summary>
    public double Primal(double y)
    {
        double size = _odd ? Math.Abs(y) : _sign * y;
        double[] ends = _ends;
        if (!(size >= ends[0]) || !(size < ends[^1]))
        {
            return double.IsNaN(y) ? y : _single.Primal(y).Value;
        }

        // Bisection without branches: the last end that is at most y.
        int panel = 0;
        int count = ends.Length;
        while (count > 1)
        {
            int half = count >> 1;
            panel += half & ~(int)(BitConverter.DoubleToInt64Bits(size - ends[panel + half]) >> 63);
            count -= half;
        }

        double result = _primal.At(panel, size);
        return _odd ? Signed(result, y) : _sign * result;
    }

    private static double Signed(double size, double sign) => sign < 0 ? -size : size;

    private double Boundary(long panel) => BitConverter.Int64BitsToDouble((_first + panel) << _shift);

    private double[] Ends(PowerProductCoordinate<DoubleDouble> exact, long last)
    {
        List<double> ends = [exact.Dual(Boundary(0)).High];
        for (long panel = 1; panel <= last + 1 - _first; panel++)
        {
            double end = exact.Dual(Boundary(panel)).High;
            if (!(end - ends[^1] > Math.Abs(end) * Math.ScaleB(1, -40)))
            {
                break;
            }

            ends.Add(end);
        }

        return [.. ends];
    }

    private void Fill(PowerProductCoordinate<DoubleDouble> exact, int panel)
    {
        (double from, double to) = (Boundary(panel), Boundary(panel + 1));
        Span<DoubleDouble> x = stackalloc DoubleDouble[PanelPolynomials.Nodes];
        Span<DoubleDouble> y = stackalloc DoubleDouble[PanelPolynomials.Nodes];
        for (int k = 0; k < x.Length; k++)
        {
            x[k] = At(SampleNodes[k]);
            y[k] = exact.Dual(x[k]);
        }

        (double low, double high) = (_ends[panel], _ends[panel + 1]);
        _dual.Set(panel, from, to, x, y);
        _primal.Set(panel, low, high, y, x);
        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        foreach (double node in CheckNodes)
        {
            double at = At(node);
            DoubleDouble value = exact.Dual(at);

            // x at the rounded y: two of Newton's steps.
            DoubleDouble primal = at + ((value.High - value) / exact.Slope(at));
            primal += (value.High - exact.Dual(primal)) / exact.Slope(primal);
            double dualError = (_dual.At(panel, at) - value).High / size;
            double primalError = (_primal.At(panel, value.High) - primal).High / at;
            SampledError = Math.Max(SampledError, Math.Max(Math.Abs(dualError), Math.Abs(primalError)));
        }

        double At(double node) => from + ((to - from) * (0.5 + (0.5 * node)));
    }
}
