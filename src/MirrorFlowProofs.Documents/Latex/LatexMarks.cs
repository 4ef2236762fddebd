namespace MirrorFlowProofs.Documents;

/// <summary>Marks and commands between factors, in the plain syntax.</summary>
internal sealed partial class LatexMath
{
    private static string? Relation(LatexToken token) => token switch
    {
        { Kind: LatexTokenKind.Mark, Text: "=" or "<" or ">" or "," or ";" or ":" } => token.Text == ";" ? "," : token.Text,
        { Kind: LatexTokenKind.Mark, Text: "!=" } => " != ",
        { Kind: LatexTokenKind.Command, Text: "le" or "leq" or "leqslant" } => "<=",
        { Kind: LatexTokenKind.Command, Text: "ge" or "geq" or "geqslant" } => ">=",
        { Kind: LatexTokenKind.Command, Text: "lt" } => "<",
        { Kind: LatexTokenKind.Command, Text: "gt" } => ">",
        { Kind: LatexTokenKind.Command, Text: "to" or "rightarrow" } => " -> ",
        { Kind: LatexTokenKind.Command, Text: "sim" } => " ~ ",
        { Kind: LatexTokenKind.Command, Text: "in" } => " in ",
        _ => null,
    };

    private static string? Operator(LatexToken token) => token switch
    {
        { Kind: LatexTokenKind.Mark, Text: "+" or "-" or "*" or "/" } => token.Text,
        { Kind: LatexTokenKind.Command, Text: "cdot" or "times" or "odot" } => "*",
        { Kind: LatexTokenKind.Command, Text: "exists" } => "exists ",
        { Kind: LatexTokenKind.Command, Text: "cdots" or "dots" or "ldots" or "dotsm" } => " ... ",
        _ => null,
    };
}
