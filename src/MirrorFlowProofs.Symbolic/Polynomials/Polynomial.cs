using System.Collections.Immutable;
using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Polynomials;

/// <summary>
/// A polynomial with integer coefficients in a fixed number of variables, sparse: its terms with nonzero coefficients,
/// the lexicographically largest monomial first. Immutable. Both operands of an operation have the same variables.
/// </summary>
internal sealed class Polynomial : IEquatable<Polynomial>
{
    /// <summary>An operation that would make more terms is refused.</summary>
    internal const int LargestNumberOfTerms = 20_000;

    private readonly int _hash;

    private Polynomial(int variables, ImmutableArray<(Monomial Monomial, BigInteger Coefficient)> terms)
    {
        Variables = variables;
        Terms = terms;
        _hash = terms.Aggregate(variables, (h, t) =>
            StableHash.Combine(StableHash.Combine(h, t.Monomial.GetHashCode()), StableHash.Of(t.Coefficient)));
    }

    internal int Variables { get; }

    internal ImmutableArray<(Monomial Monomial, BigInteger Coefficient)> Terms { get; }

    internal bool IsZero => Terms.IsEmpty;

    internal bool IsConstant => IsZero || (Terms.Length == 1 && Terms[0].Monomial.Exponents.IndexOfAnyExcept(0) < 0);

    internal bool IsOne => IsConstant && !IsZero && Terms[0].Coefficient.IsOne;

    /// <summary>The coefficient of the largest monomial.</summary>
    internal BigInteger LeadingCoefficient => IsZero ? 0 : Terms[0].Coefficient;

    internal static Polynomial Of(int variables, IEnumerable<(Monomial Monomial, BigInteger Coefficient)> terms)
    {
        var collected = new Dictionary<Monomial, BigInteger>();
        foreach (var (monomial, coefficient) in terms)
        {
            collected[monomial] = collected.GetValueOrDefault(monomial) + coefficient;
        }

        var sorted = collected.Where(t => !t.Value.IsZero).Select(t => (t.Key, t.Value)).ToList();
        if (sorted.Count > LargestNumberOfTerms)
        {
            throw new ExpressionTooLargeException($"a polynomial would have more than {LargestNumberOfTerms} terms");
        }

        sorted.Sort((a, b) => b.Key.CompareTo(a.Key));
        return new Polynomial(variables, [.. sorted]);
    }

    internal static Polynomial Constant(int variables, BigInteger value) =>
        Of(variables, [(Monomial.Unit(variables), value)]);

    internal static Polynomial Variable(int variables, int variable) =>
        Of(variables, [(Monomial.Unit(variables).With(variable, 1), BigInteger.One)]);

    public static Polynomial operator +(Polynomial a, Polynomial b) => Of(a.Variables, a.Terms.Concat(b.Terms));

    public static Polynomial operator -(Polynomial a, Polynomial b) => a + b.Scale(-1);

    public static Polynomial operator *(Polynomial a, Polynomial b)
    {
        if ((long)a.Terms.Length * b.Terms.Length > 50L * LargestNumberOfTerms)
        {
            throw new ExpressionTooLargeException("a product of polynomials has too many terms to multiply out");
        }

        return Of(a.Variables, a.Terms.SelectMany(s => b.Terms.Select(t =>
            (s.Monomial.Times(t.Monomial), s.Coefficient * t.Coefficient))));
    }

    internal Polynomial Scale(BigInteger factor) => factor.IsOne
        ? this
        : new(Variables, factor.IsZero ? [] : [.. Terms.Select(t => (t.Monomial, t.Coefficient * factor))]);

    internal Polynomial Pow(int exponent)
    {
        var result = Constant(Variables, 1);
        for (var i = 0; i < exponent; i++)
        {
            result *= this;
        }

        return result;
    }

    /// <summary>The degree in a variable; -1 for 0.</summary>
    internal int DegreeIn(int variable) => Terms.Aggregate(-1, (d, t) => Math.Max(d, t.Monomial[variable]));

    /// <summary>The sum of degree over the variables of the largest monomial by degree; -1 for 0.</summary>
    internal int TotalDegree()
    {
        var degree = -1;
        foreach (var (monomial, _) in Terms)
        {
            var sum = 0;
            foreach (var e in monomial.Exponents)
            {
                sum += e;
            }

            degree = Math.Max(degree, sum);
        }

        return degree;
    }

    /// <summary>The coefficients as a polynomial in one variable, by its exponent; they are free of the variable.</summary>
    internal SortedDictionary<int, Polynomial> CoefficientsIn(int variable)
    {
        var groups = new SortedDictionary<int, List<(Monomial, BigInteger)>>();
        foreach (var (monomial, coefficient) in Terms)
        {
            if (!groups.TryGetValue(monomial[variable], out var list))
            {
                groups[monomial[variable]] = list = [];
            }

            list.Add((monomial.With(variable, 0), coefficient));
        }

        var result = new SortedDictionary<int, Polynomial>();
        foreach (var (exponent, list) in groups)
        {
            result[exponent] = Of(Variables, list);
        }

        return result;
    }

    /// <summary>This polynomial times a power of a variable.</summary>
    internal Polynomial Shift(int variable, int exponent) => new(Variables,
        [.. Terms.Select(t => (t.Monomial.With(variable, t.Monomial[variable] + exponent), t.Coefficient))]);

    internal Polynomial DerivativeIn(int variable) => Of(Variables, Terms
        .Where(t => t.Monomial[variable] > 0)
        .Select(t => (t.Monomial.With(variable, t.Monomial[variable] - 1), t.Coefficient * t.Monomial[variable])));

    /// <summary>The greatest common divisor of the coefficients, at least 1.</summary>
    internal BigInteger IntegerContent()
    {
        var content = BigInteger.Zero;
        foreach (var (_, coefficient) in Terms)
        {
            content = BigInteger.GreatestCommonDivisor(content, coefficient);
            if (content.IsOne)
            {
                break;
            }
        }

        return content.IsZero ? 1 : content;
    }

    /// <summary>Divided by its integer content, with a positive leading coefficient.</summary>
    internal Polynomial Primitive()
    {
        var content = IntegerContent();
        if (LeadingCoefficient.Sign < 0)
        {
            content = -content;
        }

        return content.IsOne
            ? this
            : new Polynomial(Variables, [.. Terms.Select(t => (t.Monomial, t.Coefficient / content))]);
    }

    /// <summary>The quotient by <paramref name="divisor"/>, or null where it is not a polynomial over the integers.</summary>
    internal Polynomial? DivideExactly(Polynomial divisor)
    {
        if (divisor.IsZero)
        {
            throw new DivideByZeroException("a polynomial is divided by 0");
        }

        var rest = new SortedDictionary<Monomial, BigInteger>(Comparer<Monomial>.Create((a, b) => b.CompareTo(a)));
        foreach (var (monomial, coefficient) in Terms)
        {
            rest[monomial] = coefficient;
        }

        var quotient = new List<(Monomial, BigInteger)>();
        var (leading, leadingCoefficient) = divisor.Terms[0];
        while (rest.Count > 0)
        {
            var (monomial, coefficient) = rest.First();
            if (monomial.Over(leading) is not { } factor
                || !BigInteger.Remainder(coefficient, leadingCoefficient).IsZero
                || quotient.Count > LargestNumberOfTerms)
            {
                return null;
            }

            var scale = coefficient / leadingCoefficient;
            quotient.Add((factor, scale));
            foreach (var (m, c) in divisor.Terms)
            {
                var at = m.Times(factor);
                var value = rest.GetValueOrDefault(at) - c * scale;
                if (value.IsZero)
                {
                    rest.Remove(at);
                }
                else
                {
                    rest[at] = value;
                }
            }
        }

        return Of(Variables, quotient);
    }

    public bool Equals(Polynomial? other) => other is not null
        && _hash == other._hash && Variables == other.Variables && Terms.SequenceEqual(other.Terms);

    public override bool Equals(object? obj) => Equals(obj as Polynomial);

    public override int GetHashCode() => _hash;

    public override string ToString() => IsZero ? "0" : string.Join(" + ", Terms.Select(t =>
        $"{t.Coefficient}*[{string.Join(',', t.Monomial.Exponents.ToArray())}]"));
}
