namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// Carlson's function <c>R_(-a)(b; x)</c> (DLMF 19.16.9), of which R_F, R_D and R_J are cases, by its power series
/// around equal arguments, with a bound of the remainder.
/// </summary>
/// <remarks>
/// With <c>c = sum b_i</c>, <c>R_(-a)(b; x) B(a, c - a) = int_0^inf t^(c-a-1) prod (t + x_i)^(-b_i) dt</c>. For any
/// <c>A &gt; 0</c> and <c>x_i = A (1 - Z_i)</c>, <c>|Z_i| &lt;= r &lt; 1</c>, the product is
/// <c>(t + A)^(-c) sum_N T_N (A/(t + A))^N</c> with <c>prod (1 - s Z_i)^(-b_i) = sum_N T_N s^N</c>, so
/// <c>R_(-a)(b; x) = A^(-a) sum_N (a)_N/(c)_N T_N</c> (DLMF 19.19.3). From the logarithmic derivative
/// <c>N T_N = sum_(j=1..N) p_j T_(N-j)</c>, <c>p_j = sum b_i Z_i^j</c>. Since <c>b_i &gt; 0</c>, <c>|T_N|</c> is at most
/// the coefficient of <c>(1 - r s)^(-c)</c>, <c>(c)_N/N! r^N</c>; so a term is at most <c>M_N = (a)_N/N! r^N</c> in size,
/// later ones fall at least by <c>h = r max(1, (a + N)/(N + 1))</c>, and those from <c>N</c> on add up to at most
/// <c>M_N/(1 - h)</c>.
/// </remarks>
internal static class CarlsonSeries
{
    private static readonly DyadicInterval One = DyadicInterval.Point(Dyadic.One);

    /// <summary>
    /// The function at arguments from 0 on, for <c>a</c> = 1/2 or 3/2; null while the arguments are too far apart for a
    /// short series.
    /// </summary>
    internal static DyadicInterval? Evaluate(
        IReadOnlyList<DyadicInterval> x, IReadOnlyList<Rational> weights, Rational a, int work)
    {
        var c = weights.Aggregate(Rational.Zero, (sum, b) => sum + b);
        var mean = default(DyadicInterval);
        for (var i = 0; i < x.Count; i++)
        {
            mean = DyadicInterval.Add(mean, DyadicInterval.Multiply(x[i], DyadicInterval.Of(weights[i] / c, work), work), work);
        }

        List<DyadicInterval> z = [.. x.Select(y => DyadicInterval.Subtract(One, DyadicInterval.Divide(y, mean, work)!.Value, work))];
        var spread = z.Select(y => y.Magnitude).Aggregate(Dyadic.Max).RoundUp(32);

        // As many terms as bits in the spread balance duplications and terms.
        if (!spread.IsZero && spread.Top > -Math.Max(4, (int)IntegerRoot.Floor(work, 2)))
        {
            return null;
        }

        var scale = DyadicInterval.Pow(mean, -a, work);
        return scale is { } s ? DyadicInterval.Multiply(s, Sum(z, weights, spread.ToRational(), a, c, work), work) : null;
    }

    private static DyadicInterval Sum(
        List<DyadicInterval> z, IReadOnlyList<Rational> weights, Rational spread, Rational a, Rational c, int work)
    {
        var coefficients = new List<DyadicInterval> { One };
        var powerSums = new List<DyadicInterval>();
        List<DyadicInterval> powers = [.. weights.Select(b => DyadicInterval.Of(b, work))];
        var (sum, weight, majorant) = (One, One, One);
        for (var n = 1; ; n++)
        {
            majorant = DyadicInterval.Multiply(majorant, DyadicInterval.Of(spread * (a + n - 1) / n, 64), 64);
            if (majorant.Upper.IsZero || majorant.Upper.Top < -work)
            {
                // The spread is at most 1/16, so h is below 1/2 and the remainder at most twice the first term left out.
                return DyadicInterval.Add(sum, DyadicInterval.Around0(majorant.Upper.Scale(1)), work);
            }

            for (var i = 0; i < z.Count; i++)
            {
                powers[i] = DyadicInterval.Multiply(powers[i], z[i], work);
            }

            powerSums.Add(powers.Aggregate(default(DyadicInterval), (p, q) => DyadicInterval.Add(p, q, work)));
            var next = default(DyadicInterval);
            for (var j = 1; j <= n; j++)
            {
                next = DyadicInterval.Add(next, DyadicInterval.Multiply(powerSums[j - 1], coefficients[n - j], work), work);
            }

            coefficients.Add(DyadicInterval.Divide(next, n, work));
            weight = DyadicInterval.Multiply(weight, DyadicInterval.Of((a + n - 1) / (c + n - 1), work), work);
            sum = DyadicInterval.Add(sum, DyadicInterval.Multiply(weight, coefficients[n], work), work);
        }
    }
}
