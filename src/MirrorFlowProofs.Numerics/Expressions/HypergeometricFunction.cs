using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Gauss's 2F1(a, b; c; z) for rational parameters with c &gt; b &gt; 0 and z &lt; 1, of any size.
/// </summary>
/// <remarks>
/// From -1 to 1/2 a power series, with Pfaff's transformation for negative z (DLMF 15.2.1, 15.8.1). Beyond, the Taylor
/// series of the solution of the hypergeometric equation (DLMF 15.10.1) is carried from point to point, each half the
/// way to the nearest singular point 0 or 1; by the Euler integral the function is positive and dominant there, so
/// errors are not amplified. The relative error grows with log |z|; a test measures it. Immutable, no allocation.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public sealed class HypergeometricFunction<T>
    where T : struct, IReal<T>
{
    private const int MostTerms = 400;
    private readonly T _a;
    private readonly T _b;
    private readonly T _c;
    private readonly T _cLessB;
    private readonly RationalPower<T> _prefactor;

    /// <summary>Prepares the function.</summary>
    /// <exception cref="ArgumentException">Not c &gt; b &gt; 0.</exception>
    public HypergeometricFunction(Rational a, Rational b, Rational c)
    {
        if (b.Sign <= 0 || c <= b)
        {
            throw new ArgumentException($"2F1({a}, {b}; {c}; z): expected c > b > 0.");
        }

        (_a, _b, _c, _cLessB) = (Round(a), Round(b), Round(c), Round(c - b));
        _prefactor = new RationalPower<T>(-a);
    }

    /// <summary>The value at z &lt; 1; NaN elsewhere.</summary>
    public T Evaluate(T z)
    {
        if (!(z < T.One))
        {
            return T.Log(-T.One);
        }

        T low = -T.One;
        T high = T.FromDouble(0.5);
        return z < low ? Continue(low, z) : z > high ? Continue(high, z) : Near(z);
    }

    private static T Round(Rational value) => T.FromRational(value.Numerator, value.Denominator);

    private T Near(T z)
    {
        if (z >= T.Zero)
        {
            return Series(_b, z);
        }

        T rest = T.One - z;
        return _prefactor.Evaluate(rest) * Series(_cLessB, -z / rest);
    }

    private T Series(T b, T z)
    {
        (T sum, T term) = (T.One, T.One);
        for (int n = 0; n < MostTerms; n++)
        {
            T k = T.FromDouble(n);
            term *= (_a + k) * (b + k) / ((_c + k) * (T.One + k)) * z;
            sum += term;
            if (!(T.Abs(term) > T.Epsilon * T.Abs(sum) * T.FromDouble(0.25)))
            {
                break;
            }
        }

        return sum;
    }

    // The value and slope at the start: F' = (a b / c) 2F1(a + 1, b + 1; c + 1; z), got from the equation's own series
    // around 0 at half the way, so that one recurrence serves all.
    private T Continue(T from, T to)
    {
        T start = from < T.Zero ? -T.FromDouble(0.5) : T.FromDouble(0.25);
        (T value, T slope) = FromZero(start);
        T at = start;
        while (at != to)
        {
            T room = at < T.Zero ? -at : at < T.FromDouble(0.5) ? at : T.One - at;
            T step = T.ScaleB(room, -1);
            T next = to < at ? at - step : at + step;
            bool last = to < at ? next <= to : next >= to;
            (value, slope) = Step(at, (last ? to : next) - at, value, slope);
            at = last ? to : next;
        }

        return value;
    }

    private (T Value, T Slope) FromZero(T z)
    {
        (T value, T slope, T coefficient, T power) = (T.One, T.Zero, T.One, T.One);
        for (int n = 0; n < MostTerms; n++)
        {
            T k = T.FromDouble(n);
            coefficient *= (_a + k) * (_b + k) / ((_c + k) * (T.One + k));
            T slopeTerm = (k + T.One) * coefficient * power;
            slope += slopeTerm;
            power *= z;
            value += coefficient * power;
            if (!(T.Abs(slopeTerm) > T.Epsilon * T.Abs(slope) * T.FromDouble(0.125)))
            {
                break;
            }
        }

        return (value, slope);
    }

    // With z = at + t, p = at (1 - at), p' = 1 - 2 at and terms y[n] h^n, which stay in range for every at:
    // (n+2)(n+1) p y[n+2] = -(n+1) (n p' + c - (a+b+1) at) y[n+1] + (a + n)(b + n) y[n].
    private (T Value, T Slope) Step(T at, T h, T value, T slope)
    {
        T ratio = h / (at * (T.One - at));
        T dp = T.One - (at + at);
        T linear = _c - ((_a + _b + T.One) * at);
        (T older, T old) = (value, slope * h);
        (T result, T derivative) = (older + old, old);
        for (int n = 0; n < MostTerms; n++)
        {
            T k = T.FromDouble(n);
            T k1 = k + T.One;
            T k2 = k1 + T.One;
            T next = (((_a + k) * (_b + k) * older * h) - (k1 * ((k * dp) + linear) * old)) * ratio / (k2 * k1);
            result += next;
            derivative += k2 * next;
            (older, old) = (old, next);
            if (n > 4 && !(k2 * T.Abs(next) > T.Epsilon * T.Abs(derivative) * T.FromDouble(0.125)))
            {
                break;
            }
        }

        return (result, derivative / h);
    }
}
