using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// Whether an expression is differentiable along a symbol by its shape: every part that depends on the symbol is a
/// differentiable function of its parts where these lie. The domain of the symbol has to be open.
/// </summary>
internal static class Differentiability
{
    /// <summary>True when the expression is known to be differentiable along the symbol, wherever the parts free of it are defined.</summary>
    internal static bool IsThroughout(Expr e, Symbol symbol) => !Substitution.DependsOn(e, symbol) || e switch
    {
        Symbol or Sum or Product => Parts(e, symbol),
        Power p => Parts(p, symbol) && IsPowerSmooth(p, symbol),
        Apply { Function: Function.Abs or Function.Sign } a => Parts(a, symbol) && IsNonzero(a.Argument),
        Apply { Function: Function.Log } a => Parts(a, symbol) && IsPositive(a.Argument),
        Apply { Function: not Function.Hypergeometric } a => Parts(a, symbol),
        Integral i => !i.DependsInsideOn(symbol) && !Substitution.DependsOn(i.Lower, symbol)
            && Parts(i, symbol) && IsPositive(i.Upper) && Definedness.IsThroughoutAlong(i, symbol),
        _ => false,
    };

    /// <summary>By exact ranges, or by a discriminant or a comparison of roots.</summary>
    internal static bool IsPositive(Expr e) => SharpRanges.Of(e).IsPositive || Signs.IsPositive(e);

    private static bool IsNonzero(Expr e) => SharpRanges.Of(e).IsNonzero || Signs.IsNonzero(e);

    private static bool Parts(Expr e, Symbol symbol) => Substitution.Parts(e).All(part => IsThroughout(part, symbol));

    /// <summary><c>b^f</c> where <c>b &gt; 0</c>, or <c>f</c> is a positive integer, or <c>f</c> an integer and <c>b</c> not 0.</summary>
    private static bool IsPowerSmooth(Power p, Symbol symbol) => p.Exponent switch
    {
        Number { Value: { IsInteger: true, Sign: > 0 } } => true,
        Number { Value.IsInteger: true } => IsNonzero(p.Base),
        var f => IsPositive(p.Base) || (!Substitution.DependsOn(f, symbol) && Power.IsInteger(f) && IsNonzero(p.Base)),
    };
}
