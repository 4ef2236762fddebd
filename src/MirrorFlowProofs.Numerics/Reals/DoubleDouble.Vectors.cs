using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <content>Sums over arrays, four entries at a time; the same on every processor.</content>
public readonly partial struct DoubleDouble
{
    private static Vector256<double> First => Vector256.Create(-1L, 0, -1, 0).AsDouble();

    /// <summary>sum a_k b_k over the shorter of the two.</summary>
    /// <remarks>
    /// The error is a roundoff of the result and some n^2 2^-106 of the sum of |a_k b_k| (T. Ogita, S. M. Rump, S. Oishi, SIAM J. Sci.
    /// Comput. 26 (2005) 1955-1988, with the low parts of the factors kept).
    /// </remarks>
    public static DoubleDouble Dot(ReadOnlySpan<DoubleDouble> a, ReadOnlySpan<DoubleDouble> b)
    {
        int n = Math.Min(a.Length, b.Length);
        (Vector256<double> sum, Vector256<double> rest) = (default, default);
        int k = 0;
        for (; k <= n - 4; k += 4)
        {
            (Vector256<double> x, Vector256<double> xLow) = Load(a, k);
            (Vector256<double> y, Vector256<double> yLow) = Load(b, k);
            Vector256<double> product = x * y;
            Vector256<double> error = Vector256.FusedMultiplyAdd(x, y, -product);
            error = Vector256.FusedMultiplyAdd(x, yLow, Vector256.FusedMultiplyAdd(xLow, y, error));
            (sum, Vector256<double> lost) = TwoSum(sum, product);
            rest += lost + error;
        }

        DoubleDouble total = Zero;
        for (int lane = 0; lane < 4; lane++)
        {
            total += (DoubleDouble)sum.GetElement(lane) + rest.GetElement(lane);
        }

        for (; k < n; k++)
        {
            total += a[k] * b[k];
        }

        return total;
    }

    /// <summary>y_k -= c x_k for the entries of x, as the operators do, for finite numbers.</summary>
    public static void SubtractMultiple(ReadOnlySpan<DoubleDouble> x, DoubleDouble c, Span<DoubleDouble> y)
    {
        Vector256<double> factor = Vector256.Create(-c.High);
        Vector256<double> factorLow = Vector256.Create(-c.Low);
        int k = 0;
        for (; k <= x.Length - 4; k += 4)
        {
            (Vector256<double> v, Vector256<double> vLow) = Load(x, k);
            (Vector256<double> s, Vector256<double> sLow) = Load(y, k);
            Vector256<double> p = v * factor;
            Vector256<double> e = Vector256.FusedMultiplyAdd(v, factor, -p) + ((v * factorLow) + (vLow * factor));
            (p, e) = QuickTwoSum(p, e);
            (Vector256<double> sum, Vector256<double> error) = TwoSum(s, p);
            (Vector256<double> low, Vector256<double> lost) = TwoSum(sLow, e);
            (sum, error) = QuickTwoSum(sum, error + low);
            (sum, error) = QuickTwoSum(sum, error + lost);
            Store(sum, error, y, k);
        }

        for (; k < x.Length; k++)
        {
            y[k] -= c * x[k];
        }
    }

    // The high and the low parts of four entries, in the order 0, 2, 1, 3.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> High, Vector256<double> Low) Load(ReadOnlySpan<DoubleDouble> values, int k)
    {
        ref double start = ref Unsafe.As<DoubleDouble, double>(ref MemoryMarshal.GetReference(values));
        Vector256<double> a = Vector256.LoadUnsafe(ref start, (nuint)(2 * k));
        Vector256<double> b = Vector256.LoadUnsafe(ref start, (nuint)(2 * k) + 4);
        return (Vector256.ConditionalSelect(First, a, Swapped(b)), Vector256.ConditionalSelect(First, Swapped(a), b));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> high, Vector256<double> low, Span<DoubleDouble> values, int k)
    {
        ref double start = ref Unsafe.As<DoubleDouble, double>(ref MemoryMarshal.GetReference(values));
        Vector256.ConditionalSelect(First, high, Swapped(low)).StoreUnsafe(ref start, (nuint)(2 * k));
        Vector256.ConditionalSelect(First, Swapped(high), low).StoreUnsafe(ref start, (nuint)(2 * k) + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Swapped(Vector256<double> v) => Vector256.Shuffle(v, Vector256.Create(1L, 0, 3, 2));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Sum, Vector256<double> Error) TwoSum(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> s = a + b;
        Vector256<double> v = s - a;
        return (s, (a - (s - v)) + (b - v));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector256<double> Sum, Vector256<double> Error) QuickTwoSum(Vector256<double> a, Vector256<double> b)
    {
        Vector256<double> s = a + b;
        return (s, b - (s - a));
    }
}
