using System.Numerics;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// The field Q(c) of <c>c = cos(pi/n)</c>, which holds <c>cos(k pi/n) = T_k(c)</c> (DLMF 18.5.1) for every integer k. Its
/// elements are polynomials in c of a degree below that of the minimal polynomial of c, so that equal ones look alike.
/// </summary>
/// <remarks>
/// <c>2 c = z + 1/z</c> with <c>z = exp(i pi/n)</c>, a primitive root of unity of order M = 2n. The cyclotomic polynomial of
/// order M is palindromic of degree 2d (M &gt; 2), so <c>z^(-d) Phi_M(z) = a_d + sum_(i=1..d) a_(d+i) 2 T_i(c)</c> vanishes; d is
/// the degree of c over the rationals (D. H. Lehmer, A note on trigonometric algebraic numbers, Amer. Math. Monthly 40, 1933).
/// </remarks>
internal sealed class CosineField
{
    private const int LargestPower = 10_000;

    /// <summary>
    /// The radicands of <see cref="ExactAngle"/> and the cosines that their roots are: <c>sqrt(2) = 2 cos(pi/4)</c>,
    /// <c>sqrt(3) = 2 cos(pi/6)</c>, <c>sqrt(5) = 4 cos(pi/5) - 1</c>, <c>sqrt(2 + sqrt(2)) = 2 cos(pi/8)</c>,
    /// <c>sqrt(5 + sqrt(5)) = 4 cos(pi/4) cos(pi/10)</c>.
    /// </summary>
    private static readonly IReadOnlyDictionary<Expr, (int Denominator, Func<CosineField, Expr> Value)> Roots =
        new Dictionary<Expr, (int, Func<CosineField, Expr>)>
        {
            [2] = (4, f => 2 * f.Cosine(new Rational(1, 4))),
            [3] = (6, f => 2 * f.Cosine(new Rational(1, 6))),
            [5] = (5, f => 4 * f.Cosine(new Rational(1, 5)) - 1),
            [2 + Symbolic.Power.Sqrt(2)] = (8, f => 2 * f.Cosine(new Rational(1, 8))),
            [5 + Symbolic.Power.Sqrt(5)] = (20, f => 4 * f.Cosine(new Rational(1, 4)) * f.Cosine(new Rational(1, 10))),
        };

    private readonly int _n;
    private readonly Rational[] _minimal;
    private readonly List<Rational[]> _powers = [];
    private readonly List<Rational[]> _inversePowers = [];

    private CosineField(int n)
    {
        _n = n;
        _minimal = MinimalPolynomial(2 * n);
        Generator = new Symbol($"cosine of pi/{n}", new Domain(0, true, 1, true));
        var one = new Rational[Degree];
        one[0] = 1;
        _powers.Add(one);
        _inversePowers.Add(one);
    }

    /// <summary>The largest common denominator of the angles that is looked at.</summary>
    internal const int LargestDenominator = 200;

    /// <summary>What stands for c.</summary>
    internal Symbol Generator { get; }

    private int Degree => _minimal.Length - 1;

    /// <summary>
    /// The field that holds every cosine in the expression and the roots that cosines are written with; null where there is
    /// no cosine, or of too large a denominator.
    /// </summary>
    internal static CosineField? Of(Expr e)
    {
        var cosines = ClassBases.Nodes(e).OfType<Apply>().Where(a => a.Function == Function.CosPi).ToList();
        if (cosines.Count == 0)
        {
            return null;
        }

        var common = cosines.Select(a => ((Number)a.Argument).Value.Denominator)
            .Concat(ClassBases.Nodes(e).OfType<Power>().Where(IsRoot).Select(p => (BigInteger)Roots[p.Base].Denominator))
            .Aggregate(BigInteger.One, (l, d) => l / BigInteger.GreatestCommonDivisor(l, d) * d);
        return common > LargestDenominator ? null : new CosineField((int)common);
    }

    /// <summary>cos(pi turn) as a polynomial in the generator.</summary>
    internal Expr Cosine(Rational turn)
    {
        var k = (int)(turn * _n).Numerator;
        var (before, now) = (_powers[0], Power(1));
        for (var i = 1; i < k; i++)
        {
            var twice = Times(now).Select(a => 2 * a).ToArray();
            (before, now) = (now, [.. twice.Zip(before, (a, b) => a - b)]);
        }

        return Write(k == 0 ? before : now, Expr.One);
    }

    /// <summary>A power with half an odd exponent of a radicand that cosines are written with; null for every other power.</summary>
    internal Expr? Root(Power p) => IsRoot(p) && _n % Roots[p.Base].Denominator == 0
        ? Symbolic.Power.Of(Roots[p.Base].Value(this), (Rational)((Number)p.Exponent).Value.Numerator)
        : null;

    private static bool IsRoot(Power p) => p.Exponent is Number { Value: var half } && half.Denominator == 2 && Roots.ContainsKey(p.Base);

    /// <summary>A product with its whole power of the generator reduced; a sum where that has several terms.</summary>
    internal Expr Reduce(Expr term)
    {
        var factor = Product.FactorsOf(term).FirstOrDefault(f => f is Power { Base: Symbol s, Exponent: Number } && s.Equals(Generator));
        if (factor is not Power { Exponent: Number { Value: { IsInteger: true } exponent } }
            || Rational.Abs(exponent) > LargestPower || (exponent.Sign > 0 && exponent < Degree))
        {
            return term;
        }

        var rest = Product.Of(Product.FactorsOf(term).Where(f => !ReferenceEquals(f, factor)).Prepend(Product.SplitCoefficient(term).Coefficient));
        return Write(Power((int)exponent.Numerator), rest);
    }

    /// <summary>The expression with the cosine itself in the place of the generator.</summary>
    internal Expr Meaning(Expr e) => Substitution.Replace(e, Generator, Apply.Of(Function.CosPi, new Rational(1, _n)));

    private Expr Write(Rational[] element, Expr factor) => Sum.Of(element
        .Select((a, i) => (Coefficient: a, Power: i)).Where(t => !t.Coefficient.IsZero)
        .Select(t => Product.Of(t.Coefficient, Symbolic.Power.Of(Generator, t.Power), factor)));

    private Rational[] Power(int exponent)
    {
        var (powers, step) = exponent < 0 ? (_inversePowers, (Func<Rational[], Rational[]>)Divided) : (_powers, Times);
        while (powers.Count <= Math.Abs(exponent))
        {
            powers.Add(step(powers[^1]));
        }

        return powers[Math.Abs(exponent)];
    }

    /// <summary>The element times c: one place up, and c^d by the minimal polynomial.</summary>
    private Rational[] Times(Rational[] element)
    {
        var carry = element[^1] / _minimal[^1];
        return [.. Enumerable.Range(0, Degree).Select(i => (i == 0 ? Rational.Zero : element[i - 1]) - carry * _minimal[i])];
    }

    /// <summary>The element over c: one place down, and 1/c by the minimal polynomial, whose constant is not 0.</summary>
    private Rational[] Divided(Rational[] element)
    {
        var carry = element[0] / _minimal[0];
        return [.. Enumerable.Range(0, Degree).Select(i => (i == Degree - 1 ? Rational.Zero : element[i + 1]) - carry * _minimal[i + 1])];
    }

    /// <summary>The minimal polynomial of cos(2 pi/m) for m &gt; 2, up to a factor, the constant first.</summary>
    private static Rational[] MinimalPolynomial(int m)
    {
        var cyclotomic = Cyclotomic(m, []);
        var d = (cyclotomic.Length - 1) / 2;
        var result = new Rational[d + 1];
        var (before, now) = (new BigInteger[d + 1], new BigInteger[d + 1]);
        (before[0], now[1]) = (1, 1);
        result[0] = cyclotomic[d];
        for (var i = 1; i <= d; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                result[j] += 2 * cyclotomic[d + i] * now[j];
            }

            var next = new BigInteger[d + 1];
            for (var j = 0; j <= d; j++)
            {
                next[j] = (j == 0 ? 0 : 2 * now[j - 1]) - before[j];
            }

            (before, now) = (now, next);
        }

        return result;
    }

    /// <summary>The cyclotomic polynomial: <c>x^m - 1</c> divided by those of the proper divisors of m.</summary>
    private static BigInteger[] Cyclotomic(int m, Dictionary<int, BigInteger[]> known)
    {
        if (known.TryGetValue(m, out var found))
        {
            return found;
        }

        var polynomial = new BigInteger[m + 1];
        (polynomial[0], polynomial[m]) = (-1, 1);
        foreach (var divisor in Enumerable.Range(1, m - 1).Where(d => m % d == 0))
        {
            polynomial = Quotient(polynomial, Cyclotomic(divisor, known));
        }

        return known[m] = polynomial;
    }

    /// <summary>The quotient by a monic polynomial that divides.</summary>
    private static BigInteger[] Quotient(BigInteger[] dividend, BigInteger[] divisor)
    {
        var rest = (BigInteger[])dividend.Clone();
        var quotient = new BigInteger[dividend.Length - divisor.Length + 1];
        for (var i = quotient.Length - 1; i >= 0; i--)
        {
            quotient[i] = rest[i + divisor.Length - 1];
            for (var j = 0; j < divisor.Length; j++)
            {
                rest[i + j] -= quotient[i] * divisor[j];
            }
        }

        return quotient;
    }
}
