namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// Enclosures of Carlson's symmetric elliptic integrals R_F, R_D and R_J (DLMF 19.16), by duplication (B. C. Carlson,
/// "Numerical computation of real or complex elliptic integrals", Numer. Algorithms 10 (1995), 13-26; DLMF 19.36(i)) and a
/// power series with a proved remainder (<see cref="CarlsonSeries"/>).
/// </summary>
/// <remarks>
/// Why the result encloses: each integrand is positive and falls as an argument grows, so the ends of the arguments
/// decide; at numbers, the duplication theorems are identities, evaluated with outward rounding; and the series is cut
/// with a bound of what is left out. With <c>l = sqrt(x y) + sqrt(x z) + sqrt(y z)</c> (DLMF 19.26.18 to 19.26.23)
/// <c>R_F(x, y, z) = R_F((x + l)/4, ...)</c>,
/// <c>R_D(x, y, z) = 1/4 R_D((x + l)/4, ...) + 3/(sqrt(z) (z + l))</c>,
/// <c>R_J(x, y, z, p) = 1/4 R_J((x + l)/4, ...) + 3 R_C(a^2, b^2)</c> with
/// <c>a = p (sqrt(x) + sqrt(y) + sqrt(z)) + sqrt(x y z)</c>, <c>b^2 = p (p + l)^2</c> and <c>R_C(x, y) = R_F(x, y, y)</c>.
/// A step divides the differences of the arguments by 4, while their mean soon settles.
/// </remarks>
public static class Carlson
{
    private const int Guard = 40;

    /// <summary>More duplications than this are not made.</summary>
    private const int MostSteps = 4000;

    private static readonly Rational Half = new(1, 2);

    /// <summary>R_F of numbers from 0 on, at most one of them 0; null with the reason otherwise.</summary>
    public static DyadicInterval? RF(
        DyadicInterval x, DyadicInterval y, DyadicInterval z, int bits, out string? reason) =>
        Falling("R_F", [x, y, z], null, n => First(n, bits + Guard), bits, out reason);

    /// <summary>R_D of x and y from 0 on, not both 0, and z &gt; 0; null with the reason otherwise.</summary>
    public static DyadicInterval? RD(
        DyadicInterval x, DyadicInterval y, DyadicInterval z, int bits, out string? reason) =>
        Falling("R_D", [x, y], z, n => Second(n, bits + Guard), bits, out reason);

    /// <summary>
    /// R_J of x, y and z from 0 on, at most one of them 0, and p &gt; 0; null with the reason otherwise.
    /// </summary>
    public static DyadicInterval? RJ(
        DyadicInterval x, DyadicInterval y, DyadicInterval z, DyadicInterval p, int bits, out string? reason) =>
        Falling("R_J", [x, y, z], p, n => Third(n, bits + Guard), bits, out reason);

    /// <summary>A function that falls in every argument, from its values at the ends.</summary>
    private static DyadicInterval? Falling(
        string name, DyadicInterval[] symmetric, DyadicInterval? last, Func<DyadicInterval[], DyadicInterval?> at, int bits,
        out string? reason)
    {
        DyadicInterval[] all = last is { } p ? [.. symmetric, p] : symmetric;
        reason = Array.Exists(all, x => x.Upper.Sign < 0) || last is { Upper.Sign: <= 0 }
                || symmetric.Count(x => x.Upper.Sign <= 0) > 1
            ? $"{name} is not defined there"
            : Array.Exists(all, x => x.Lower.Sign < 0) || last is { Lower.Sign: <= 0 }
                || symmetric.Count(x => x.Lower.Sign <= 0) > 1
            ? $"an argument of {name} may be out of its range"
            : null;
        if (reason is not null)
        {
            return null;
        }

        var high = at([.. all.Select(x => DyadicInterval.Point(x.Lower))]);
        var low = Array.TrueForAll(all, x => x.IsPoint) ? high : at([.. all.Select(x => DyadicInterval.Point(x.Upper))]);
        if (low is { } l && high is { } h)
        {
            return new DyadicInterval(l.Lower, h.Upper).Round(bits);
        }

        reason = $"the arguments of {name} are too far apart in size";
        return null;
    }

    private static DyadicInterval? First(DyadicInterval[] x, int work)
    {
        for (var n = 0; n < MostSteps; n++)
        {
            if (CarlsonSeries.Evaluate(x, [Half, Half, Half], Half, work) is { } value)
            {
                return value;
            }

            var (_, shift) = Roots(x, work);
            x = Duplicated(x, shift, work);
        }

        return null;
    }

    private static DyadicInterval? Second(DyadicInterval[] x, int work)
    {
        var sum = default(DyadicInterval);
        for (var n = 0; n < MostSteps; n++)
        {
            if (CarlsonSeries.Evaluate(x, [Half, Half, 3 * Half], 3 * Half, work) is { } value)
            {
                return DyadicInterval.Add(sum, value.Scale(-2 * n), work);
            }

            var (roots, shift) = Roots(x, work);
            var below = DyadicInterval.Multiply(roots[2], DyadicInterval.Add(x[2], shift, work), work);
            sum = DyadicInterval.Add(sum, DyadicInterval.Divide(Three, below, work)!.Value.Scale(-2 * n), work);
            x = Duplicated(x, shift, work);
        }

        return null;
    }

    private static DyadicInterval? Third(DyadicInterval[] x, int work)
    {
        var sum = default(DyadicInterval);
        for (var n = 0; n < MostSteps; n++)
        {
            if (CarlsonSeries.Evaluate(x, [Half, Half, Half, 1], 3 * Half, work) is { } value)
            {
                return DyadicInterval.Add(sum, value.Scale(-2 * n), work);
            }

            var (r, shift) = Roots(x, work);
            var p = x[3];
            var ofRoots = DyadicInterval.Add(DyadicInterval.Add(r[0], r[1], work), r[2], work);
            var a = DyadicInterval.Add(
                DyadicInterval.Multiply(p, ofRoots, work),
                DyadicInterval.Multiply(DyadicInterval.Multiply(r[0], r[1], work), r[2], work),
                work);
            var shifted = DyadicInterval.Add(p, shift, work);
            var b2 = DyadicInterval.Multiply(p, DyadicInterval.Multiply(shifted, shifted, work), work);
            if (First([DyadicInterval.Multiply(a, a, work), b2, b2], work) is not { } degenerate)
            {
                return null;
            }

            sum = DyadicInterval.Add(sum, DyadicInterval.Multiply(Three, degenerate, work).Scale(-2 * n), work);
            x = Duplicated(x, shift, work);
        }

        return null;
    }

    private static readonly DyadicInterval Three = DyadicInterval.Point(Dyadic.Of(3));

    /// <summary>The roots of the first three arguments, and the sum of their products in pairs.</summary>
    private static (DyadicInterval[] Roots, DyadicInterval Shift) Roots(DyadicInterval[] x, int work)
    {
        DyadicInterval[] r = [.. x.Take(3).Select(a => DyadicInterval.Root(a, 2, work)!.Value)];
        var pairs = DyadicInterval.Add(DyadicInterval.Multiply(r[0], r[1], work), DyadicInterval.Multiply(r[0], r[2], work), work);
        return (r, DyadicInterval.Add(pairs, DyadicInterval.Multiply(r[1], r[2], work), work));
    }

    private static DyadicInterval[] Duplicated(DyadicInterval[] x, DyadicInterval shift, int work) =>
        [.. x.Select(a => DyadicInterval.Add(a, shift, work).Scale(-2))];
}
