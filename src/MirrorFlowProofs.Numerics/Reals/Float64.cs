using System.Numerics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// IEEE 754 binary64 behind <see cref="IReal{T}"/>. One field, no cost: the JIT keeps it in a register.
/// </summary>
/// <remarks>
/// Range 4.9e-324 to 1.8e308, 53 bits. The default value is 0. NaN compares false with everything, also itself.
/// Elementary functions are those of <see cref="Math"/>, accurate to about one unit in the last place.
/// </remarks>
/// <param name="Value">The double.</param>
public readonly record struct Float64(double Value) : IReal<Float64>
{
    /// <inheritdoc/>
    public static Float64 Zero => new(0);

    /// <inheritdoc/>
    public static Float64 One => new(1);

    /// <inheritdoc/>
    public static Float64 Epsilon => new(1.1102230246251565e-16);

    /// <inheritdoc/>
    public static Float64 Ln2 => new(0.6931471805599453);

    /// <summary>The double as it is.</summary>
    public static implicit operator Float64(double value) => new(value);

    /// <summary>The double inside.</summary>
    public static explicit operator double(Float64 value) => value.Value;

    /// <inheritdoc/>
    public static Float64 FromDouble(double value) => new(value);

    /// <inheritdoc/>
    public static Float64 FromRational(BigInteger numerator, BigInteger denominator) =>
        new(Rounding.Nearest(numerator, denominator));

    /// <inheritdoc/>
    public static double ToDouble(Float64 value) => value.Value;

    /// <inheritdoc/>
    public static bool IsFinite(Float64 value) => double.IsFinite(value.Value);

    /// <inheritdoc/>
    public static Float64 Abs(Float64 value) => new(Math.Abs(value.Value));

    /// <inheritdoc/>
    public static Float64 Sqrt(Float64 value) => new(Math.Sqrt(value.Value));

    /// <inheritdoc/>
    public static Float64 Log(Float64 value) => new(Math.Log(value.Value));

    /// <inheritdoc/>
    public static Float64 Log1P(Float64 value)
    {
        // W. Kahan's correction: the rounding of 1 + x cancels in the quotient.
        double x = value.Value;
        double y = 1 + x;
        double d = y - 1;
        return new(d == 0 || double.IsInfinity(y) ? (double.IsInfinity(y) ? y : x) : Math.Log(y) * (x / d));
    }

    /// <inheritdoc/>
    public static Float64 Exp(Float64 value) => new(Math.Exp(value.Value));

    /// <inheritdoc/>
    public static Float64 ExpM1(Float64 value)
    {
        double x = value.Value;
        if (Math.Abs(x) > 0.5)
        {
            return new(Math.Exp(x) - 1);
        }

        // exp(x) - 1 = 2 sinh(x/2) exp(x/2), and Math.Sinh keeps relative accuracy near 0.
        return new(2 * Math.Sinh(x / 2) * Math.Exp(x / 2));
    }

    /// <inheritdoc/>
    public static Float64 Pow(Float64 value, Float64 exponent) => new(Math.Pow(value.Value, exponent.Value));

    /// <inheritdoc/>
    public static int Exponent(Float64 value)
    {
        int biased = (int)((BitConverter.DoubleToUInt64Bits(value.Value) >> 52) & 0x7FF);
        return biased is 0 or 0x7FF ? Math.ILogB(value.Value) : biased - 1023;
    }

    /// <inheritdoc/>
    public static Float64 ScaleB(Float64 value, int power)
    {
        if (power is > -1000 and < 1000)
        {
            double scaled = value.Value * BitConverter.UInt64BitsToDouble((ulong)(power + 1023) << 52);
            if (Math.Abs(scaled) > 1e-290)
            {
                return new(scaled);
            }
        }

        return new(Math.ScaleB(value.Value, power));
    }

    /// <inheritdoc/>
    public static string Format(Float64 value, int digits) => Rounding.Format(value.Value, 0, digits);

    /// <inheritdoc/>
    public int CompareTo(Float64 other) => Value.CompareTo(other.Value);

    /// <summary>Sum.</summary>
    public static Float64 operator +(Float64 left, Float64 right) => new(left.Value + right.Value);

    /// <summary>Difference.</summary>
    public static Float64 operator -(Float64 left, Float64 right) => new(left.Value - right.Value);

    /// <summary>Product.</summary>
    public static Float64 operator *(Float64 left, Float64 right) => new(left.Value * right.Value);

    /// <summary>Quotient.</summary>
    public static Float64 operator /(Float64 left, Float64 right) => new(left.Value / right.Value);

    /// <summary>Negation.</summary>
    public static Float64 operator -(Float64 value) => new(-value.Value);

    /// <summary>Less.</summary>
    public static bool operator <(Float64 left, Float64 right) => left.Value < right.Value;

    /// <summary>Greater.</summary>
    public static bool operator >(Float64 left, Float64 right) => left.Value > right.Value;

    /// <summary>Less or equal.</summary>
    public static bool operator <=(Float64 left, Float64 right) => left.Value <= right.Value;

    /// <summary>Greater or equal.</summary>
    public static bool operator >=(Float64 left, Float64 right) => left.Value >= right.Value;

    /// <summary>The value to 17 digits, culture invariant.</summary>
    public override string ToString() => Format(this, 17);
}
