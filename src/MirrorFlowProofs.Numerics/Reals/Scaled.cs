namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Mantissa * 2^Exponent with a wide exponent: a positive number that products of powers may not leave. The mantissa
/// lies in [1/sqrt 2, sqrt 2) up to rounding, or is 0.
/// </summary>
/// <param name="Mantissa">The mantissa.</param>
/// <param name="Exponent">The binary exponent.</param>
public readonly record struct Scaled<T>(T Mantissa, long Exponent)
    where T : struct, IReal<T>
{
    // Far beyond the range of every type.
    private const int MostPower = 1 << 28;

    /// <summary>Splits a finite value.</summary>
    public static Scaled<T> Of(T value) => Of(value, 0);

    /// <summary>Splits value * 2^exponent.</summary>
    public static Scaled<T> Of(T value, long exponent)
    {
        if (value == T.Zero || !T.IsFinite(value))
        {
            return new(value, 0);
        }

        int e = T.Exponent(value);
        T mantissa = T.ScaleB(value, -e);
        if (T.ToDouble(mantissa) >= 1.4142135623730951)
        {
            mantissa = T.ScaleB(mantissa, -1);
            e++;
        }

        return new(mantissa, exponent + e);
    }

    /// <summary>exp(log), for any finite log.</summary>
    public static Scaled<T> FromLog(T log)
    {
        double k = Math.Round(T.ToDouble(log) / 0.6931471805599453);
        return Of(T.Exp(log - (T.FromDouble(k) * T.Ln2)), (long)k);
    }

    /// <summary>The natural logarithm.</summary>
    public T Log() => T.Log(Mantissa) + (T.FromDouble(Exponent) * T.Ln2);

    /// <summary>The plain number: 0 or infinity beyond the range of the type.</summary>
    public T ToReal() => T.ScaleB(Mantissa, (int)Math.Clamp(Exponent, -MostPower, MostPower));

    /// <summary>Product.</summary>
    public static Scaled<T> operator *(Scaled<T> left, T right) => Of(left.Mantissa * right, left.Exponent);

    /// <summary>Product.</summary>
    public static Scaled<T> operator *(Scaled<T> left, Scaled<T> right) =>
        Of(left.Mantissa * right.Mantissa, left.Exponent + right.Exponent);

    /// <summary>Quotient.</summary>
    public static Scaled<T> operator /(Scaled<T> left, Scaled<T> right) =>
        Of(left.Mantissa / right.Mantissa, left.Exponent - right.Exponent);
}
