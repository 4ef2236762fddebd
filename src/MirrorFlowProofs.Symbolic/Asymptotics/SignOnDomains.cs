using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Integration;
using MirrorFlowProofs.Symbolic.SignTesting;

namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>The signs that an expression may take; a set.</summary>
[Flags]
internal enum PossibleSigns
{
    None = 0,
    Negative = 1,
    Zero = 2,
    Positive = 4,
    Any = Negative | Zero | Positive,
}

/// <summary>
/// Which signs an expression can have on the domains of its symbols, from exact ranges of it as it stands, multiplied out
/// and factored, and from the proofs of the sign test. The set contains every sign the expression has where it is defined.
/// </summary>
internal static class SignOnDomains
{
    private static readonly int[] Precisions = [64, 256, 1024];

    internal static PossibleSigns Of(Expr e) => FromRange(Ranges.Of(e)) & (e switch
    {
        Product p => p.Factors.Select(Of).Aggregate(OfSign(p.Coefficient.Sign), Multiply),
        Power p => OfPower(p),
        Apply a => OfFunction(a),
        Sum s => OfSum(s),
        _ => PossibleSigns.Any,
    });

    internal static bool IsPositive(Expr e) => Of(e) == PossibleSigns.Positive;

    internal static bool IsNonzero(Expr e) => (Of(e) & PossibleSigns.Zero) == 0;

    private static PossibleSigns OfPower(Power p)
    {
        var signs = Of(p.Base);
        if (p.Exponent is Number { Value: { IsInteger: true } n })
        {
            signs = n.Sign < 0 ? signs & ~PossibleSigns.Zero : signs;
            return n.Numerator.IsEven ? Multiply(signs, signs) & ~PossibleSigns.Negative : signs;
        }

        if ((signs & PossibleSigns.Negative) != 0 && Power.IsInteger(p.Exponent))
        {
            return PossibleSigns.Any;
        }

        // A power with another exponent is defined where the base is not negative only.
        return (signs & PossibleSigns.Zero) == 0 || Of(p.Exponent) == PossibleSigns.Negative
            ? PossibleSigns.Positive
            : PossibleSigns.Positive | PossibleSigns.Zero;
    }

    private static PossibleSigns OfFunction(Apply a) => a.Function switch
    {
        Function.Log => Of(a.Argument - 1),
        Function.Sinh or Function.Arcsinh or Function.Arctan or Function.Sign => Of(a.Argument),
        Function.CosPi => PossibleSigns.Positive,
        Function.Abs => (Of(a.Argument) & PossibleSigns.Zero) == 0 ? PossibleSigns.Positive : PossibleSigns.Any,

        // c > b > 0: Euler's integral has a positive integrand for z < 1 (DLMF 15.6.1); a and b may be exchanged.
        Function.Hypergeometric => IsEuler(a.Arguments[1], a.Arguments[2]) || IsEuler(a.Arguments[0], a.Arguments[2])
            ? PossibleSigns.Positive
            : PossibleSigns.Any,
        _ => PossibleSigns.Any,
    };

    private static bool IsEuler(Expr b, Expr c) => IsPositive(b) && IsPositive(Expansion.Expand(c - b));

    private static PossibleSigns OfSum(Sum s)
    {
        var symbols = Substitution.SymbolsOf(s);
        if (symbols.Count == 0)
        {
            return OfConstant(s);
        }

        var expanded = Expansion.Expand(s);
        var signs = FromRange(Ranges.Of(expanded)) & s.Terms.Select(Of).Aggregate(Add);
        if (Single(signs))
        {
            return signs;
        }

        signs &= expanded is Sum ? PossibleSigns.Any : Of(expanded);
        signs &= ExponentFacts.Of(expanded) is { } facts ? FromRange(facts.Range) : PossibleSigns.Any;
        if (!Single(signs) && Contents.TakeOut(expanded) is Product factored)
        {
            signs &= Of(factored);
        }

        return Single(signs) ? signs : signs & Proved(expanded);
    }

    /// <summary>The signs that a proof leaves.</summary>
    private static PossibleSigns Proved(Expr e)
    {
        bool Holds(Expr claim, bool strict) => new SignProof().Find(claim, strict) is not null;
        return Holds(e, strict: true) ? PossibleSigns.Positive
            : Holds(-e, strict: true) ? PossibleSigns.Negative
            : Holds(e, strict: false) ? ~PossibleSigns.Negative
            : Holds(-e, strict: false) ? ~PossibleSigns.Positive
            : PossibleSigns.Any;
    }

    private static PossibleSigns OfConstant(Expr e)
    {
        foreach (var bits in Precisions)
        {
            var value = EnclosureEvaluator.Evaluate(e, new Dictionary<Symbol, Rational>(), bits);
            if (value.Exact is { } exact)
            {
                return OfSign(exact.Sign);
            }

            if (value.ExcludesZero)
            {
                return OfSign(value.Lower!.Value.Sign > 0 ? 1 : -1);
            }
        }

        return PossibleSigns.Any;
    }

    private static bool Single(PossibleSigns signs) =>
        signs is PossibleSigns.Positive or PossibleSigns.Negative or PossibleSigns.Zero or PossibleSigns.None;

    private static PossibleSigns OfSign(int sign) =>
        sign > 0 ? PossibleSigns.Positive : sign < 0 ? PossibleSigns.Negative : PossibleSigns.Zero;

    private static PossibleSigns FromRange(Domain range)
    {
        var signs = PossibleSigns.Any;
        signs &= range.IsNonnegative ? ~PossibleSigns.Negative : signs;
        signs &= range.IsNonpositive ? ~PossibleSigns.Positive : signs;
        return range.IsNonzero ? signs & ~PossibleSigns.Zero : signs;
    }

    private static PossibleSigns Multiply(PossibleSigns a, PossibleSigns b) => Combine(a, b, (x, y) => OfSign(x * y));

    private static PossibleSigns Add(PossibleSigns a, PossibleSigns b) =>
        Combine(a, b, (x, y) => x * y < 0 ? PossibleSigns.Any : OfSign(x + y));

    private static PossibleSigns Combine(PossibleSigns a, PossibleSigns b, Func<int, int, PossibleSigns> rule)
    {
        var result = PossibleSigns.None;
        foreach (var x in Members(a))
        {
            foreach (var y in Members(b))
            {
                result |= rule(x, y);
            }
        }

        return result;
    }

    private static IEnumerable<int> Members(PossibleSigns signs)
    {
        for (var sign = -1; sign <= 1; sign++)
        {
            if ((signs & OfSign(sign)) != 0)
            {
                yield return sign;
            }
        }
    }
}
