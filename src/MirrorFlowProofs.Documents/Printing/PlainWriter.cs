namespace MirrorFlowProofs.Documents;

/// <summary>Writes a value in the plain text syntax, with the parentheses that it needs.</summary>
internal static class PlainWriter
{
    internal static string Write(WrittenLine line) => string.Concat(line.Nodes.Select((node, i) => i == 0 ? Write(node)
        : line.Marks[i - 1] == "," ? $", {Write(node)}" : $" {line.Marks[i - 1]} {Write(node)}"));

    private static string Write(WrittenNode node) => node switch
    {
        WrittenLeaf leaf => leaf.Text,
        WrittenNegative n => $"-{Term(n.Inside)}",
        WrittenSum s => string.Concat(s.Terms.Select((t, i) => (i, t.IsMinus) switch
        {
            (0, false) => Term(t.Term),
            (0, true) => $"-{Term(t.Term)}",
            (_, var isMinus) => $" {(isMinus ? '-' : '+')} {Term(t.Term)}",
        })),
        WrittenProduct p => string.Concat(p.Factors.Select((f, i) => (i == 0 ? f.Divides ? "1/" : "" : f.Divides ? "/" : "*") + Factor(f.Factor))),
        WrittenPower p => $"{Atom(p.Base)}^{Atom(p.Exponent)}",
        WrittenCall { Head: "abs", Arguments: [var only] } => $"abs({Write(only)})",
        WrittenCall c => $"{c.Head}({string.Join(", ", c.Arguments.Select(Write))})",
        WrittenInterval i => $"{i.Open}{Write(i.Low)}, {Write(i.High)}{i.Close}",
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    private static string Term(WrittenNode node) => node is WrittenSum or WrittenNegative ? $"({Write(node)})" : Write(node);

    private static string Factor(WrittenNode node) => node is WrittenSum or WrittenNegative or WrittenProduct ? $"({Write(node)})" : Write(node);

    private static string Atom(WrittenNode node) => node is WrittenLeaf or WrittenCall ? Write(node) : $"({Write(node)})";
}
