using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// The Taylor coefficients f_0 = 1, f_1, ... of prod (1 + r_i x)^(a_i), one after the other, in fixed point: they fall with
/// the powers of the largest |r_i|, so most of the numbers multiplied are short.
/// </summary>
internal abstract class TaylorCoefficients(int scale)
{
    private const int FewestTimes = 5;
    private readonly List<BigInteger> _sizes = [];

    /// <summary>The scale of the coefficients.</summary>
    internal int Scale => scale;

    /// <summary>Those computed so far.</summary>
    internal List<FixedPoint> Values { get; } = [];

    /// <summary>
    /// How many times the largest |r_i| should fit into 1: 5, or more where that lets many factors use the recurrence with
    /// less work.
    /// </summary>
    internal static int InverseRatio(int factors, int work) =>
        ShortRecurrence.HasLessWork(factors, work) ? Math.Max(FewestTimes, ShortRecurrence.InverseRatio(factors)) : FewestTimes;

    /// <summary>
    /// Chooses the way with less work. Whatever is chosen, the error is part of every coefficient; it is about
    /// 2^-<paramref name="work"/> where the ratios are as <see cref="InverseRatio"/> says.
    /// </summary>
    internal static TaylorCoefficients Of(IReadOnlyList<DyadicInterval> ratios, IReadOnlyList<Rational> exponents, Rational largest, int work)
    {
        var guarded = work + 8 + (int)((BigInteger)work).GetBitLength();
        return ShortRecurrence.HasLessWork(ratios.Count, work) && ShortRecurrence.KeepsErrorsSmall(ratios.Count, largest)
            ? new ShortRecurrence(ratios, exponents, guarded)
            : new LogarithmicDerivative(ratios, exponents, guarded);
    }

    /// <summary>Computes the next one.</summary>
    internal void Append() => Add(Values.Count == 0 ? new FixedPoint(BigInteger.One << scale, BigInteger.Zero) : Next());

    /// <summary>f_k, k the number of those given.</summary>
    protected abstract FixedPoint Next();

    /// <summary>Adds a product with f_j, and its error, to the sums.</summary>
    protected void AddProduct(FixedPoint a, BigInteger size, int j, int factor, ref BigInteger sum, ref BigInteger error)
    {
        sum += a.Value * Values[j].Value * factor;
        error += FixedPoint.ErrorOfProduct(a, size, Values[j], _sizes[j]) * Math.Abs(factor);
    }

    private void Add(FixedPoint value)
    {
        Values.Add(value);
        _sizes.Add(value.SizeAt(scale));
    }
}

/// <summary>k f_k = sum_(j&lt;k) f_j p_(k-1-j) with p_m = sum_i a_i r_i (-r_i)^m: any number of factors, work of order k.</summary>
internal sealed class LogarithmicDerivative : TaylorCoefficients
{
    private readonly List<FixedPoint> _ratios;
    private readonly List<FixedPoint> _powers;
    private readonly List<(FixedPoint Value, BigInteger Size)> _sums = [];

    internal LogarithmicDerivative(IReadOnlyList<DyadicInterval> ratios, IReadOnlyList<Rational> exponents, int scale)
        : base(scale)
    {
        _ratios = [.. ratios.Select(r => FixedPoint.Of(r, scale))];
        _powers = [.. ratios.Select((r, i) => FixedPoint.Of(DyadicInterval.Multiply(r, DyadicInterval.Of(exponents[i], scale), scale), scale))];
    }

    protected override FixedPoint Next()
    {
        var power = _powers.Aggregate((a, b) => a + b);
        _sums.Add((power, power.SizeAt(Scale)));
        for (var i = 0; i < _powers.Count; i++)
        {
            _powers[i] = -FixedPoint.Multiply(_powers[i], _ratios[i], Scale);
        }

        var (k, sum, error) = (Values.Count, BigInteger.Zero, BigInteger.Zero);
        for (var j = 0; j < k; j++)
        {
            AddProduct(_sums[k - 1 - j].Value, _sums[k - 1 - j].Size, j, 1, ref sum, ref error);
        }

        return FixedPoint.Reduced(sum, error, Scale, k);
    }
}

/// <summary>
/// From Q f' = S f with Q = prod (1 + r_i x) and S = sum a_i r_i prod_(j != i) (1 + r_j x):
/// k f_k = sum_j S_j f_(k-1-j) - sum_(j&gt;=1) Q_j (k - j) f_(k-j), as many terms as there are factors.
/// </summary>
/// <remarks>
/// The errors grow by at most the factor g = r/(2^(1/d) - 1) a step for d factors and |r_i| &lt;= r, since the sum of the
/// |Q_j| t^(-j), j &gt;= 1, is at most (1 + r/t)^d - 1, which is 1 for t = g. As 2^(1/d) - 1 &gt;= (log 2)/d, g is below 3 r d/2.
/// </remarks>
internal sealed class ShortRecurrence : TaylorCoefficients
{
    /// <summary>For so many factors g is below 1 at r = 1/5.</summary>
    private const int FewFactors = 3;
    private const int MostFactors = 10;

    private readonly List<(FixedPoint Value, BigInteger Size)> _q;
    private readonly List<(FixedPoint Value, BigInteger Size)> _s;

    internal ShortRecurrence(IReadOnlyList<DyadicInterval> ratios, IReadOnlyList<Rational> exponents, int scale)
        : base(scale)
    {
        var s = new DyadicInterval[ratios.Count];
        for (var i = 0; i < ratios.Count; i++)
        {
            var weight = DyadicInterval.Multiply(ratios[i], DyadicInterval.Of(exponents[i], scale), scale);
            var others = ProductOf([.. ratios.Where((_, j) => j != i)], scale);
            for (var j = 0; j < others.Count; j++)
            {
                s[j] = DyadicInterval.Add(s[j], DyadicInterval.Multiply(weight, others[j], scale), scale);
            }
        }

        (_q, _s) = (Sized(ProductOf(ratios, scale)), Sized(s));
    }

    /// <summary>
    /// Whether 2 d products a term are fewer than half the number of terms, of about 2.3 bits each. For more than 10 factors
    /// panels would become too short.
    /// </summary>
    internal static bool HasLessWork(int factors, int work) =>
        factors <= FewFactors || (factors <= MostFactors && 10 * factors <= work);

    /// <summary>The 1/r from which on g is below 1.</summary>
    internal static int InverseRatio(int factors) => factors <= FewFactors ? 1 : ((3 * factors) + 1) / 2;

    /// <summary>Whether g is not much above 1; no bound rests on it.</summary>
    internal static bool KeepsErrorsSmall(int factors, Rational largest) =>
        factors <= FewFactors || largest * factors <= new Rational(3, 4);

    protected override FixedPoint Next()
    {
        var (k, sum, error) = (Values.Count, BigInteger.Zero, BigInteger.Zero);
        for (var j = 0; j < _s.Count && j < k; j++)
        {
            AddProduct(_s[j].Value, _s[j].Size, k - 1 - j, 1, ref sum, ref error);
        }

        for (var j = 1; j < _q.Count && j < k; j++)
        {
            AddProduct(_q[j].Value, _q[j].Size, k - j, -(k - j), ref sum, ref error);
        }

        return FixedPoint.Reduced(sum, error, Scale, k);
    }

    private List<(FixedPoint Value, BigInteger Size)> Sized(IEnumerable<DyadicInterval> numbers) =>
        [.. numbers.Select(n => FixedPoint.Of(n, Scale)).Select(n => (n, n.SizeAt(Scale)))];

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
