namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The integral of P^a over [2^low, 2^high] by Taylor polynomials on panels that cut every octave into equal pieces: the
/// panel of an argument is read off its exponent and leading bits.
/// </summary>
internal sealed class MiddlePanels<T>
    where T : struct, IReal<T>
{
    private readonly int _low;
    private readonly int _pieces;
    private readonly int _stride;
    private readonly T[] _coefficients;
    private readonly T[] _integrals;
    private readonly T[] _sums;

    public MiddlePanels(PowerProduct<T> product, RationalPower<T> a, int low, int high, int pieces, T below)
    {
        _low = low;
        _pieces = pieces;
        Start = T.ScaleB(T.One, low);
        End = T.ScaleB(T.One, high);
        int count = (high - low) * pieces;
        double weight = Math.Abs(T.ToDouble(a.Exponent)) * product.Factors;
        _stride = PowerSeries.TermCount<T>(weight, 1.0 / ((2 * pieces) + 1)) + 1;
        _coefficients = new T[count * _stride];
        _integrals = new T[count];
        _sums = new T[count + 1];
        _sums[0] = below;
        for (int i = 0; i < count; i++)
        {
            var local = new LocalSeries<T>(product, Boundary(i), Boundary(i + 1));
            T[] polynomial = PowerSeries.Antiderivative<T>(local.Power(a), local.HalfWidth);
            polynomial[0] = -PowerSeries.Evaluate<T>(polynomial, -T.One);
            polynomial.AsSpan(0, Math.Min(_stride, polynomial.Length)).CopyTo(_coefficients.AsSpan(i * _stride));
            _integrals[i] = PowerSeries.Evaluate<T>(polynomial, T.One);
            _sums[i + 1] = _sums[i] + _integrals[i];
        }
    }

    /// <summary>2^low.</summary>
    public T Start { get; }

    /// <summary>2^high.</summary>
    public T End { get; }

    /// <summary>What lies below the start plus the integral over all panels.</summary>
    public T Total => _sums[^1];

    /// <summary>What lies below the start plus the integral from the start to u in [start, end).</summary>
    public T FromStart(T u)
    {
        int panel = Panel(u, out T t);
        return _sums[panel] + Polynomial(panel, t);
    }

    /// <summary>The first panel boundary not below u.</summary>
    public T NextBoundary(T u)
    {
        int panel = Panel(u, out _);
        T boundary = Boundary(panel);
        return boundary < u ? Boundary(panel + 1) : boundary;
    }

    /// <summary>The integral from a panel boundary up to u &lt;= end.</summary>
    public T FromBoundary(T boundary, T u)
    {
        int panel = Panel(boundary, out _);
        int last = u < End ? Panel(u, out _) : _integrals.Length;
        T sum = T.Zero;
        for (; panel < last; panel++)
        {
            sum += _integrals[panel];
        }

        if (u < End)
        {
            Panel(u, out T t);
            sum += Polynomial(last, t);
        }

        return sum;
    }

    private T Boundary(int panel) =>
        T.ScaleB(T.One + (T.FromDouble(panel % _pieces) / T.FromDouble(_pieces)), _low + (panel / _pieces));

    private int Panel(T u, out T t)
    {
        int exponent = T.Exponent(u);
        T position = T.FromDouble(_pieces) * (T.ScaleB(u, -exponent) - T.One);
        int piece = Math.Min((int)T.ToDouble(position), _pieces - 1);
        if (position < T.FromDouble(piece))
        {
            piece--;
        }

        T offset = position - T.FromDouble(piece);
        t = offset + offset - T.One;
        return ((exponent - _low) * _pieces) + piece;
    }

    private T Polynomial(int panel, T t) =>
        PowerSeries.Evaluate(new ReadOnlySpan<T>(_coefficients, panel * _stride, _stride), t);
}
