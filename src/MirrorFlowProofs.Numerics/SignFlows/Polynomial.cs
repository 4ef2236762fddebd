namespace MirrorFlowProofs.Numerics;

/// <summary>Polynomials by their coefficients, the constant first.</summary>
internal static class Polynomial
{
    /// <summary>p (a + b t).</summary>
    public static T[] TimesLinear<T>(ReadOnlySpan<T> p, T a, T b)
        where T : struct, IReal<T>
    {
        var product = new T[p.Length + 1];
        for (int k = 0; k < p.Length; k++)
        {
            product[k] += p[k] * a;
            product[k + 1] += p[k] * b;
        }

        return product;
    }

    /// <summary>The derivative; [0] for a constant.</summary>
    public static T[] Derivative<T>(ReadOnlySpan<T> p)
        where T : struct, IReal<T>
    {
        var derivative = new T[Math.Max(1, p.Length - 1)];
        for (int k = 1; k < p.Length; k++)
        {
            derivative[k - 1] = p[k] * T.FromDouble(k);
        }

        return derivative;
    }

    /// <summary>The value at t.</summary>
    public static T Value<T>(ReadOnlySpan<T> p, T t)
        where T : struct, IReal<T>
    {
        T value = T.Zero;
        for (int k = p.Length - 1; k >= 0; k--)
        {
            value = (value * t) + p[k];
        }

        return value;
    }
}
