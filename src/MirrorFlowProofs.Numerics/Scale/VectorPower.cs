using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>v^a of nonnegative doubles, four at a time, for one exponent a >= 0: roots where they are exact, exp(a log v) elsewhere.</summary>
/// <remarks>A few units in the last place times 1 + |a log v|; 0^a is 0 for a > 0.</remarks>
internal readonly struct VectorPower
{
    private readonly double _exponent;
    private readonly int _halves;

    public VectorPower(double exponent)
    {
        _exponent = exponent;
        double twice = 2 * exponent;
        _halves = twice == Math.Floor(twice) && twice <= 6 ? (int)twice : -1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Of(Vector256<double> v) => _halves switch
    {
        0 => Vector256<double>.One,
        1 => Vector256.Sqrt(v),
        2 => v,
        3 => v * Vector256.Sqrt(v),
        4 => v * v,
        5 => v * v * Vector256.Sqrt(v),
        6 => v * v * v,
        _ => Vector256.Exp(Vector256.Create(_exponent) * Vector256.Log(v)),
    };

    /// <summary>v^a of one number.</summary>
    public double Of(double v) => _halves switch
    {
        0 => 1,
        1 => Math.Sqrt(v),
        2 => v,
        3 => v * Math.Sqrt(v),
        4 => v * v,
        _ => Math.Pow(v, _exponent),
    };

    /// <summary>sign(v) |v|^a; 0 at 0 also for a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<double> Signed(Vector256<double> v)
    {
        if (_halves == 2)
        {
            return v;
        }

        Vector256<double> power = Vector256.CopySign(Of(Vector256.Abs(v)), v);
        return _halves == 0 ? Vector256.ConditionalSelect(Vector256.Equals(v, default), default, power) : power;
    }

    /// <summary>sign(v) |v|^a of one number.</summary>
    public double Signed(double v) => v == 0 ? 0 : Math.CopySign(Of(Math.Abs(v)), v);
}
