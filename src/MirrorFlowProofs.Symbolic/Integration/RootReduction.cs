using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// Integrals of a rational function times <c>1/y</c>, <c>y^2 = prod (t + a_i)</c> over h different offsets, reduced to an
/// algebraic part and few integrals: of <c>t^k/y</c> with <c>k &lt; h - 1</c>, and of <c>1/((t + o) y)</c>.
/// </summary>
/// <remarks>
/// With <c>s = t + o</c> and <c>y^2 = sum q_j s^j</c>: <c>d(s^(-n) y)/ds = sum q_j (j/2 - n) s^(j-n-1)/y</c> for every
/// integer n. Read from its lowest term it lowers the order of a pole, from its highest the degree of a polynomial.
/// </remarks>
internal sealed class RootReduction
{
    private readonly IReadOnlyList<Expr> _roots;
    private readonly Dictionary<Expr, SortedDictionary<int, Expr>> _poles = [];
    private readonly SortedDictionary<int, Expr> _polynomial = [];
    private readonly List<(Expr Offset, int Power, Expr Coefficient)> _algebraic = [];

    /// <param name="roots">The offsets a_i, different.</param>
    /// <param name="integrand">The rational function.</param>
    internal RootReduction(IReadOnlyList<Expr> roots, PartialFractions integrand)
    {
        _roots = roots;
        foreach (var (offset, order, coefficient) in integrand.Poles)
        {
            AddPole(offset, order, coefficient);
        }

        for (var k = 0; k < integrand.Polynomial.Count; k++)
        {
            Add(_polynomial, k, integrand.Polynomial[k]);
        }

        foreach (var offset in _poles.Keys.ToList())
        {
            LowerPole(offset);
        }

        LowerDegree();
    }

    /// <summary>The coefficient of the integral of t^k/y.</summary>
    internal Expr Polynomial(int k) => _polynomial.GetValueOrDefault(k, Expr.Zero);

    /// <summary>The offsets of the integrals of 1/((t + o) y), with their coefficients; none is 0 as far as is seen.</summary>
    internal IEnumerable<(Expr Offset, Expr Coefficient)> Poles => _poles
        .Select(p => (Offset: p.Key, Coefficient: p.Value.GetValueOrDefault(1, Expr.Zero))).Where(p => !p.Coefficient.IsZero);

    /// <summary>The algebraic part at t.</summary>
    internal Expr Algebraic(Expr t)
    {
        var y = Product.Of(_roots.Select(a => Power.Sqrt(t + a)));
        return Sum.Of(_algebraic.Select(term => term.Coefficient * Power.Of(t + term.Offset, term.Power) * y));
    }

    /// <summary>
    /// Replaces the integral of t^k/y, k = h - 2, which is left, by the one of 1/((t + o) y) with o among the roots.
    /// </summary>
    internal void ExchangePolynomial(Expr offset)
    {
        var k = _roots.Count - 2;
        var coefficient = Polynomial(k);
        if (coefficient.IsZero)
        {
            return;
        }

        // t^k = s^k - (the lower powers of t in s^k); s^k by the relation for n = 1.
        _polynomial.Remove(k);
        var q = Coefficients(offset);
        var inT = PowerOfSum(offset, k);
        for (var i = 0; i < k; i++)
        {
            Add(_polynomial, i, -coefficient * inT[i]);
        }

        Solve(offset, q, 1, k + 2, coefficient);
    }

    /// <summary>Replaces the integral of 1/((t + o) y), o among the roots, by those of t^k/y.</summary>
    internal void ExchangePole(Expr offset)
    {
        if (_poles.Remove(offset, out var orders) && orders.TryGetValue(1, out var coefficient))
        {
            Solve(offset, Coefficients(offset), 1, 1, coefficient);
        }
    }

    private void LowerPole(Expr offset)
    {
        var isRoot = _roots.Contains(offset);
        var lowest = isRoot && _roots.Count <= 2 ? 1 : 2;
        var q = Coefficients(offset);
        while (_poles[offset].Count > 0 && _poles[offset].Last() is var (order, coefficient) && order >= lowest)
        {
            _poles[offset].Remove(order);
            if (isRoot)
            {
                Solve(offset, q, order, 1, coefficient);
            }
            else
            {
                Solve(offset, q, order - 1, 0, coefficient);
            }
        }
    }

    private void LowerDegree()
    {
        var q = Coefficients(Expr.Zero);
        while (_polynomial.Count > 0 && _polynomial.Last() is var (k, coefficient) && k >= _roots.Count - 1)
        {
            _polynomial.Remove(k);
            Solve(Expr.Zero, q, _roots.Count - 1 - k, _roots.Count, coefficient);
        }
    }

    /// <summary>
    /// Adds coefficient times the integral of <c>s^(at-n-1)/y</c>, from the relation for n solved for its term j = at.
    /// </summary>
    private void Solve(Expr offset, Expr[] q, int n, int at, Expr coefficient)
    {
        Rational Weight(int j) => new Rational(j, 2) - n;

        var share = coefficient / (Weight(at) * q[at]);
        _algebraic.Add((offset, -n, share));
        for (var j = 0; j < q.Length; j++)
        {
            if (j == at || q[j].IsZero || Weight(j).IsZero)
            {
                continue;
            }

            var part = -share * Weight(j) * q[j];
            var power = j - n - 1;
            if (power < 0)
            {
                AddPole(offset, -power, part);
                continue;
            }

            var inT = PowerOfSum(offset, power);
            for (var i = 0; i <= power; i++)
            {
                Add(_polynomial, i, part * inT[i]);
            }
        }
    }

    /// <summary>The coefficients of y^2 in powers of t + offset.</summary>
    private Expr[] Coefficients(Expr offset)
    {
        Expr[] q = [Expr.One];
        foreach (var d in _roots.Select(a => Expansion.Expand(a - offset)))
        {
            q = [.. Enumerable.Range(0, q.Length + 1).Select(i =>
                (i < q.Length ? d * q[i] : Expr.Zero) + (i > 0 ? q[i - 1] : Expr.Zero))];
        }

        return q;
    }

    /// <summary>The coefficients of (t + offset)^power in t.</summary>
    private static Expr[] PowerOfSum(Expr offset, int power)
    {
        var (coefficients, binomial) = (new Expr[power + 1], Rational.One);
        for (var i = 0; i <= power; i++)
        {
            coefficients[power - i] = binomial * Power.Of(offset, i);
            binomial *= new Rational(power - i, i + 1);
        }

        return coefficients;
    }

    private void AddPole(Expr offset, int order, Expr coefficient)
    {
        if (!_poles.TryGetValue(offset, out var orders))
        {
            _poles[offset] = orders = [];
        }

        Add(orders, order, coefficient);
    }

    private static void Add(SortedDictionary<int, Expr> terms, int at, Expr coefficient)
    {
        var sum = NormalForm.ZeroIfSeen(terms.GetValueOrDefault(at, Expr.Zero) + coefficient);
        if (sum.IsZero)
        {
            terms.Remove(at);
        }
        else
        {
            terms[at] = sum;
        }
    }
}
