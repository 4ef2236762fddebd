using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// A search for a proof that an expression is above 0, or nowhere below 0, wherever it is defined. Each move replaces
/// the claim by others that imply it; the search is bounded, and finding nothing proves nothing.
/// </summary>
internal sealed class SignProof
{
    private const int Depth = 4;
    private const int Bits = 64;
    private const int Digits = 10;
    private readonly HashSet<(Expr, bool, int)> _failed = [];
    private int _budget = 250;

    /// <summary>The moves of a proof in the order they were made; null when none was found.</summary>
    internal IReadOnlyList<string>? Find(Expr e, bool strict)
    {
        try
        {
            return Prove(e, strict, Depth);
        }
        catch (Exception refused) when (refused is ExpressionTooLargeException or ZeroTestException
            or DivideByZeroException or OverflowException or NotSupportedException)
        {
            return null;
        }
    }

    internal IReadOnlyList<string>? Prove(Expr e, bool strict, int depth)
    {
        var range = SharpRanges.Of(e);
        if (ByRange(e, range, strict) is { } moves)
        {
            return moves;
        }

        if (range.IsNegative || (strict && range.IsNonpositive) || depth < 0 || --_budget < 0
            || _failed.Contains((e, strict, depth)))
        {
            return null;
        }

        var found = Substitution.SymbolsOf(e).Count == 0 ? OfNumber(e, strict) : e switch
        {
            Product p => ByFactors(p, strict, depth),
            Power { Exponent: Number { Value: { IsInteger: true } k } } p when !k.Numerator.IsEven => Prove(p.Base, strict, depth),
            Power { Exponent: Number { Value: { IsInteger: true } } } p when strict =>
                Prove(p.Base, true, depth) ?? Prove(-p.Base, true, depth),
            Sum s => OfSum(s, strict, depth),
            Apply { Function: Function.Log } a => Prove(a.Argument - 1, strict, depth),
            Apply { Function: Function.Sinh or Function.Arcsinh or Function.Arctan or Function.Sign } a =>
                Prove(a.Argument, strict, depth),
            _ => null,
        };
        found ??= depth > 0 ? SignCalculus.Find(this, e, strict, depth) : null;
        if (found is null)
        {
            _failed.Add((e, strict, depth));
        }

        return found;
    }

    /// <summary>The move where ranges alone settle the sign; null where they do not.</summary>
    internal static IReadOnlyList<string>? ByRanges(Expr e, bool strict) => ByRange(e, SharpRanges.Of(e), strict);

    private static IReadOnlyList<string>? ByRange(Expr e, Domain range, bool strict) =>
        !(strict ? range.IsPositive : range.IsNonnegative) ? null
        : e is Number ? [] : [$"{Claim(e, strict)} by the ranges of its parts"];

    internal static string Claim(Expr e, bool strict) => $"`{e} {(strict ? ">" : ">=")} 0`";

    /// <summary>A product has the sign of the product of the signs of its factors.</summary>
    private IReadOnlyList<string>? ByFactors(Product p, bool strict, int depth)
    {
        var (sign, moves) = (p.Coefficient.Sign, new List<string>());
        foreach (var factor in p.Factors)
        {
            if (Prove(factor, strict, depth) is { } above)
            {
                moves.AddRange(above);
            }
            else if (Prove(-factor, strict, depth) is { } below)
            {
                moves.AddRange(below);
                sign = -sign;
            }
            else
            {
                return null;
            }
        }

        return sign > 0 ? moves : null;
    }

    private IReadOnlyList<string>? OfSum(Sum s, bool strict, int depth)
    {
        var signs = Signs.RangeOf(s);
        if (strict ? signs.IsPositive : signs.IsNonnegative)
        {
            return [$"{Claim(s, strict)} by a discriminant or by comparing powers"];
        }

        if (Cleared(s) is { } cleared && !cleared.Equals(s))
        {
            return After(Prove(cleared, strict, depth), $"{Claim(s, strict)} after multiplication by positive factors");
        }

        if (ByPolynomial(s, strict) is { } polynomial)
        {
            return [polynomial];
        }

        if (depth == 0)
        {
            return null;
        }

        return WithoutFactorOfLogarithm(s) is { } divided
                && Prove(divided, strict, depth - 1) is { } rest ? After(rest, $"{Claim(s, strict)} after division by a positive factor")
            : Comparison.ByLogarithms(s) is { } logs
                && Prove(logs, strict, depth - 1) is { } byLogs ? After(byLogs, $"{Claim(s, strict)} by comparing logarithms")
            : Comparison.ByProducts(s) is { } products
                && Prove(products, strict, depth - 1) is { } byProducts ? After(byProducts, $"{Claim(s, strict)} without logarithms")
            : AbsoluteValues.Find(this, s, strict, depth);
    }

    /// <summary>A number that is not rational: an enclosure of it.</summary>
    private static IReadOnlyList<string>? OfNumber(Expr e, bool strict) =>
        EnclosureEvaluator.Evaluate(e, new Dictionary<Symbol, Rational>(), Bits) is { Lower: { } lower } value
        && lower.Sign >= (strict || value.Exact is null ? 1 : 0)
            ? [$"{Claim(e, strict)}: it is {(value.Exact is null ? $"above {OutwardDecimal.Down(lower, Digits)}" : $"{value}")}"]
            : null;

    private static string? ByPolynomial(Sum s, bool strict) =>
        PolynomialProof.Find(s, strict) is { } how ? $"{Claim(s, strict)}: {how}" : null;

    /// <summary>
    /// The sum times positive powers of bases that its terms divide by or have in common, expanded: an even power of a
    /// base of unknown sign is positive wherever the sum is defined.
    /// </summary>
    private static Expr? Cleared(Sum s)
    {
        var e = Expansion.Expand(s);
        for (var round = 0; round < 6 && DenominatorOf(e) is { } h; round++)
        {
            var n = Expansion.TermsOf(e).SelectMany(t => Product.FactorsOf(t)).OfType<Power>()
                .Where(p => p.Base.Equals(h) && IsNegativeInteger(p)).Max(p => -(int)((Number)p.Exponent).Value.Numerator);
            var power = Differentiability.IsPositive(h) || n % 2 == 0 ? n : n + 1;
            e = Expansion.Expand(Sum.Of(Expansion.TermsOf(e).Select(t => Product.Of(t, Power.Of(h, power)))));
        }

        return Contents.TakeOut(e) switch
        {
            Product p when p.Coefficient.Sign > 0 => Product.Of(p.Factors.Where(f => !SharpRanges.Of(f).IsPositive)),
            Product p => -Product.Of(p.Factors.Where(f => !SharpRanges.Of(f).IsPositive)),
            var other => other,
        };
    }

    /// <summary>
    /// <c>a log(b) + c</c> divided by <c>a &gt; 0</c>, whose derivative has no logarithm: where one term alone has a
    /// logarithm, and a factor beside it that is not a number.
    /// </summary>
    private static Expr? WithoutFactorOfLogarithm(Sum s)
    {
        var terms = Expansion.TermsOf(Expansion.Expand(s));
        var logs = terms.Where(t => Product.FactorsOf(t).Any(f => f is Apply { Function: Function.Log })).ToList();
        if (logs.Count != 1)
        {
            return null;
        }

        var beside = Product.Of(Product.FactorsOf(Product.SplitCoefficient(logs[0]).Monomial).Where(f => f is not Apply { Function: Function.Log }));
        return beside is not Number && SharpRanges.Of(beside).IsPositive
            ? Sum.Of(terms.Select(t => t / beside))
            : null;
    }

    private static Expr? DenominatorOf(Expr e) => Expansion.TermsOf(e).SelectMany(t => Product.FactorsOf(t))
        .OfType<Power>().FirstOrDefault(p => p.Base is Sum && IsNegativeInteger(p))?.Base;

    private static bool IsNegativeInteger(Power p) => p.Exponent is Number { Value: { IsInteger: true, Sign: < 0 } k } && k >= -16;

    internal static IReadOnlyList<string>? After(IReadOnlyList<string>? moves, string move) =>
        moves is null ? null : [move, .. moves];
}
