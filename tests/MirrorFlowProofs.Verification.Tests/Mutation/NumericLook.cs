using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>What numbers say of an equation at points of the domains of its symbols.</summary>
internal enum NumericAnswer
{
    /// <summary>The sides differ at a point.</summary>
    Differ,

    /// <summary>The sides agree at every point where both have a value, and there is one.</summary>
    Agree,

    /// <summary>No point was found at which both sides have a value.</summary>
    NoValue,
}

/// <summary>
/// Compares two expressions in double-double arithmetic, through compiled expressions and so independently of the zero
/// test and of the enclosures.
/// </summary>
internal static class NumericLook
{
    private const int Points = 16;
    private const double LeastDifference = 1e-9;
    private const double Rounding = 1e-24;

    /// <summary>Looks at points that depend on the equation's number alone.</summary>
    internal static NumericAnswer At(Expr left, Expr right, int number)
    {
        var symbols = Substitution.SymbolsOf(left).Union(Substitution.SymbolsOf(right)).ToList();
        var random = new Random(number);
        var answer = NumericAnswer.NoValue;
        for (var i = 0; i < Points; i++)
        {
            var point = symbols.ToDictionary(s => s, s => ValueIn(s.Domain, random));
            if (Difference(left, right, point) is { } difference)
            {
                if (difference > LeastDifference)
                {
                    return NumericAnswer.Differ;
                }

                answer = NumericAnswer.Agree;
            }
        }

        return answer;
    }

    /// <summary>Whether the left side exceeds the right by more than rounding at a point that depends on the number alone.</summary>
    internal static bool Exceeds(Expr left, Expr right, int number)
    {
        var symbols = Substitution.SymbolsOf(left).Union(Substitution.SymbolsOf(right)).ToList();
        var random = new Random(number);
        return Enumerable.Range(0, symbols.Count == 0 ? 1 : 10 * Points)
            .Select(_ => symbols.ToDictionary(s => s, s => ValueIn(s.Domain, random)))
            .Any(point => Values(left, right, point) is var (a, b) && a - b > LeastDifference * Math.Max(Math.Abs(a), Math.Abs(b)));
    }

    /// <summary>
    /// Whether an expression is away from its limit near it, by a tenth, and comes no nearer: what goes to its limit slowly,
    /// as a small power does, still comes nearer.
    /// </summary>
    internal static bool StaysApart(Expr e, Expr limit, Motion motion, int number) =>
        NearTheLimit(e, limit, motion, number).Any(near =>
            Math.Abs(near.Last.Left - near.Last.Right) is var distance
            && distance > 0.1 * Math.Max(1, Math.Abs(near.Last.Right))
            && distance > 0.98 * Math.Abs(near.First.Left - near.First.Right));

    /// <summary>Whether an expression is below 1 near the limit and does not grow towards it.</summary>
    internal static bool StaysBelow(Expr e, Motion motion, int number) =>
        NearTheLimit(e, 1, motion, number).Any(near => near.Last.Left < 1 && near.Last.Left <= near.First.Left);

    /// <summary>
    /// Both sides at the first and the last of a few values of the symbol that come near the limit; the other symbols take
    /// their values exactly, so that a division by 0 is seen.
    /// </summary>
    private static IEnumerable<((double Left, double Right) First, (double Left, double Right) Last)> NearTheLimit(
        Expr e, Expr limit, Motion motion, int number)
    {
        var symbols = Substitution.SymbolsOf(e).Union(Substitution.SymbolsOf(limit)).Where(s => !s.Equals(motion.Symbol)).ToList();
        var random = new Random(number);
        for (var i = 0; i < (symbols.Count == 0 ? 1 : Points); i++)
        {
            var point = symbols.ToDictionary(s => s, s => (Expr)ValueIn(s.Domain, random));
            (double Left, double Right)? At(Rational value) => Try(() => Values(
                Substitution.Replace(e, point), Substitution.Replace(limit, point), new Dictionary<Symbol, Rational> { [motion.Symbol] = value }));
            if (At(motion.Near.First()) is { } first && At(motion.Near.Last()) is { } last)
            {
                yield return (first, last);
            }
        }
    }

    private static T? Try<T>(Func<T?> value)
        where T : struct
    {
        try
        {
            return value();
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    /// <summary>Whether numbers contradict the claim that the sides differ at the point.</summary>
    internal static bool AgreeUpToRounding(Expr left, Expr right, IReadOnlyDictionary<Symbol, Rational> point) =>
        Difference(left, right, point) is { } difference && difference < Rounding;

    /// <summary>|left - right| relative to the larger side; null where one has no value.</summary>
    private static double? Difference(Expr left, Expr right, IReadOnlyDictionary<Symbol, Rational> point)
    {
        return Sides(left, right, point) is var (a, b)
            ? Math.Max(Math.Abs(DoubleDouble.ToDouble(a)), Math.Abs(DoubleDouble.ToDouble(b))) is var size and > 0
                ? Math.Abs(DoubleDouble.ToDouble(a - b)) / size
                : 0
            : null;
    }

    private static (double Left, double Right)? Values(Expr left, Expr right, IReadOnlyDictionary<Symbol, Rational> point) =>
        Sides(left, right, point) is var (a, b) ? (DoubleDouble.ToDouble(a), DoubleDouble.ToDouble(b)) : null;

    private static (DoubleDouble Left, DoubleDouble Right)? Sides(Expr left, Expr right, IReadOnlyDictionary<Symbol, Rational> point)
    {
        // q stands in parameters of functions, which are exact.
        var q = Geometry.SymbolicQ;
        if (point.TryGetValue(q, out var exponent))
        {
            (left, right) = (Substitution.Replace(left, q, exponent), Substitution.Replace(right, q, exponent));
        }

        List<Symbol> symbols = [.. point.Keys];
        DoubleDouble[] arguments = [.. symbols.Select(s => DoubleDouble.FromRational(point[s].Numerator, point[s].Denominator))];
        return Value(left, symbols, arguments) is { } a && Value(right, symbols, arguments) is { } b ? (a, b) : null;
    }

    private static DoubleDouble? Value(Expr e, IReadOnlyList<Symbol> symbols, DoubleDouble[] arguments)
    {
        try
        {
            var value = CompiledExpression<DoubleDouble>.Compile(e, symbols).Evaluate(arguments);
            return DoubleDouble.IsFinite(value) ? value : null;
        }
        catch (ArgumentException)
        {
            // A hypergeometric function outside c > b > 0, or a divergent integral.
            return null;
        }
    }

    private static Rational ValueIn(Domain domain, Random random)
    {
        if (domain.IsInteger && domain.Lower is { } least)
        {
            return least.Ceiling() + random.Next(0, 5);
        }

        var fraction = new Rational(random.Next(1, 1000), 1009);
        return (domain.Lower, domain.Upper) switch
        {
            ({ } l, { } u) => l + ((u - l) * fraction),
            ({ } l, null) => l + (3 * fraction),
            (null, { } u) => u - (3 * fraction),
            _ => (random.Next(3) == 0 ? -3 : 3) * fraction,
        };
    }
}
