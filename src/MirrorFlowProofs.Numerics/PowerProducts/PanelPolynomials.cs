namespace MirrorFlowProofs.Numerics;

/// <summary>
/// An increasing function on adjacent panels by polynomials through samples: made in twice double precision, evaluated in double.
/// </summary>
internal sealed class PanelPolynomials
{
    /// <summary>The number of samples a panel: the polynomials have degree 11.</summary>
    public const int Nodes = 12;

    private readonly double[] _coefficients;
    private readonly double[] _centres;
    private readonly double[] _scales;

    public PanelPolynomials(int panels) =>
        (_coefficients, _centres, _scales) = (new double[panels * Nodes], new double[panels], new double[panels]);

    /// <summary>Sets the polynomial of a panel: through the samples, in the variable that runs from -1 to 1 over [from, to].</summary>
    public void Set(int panel, double from, double to, ReadOnlySpan<DoubleDouble> arguments, ReadOnlySpan<DoubleDouble> values)
    {
        double centre = from + ((to - from) / 2);
        double scale = 2 / (to - from);
        (_centres[panel], _scales[panel]) = (centre, scale);
        Span<DoubleDouble> t = stackalloc DoubleDouble[Nodes];
        Span<DoubleDouble> newton = stackalloc DoubleDouble[Nodes];
        values.CopyTo(newton);
        for (int i = 0; i < Nodes; i++)
        {
            t[i] = (arguments[i] - centre) * scale;
        }

        for (int order = 1; order < Nodes; order++)
        {
            for (int i = Nodes - 1; i >= order; i--)
            {
                newton[i] = (newton[i] - newton[i - 1]) / (t[i] - t[i - order]);
            }
        }

        // From Newton's form to powers: multiply by (t - t_i) and add, from the last node on.
        Span<DoubleDouble> powers = stackalloc DoubleDouble[Nodes];
        powers.Clear();
        for (int i = Nodes - 1; i >= 0; i--)
        {
            for (int k = Nodes - 1; k > 0; k--)
            {
                powers[k] = powers[k - 1] - (t[i] * powers[k]);
            }

            powers[0] = newton[i] - (t[i] * powers[0]);
        }

        for (int k = 0; k < Nodes; k++)
        {
            _coefficients[(panel * Nodes) + k] = DoubleDouble.ToDouble(powers[k]);
        }
    }

    /// <summary>The value at an argument of the panel.</summary>
    public double At(int panel, double argument)
    {
        double t = (argument - _centres[panel]) * _scales[panel];
        ReadOnlySpan<double> c = _coefficients.AsSpan(panel * Nodes, Nodes);
        double square = t * t;

        // Even and odd powers apart: two chains half as long.
        double even = c[10];
        double odd = c[11];
        for (int k = 8; k >= 0; k -= 2)
        {
            even = Math.FusedMultiplyAdd(even, square, c[k]);
            odd = Math.FusedMultiplyAdd(odd, square, c[k + 1]);
        }

        return Math.FusedMultiplyAdd(odd, t, even);
    }
}
