using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The time a coordinate needs for the last stretch of its clock before the gradient vanishes: int ds / g^(q-1), where g
/// vanishes linearly at the end of the stretch and 1 &lt; q &lt; 2. The singular factor is integrated exactly against the
/// Chebyshev series of the regular one (product integration), with moments that are exact rationals.
/// </summary>
internal sealed class ArrivalTime<T>
    where T : struct, IReal<T>
{
    private readonly Rational _q;
    private readonly T[] _cosines;

    public ArrivalTime(Rational q)
    {
        _q = q;
        int count = T.ToDouble(T.Epsilon) > 1e-20 ? 16 : 30;
        _cosines = [.. Enumerable.Range(0, count).Select(m => Root(count, Math.Cos(Math.PI * (m + 0.5) / count)))];
        Distances = [.. _cosines.Select(x => T.ScaleB(T.One + x, -1))];
    }

    /// <summary>Where g is wanted: distances back from the arrival in units of the stretch, decreasing, in (0, 1).</summary>
    public IReadOnlyList<T> Distances { get; }

    /// <summary>The time over a stretch of the clock, from |G| at the distances.</summary>
    public T Of(T stretch, ReadOnlySpan<T> gradients)
    {
        int count = _cosines.Length;
        var power = new RationalPower<T>(1 - _q);
        var regular = new T[count];
        for (int m = 0; m < count; m++)
        {
            // g = stretch * distance * (g / (stretch distance)); the singular factor distance^(1-q) goes to the moments.
            regular[m] = power.Evaluate(gradients[m] / Distances[m]);
        }

        T sum = T.Zero;
        BigInteger[] previous = [1];
        BigInteger[] current = [-1, 2];
        for (int k = 0; k < count; k++)
        {
            T coefficient = T.Zero;
            for (int m = 0; m < count; m++)
            {
                coefficient += regular[m] * Chebyshev(k, _cosines[m]);
            }

            Rational moment = Moment(previous) * new Rational(k == 0 ? 1 : 2, count);
            sum += coefficient * T.FromRational(moment.Numerator, moment.Denominator);
            (previous, current) = (current, Next(previous, current));
        }

        return stretch * sum;
    }

    // int_0^1 s^(1-q) p(s) ds.
    private Rational Moment(BigInteger[] polynomial)
    {
        Rational sum = Rational.Zero;
        for (int j = 0; j < polynomial.Length; j++)
        {
            sum += polynomial[j] / (j + 2 - _q);
        }

        return sum;
    }

    // T*_(k+1)(s) = 2 (2 s - 1) T*_k(s) - T*_(k-1)(s).
    private static BigInteger[] Next(BigInteger[] previous, BigInteger[] current)
    {
        var next = new BigInteger[current.Length + 1];
        for (int j = 0; j < current.Length; j++)
        {
            next[j + 1] += 4 * current[j];
            next[j] -= 2 * current[j];
        }

        for (int j = 0; j < previous.Length; j++)
        {
            next[j] -= previous[j];
        }

        return next;
    }

    private static T Chebyshev(int k, T x)
    {
        (T previous, T current) = (T.One, x);
        for (int i = 0; i < k; i++)
        {
            (previous, current) = (current, ((x + x) * current) - previous);
        }

        return previous;
    }

    // A root of T_n by Newton's method from its double value: T_n' = n (x T_n - T_(n-1)) / (x^2 - 1).
    private static T Root(int n, double start)
    {
        T x = T.FromDouble(start);
        for (int i = 0; i < 2; i++)
        {
            T value = Chebyshev(n, x);
            T slope = T.FromDouble(n) * ((x * value) - Chebyshev(n - 1, x)) / ((x * x) - T.One);
            x -= value / slope;
        }

        return x;
    }
}
