namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>The Taylor coefficients f_0 = 1, f_1, ... of prod (1 + r_i x)^(a_i), enclosed, one after the other.</summary>
internal interface ITaylorCoefficients
{
    /// <summary>f_k from f_0, ..., f_(k-1), k the number of those given.</summary>
    DyadicInterval Next(IReadOnlyList<DyadicInterval> before);
}

/// <summary>k f_k = sum_(j&lt;k) f_j p_(k-1-j) with p_m = sum_i a_i r_i (-r_i)^m: any number of factors, work of order k.</summary>
internal sealed class LogarithmicDerivative(IReadOnlyList<DyadicInterval> ratios, IReadOnlyList<Rational> exponents, int work)
    : ITaylorCoefficients
{
    private readonly List<DyadicInterval> _sums = [];
    private readonly List<DyadicInterval> _powers =
        [.. ratios.Select((r, i) => DyadicInterval.Multiply(r, DyadicInterval.Of(exponents[i], work), work))];

    public DyadicInterval Next(IReadOnlyList<DyadicInterval> before)
    {
        _sums.Add(_powers.Aggregate(default(DyadicInterval), (a, b) => DyadicInterval.Add(a, b, work)));
        for (var i = 0; i < _powers.Count; i++)
        {
            _powers[i] = -DyadicInterval.Multiply(_powers[i], ratios[i], work);
        }

        var (k, next) = (before.Count, default(DyadicInterval));
        for (var j = 0; j < k; j++)
        {
            next = DyadicInterval.Add(next, DyadicInterval.Multiply(before[j], _sums[k - 1 - j], work), work);
        }

        return DyadicInterval.Divide(next, k, work);
    }
}

/// <summary>
/// From Q f' = S f with Q = prod (1 + r_i x) and S = sum a_i r_i prod_(j != i) (1 + r_j x):
/// k f_k = sum_j S_j f_(k-1-j) - sum_(j&gt;=1) Q_j (k - j) f_(k-j), as many terms as there are factors.
/// </summary>
/// <remarks>
/// The widths of the enclosures grow by at most r/(2^(1/d) - 1) a step for d factors and |r_i| &lt;= r, since the sum of the
/// |Q_j| t^(-j), j &gt;= 1, is at most (1 + r/t)^d - 1. For r = 1/5 that is below 1 up to three factors.
/// </remarks>
internal sealed class ShortRecurrence : ITaylorCoefficients
{
    /// <summary>For how many factors the widths stay bounded.</summary>
    internal const int MostFactors = 3;

    private readonly IReadOnlyList<DyadicInterval> _q;
    private readonly IReadOnlyList<DyadicInterval> _s;
    private readonly int _work;

    internal ShortRecurrence(IReadOnlyList<DyadicInterval> ratios, IReadOnlyList<Rational> exponents, int work)
    {
        _work = work;
        _q = ProductOf(ratios, work);
        var s = new DyadicInterval[ratios.Count];
        for (var i = 0; i < ratios.Count; i++)
        {
            var weight = DyadicInterval.Multiply(ratios[i], DyadicInterval.Of(exponents[i], work), work);
            var others = ProductOf([.. ratios.Where((_, j) => j != i)], work);
            for (var j = 0; j < others.Count; j++)
            {
                s[j] = DyadicInterval.Add(s[j], DyadicInterval.Multiply(weight, others[j], work), work);
            }
        }

        _s = s;
    }

    public DyadicInterval Next(IReadOnlyList<DyadicInterval> before)
    {
        var (k, next) = (before.Count, default(DyadicInterval));
        for (var j = 0; j < _s.Count && j < k; j++)
        {
            next = DyadicInterval.Add(next, DyadicInterval.Multiply(_s[j], before[k - 1 - j], _work), _work);
        }

        for (var j = 1; j < _q.Count && j < k; j++)
        {
            var scaled = DyadicInterval.Multiply(DyadicInterval.Point(k - j), before[k - j], _work);
            next = DyadicInterval.Subtract(next, DyadicInterval.Multiply(_q[j], scaled, _work), _work);
        }

        return DyadicInterval.Divide(next, k, _work);
    }

    /// <summary>The coefficients of prod (1 + r_i x).</summary>
    private static List<DyadicInterval> ProductOf(IReadOnlyList<DyadicInterval> ratios, int work)
    {
        var product = new List<DyadicInterval> { DyadicInterval.Point(Dyadic.One) };
        foreach (var r in ratios)
        {
            product.Add(default);
            for (var j = product.Count - 1; j > 0; j--)
            {
                product[j] = DyadicInterval.Add(product[j], DyadicInterval.Multiply(r, product[j - 1], work), work);
            }
        }

        return product;
    }
}
