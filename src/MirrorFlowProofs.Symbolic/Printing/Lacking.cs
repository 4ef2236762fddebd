namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>What of an expression a system has no words for.</summary>
internal static class Lacking
{
    /// <summary>The first part that the system does not have; null when it has everything.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="name">The system's name of a function; null when it has none.</param>
    /// <param name="integral">What an integral is called where the system has none.</param>
    internal static string? In(Expr e, Func<Function, string?> name, string integral) => e switch
    {
        Number or Symbol => null,
        Sum s => First(s.Terms, name, integral),
        Product p => First(p.Factors, name, integral),
        Power p => In(p.Base, name, integral) ?? In(p.Exponent, name, integral),
        Apply { Function: Function.Hypergeometric } => "hypergeometric function 2F1",
        Apply a when a.Function.IsCarlson() => $"elliptic integral {a.Function.Name()}",
        Apply a => name(a.Function) is null ? $"function {a.Function.Name()}" : First(a.Arguments, name, integral),
        Integral => integral,
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    private static string? First(IEnumerable<Expr> parts, Func<Function, string?> name, string integral) =>
        parts.Select(part => In(part, name, integral)).FirstOrDefault(missing => missing is not null);
}
