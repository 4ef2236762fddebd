namespace MirrorFlowProofs.Numerics;

/// <summary>Taylor coefficients of powers of products of linear factors, and polynomials in a scaled variable.</summary>
internal static class PowerSeries
{
    /// <summary>
    /// The coefficients c_0 = 1, c_1, ... of prod_i (1 + r_i t)^a by the recurrence n c_n = a sum_m s_m c_(n-m),
    /// s_m = -(-1)^m sum_i r_i^m (the logarithmic derivative; Henrici, Applied and Computational Complex Analysis I, 1.6).
    /// </summary>
    public static T[] OfProduct<T>(ReadOnlySpan<T> ratios, T a, int count)
        where T : struct, IReal<T>
    {
        var sums = new T[count];
        foreach (T ratio in ratios)
        {
            T power = ratio;
            for (int m = 1; m < count; m++)
            {
                sums[m] += power;
                power = -(power * ratio);
            }
        }

        var coefficients = new T[count];
        coefficients[0] = T.One;
        for (int n = 1; n < count; n++)
        {
            T sum = T.Zero;
            for (int m = 1; m <= n; m++)
            {
                sum += sums[m] * coefficients[n - m];
            }

            coefficients[n] = a * sum / T.FromDouble(n);
        }

        return coefficients;
    }

    /// <summary>
    /// The number of terms after which the remainder of prod (1 + r_i t)^a, sum of |a| over the factors = weight and
    /// |r_i t| at most ratio, is below the roundoff of T: binomial bound C(weight + n, n) ratio^n.
    /// </summary>
    public static int TermCount<T>(double weight, double ratio)
        where T : struct, IReal<T>
    {
        double target = T.ToDouble(T.Epsilon) / 16 * (1 - ratio);
        double term = 1;
        int n = 0;
        while (term > target)
        {
            n++;
            term *= ratio * (weight + n) / n;
        }

        return n + 1;
    }

    /// <summary>The coefficients of the antiderivative vanishing at t = 0, times <paramref name="scale"/>.</summary>
    public static T[] Antiderivative<T>(ReadOnlySpan<T> coefficients, T scale)
        where T : struct, IReal<T>
    {
        var result = new T[coefficients.Length + 1];
        for (int n = 0; n < coefficients.Length; n++)
        {
            result[n + 1] = scale * coefficients[n] / T.FromDouble(n + 1);
        }

        return result;
    }

    /// <summary>Horner's rule.</summary>
    public static T Evaluate<T>(ReadOnlySpan<T> coefficients, T t)
        where T : struct, IReal<T>
    {
        T sum = coefficients[^1];
        for (int n = coefficients.Length - 2; n >= 0; n--)
        {
            sum = (sum * t) + coefficients[n];
        }

        return sum;
    }

    /// <summary>The integral over [-1, 1] of the product of two series.</summary>
    public static T ProductIntegral<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : struct, IReal<T>
    {
        T sum = T.Zero;
        for (int degree = left.Length + right.Length - 2; degree >= 0; degree--)
        {
            if (degree % 2 != 0)
            {
                continue;
            }

            T coefficient = T.Zero;
            for (int i = Math.Max(0, degree - right.Length + 1); i <= Math.Min(degree, left.Length - 1); i++)
            {
                coefficient += left[i] * right[degree - i];
            }

            sum += coefficient / T.FromDouble(degree + 1);
        }

        return sum + sum;
    }
}
