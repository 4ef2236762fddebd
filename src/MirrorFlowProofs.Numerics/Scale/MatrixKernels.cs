using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Products of a dense matrix, row by row, with vectors. The lanes are four doubles and every product-sum is fused whatever
/// the processor, so that results are the same everywhere.
/// </summary>
internal static class MatrixKernels
{
    private const int Lanes = 4;

    /// <summary>rows[k] . x for four rows of one length.</summary>
    public static void Dot4(
        ReadOnlySpan<double> a0, ReadOnlySpan<double> a1, ReadOnlySpan<double> a2, ReadOnlySpan<double> a3, ReadOnlySpan<double> x, Span<double> sums)
    {
        int n = x.Length;
        ref double p0 = ref MemoryMarshal.GetReference(a0);
        ref double p1 = ref MemoryMarshal.GetReference(a1);
        ref double p2 = ref MemoryMarshal.GetReference(a2);
        ref double p3 = ref MemoryMarshal.GetReference(a3);
        ref double px = ref MemoryMarshal.GetReference(x);
        Vector256<double> s0 = default, s1 = default, s2 = default, s3 = default;
        Vector256<double> t0 = default, t1 = default, t2 = default, t3 = default;
        int i = 0;
        for (; i <= n - (2 * Lanes); i += 2 * Lanes)
        {
            Vector256<double> v = Load(ref px, i);
            Vector256<double> u = Load(ref px, i + Lanes);
            s0 = Vector256.FusedMultiplyAdd(Load(ref p0, i), v, s0);
            s1 = Vector256.FusedMultiplyAdd(Load(ref p1, i), v, s1);
            s2 = Vector256.FusedMultiplyAdd(Load(ref p2, i), v, s2);
            s3 = Vector256.FusedMultiplyAdd(Load(ref p3, i), v, s3);
            t0 = Vector256.FusedMultiplyAdd(Load(ref p0, i + Lanes), u, t0);
            t1 = Vector256.FusedMultiplyAdd(Load(ref p1, i + Lanes), u, t1);
            t2 = Vector256.FusedMultiplyAdd(Load(ref p2, i + Lanes), u, t2);
            t3 = Vector256.FusedMultiplyAdd(Load(ref p3, i + Lanes), u, t3);
        }

        (double r0, double r1, double r2, double r3) =
            (Vector256.Sum(s0 + t0), Vector256.Sum(s1 + t1), Vector256.Sum(s2 + t2), Vector256.Sum(s3 + t3));
        for (; i < n; i++)
        {
            double v = x[i];
            r0 = Math.FusedMultiplyAdd(a0[i], v, r0);
            r1 = Math.FusedMultiplyAdd(a1[i], v, r1);
            r2 = Math.FusedMultiplyAdd(a2[i], v, r2);
            r3 = Math.FusedMultiplyAdd(a3[i], v, r3);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (r0, r1, r2, r3);
    }

    /// <summary>a . x.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> x)
    {
        Vector256<double> s = default;
        int i = 0;
        for (; i <= x.Length - Lanes; i += Lanes)
        {
            s = Vector256.FusedMultiplyAdd(
                Load(ref MemoryMarshal.GetReference(a), i), Load(ref MemoryMarshal.GetReference(x), i), s);
        }

        double sum = Vector256.Sum(s);
        for (; i < x.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(a[i], x[i], sum);
        }

        return sum;
    }

    /// <summary>y += sum_k c_k rows[k] for four rows of one length.</summary>
    public static void Add4(
        ReadOnlySpan<double> a0, ReadOnlySpan<double> a1, ReadOnlySpan<double> a2, ReadOnlySpan<double> a3, ReadOnlySpan<double> c, Span<double> y)
    {
        int n = y.Length;
        ref double p0 = ref MemoryMarshal.GetReference(a0);
        ref double p1 = ref MemoryMarshal.GetReference(a1);
        ref double p2 = ref MemoryMarshal.GetReference(a2);
        ref double p3 = ref MemoryMarshal.GetReference(a3);
        ref double py = ref MemoryMarshal.GetReference(y);
        Vector256<double> c0 = Vector256.Create(c[0]);
        Vector256<double> c1 = Vector256.Create(c[1]);
        Vector256<double> c2 = Vector256.Create(c[2]);
        Vector256<double> c3 = Vector256.Create(c[3]);
        int i = 0;
        for (; i <= n - Lanes; i += Lanes)
        {
            Vector256<double> s = Vector256.FusedMultiplyAdd(Load(ref p0, i), c0, Load(ref py, i));
            s = Vector256.FusedMultiplyAdd(Load(ref p1, i), c1, s);
            s = Vector256.FusedMultiplyAdd(Load(ref p2, i), c2, s);
            s = Vector256.FusedMultiplyAdd(Load(ref p3, i), c3, s);
            s.StoreUnsafe(ref py, (nuint)i);
        }

        for (; i < n; i++)
        {
            double s = Math.FusedMultiplyAdd(a0[i], c[0], y[i]);
            s = Math.FusedMultiplyAdd(a1[i], c[1], s);
            s = Math.FusedMultiplyAdd(a2[i], c[2], s);
            y[i] = Math.FusedMultiplyAdd(a3[i], c[3], s);
        }
    }

    /// <summary>y += c a.</summary>
    public static void Add(ReadOnlySpan<double> a, double c, Span<double> y)
    {
        Vector256<double> factor = Vector256.Create(c);
        ref double py = ref MemoryMarshal.GetReference(y);
        int i = 0;
        for (; i <= y.Length - Lanes; i += Lanes)
        {
            Vector256.FusedMultiplyAdd(Load(ref MemoryMarshal.GetReference(a), i), factor, Load(ref py, i))
                .StoreUnsafe(ref py, (nuint)i);
        }

        for (; i < y.Length; i++)
        {
            y[i] = Math.FusedMultiplyAdd(a[i], c, y[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int i) => Vector256.LoadUnsafe(ref start, (nuint)i);
}
