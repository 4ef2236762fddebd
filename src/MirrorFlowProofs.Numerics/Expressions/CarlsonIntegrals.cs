namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Carlson's symmetric elliptic integrals R_F, R_D and R_J (DLMF 19.16), by duplication until the arguments are nearly
/// equal, then the power series around equal arguments (B. C. Carlson, Numer. Algorithms 10 (1995), 13-26; DLMF 19.19.3,
/// 19.26(iii), 19.36(i)).
/// </summary>
/// <remarks>
/// Domain: x, y, z from 0 on, at most one of them 0 (of x and y for R_D); z &gt; 0 for R_D and p &gt; 0 for R_J. Infinite
/// where the integral diverges, NaN at negative arguments. All terms are positive but those of the short series, so that the
/// relative error is a few units of roundoff (a test measures it), as long as products of three
/// arguments stay in the range of the type. No allocation.
/// </remarks>
/// <typeparam name="T">The number type.</typeparam>
public static class CarlsonIntegrals<T>
    where T : struct, IReal<T>
{
    private const int MostSteps = 2000;
    private const int MostTerms = 40;
    private static readonly T Half = T.FromDouble(0.5);
    private static readonly T Three = T.FromDouble(3);
    private static readonly T LargestSpread = T.FromDouble(1.0 / 64);

    /// <summary><c>1/2 int_0^inf dt/sqrt((t + x)(t + y)(t + z))</c>.</summary>
    public static T RF(T x, T y, T z)
    {
        if (Refused(x, y, z, T.One) is { } value)
        {
            return value;
        }

        for (int n = 0; ; n++)
        {
            T mean = (x + y + z) / Three;
            if (n == MostSteps || IsNear(mean, x, y, z, z))
            {
                return Series(mean, x, y, z, z, T.Zero, Half) / T.Sqrt(mean);
            }

            T shift = Shift(T.Sqrt(x), T.Sqrt(y), T.Sqrt(z));
            (x, y, z) = (Quarter(x + shift), Quarter(y + shift), Quarter(z + shift));
        }
    }

    /// <summary><c>R_J(x, y, z, z)</c>.</summary>
    public static T RD(T x, T y, T z)
    {
        if (Refused(x, y, T.One, z) is { } value)
        {
            return value;
        }

        (T sum, T five) = (T.Zero, T.FromDouble(5));
        for (int n = 0; ; n++)
        {
            T mean = (x + y + (Three * z)) / five;
            if (n == MostSteps || IsNear(mean, x, y, z, z))
            {
                return sum + T.ScaleB(Series(mean, x, y, z, z, T.One, Half * Three) / (mean * T.Sqrt(mean)), -2 * n);
            }

            T root = T.Sqrt(z);
            T shift = Shift(T.Sqrt(x), T.Sqrt(y), root);
            sum += T.ScaleB(Three / (root * (z + shift)), -2 * n);
            (x, y, z) = (Quarter(x + shift), Quarter(y + shift), Quarter(z + shift));
        }
    }

    /// <summary><c>3/2 int_0^inf dt/(sqrt((t + x)(t + y)(t + z)) (t + p))</c>.</summary>
    public static T RJ(T x, T y, T z, T p)
    {
        if (Refused(x, y, z, p) is { } value)
        {
            return value;
        }

        (T sum, T five) = (T.Zero, T.FromDouble(5));
        for (int n = 0; ; n++)
        {
            T mean = (x + y + z + p + p) / five;
            if (n == MostSteps || IsNear(mean, x, y, z, p))
            {
                return sum + T.ScaleB(Series(mean, x, y, z, p, T.One, Half * Three) / (mean * T.Sqrt(mean)), -2 * n);
            }

            (T rx, T ry, T rz) = (T.Sqrt(x), T.Sqrt(y), T.Sqrt(z));
            T shift = Shift(rx, ry, rz);
            T a = (p * (rx + ry + rz)) + (rx * ry * rz);
            T ratio = T.Sqrt(p) * (p + shift) / a;
            sum += T.ScaleB(Three * RF(T.One, ratio * ratio, ratio * ratio) / a, -2 * n);
            (x, y, z, p) = (Quarter(x + shift), Quarter(y + shift), Quarter(z + shift), Quarter(p + shift));
        }
    }

    // NaN beside the domain and infinity on its edge; null where the integral is finite.
    private static T? Refused(T x, T y, T z, T last)
    {
        if (!(x >= T.Zero && y >= T.Zero && z >= T.Zero && last >= T.Zero
            && T.IsFinite(x) && T.IsFinite(y) && T.IsFinite(z) && T.IsFinite(last)))
        {
            return T.Log(-T.One);
        }

        int zeros = (x == T.Zero ? 1 : 0) + (y == T.Zero ? 1 : 0) + (z == T.Zero ? 1 : 0);
        return zeros > 1 || last == T.Zero ? T.One / T.Zero : null;
    }

    private static T Shift(T rx, T ry, T rz) => (rx * (ry + rz)) + (ry * rz);

    private static T Quarter(T value) => T.ScaleB(value, -2);

    private static bool IsNear(T mean, T x, T y, T z, T p) =>
        T.Abs(mean - x) <= LargestSpread * mean && T.Abs(mean - y) <= LargestSpread * mean
        && T.Abs(mean - z) <= LargestSpread * mean && T.Abs(mean - p) <= LargestSpread * mean;

    // sum (a)_N/(c)_N T_N with prod (1 - s Z_i)^(-b_i) = sum T_N s^N, Z_i = 1 - x_i/mean, weights b_i = 1/2, 1/2, 1/2 and
    // the given one, c their sum (DLMF 19.19.3). With prod (1 - s Z_i) = sum d_k s^k and that times
    // sum b_i Z_i/(1 - s Z_i) = sum m_k s^k: N T_N = sum_(k=1..4) (m_(k-1) - (N - k) d_k) T_(N-k).
    private static T Series(T mean, T x, T y, T z, T p, T weight, T a)
    {
        (T zx, T zy, T zz) = ((mean - x) / mean, (mean - y) / mean, (mean - z) / mean);
        T zp = weight == T.Zero ? T.Zero : (mean - p) / mean;
        (T two, T three) = (zx * zy, zx * zy * zz);
        (T sum3, T pairs3) = (zx + zy + zz, two + ((zx + zy) * zz));
        (T d1, T d2, T d3, T d4) = (-(sum3 + zp), pairs3 + (sum3 * zp), -(three + (pairs3 * zp)), three * zp);

        // m_k = sum_i b_i Z_i times the coefficient of s^k in the product of the other factors.
        T m0 = (Half * sum3) + (weight * zp);
        T m1 = -((Half * (pairs3 + pairs3 + (sum3 * zp))) + (weight * sum3 * zp));
        T m2 = (Half * ((Three * three) + ((pairs3 + pairs3) * zp))) + (weight * pairs3 * zp);
        T m3 = -((Half * Three * three * zp) + (weight * three * zp));

        T c = (Half * Three) + weight;
        (T sum, T factor, T bound) = (T.One, T.One, T.One);
        (T t1, T t2, T t3, T t4) = (T.One, T.Zero, T.Zero, T.Zero);
        for (int n = 1; n < MostTerms && bound > T.Epsilon; n++)
        {
            T k = T.FromDouble(n - 1);
            T next = ((m0 - (k * d1)) * t1) + ((m1 - ((k - T.One) * d2)) * t2)
                + ((m2 - ((k - T.One - T.One) * d3)) * t3) + ((m3 - ((k - Three) * d4)) * t4);
            next /= k + T.One;
            factor *= (a + k) / (c + k);
            sum += factor * next;
            (t4, t3, t2, t1) = (t3, t2, t1, next);
            bound *= LargestSpread;
        }

        return sum;
    }
}
