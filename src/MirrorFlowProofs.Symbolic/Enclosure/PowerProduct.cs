namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// A linear factor to a power, (Constant + Slope t)^Exponent, the numbers known by enclosures;
/// <see cref="VanishesAtStart"/> when the constant is exactly 0.
/// </summary>
internal sealed record LinearPower(DyadicInterval Constant, DyadicInterval Slope, Rational Exponent)
{
    internal bool VanishesAtStart => Constant.Lower.IsZero && Constant.Upper.IsZero;
}

/// <summary>
/// Rigorous integrals of products of powers of linear factors, int_0^T prod_i (b_i + s_i t)^(a_i) dt: positive factors
/// on (0, T], those that vanish at 0 with exponents that add up to more than -1.
/// </summary>
/// <remarks>
/// The interval is cut into panels on which every factor varies by a bounded ratio. On the panel around c of half-width h,
/// the integrand is prod b_i(c)^(a_i) times prod (1 + r_i x)^(a_i), r_i = s_i h / b_i(c), |x| &lt;= 1, |r_i| &lt;= r &lt; 1.
/// Its Taylor coefficients f_k satisfy k f_k = sum_(j&lt;k) f_j p_(k-1-j), p_m = sum_i a_i r_i (-r_i)^m (from the
/// logarithmic derivative) or, for few factors, a short recurrence from (prod (1 + r_i x)) f' = (sum a_i r_i prod_(j != i)
/// (1 + r_j x)) f, and are at most those of (1 - r x)^(-S), S = sum |a_i|, in size (Cauchy's majorant), that is
/// M_k = (S)_k r^k / k!. So the terms left out of the integral from k = N on are at most M_N / (1 - rho),
/// rho = r max(1, (S + N)/(N + 1)) bounding every later ratio. Near t = 0 the powers that vanish there are pulled out:
/// int_0^h t^a sum f_k (t/h)^k dt = h^(a+1) sum f_k / (k + a + 1). All arithmetic is outward rounded. The result
/// contains the integral; its relative width is about that of <c>bits</c> and of the enclosures put in.
/// </remarks>
internal static class PowerProduct
{
    private const int MostPanels = 12_000;

    // Work of panels, in factors times the square of the bits, those added that elementary functions cost: some minutes.
    private const long MostWork = 1_000_000_000_000;
    private const long BitsOfOverhead = 4000;

    // At most this many terms more than bits: each is smaller than the last by far more than a half, but for high powers.
    private const int LeastMostTerms = 4000;
    private static readonly DyadicInterval One = DyadicInterval.Point(Dyadic.One);

    /// <summary>The integral from 0 to <paramref name="end"/> &gt; 0; null with the reason when it cannot be enclosed.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled between two panels.</exception>
    internal static DyadicInterval? Integrate(
        IReadOnlyList<LinearPower> factors, Dyadic end, int bits, out string? reason, CancellationToken cancellation = default)
    {
        var work = bits + 20;
        var powerAtStart = Rational.Zero;
        var outside = One;
        var regular = new List<LinearPower>();
        foreach (var factor in factors)
        {
            if (factor.VanishesAtStart)
            {
                powerAtStart += factor.Exponent;
                if (DyadicInterval.Pow(factor.Slope, factor.Exponent, work) is not { } slope)
                {
                    reason = "a factor of the integrand may be negative on the interval of integration";
                    return null;
                }

                outside = DyadicInterval.Multiply(outside, slope, work);
            }
            else if (factor.Constant.IsPositive)
            {
                regular.Add(factor);
            }
            else
            {
                reason = "a factor of the integrand may be negative or 0 at the lower limit";
                return null;
            }
        }

        if (powerAtStart <= -1)
        {
            reason = "the integral diverges at its lower limit";
            return null;
        }

        // Linear and positive at the start: it is positive throughout iff it is at the end. Panels would shrink towards a zero for ever.
        if (regular.Exists(f => !DyadicInterval.Add(f.Constant, DyadicInterval.Multiply(f.Slope, DyadicInterval.Point(end), work), work).IsPositive))
        {
            reason = "a factor of the integrand may vanish inside the interval of integration, or at its upper limit";
            return null;
        }

        var total = default(DyadicInterval);
        var position = Dyadic.Zero;
        var spent = 0L;
        for (var panel = 0; position < end; panel++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (spent > MostWork)
            {
                reason = FormattableString.Invariant($"the integral spans too many orders of magnitude for {regular.Count} factors at {bits} bits: {panel} panels were not enough");
                return null;
            }

            spent += factors.Count * (work + BitsOfOverhead) * (work + BitsOfOverhead);
            if (panel == MostPanels)
            {
                reason = $"the integral needs more than {MostPanels} panels";
                return null;
            }

            var atStart = position.IsZero && !powerAtStart.IsZero;
            var active = atStart || powerAtStart.IsZero
                ? regular
                : [.. regular, new LinearPower(default, One, powerAtStart)];
            var next = NextPosition(active, position, end, atStart, TaylorCoefficients.InverseRatio(active.Count, work));
            if ((atStart
                    ? StartPanel(active, next, powerAtStart, work)
                    : InnerPanel(active, position, next, work)) is not { } part)
            {
                reason = "a factor of the integrand may vanish on the interval of integration, or needs too many terms";
                return null;
            }

            total = DyadicInterval.Add(total, part, work);
            position = next;
        }

        reason = null;
        return DyadicInterval.Multiply(total, outside, bits);
    }

    /// <summary>How far a panel may reach so that every ratio r_i stays at most about 1/<paramref name="inverseRatio"/>.</summary>
    private static Dyadic NextPosition(List<LinearPower> factors, Dyadic position, Dyadic end, bool atStart, int inverseRatio)
    {
        var reach = end - position;
        foreach (var factor in factors)
        {
            var value = DyadicInterval.Add(
                factor.Constant, DyadicInterval.Multiply(factor.Slope, DyadicInterval.Point(position), 64), 64);
            if (factor.Slope.Magnitude.IsZero || !value.IsPositive)
            {
                continue;
            }

            // With m = 1/r, from 0: h <= b/(m s). Inside, at half-width h: s h <= (b + s h)/m, so 2 h <= 2 b/((m - 1) s);
            // falling, 2 b/((m + 1) |s|).
            var (times, part) = atStart ? (1, inverseRatio) : (2, factor.Slope.IsPositive ? inverseRatio - 1 : inverseRatio + 1);
            reach = Dyadic.Min(
                reach, Dyadic.DivideDown(value.Lower * Dyadic.Of(times), factor.Slope.Magnitude * Dyadic.Of(part), 24));
        }

        if (position + reach >= end)
        {
            return end;
        }

        var bits = 8 + Math.Max(0, position.IsZero ? 0 : position.Top - reach.Top);
        var next = (position + reach).RoundDown(bits);
        return next > position ? next : position + reach;
    }

    private static DyadicInterval? StartPanel(List<LinearPower> factors, Dyadic h, Rational power, int work)
    {
        if (Taylor(factors, Dyadic.Zero, h, work) is not var (outside, series, tail)
            || DyadicInterval.Pow(DyadicInterval.Point(h), power + 1, work) is not { } length)
        {
            return null;
        }

        // 1/(k + a + 1) = d/(n + d (k + 1)) for a = n/d > -1.
        var total = default(FixedPoint);
        for (var k = 0; k < series.Values.Count; k++)
        {
            total += series.Values[k].Times(power.Denominator, power.Numerator + (power.Denominator * (k + 1)));
        }

        // 1/(k + a + 1) <= 1/(a + 1 + N) for the terms left out; a bound of 1 holds once there is a term, as a > -1.
        var sum = DyadicInterval.Add(total.ToInterval(series.Scale), DyadicInterval.Around0(tail), work);
        return DyadicInterval.Multiply(DyadicInterval.Multiply(sum, outside, work), length, work);
    }

    private static DyadicInterval? InnerPanel(List<LinearPower> factors, Dyadic from, Dyadic to, int work)
    {
        var h = (to - from).Scale(-1);
        if (Taylor(factors, from + h, h, work) is not var (outside, series, tail))
        {
            return null;
        }

        // int_(-1)^1 x^k dx is 2/(k + 1) for even k and 0 for odd k.
        var total = default(FixedPoint);
        for (var k = 0; k < series.Values.Count; k += 2)
        {
            total += series.Values[k].Times(1, k + 1);
        }

        var sum = DyadicInterval.Add(total.ToInterval(series.Scale), DyadicInterval.Around0(tail), work);
        return DyadicInterval.Multiply(
            DyadicInterval.Multiply(sum, outside, work), DyadicInterval.Point(h.Scale(1)), work);
    }

    /// <summary>
    /// prod b_i(c)^(a_i), the Taylor coefficients of prod (1 + r_i x)^(a_i), at least one, and a bound of the sum of
    /// the sizes of those left out.
    /// </summary>
    private static (DyadicInterval Outside, TaylorCoefficients Series, Dyadic Tail)? Taylor(
        List<LinearPower> factors, Dyadic center, Dyadic h, int work)
    {
        // b^a c^a = (b c)^a for positive numbers: one power for each exponent.
        var bases = new Dictionary<Rational, DyadicInterval>();
        var ratios = new List<DyadicInterval>();
        var (largest, weight) = (Dyadic.Zero, Rational.Zero);
        foreach (var factor in factors)
        {
            var value = DyadicInterval.Add(
                factor.Constant, DyadicInterval.Multiply(factor.Slope, DyadicInterval.Point(center), work), work);
            if (!value.IsPositive)
            {
                return null;
            }

            bases[factor.Exponent] = bases.TryGetValue(factor.Exponent, out var others) ? DyadicInterval.Multiply(others, value, work) : value;
            var ratio = DyadicInterval.Divide(
                DyadicInterval.Multiply(factor.Slope, DyadicInterval.Point(h), work), value, work)!.Value;
            ratios.Add(ratio);
            largest = Dyadic.Max(largest, ratio.Magnitude);
            weight += Rational.Abs(factor.Exponent);
        }

        var outside = One;
        foreach (var (exponent, product) in bases)
        {
            if (DyadicInterval.Pow(product, exponent, work) is not { } power)
            {
                return null;
            }

            outside = DyadicInterval.Multiply(outside, power, work);
        }

        var r = largest.RoundUp(32).ToRational();
        var series = TaylorCoefficients.Of(ratios, [.. factors.Select(f => f.Exponent)], r, work);
        series.Append();
        var majorant = One;
        for (var k = 1; k <= LeastMostTerms + work; k++)
        {
            // M_k from M_(k-1); at x = 1 the ratio of later ones is at most r max(1, (S + k)/(k + 1)).
            majorant = DyadicInterval.Multiply(majorant, DyadicInterval.Of(r * (weight + k - 1) / k, 64), 64);
            var rho = r * Rational.Max(1, (weight + k) / (k + 1));
            if (majorant.Upper.IsZero || (rho * 2 <= 1 && majorant.Upper.Top < -work))
            {
                return (outside, series, majorant.Upper.Scale(1));
            }

            series.Append();
        }

        return null;
    }
}
