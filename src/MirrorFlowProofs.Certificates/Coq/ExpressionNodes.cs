using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The nodes of an expression, each before those inside it: bases and exponents, arguments, bounds and integrands.</summary>
internal static class ExpressionNodes
{
    public static IEnumerable<Expr> Of(Expr e) => Parts(e).SelectMany(Of).Prepend(e);

    private static IEnumerable<Expr> Parts(Expr e) => e switch
    {
        Sum s => s.Terms,
        Product p => p.Factors,
        Power p => [p.Base, p.Exponent],
        Apply a => a.Arguments,
        Integral i => [i.Lower, i.Upper, i.Integrand],
        _ => [],
    };
}
