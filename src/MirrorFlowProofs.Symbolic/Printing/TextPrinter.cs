namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>Plain text, which the parser reads back to the same expression.</summary>
public static class TextPrinter
{
    /// <summary>The expression as text.</summary>
    public static string Print(Expr e) => e switch
    {
        Number n => n.Value.ToString(),
        Symbol s => s.Name,
        Sum s => string.Join(" + ", s.Terms.Select(Print)),
        Product p => string.Join("*", p.Factors.Select(f => f is Sum ? $"({Print(f)})" : Print(f)).Prepend(p.Coefficient.ToString())),
        Power p => $"({Print(p.Base)})^({Print(p.Exponent)})",
        Apply a => $"{a.Function.Name()}({string.Join(", ", a.Arguments.Select(Print))})",
        Integral i => $"integral({Print(i.Integrand)}, {Print(i.Variable)}, {Print(i.Lower)}, {Print(i.Upper)})",
        _ => throw new InvalidOperationException(),
    };
}
