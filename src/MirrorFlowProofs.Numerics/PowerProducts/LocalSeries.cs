using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Taylor series of powers of one product on a short interval [from, to], 0 &lt; from &lt; to, in the variable
/// t = (2 v - from - to) / (to - from). Nothing in it cancels however short the interval.
/// </summary>
internal readonly struct LocalSeries<T>
    where T : struct, IReal<T>
{
    private readonly T[] _ratios;
    private readonly T _centre;
    private readonly PowerProduct<T> _product;
    private readonly double _ratio;

    public LocalSeries(PowerProduct<T> product, T from, T to)
    {
        _product = product;
        _centre = T.ScaleB(from + to, -1);
        HalfWidth = T.ScaleB(to - from, -1);
        _ratio = T.ToDouble(HalfWidth / _centre);
        _ratios = new T[product.Factors];
        for (int i = 0; i < _ratios.Length; i++)
        {
            _ratios[i] = HalfWidth / (_centre + product.Offsets[i]);
        }
    }

    /// <summary>(to - from) / 2.</summary>
    public T HalfWidth { get; }

    /// <summary>The largest number of equal pieces' ratio: series converge well on [v, v (1 + 1/pieces)].</summary>
    public static int PiecesPerOctave(double weight) =>
        (int)Math.Max(4, BitOperations.RoundUpToPowerOf2((uint)Math.Ceiling(2 * weight)));

    /// <summary>The series of P^a in t.</summary>
    public T[] Power(RationalPower<T> a)
    {
        double weight = Math.Abs(T.ToDouble(a.Exponent)) * _ratios.Length;
        int count = PowerSeries.TermCount<T>(weight, Math.Min(_ratio, 0.4));
        T[] series = PowerSeries.OfProduct<T>(_ratios, a.Exponent, count);
        T scale = a.Evaluate(_product.Wide(_centre)).ToReal();
        for (int n = 0; n < series.Length; n++)
        {
            series[n] *= scale;
        }

        return series;
    }
}
