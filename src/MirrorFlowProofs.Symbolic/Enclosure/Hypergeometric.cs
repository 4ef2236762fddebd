namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>Enclosure of Gauss's hypergeometric function 2F1(a, b; c; z), real z &lt; 1.</summary>
public static partial class Hypergeometric
{
    private const int MostTerms = 20_000;
    private static readonly DyadicInterval One = DyadicInterval.Point(Dyadic.One);

    /// <summary>
    /// 2F1(a, b; c; z). For |z| &lt;= 1/2, and for polynomials, the power series; for z &lt; -1/2 Pfaff's transformation
    /// F(a, b; c; z) = (1 - z)^(-a) F(a, c - b; c; z/(z - 1)) first (DLMF 15.8.1), its argument in (0, 1). Where the
    /// argument of the series is near 1 and c = b + 1, b &gt; 0 (or c = a + 1, a &gt; 0), Euler's integral
    /// b int_0^1 t^(b-1) (1 - z t)^(-a) dt (DLMF 15.6.1) by <see cref="PowerProduct"/>, at every z &lt; 1. Other parameters far
    /// below 0, where a - b is not an integer: by the solutions at infinity.
    /// </summary>
    /// <returns>The enclosure, or null with <paramref name="reason"/>: c = 0, -1, -2, ..., z not known to be below 1,
    /// or more than 20000 terms of the series needed.</returns>
    public static DyadicInterval? Evaluate(
        Rational a, Rational b, Rational c, DyadicInterval z, int bits, out string? reason)
    {
        if (IsPole(c))
        {
            reason = $"hyp2f1 is not defined for the parameter c = {c}";
            return null;
        }

        reason = null;
        var half = Dyadic.Of(1, -1);
        if (IsPole(a) || IsPole(b) || z.Magnitude <= half)
        {
            return Series(a, b, c, z, bits, out reason);
        }

        if (z.Upper >= Dyadic.One)
        {
            reason = "hyp2f1 needs an argument below 1";
            return null;
        }

        if (c - a == 1 && a.Sign > 0)
        {
            (a, b) = (b, a);
        }

        if (c - b == 1 && b.Sign > 0 && (z.Upper > half || z.Lower < Dyadic.Of(-2)))
        {
            return ByIntegral(a, b, z, bits, out reason);
        }

        if (z.Upper.Sign >= 0)
        {
            return Series(a, b, c, z, bits, out reason);
        }

        if (z.Upper <= Dyadic.Of(-4) && !(a - b).IsInteger)
        {
            return ByInfinity(a, b, c, z, bits, out reason);
        }

        var work = bits + 10;
        var oneLess = DyadicInterval.Subtract(One, z, work);
        var w = DyadicInterval.Subtract(One, DyadicInterval.Divide(One, oneLess, work)!.Value, work);
        if (Series(a, c - b, c, w, work, out reason) is not { } f)
        {
            return null;
        }

        if (DyadicInterval.Pow(oneLess, -a, work) is not { } factor)
        {
            reason = "a power is out of range";
            return null;
        }

        return DyadicInterval.Multiply(factor, f, bits);
    }

    /// <summary>
    /// sum t_n, t_(n+1)/t_n = (a + n)(b + n)/((c + n)(1 + n)) z. Once a + n, b + n, c + n are positive each of
    /// (n + a)/(n + 1) and (n + b)/(n + c) moves monotonically to 1, so every later ratio is at most
    /// rho = |z| max(1, (n + a)/(n + 1)) max(1, (n + b)/(n + c)), and the terms from n on add up to at most
    /// |t_n|/(1 - rho).
    /// </summary>
    private static DyadicInterval? Series(
        Rational a, Rational b, Rational c, DyadicInterval z, int bits, out string? reason)
    {
        reason = null;
        var work = bits + 24;
        var size = z.Magnitude.RoundUp(64).ToRational();
        var (sum, term) = (default(DyadicInterval), One);
        var largest = Dyadic.One;
        for (var n = 0; n < MostTerms; n++)
        {
            if (term.Magnitude.IsZero)
            {
                return sum.Round(bits);
            }

            largest = Dyadic.Max(largest, sum.Magnitude);
            if (term.Magnitude.Top < largest.Top - work && a + n > 0 && b + n > 0 && c + n > 0)
            {
                var rho = size * Rational.Max(1, (a + n) / (n + 1)) * Rational.Max(1, (b + n) / (c + n));
                if (rho < 1)
                {
                    var tail = DyadicInterval.Divide(
                        DyadicInterval.Point(term.Magnitude), DyadicInterval.Of(1 - rho, 64), 64)!.Value.Upper;
                    return DyadicInterval.Add(sum, DyadicInterval.Around0(tail), bits);
                }
            }

            sum = DyadicInterval.Add(sum, term, work);
            var ratio = (a + n) * (b + n) / ((c + n) * (n + 1));
            term = DyadicInterval.Multiply(term, DyadicInterval.Multiply(z, DyadicInterval.Of(ratio, work), work), work);
        }

        reason = $"the series of hyp2f1 needs more than {MostTerms} terms";
        return null;
    }

    private static DyadicInterval? ByIntegral(Rational a, Rational b, DyadicInterval z, int bits, out string? reason)
    {
        LinearPower[] factors = [new(default, One, b - 1), new(One, -z, -a)];
        return PowerProduct.Integrate(factors, Dyadic.One, bits + 8, out reason) is { } integral
            ? DyadicInterval.Multiply(integral, DyadicInterval.Of(b, bits + 8), bits)
            : null;
    }

    private static bool IsPole(Rational parameter) => parameter.IsInteger && parameter.Sign <= 0;
}
