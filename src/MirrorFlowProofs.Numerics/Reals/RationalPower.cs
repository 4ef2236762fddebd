using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// value -> value^(n/d) for an exact rational exponent, with a relative error of a few units of roundoff for every
/// positive value: the power of two is raised in integers, so nothing is multiplied by log(value).
/// </summary>
public sealed class RationalPower<T>
    where T : struct, IReal<T>
{
    private readonly bool _small;
    private readonly long _n;
    private readonly long _d;

    /// <summary>Makes the power.</summary>
    public RationalPower(Rational exponent)
    {
        Exact = exponent;
        Exponent = T.FromRational(exponent.Numerator, exponent.Denominator);
        _small = BigInteger.Abs(exponent.Numerator) < 1L << 30 && exponent.Denominator < 1L << 30;
        _n = _small ? (long)exponent.Numerator : 0;
        _d = _small ? (long)exponent.Denominator : 1;
    }

    /// <summary>The exponent.</summary>
    public Rational Exact { get; }

    /// <summary>The exponent rounded to T.</summary>
    public T Exponent { get; }

    /// <summary>The exponent n/d in lowest terms, when both are below 2^30 in size; null otherwise.</summary>
    internal (double Numerator, double Denominator)? Whole => _small ? (_n, _d) : null;

    /// <summary>value^(n/d) for value &gt;= 0; 0^0 = 1, 0 to a negative power is infinite.</summary>
    public T Evaluate(T value)
    {
        if (_small && _d == 1 && (_n is 0 or 1))
        {
            return _n == 0 ? T.One : value;
        }

        // q = 3/2, the geometry halfway: a root is exact to a unit and many times as fast.
        if (_d == 2 && _n is 1 or 3 && value >= T.Zero)
        {
            return _n == 1 ? T.Sqrt(value) : value * T.Sqrt(value);
        }

        return value == T.Zero || !T.IsFinite(value) ? T.Pow(value, Exponent) : Evaluate(Scaled<T>.Of(value)).ToReal();
    }

    /// <summary>The same with a wide exponent range; value &gt; 0.</summary>
    public Scaled<T> Evaluate(Scaled<T> value)
    {
        if (_small && _d == 1 && (_n is 0 or 1))
        {
            return _n == 0 ? new(T.One, 0) : value;
        }

        long whole;
        T fraction;
        if (_small && Math.Abs(value.Exponent) < 1L << 30)
        {
            long product = value.Exponent * _n;
            whole = (long)Math.Floor((double)product / _d);
            long rest = product - (whole * _d);
            fraction = _d == 1 ? T.FromDouble(rest) : T.FromDouble(rest) / T.FromDouble(_d);
        }
        else
        {
            BigInteger quotient = BigInteger.DivRem(Exact.Numerator * value.Exponent, Exact.Denominator, out BigInteger rest);
            whole = (long)quotient;
            fraction = T.FromRational(rest, Exact.Denominator);
        }

        return Scaled<T>.Of(T.Exp((Exponent * T.Log(value.Mantissa)) + (fraction * T.Ln2)), whole);
    }
}
