namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Whether a proof that leaves out zeros of some expressions reaches them by continuity: what is zero on a dense set and
/// continuous is zero.
/// </summary>
/// <remarks>
/// It is seen from the parts, for all values of the domains: sums, products and functions of continuous parts, powers where
/// the ranges of base and exponent allow no pole, and <c>sign(a)</c> beside a factor that is 0 where <c>a</c> is, as in
/// <c>sign(a) |a|^r</c> with <c>r &gt; 0</c>. Parts without the symbols of what is left out count as constants: they have a value or none.
/// </remarks>
internal static class Continuity
{
    /// <summary>Of the expressions that a proof left the zeros of out, those that it must leave out.</summary>
    internal static IReadOnlyList<Expr> Needed(Expr proved, IReadOnlyList<Expr> leftOut)
    {
        var moving = leftOut.SelectMany(Substitution.SymbolsOf).ToHashSet();
        return leftOut.Count > 0 && leftOut.All(e => IsThin(e, proved)) && IsContinuous(proved, moving) ? [] : leftOut;
    }

    /// <summary>Whether the zeros are nowhere dense: those of a polynomial that is not 0, in symbols of the expression that take all values between two.</summary>
    private static bool IsThin(Expr e, Expr proved) => IsPolynomial(e) && !Expansion.Expand(e).IsZero
        && Substitution.SymbolsOf(e).All(s => Substitution.DependsOn(proved, s) && !s.Domain.IsInteger && (s.Domain.Lower is null || s.Domain.Upper is null || s.Domain.Lower < s.Domain.Upper));

    private static bool IsPolynomial(Expr e) => e switch
    {
        Number or Symbol => true,
        Sum s => s.Terms.All(IsPolynomial),
        Product p => p.Factors.All(IsPolynomial),
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } p => IsPolynomial(p.Base),
        _ => false,
    };

    private static bool IsContinuous(Expr e, IReadOnlySet<Symbol> moving) => e is Symbol || !moving.Any(s => Substitution.DependsOn(e, s)) || e switch
    {
        Sum s => s.Terms.All(t => IsContinuous(t, moving)),
        Product p => p.Factors.All(f => SignIn(f) is { } argument
            ? IsContinuous(argument, moving) && p.Factors.Any(g => VanishesWith(argument, g))
            : IsContinuous(f, moving)),
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } p => IsContinuous(p.Base, moving),
        Power p => IsContinuous(p.Base, moving) && IsContinuous(p.Exponent, moving) && HasNoPole(Ranges.Of(p.Base), p.Exponent),
        Apply { Function: Function.Log } a => Ranges.IsPositive(a.Argument) && IsContinuous(a.Argument, moving),
        Apply { Function: Function.Sign } a => Ranges.Of(a.Argument).IsNonzero && IsContinuous(a.Argument, moving),
        Apply { Function: Function.Abs or Function.Exp or Function.Sinh or Function.Cosh or Function.Arcsinh or Function.Arctan } a => IsContinuous(a.Argument, moving),
        _ => false,
    };

    private static bool HasNoPole(Domain range, Expr exponent) => range.IsPositive
        || (exponent is Number { Value.IsInteger: true } && range.IsNonzero)
        || (range.IsNonnegative && Ranges.IsPositive(exponent));

    /// <summary>The argument where a factor is its sign, or a power of that, and may jump.</summary>
    private static Expr? SignIn(Expr factor) => factor switch
    {
        Apply { Function: Function.Sign } a when !Ranges.Of(a.Argument).IsNonzero => a.Argument,
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } p => SignIn(p.Base),
        _ => null,
    };

    /// <summary>Whether a factor is the argument of a sign, or its size, to a positive power.</summary>
    private static bool VanishesWith(Expr argument, Expr factor) => factor switch
    {
        Power p => Ranges.IsPositive(p.Exponent) && VanishesWith(argument, p.Base),
        Apply { Function: Function.Abs } a => a.Argument.Equals(argument),
        _ => factor.Equals(argument),
    };
}
