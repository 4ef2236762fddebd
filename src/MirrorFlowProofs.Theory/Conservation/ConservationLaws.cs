using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Theory.Conservation;

/// <summary>What was found of the conserved quantities of a steepest flow.</summary>
/// <param name="Curves">The flow.</param>
/// <param name="Laws">Conserved quantities, linearly independent, each with the identities that prove it.</param>
/// <param name="Independent">
/// How many of them are functionally independent, at least: the rank of their derivatives at a point of positive weights, and
/// so near almost every such point.
/// </param>
/// <param name="Directions">
/// The dimension of what the flow can reach, at least: the rank of its fields and their brackets at such a point.
/// </param>
/// <param name="CountsForEveryQ">
/// Whether the counts hold for every q that is meant; otherwise, with q open, for all but finitely many: an exponent of a law
/// may become 0, or two of them equal, at some q.
/// </param>
public sealed record ConservationReport(
    SteepestCurves Curves,
    IReadOnlyList<ConservationLaw> Laws,
    int Independent,
    int Directions,
    bool CountsForEveryQ)
{
    /// <summary>The most independent laws there can be: weights less directions.</summary>
    public int Most => Curves.Weights.Count - Directions;

    /// <summary>
    /// Whether no other law is independent of these: the laws and the directions add up to the number of weights. Both are
    /// lower bounds of their values at almost every point, which add up to no more, so this is then proved; for all but
    /// finitely many q where <see cref="CountsForEveryQ"/> says so.
    /// </summary>
    public bool IsComplete => Independent == Most;
}

/// <summary>A conserved quantity.</summary>
/// <param name="Quantity">The quantity, an expression in the weights.</param>
/// <param name="Obligations">Its derivative along every field is 0.</param>
/// <param name="HoldsThroughZero">
/// Whether it is conserved where weights and partial derivatives pass 0 too: for <c>q &gt; 1</c> the weights have continuous
/// speeds, and where the quantity has continuous derivatives too, an identity that holds almost everywhere holds everywhere.
/// Otherwise it is conserved as long as neither a weight nor a partial derivative of <c>x</c> is 0: at <c>q = 1</c>, and where a
/// weight has a power up to 1 in it, a weight that reaches 0 may rest there while the others move on.
/// </param>
/// <param name="IsIndependent">
/// Whether it is shown to be functionally independent of those listed before it. Where the laws are complete, one that is not is a
/// function of them near almost every point.
/// </param>
public sealed record ConservationLaw(Expr Quantity, IReadOnlyList<Obligation> Obligations, bool HoldsThroughZero, bool IsIndependent);

/// <summary>
/// Finds conserved quantities of a steepest flow: sums <c>sum c_i |w_i|^a</c> or <c>sum c_i sign(w_i) |w_i|^a</c> (and
/// <c>log|w_i|</c>, the case a = 0) for every q, and polynomials up to a degree at q = 2.
/// </summary>
/// <remarks>
/// The derivative of an ansatz along the fields is expanded into monomials, which are linearly independent, so that the
/// coefficients solve a linear system over the rationals. The exponents a that can occur are q, the one of the balance
/// equation, and those that make <c>|w_i|^(a-1) psi_i</c> free of w_i. That the number of independent laws is the number of
/// weights less the dimension of the Lie algebra of the fields: S. Marcotte, R. Gribonval, G. Peyre, <i>Abide by the law and
/// follow the flow: conservation laws for gradient flows</i>, NeurIPS 2023.
/// </remarks>
public static class ConservationLaws
{
    /// <summary>The most functions an ansatz may have.</summary>
    public const int MostFunctions = 2000;

    /// <summary>Finds the laws.</summary>
    /// <param name="curves">The flow.</param>
    /// <param name="degree">The degree of polynomials at q = 2; 0 for none.</param>
    /// <exception cref="ArgumentException">The ansatz of this degree has more than <see cref="MostFunctions"/> functions.</exception>
    public static ConservationReport Find(SteepestCurves curves, int degree = 2)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        List<Expr> ansatz = [.. Powers(curves)];
        if (curves.Geometry.Q is Number { Value: var q } && q == 2)
        {
            ansatz.AddRange(Monomials(curves.Weights, degree));
        }

        ansatz = [.. ansatz.Distinct()];
        var rows = new Dictionary<(int Field, Expr Monomial), Rational[]>();
        for (var f = 0; f < ansatz.Count; f++)
        {
            for (var field = 0; field < curves.Fields.Count; field++)
            {
                foreach (var term in Terms(curves, field, ansatz[f]))
                {
                    var (coefficient, monomial) = Product.SplitCoefficient(term);
                    if (!rows.TryGetValue((field, monomial), out var row))
                    {
                        rows[(field, monomial)] = row = new Rational[ansatz.Count];
                    }

                    row[f] += coefficient;
                }
            }
        }

        var point = Point(curves.Weights);
        List<Expr> quantities =
        [
            .. RationalElimination.Kernel([.. rows.Values], ansatz.Count)
                .Select(c => WithoutCommonNumber(Sum.Of(c.Select((coefficient, f) => coefficient * ansatz[f]))))
                .OrderBy(HasLogarithm),
        ];

        // A logarithm is written only where it says more than the laws without one: w1*w2 says it of log|w1| + log|w2|.
        List<Expr> kept = [];
        foreach (var quantity in quantities)
        {
            if (!HasLogarithm(quantity) || Rank([.. kept, quantity]) > Rank(kept))
            {
                kept.Add(quantity);
            }
        }

        var independent = Rank(kept);
        var (laws, rank) = (new List<ConservationLaw>(), 0);
        for (var i = 0; i < kept.Count; i++)
        {
            var raised = rank < independent ? Rank(kept.Take(i + 1)) : rank;
            laws.Add(Law(curves, kept[i], raised > rank));
            rank = raised;
        }

        return new ConservationReport(
            curves,
            laws,
            independent,
            Directions(curves, point),
            !curves.Geometry.IsSymbolic || laws.TrueForAll(law => HasBalanceExponentOnly(curves, law.Quantity)));

        int Rank(IEnumerable<Expr> of) => RankAt(point, [.. of.Select(quantity => curves.Weights.Select(w => Calculus.Differentiate(quantity, w)).ToList())]);
    }

    /// <summary>A quantity without the positive number that all its terms have in common: times a number a law is the same law.</summary>
    private static Expr WithoutCommonNumber(Expr quantity)
    {
        var taken = Contents.TakeOut(quantity);
        return Product.Of(Product.FactorsOf(taken).Where(f => f is not Power { Base: Number }).Prepend(Product.SplitCoefficient(taken).Coefficient.Sign));
    }

    private static bool HasLogarithm(Expr quantity) =>
        Expansion.TermsOf(quantity).Any(term => Product.FactorsOf(term).Any(factor => factor is Apply { Function: Function.Log }));

    /// <summary>
    /// Whether a law is a sum of numbers times |w_i|^q: a matrix of derivatives of such laws is one of numbers times a
    /// diagonal that is not 0 at positive weights, so its rank is the same at every q.
    /// </summary>
    private static bool HasBalanceExponentOnly(SteepestCurves curves, Expr law) => curves.Weights.All(w =>
        Expansion.Collect(Substitution.Replace(law, Apply.Of(Function.Abs, w), w), w)
            .Where(term => !term.Key.IsZero || Substitution.DependsOn(term.Value, w))
            .All(term => term.Key.Equals(curves.Geometry.SpeedExponent + 1) && !Substitution.DependsOn(term.Value, w)));

    private static ConservationLaw Law(SteepestCurves curves, Expr quantity, bool isIndependent) => new(
        quantity,
        [
            .. Enumerable.Range(0, curves.Fields.Count).Select(field => new Identity(
                curves.Fields.Count == 1 ? "its derivative along the curve is 0" : $"its derivative along the curves of output {field + 1} is 0",
                curves.Along(field, quantity),
                Expr.Zero)),
        ],
        Ranges.IsPositive(curves.Geometry.SpeedExponent) && Expansion.TermsOf(quantity).All(HasContinuousDerivatives),
        isIndependent);

    /// <summary>Whole powers of weights, and sizes to powers above 1, signed or not.</summary>
    private static bool HasContinuousDerivatives(Expr term)
    {
        List<Expr> factors = [.. Product.FactorsOf(term)];
        return factors.TrueForAll(factor => factor switch
        {
            Number or Symbol => true,
            Power { Base: Number } => true,
            Power { Base: Symbol, Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } => true,
            Power { Base: Apply { Function: Function.Abs, Argument: Symbol }, Exponent: var a } => Ranges.IsPositive(Expansion.Expand(a - 1)),
            Apply { Function: Function.Sign, Argument: Symbol } sign => factors.Exists(f =>
                f is Power { Base: Apply { Function: Function.Abs } size, Exponent: var a } && size.Argument.Equals(sign.Argument) && Ranges.IsPositive(Expansion.Expand(a - 1))),
            _ => false,
        });
    }

    /// <summary>
    /// <c>kappa |w_i|^a</c> and <c>log|w_i|</c>, with kappa chosen so that the first monomial of the derivative has a rational
    /// coefficient.
    /// </summary>
    private static IEnumerable<Expr> Powers(SteepestCurves curves)
    {
        foreach (var (weight, i) in curves.Weights.Select((w, i) => (w, i)))
        {
            var size = Apply.Of(Function.Abs, weight);
            var exponents = new HashSet<Expr> { curves.Geometry.SpeedExponent + 1 };
            foreach (var field in curves.Fields)
            {
                foreach (var term in Expansion.TermsOf(Expansion.Expand(field[i])))
                {
                    exponents.Add(Expansion.Expand(1 - ExponentOf(term, weight)));
                }
            }

            foreach (var a in exponents)
            {
                foreach (var function in a.IsZero ? [Apply.Of(Function.Log, size)] : Signed(weight, a))
                {
                    var leading = Enumerable.Range(0, curves.Fields.Count)
                        .SelectMany(f => Terms(curves, f, function)).FirstOrDefault(Expr.One);
                    yield return function / NumberIn(leading);
                }
            }
        }
    }

    /// <summary>
    /// The monomials of the derivative along a field, where no weight is 0: there a weight is its sign times its size, and an
    /// even power of a sign is 1.
    /// </summary>
    private static IReadOnlyList<Expr> Terms(SteepestCurves curves, int field, Expr quantity)
    {
        return Expansion.TermsOf(Sum.Of(
            Expansion.TermsOf(Expansion.Expand(curves.Along(field, quantity))).Select(term => WithFactors(WithFactors(term, BySize), ByParity))));

        static Expr WithFactors(Expr term, Func<Expr, Expr> rewrite) =>
            Product.Of(Product.FactorsOf(term).Select(rewrite).Prepend(Product.SplitCoefficient(term).Coefficient));

        Expr BySize(Expr factor) => factor switch
        {
            Symbol w when curves.Weights.Contains(w) => Apply.Of(Function.Sign, w) * Apply.Of(Function.Abs, w),
            Power { Base: Symbol w, Exponent: Number { Value: { IsInteger: true } n } } when curves.Weights.Contains(w) && !n.Numerator.IsEven =>
                Apply.Of(Function.Sign, w) * Power.Of(Apply.Of(Function.Abs, w), n),
            _ => factor,
        };

        static Expr ByParity(Expr factor) => factor is Power { Base: Apply { Function: Function.Sign } sign, Exponent: Number { Value: { IsInteger: true } n } }
            ? n.Numerator.IsEven ? Expr.One : sign
            : factor;
    }

    /// <summary><c>|w|^a</c> and <c>sign(w)|w|^a</c>; for an integer a the one of them that is <c>w^a</c>, as that.</summary>
    private static Expr[] Signed(Symbol weight, Expr a)
    {
        var power = Power.Of(Apply.Of(Function.Abs, weight), a);
        var signed = Apply.Of(Function.Sign, weight) * power;
        return a is not Number { Value: { IsInteger: true } n } ? [power, signed]
            : n.Numerator.IsEven ? [Power.Of(weight, a), signed]
            : [power, Power.Of(weight, a)];
    }

    /// <summary>The power of the weight, of its size and sign, in a monomial.</summary>
    private static Expr ExponentOf(Expr term, Symbol weight)
    {
        var size = Apply.Of(Function.Abs, weight);
        return Sum.Of(Product.FactorsOf(term).Select(factor => factor switch
        {
            Power p when p.Base.Equals(weight) || p.Base.Equals(size) => p.Exponent,
            _ when factor.Equals(weight) || factor.Equals(size) => 1,
            _ => Expr.Zero,
        }));
    }

    /// <summary>The part of a monomial that is a number but not rational, such as 2^(q-1).</summary>
    private static Expr NumberIn(Expr term) => Product.Of(Product.FactorsOf(term).Where(f => f is Power { Base: Number }));

    private static IEnumerable<Expr> Monomials(IReadOnlyList<Symbol> weights, int degree)
    {
        List<Expr> all = [Expr.One];
        foreach (var weight in weights)
        {
            all = [.. all.SelectMany(m => Enumerable.Range(0, degree + 1 - DegreeOf(m)).Select(k => m * Power.Of(weight, k)))];
            if (all.Count > MostFunctions)
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"expected a degree for which the polynomials have at most {MostFunctions} monomials, found {degree} for {weights.Count} weights"));
            }
        }

        return all.Where(m => !m.IsOne);
    }

    private static int DegreeOf(Expr monomial) => (int)Product.FactorsOf(monomial)
        .Aggregate(Rational.Zero, (sum, f) => sum + (f is Power { Exponent: Number n } ? n.Value : 1)).Numerator;

    /// <summary>
    /// The rank of the fields and, at q = 2, of their brackets, each added as long as it raises the rank at the point.
    /// </summary>
    private static int Directions(SteepestCurves curves, Dictionary<Symbol, Rational> point)
    {
        List<List<Expr>> fields = [.. curves.Fields.Select(f => f.ToList())];
        var rank = RankAt(point, fields);
        if (fields.Count == 1 || curves.Geometry.Q is not Number { Value: var q } || q != 2)
        {
            return rank;
        }

        for (var next = 1; next < fields.Count && rank < curves.Weights.Count; next++)
        {
            for (var earlier = 0; earlier < next; earlier++)
            {
                var bracket = Bracket(curves.Weights, fields[earlier], fields[next]);
                if (RankAt(point, [.. fields, bracket]) is var larger && larger > rank)
                {
                    fields.Add(bracket);
                    rank = larger;
                }
            }
        }

        return rank;
    }

    private static List<Expr> Bracket(IReadOnlyList<Symbol> weights, List<Expr> a, List<Expr> b) =>
        [.. weights.Select((_, i) => Expansion.Expand(Sum.Of(weights.SelectMany((w, j) => new[]
        {
            a[j] * Calculus.Differentiate(b[i], w),
            -b[j] * Calculus.Differentiate(a[i], w),
        }))))];

    /// <summary>A lower bound of the rank of the matrix of these expressions at a point.</summary>
    private static int RankAt(Dictionary<Symbol, Rational> point, List<List<Expr>> rows) => EnclosedRank.AtLeast(
        [.. rows.Select(row => row.Select(e => EnclosureEvaluator.Evaluate(e, point, EnclosedRank.Bits)).ToList())]);

    /// <summary>A point with nothing special about it: ratios of neighbouring primes, and q = 17/11 where q is open.</summary>
    private static Dictionary<Symbol, Rational> Point(IReadOnlyList<Symbol> weights)
    {
        var primes = new List<int>();
        for (var n = 2; primes.Count <= weights.Count; n++)
        {
            if (primes.TrueForAll(p => n % p != 0))
            {
                primes.Add(n);
            }
        }

        var point = weights.Select((w, i) => (w, i)).ToDictionary(x => x.w, x => new Rational(primes[x.i + 1], primes[x.i]));
        point[Geometry.SymbolicQ] = new Rational(17, 11);
        return point;
    }
}
