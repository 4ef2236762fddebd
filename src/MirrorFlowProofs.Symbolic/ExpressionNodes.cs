namespace MirrorFlowProofs.Symbolic;

/// <summary>The nodes of an expression, each before those inside it: bases and exponents, arguments, bounds and integrands.</summary>
public static class ExpressionNodes
{
    /// <summary>The nodes, the expression itself first; under an integral sign too.</summary>
    public static IEnumerable<Expr> Of(Expr e) => Parts(e).SelectMany(Of).Prepend(e);

    /// <summary>What an expression is made of, one level down: terms, factors, base and exponent, arguments, bounds and integrand.</summary>
    public static IEnumerable<Expr> Parts(Expr e) => e is Integral integral ? [.. Substitution.Parts(e), integral.Integrand] : Substitution.Parts(e);
}
