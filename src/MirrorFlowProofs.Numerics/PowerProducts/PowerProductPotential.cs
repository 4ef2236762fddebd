using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// W(from, u) = int_from^u (X(u) - X(v)) P(v)^a dv with X = P^b, b &gt; 0: the function of u that vanishes to second
/// order at u = from, with dW = (int_from^u P^a) dX. It is &gt;= 0 on both sides of from.
/// </summary>
/// <remarks>
/// Near from, both factors are expanded on short intervals and all parts are of one sign. Further away, and from 0, it is
/// X(u) int P^a - int P^(a+b): with X at least doubled the difference keeps all but a bit or two. Immutable.
/// </remarks>
public sealed class PowerProductPotential<T>
    where T : struct, IReal<T>
{
    private readonly RationalPower<T> _a;
    private readonly RationalPower<T> _b;
    private readonly T _step;
    private readonly double _near;

    /// <summary>Prepares for the sorted offsets and the exponents.</summary>
    /// <exception cref="ArgumentException">
    /// The offsets do not start at 0, decrease, or are not finite; or b is not positive.
    /// </exception>
    public PowerProductPotential(ReadOnlySpan<T> offsets, Rational a, Rational b)
    {
        if (b.Sign <= 0)
        {
            throw new ArgumentException($"The exponent b of X is {b}; it must be positive.", nameof(b));
        }

        Integral = new PowerProductIntegral<T>(offsets, a);
        Weighted = new PowerProductIntegral<T>(offsets, a + b);
        _a = new RationalPower<T>(a);
        _b = new RationalPower<T>(b);
        double weight = Math.Max(Math.Abs(T.ToDouble(_a.Exponent)), T.ToDouble(_b.Exponent)) * offsets.Length;
        _step = T.One / T.FromDouble(LocalSeries<T>.PiecesPerOctave(weight));
        _near = Math.Pow(2, Math.Max(1, 1 / (T.ToDouble(_b.Exponent) * Integral.Product.ZeroOffsets)));
        RelativeError = T.FromDouble(8) * (Integral.RelativeError + Weighted.RelativeError);
    }

    /// <summary>The integral of P^a.</summary>
    public PowerProductIntegral<T> Integral { get; }

    /// <summary>The integral of P^(a+b).</summary>
    public PowerProductIntegral<T> Weighted { get; }

    /// <summary>A padded estimate of the relative error of every result; a test measures it.</summary>
    public T RelativeError { get; }

    /// <summary>X(u) = P(u)^b.</summary>
    public T X(T u) => u == T.Zero ? u : _b.Evaluate(Integral.Product.Wide(u)).ToReal();

    /// <summary>W(0, u).</summary>
    /// <exception cref="InvalidOperationException">The integral of P^a diverges at 0.</exception>
    public T FromZero(T u) => u == T.Zero ? u : (X(u) * Integral.FromZero(u)) - Weighted.FromZero(u);

    /// <summary>W(from, u), for from &gt; 0 and u &gt; 0.</summary>
    public T Between(T from, T u)
    {
        T low = u < from ? u : from;
        T high = u < from ? from : u;
        if (T.ToDouble(high / low) > _near)
        {
            T integral = Integral.Between(low, high);
            T weighted = Weighted.Between(low, high);
            return u < from ? weighted - (X(low) * integral) : (X(high) * integral) - weighted;
        }

        return Near(low, high, u < from);
    }

    private T Near(T low, T high, bool backward)
    {
        T result = T.Zero;
        T integralSum = T.Zero;
        T riseSum = T.Zero;
        T at = low;
        while (at < high)
        {
            T end = at + (at * _step);
            if (end > high || high - end < T.ScaleB(end - at, -4))
            {
                end = high;
            }

            (T integral, T rise, T forward, T back) = Piece(at, end);
            result += backward ? back + (riseSum * integral) : forward + (rise * integralSum);
            integralSum += integral;
            riseSum += rise;
            at = end;
        }

        return result;
    }

    // On one short interval: int f, X(end) - X(start), int (X(end) - X) f, int (X - X(start)) f.
    private (T Integral, T Rise, T Forward, T Back) Piece(T start, T end)
    {
        var local = new LocalSeries<T>(Integral.Product, start, end);
        T[] density = local.Power(_a);
        T[] slope = Derivative(local.Power(_b));
        T[] integral = PowerSeries.Antiderivative<T>(density, local.HalfWidth);
        integral[0] = -PowerSeries.Evaluate<T>(integral, -T.One);
        T[] rise = PowerSeries.Antiderivative<T>(slope, T.One);
        rise[0] = -PowerSeries.Evaluate<T>(rise, -T.One);
        return (
            PowerSeries.Evaluate<T>(integral, T.One),
            PowerSeries.Evaluate<T>(rise, T.One),
            PowerSeries.ProductIntegral<T>(slope, integral),
            local.HalfWidth * PowerSeries.ProductIntegral<T>(density, rise));
    }

    private static T[] Derivative(T[] series)
    {
        var result = new T[Math.Max(1, series.Length - 1)];
        for (int n = 1; n < series.Length; n++)
        {
            result[n - 1] = T.FromDouble(n) * series[n];
        }

        return result;
    }
}
