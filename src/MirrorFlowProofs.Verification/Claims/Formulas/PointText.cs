using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>Values at a rational point, exact or enclosed.</summary>
internal static class PointText
{
    /// <summary>The precision, in bits; enough to show ten digits and to tell sides apart that differ visibly.</summary>
    internal const int Bits = 128;

    /// <summary>The precisions, in bits, one after the other, for sides that differ by less.</summary>
    internal static readonly int[] Precisions = [Bits, 512, MostBits];

    /// <summary>The highest precision, in bits.</summary>
    internal const int MostBits = 2048;

    private const int Digits = 10;

    /// <summary>Whether every expression has a value at the point: an enclosure is only ever given where it has.</summary>
    internal static bool AreDefined(IEnumerable<Expr> parts, IReadOnlyDictionary<Symbol, Rational> point) =>
        parts.All(part => EnclosureEvaluator.Evaluate(part, point, Bits).IsEnclosed);

    /// <summary>The same where the value may be too large or small to enclose: exponentials have one wherever their arguments have.</summary>
    internal static bool HasValue(Expr e, IReadOnlyDictionary<Symbol, Rational> point) => EnclosureEvaluator.Evaluate(e, point, Bits).IsEnclosed || e switch
    {
        Sum s => s.Terms.All(t => HasValue(t, point)),
        Product p => p.Factors.All(f => HasValue(f, point)),
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } p => HasValue(p.Base, point),
        Power p => EnclosureEvaluator.Evaluate(p.Base, point, Bits).Lower is { Sign: > 0 } && HasValue(p.Exponent, point),
        Apply { Function: Function.Exp or Function.Sinh or Function.Cosh or Function.Abs or Function.Sign or Function.Arcsinh or Function.Arctan } a => HasValue(a.Argument, point),
        _ => false,
    };

    /// <summary>Whether the value at the point is known not to be 0.</summary>
    internal static bool Differs(Expr difference, IReadOnlyDictionary<Symbol, Rational> point, int bits = Bits) =>
        EnclosureEvaluator.Evaluate(difference, point, bits).ExcludesZero;

    /// <summary>Whether the value at the point is known not to have the sign.</summary>
    internal static bool Excludes(Expr difference, SignRelation sign, IReadOnlyDictionary<Symbol, Rational> point, int bits = Bits) =>
        EnclosureEvaluator.Evaluate(difference, point, bits) is { IsEnclosed: true } value && Satisfies(value, Opposite(sign));

    /// <summary>Whether an enclosed value is known to have the sign.</summary>
    internal static bool Satisfies(EnclosedValue value, SignRelation sign) => sign switch
    {
        SignRelation.Less => value.Upper is { Sign: < 0 },
        SignRelation.AtMost => value.Upper is { Sign: <= 0 },
        SignRelation.Greater => value.Lower is { Sign: > 0 },
        _ => value.Lower is { Sign: >= 0 },
    };

    private static SignRelation Opposite(SignRelation sign) => sign switch
    {
        SignRelation.Less => SignRelation.AtLeast,
        SignRelation.AtMost => SignRelation.Greater,
        SignRelation.Greater => SignRelation.AtMost,
        _ => SignRelation.Less,
    };

    /// <summary><c>at q = 3/2, x = 2 </c>, or nothing for a point without symbols.</summary>
    internal static string Write(IReadOnlyDictionary<Symbol, Rational> point) => point.Count == 0
        ? ""
        : $"at {string.Join(", ", point.OrderBy(p => p.Key.Name, StringComparer.Ordinal).Select(p => $"{p.Key.Name} = {p.Value}"))} ";

    /// <summary>The exact value, or decimals between which it lies.</summary>
    internal static string Value(Expr e, IReadOnlyDictionary<Symbol, Rational> point, int bits = Bits)
    {
        var value = EnclosureEvaluator.Evaluate(e, point, bits);
        if (value.Exact is { } exact)
        {
            return exact.ToString();
        }

        var (lower, upper) = Enclosure.Of(value).Decimals(Digits);
        return $"in [{lower}, {upper}]";
    }
}
