using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// f(v) = sum_n c_n v^(s_n - 1), s_n = s_0 + n near 0 or s_0 - n near infinity, integrated term by term. The one term
/// with |s_n| &lt; 1/2, if there is one, is integrated through expm1, or the logarithm where s_n = 0, so that no nearly
/// logarithmic term cancels.
/// </summary>
internal sealed class EndSeries<T>
    where T : struct, IReal<T>
{
    private readonly RationalPower<T> _leading;
    private readonly RationalPower<T>? _special;
    private readonly T _specialCoefficient;
    private readonly T _specialExponent;
    private readonly T[] _terms;
    private readonly int _scale;
    private readonly bool _inverse;

    private EndSeries(T[] coefficients, Rational s0, int scale, bool inverse)
    {
        _leading = new RationalPower<T>(s0);
        _scale = scale;
        _inverse = inverse;
        _terms = coefficients;
        for (int n = 0; n < coefficients.Length; n++)
        {
            Rational s = s0 + (inverse ? -n : n);
            if (Rational.Abs(s) < new Rational(1, 2))
            {
                _special = new RationalPower<T>(s);
                _specialExponent = _special.Exponent;
                _specialCoefficient = T.ScaleB(coefficients[n], inverse ? n * scale : -n * scale);
                coefficients[n] = T.Zero;
            }
            else
            {
                coefficients[n] /= T.FromRational(s.Numerator, s.Denominator);
            }
        }
    }

    /// <summary>v^exponent alone.</summary>
    public static EndSeries<T> Power(Rational exponent) => new([T.One], exponent + 1, 0, false);

    /// <summary>The series for v at most 2^scale, well below the positive offsets.</summary>
    public static EndSeries<T> AtZero(ReadOnlySpan<T> positive, Rational a, int zeros, int scale)
    {
        var power = new RationalPower<T>(a);
        Scaled<T> constant = new(T.One, 0);
        var ratios = new T[positive.Length];
        T unit = T.ScaleB(T.One, scale);
        for (int i = 0; i < positive.Length; i++)
        {
            constant *= positive[i];
            ratios[i] = unit / positive[i];
        }

        T[] series = Series(ratios, power, T.ToDouble(ratios[0]));
        Multiply(series, power.Evaluate(constant).ToReal());
        return new(series, (a * zeros) + 1, scale, false);
    }

    /// <summary>The series for v at least 2^scale, well above the offsets.</summary>
    public static EndSeries<T> AtInfinity(ReadOnlySpan<T> offsets, Rational a, int scale)
    {
        var ratios = new T[offsets.Length];
        for (int i = 0; i < offsets.Length; i++)
        {
            ratios[i] = T.ScaleB(offsets[i], -scale);
        }

        return new(Series(ratios, new RationalPower<T>(a), T.ToDouble(ratios[^1])), (a * offsets.Length) + 1, scale, true);
    }

    /// <summary>int_0^u, for s_0 &gt; 0.</summary>
    public T FromZero(T u)
    {
        T sum = Plain(u);
        return _special is null ? sum : sum + (_specialCoefficient * _special.Evaluate(u) / _specialExponent);
    }

    /// <summary>int_u^infinity, for s_0 &lt; 0.</summary>
    public T ToInfinity(T u)
    {
        T sum = -Plain(u);
        return _special is null ? sum : sum - (_specialCoefficient * _special.Evaluate(u) / _specialExponent);
    }

    /// <summary>int_from^to. Relative accuracy against the integral needs to &gt;= 2 from; else against from f(from).</summary>
    public T Between(T from, T to)
    {
        T sum = Plain(to) - Plain(from);
        if (_special is null)
        {
            return sum;
        }

        T log = LogRatio(from, to);
        T integral = _specialExponent == T.Zero
            ? log
            : _special.Evaluate(from) * T.ExpM1(_specialExponent * log) / _specialExponent;
        return sum + (_specialCoefficient * integral);
    }

    private static T LogRatio(T from, T to)
    {
        Scaled<T> ratio = Scaled<T>.Of(to) / Scaled<T>.Of(from);
        return ratio.Log();
    }

    private static T[] Series(T[] ratios, RationalPower<T> a, double largest)
    {
        double weight = Math.Abs(T.ToDouble(a.Exponent)) * ratios.Length;
        return PowerSeries.OfProduct<T>(ratios, a.Exponent, PowerSeries.TermCount<T>(weight, largest));
    }

    private static void Multiply(T[] series, T factor)
    {
        for (int n = 0; n < series.Length; n++)
        {
            series[n] *= factor;
        }
    }

    private T Plain(T u)
    {
        T ratio = _inverse ? T.ScaleB(T.One, _scale) / u : T.ScaleB(u, -_scale);
        return _leading.Evaluate(u) * PowerSeries.Evaluate<T>(_terms, ratio);
    }
}
