namespace MirrorFlowProofs.Numerics;

/// <summary>
/// P(u) = prod_i (u + lam_i) for offsets 0 = lam_0 &lt;= lam_1 &lt;= ... and u &gt;= 0, with its derivative, at full
/// relative precision (about K roundoffs for K factors) whatever the size of the factors.
/// </summary>
public sealed class PowerProduct<T>
    where T : struct, IReal<T>
{
    private readonly T[] _offsets;
    private readonly double _plainFrom;
    private readonly double _plainTo;

    /// <summary>Takes the offsets, sorted from 0.</summary>
    /// <exception cref="ArgumentException">The offsets do not start at 0, decrease, or are not finite.</exception>
    public PowerProduct(ReadOnlySpan<T> offsets)
    {
        _offsets = Numerics.Offsets.Checked(offsets);
        ZeroOffsets = Numerics.Offsets.Zeros(_offsets);
        double decades = 250.0 / _offsets.Length;
        _plainFrom = Math.Pow(10, -decades);
        _plainTo = T.ToDouble(_offsets[^1]) < Math.Pow(10, decades) ? Math.Pow(10, decades) : 0;
    }

    /// <summary>The offsets.</summary>
    public ReadOnlySpan<T> Offsets => _offsets;

    /// <summary>The number of factors, K.</summary>
    public int Factors => _offsets.Length;

    /// <summary>The number k of offsets that are 0, at least 1.</summary>
    public int ZeroOffsets { get; }

    /// <summary>P(u); 0 or infinity beyond the range of T.</summary>
    public T Value(T u) => IsPlain(u) ? Plain(u).Value : Wide(u).ToReal();

    /// <summary>P(u), with a wide exponent.</summary>
    public Scaled<T> Wide(T u)
    {
        if (IsPlain(u))
        {
            return Scaled<T>.Of(Plain(u).Value);
        }

        Scaled<T> product = new(T.One, 0);
        foreach (T offset in _offsets)
        {
            product *= u + offset;
        }

        return product;
    }

    /// <summary>
    /// P'(u) = sum_i prod_(j != i) (u + lam_j): a sum of positive terms, in 2K operations, also where factors vanish.
    /// </summary>
    public T Derivative(T u) => IsPlain(u) || u == T.Zero ? Plain(u).First : (Wide(u) * LogSlope(u)).ToReal();

    /// <summary>P'(u) / P(u) = sum_i 1 / (u + lam_i), u &gt; 0.</summary>
    public T LogSlope(T u)
    {
        T sum = T.Zero;
        foreach (T offset in _offsets)
        {
            sum += T.One / (u + offset);
        }

        return sum;
    }

    /// <summary>Whether products at u stay in range without rescaling.</summary>
    internal bool IsPlain(T u)
    {
        double size = T.ToDouble(u);
        return size >= _plainFrom && size <= _plainTo;
    }

    /// <summary>P, P', P'' by the product rule, one factor at a time.</summary>
    internal (T Value, T First, T Second) Plain(T u)
    {
        T value = T.One;
        T first = T.Zero;
        T second = T.Zero;
        foreach (T offset in _offsets)
        {
            T factor = u + offset;
            second = (second * factor) + (first + first);
            first = (first * factor) + value;
            value *= factor;
        }

        return (value, first, second);
    }
}
