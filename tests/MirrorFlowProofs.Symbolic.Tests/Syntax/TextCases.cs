namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

/// <summary>The symbols that the written cases use; all others are real.</summary>
internal static class TextCases
{
    internal static readonly IReadOnlyDictionary<string, Symbol> Known = new Symbol[]
    {
        new("u", Domain.Positive),
        new("lambda", Domain.Positive),
        new("lambda_2", Domain.Positive),
        new("q", Domain.Closed(1, 2)),
        new("L", Domain.PositiveInteger),
    }.ToDictionary(s => s.Name);
}
