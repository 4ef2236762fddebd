using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>Writes a value in the LaTeX that documents are read in; null where LaTeX has no form for it.</summary>
internal static partial class LatexWriter
{
    private const string Every = "w1 * ... * wL";

    /// <summary>The LaTeX, which says just what the value says: it is read back.</summary>
    internal static string? Write(WrittenLine line)
    {
        var latex = string.Concat(line.Nodes.Select((node, i) => i == 0 ? Write(node) : line.Marks[i - 1] switch
        {
            "," => ",\\ " + Write(node),
            "<=" => @" \le " + Write(node),
            ">=" => @" \ge " + Write(node),
            "->" => @" \to " + Write(node),
            "~" => @" \sim " + Write(node),
            "in" => @" \in " + Write(node),
            var mark => $" {mark} {Write(node)}",
        }));
        try
        {
            return line.Equals(WrittenReader.Read(LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text)) ? latex : null;
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    private static string Write(WrittenNode node) => node switch
    {
        WrittenLeaf leaf => Name(leaf.Text),
        WrittenNegative n => "-" + Term(n.Inside),
        WrittenSum s => string.Concat(s.Terms.Select((t, i) => (i == 0 ? t.IsMinus ? "-" : "" : t.IsMinus ? " - " : " + ") + Term(t.Term))),
        WrittenProduct p => Product(p),
        WrittenPower { Base: WrittenCall { Head: "abs" or "sqrt" } inside } p => $"{Write(inside)}^{{{Write(p.Exponent)}}}",
        WrittenPower p => $"{(p.Base is WrittenLeaf ? Write(p.Base) : Grouped(p.Base))}^{{{Write(p.Exponent)}}}",
        WrittenCall c => Call(c),
        WrittenInterval i => $"{i.Open}{Write(i.Low)}, {Write(i.High)}{i.Close}",
        _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
    };

    /// <summary>Quotients from the left on, so that a/b*c/d is a fraction with a product above.</summary>
    private static string Product(WrittenProduct product)
    {
        var written = product.Factors[0].Divides ? $@"\frac{{1}}{{{Write(product.Factors[0].Factor)}}}" : Factor(product.Factors[0].Factor);
        foreach (var (divides, factor) in product.Factors.Skip(1))
        {
            written = divides ? $@"\frac{{{written}}}{{{Write(factor)}}}" : $@"{written} \cdot {Factor(factor)}";
        }

        return written;
    }

    private static string Term(WrittenNode node) => node is WrittenSum or WrittenNegative ? Grouped(node) : Write(node);

    private static string Factor(WrittenNode node) => node is WrittenSum or WrittenNegative or WrittenProduct ? Grouped(node) : Write(node);

    private static string Grouped(WrittenNode node) => $@"\left({Write(node)}\right)";

    private static string Call(WrittenCall call) => call switch
    {
        { Head: "abs", Arguments: [{ Nodes: [var inside] }] } => $@"\left|{Write(inside)}\right|",
        { Head: "sqrt", Arguments: [{ Nodes: [var inside] }] } => $@"\sqrt{{{Write(inside)}}}",
        { Head: "hyp2f1", Arguments: [{ Nodes: [var a] }, { Nodes: [var b] }, { Nodes: [var c] }, { Nodes: [var z] }] } => $@"{{}}_2F_1\left({Write(a)}, {Write(b)}; {Write(c)}; {Write(z)}\right)",
        { Head: "at", Arguments: [{ Nodes: [var inside] }, { Nodes: [var name, var value], Marks: ["="] }] } => $@"\left(\left. {Write(inside)} \right|_{{{Write(name)} = {Write(value)}}}\right)",
        { Head: "integral", Arguments: [{ Nodes: [var inside] }, { Nodes: [var variable, ..] }, { Nodes: [var low] }, { Nodes: [var high] }] } =>
            $@"\left(\int_{{{Write(low)}}}^{{{Write(high)}}} {Term(inside)}\,d{Write(variable)}\right)",
        { Head: "sum" or "product", Arguments: [{ Nodes: [var inside] }, { Nodes: [var index, var first], Marks: ["="] }, { Nodes: [var last] }] } =>
            $@"\left(\{(call.Head == "sum" ? "sum" : "prod")}_{{{Write(index)}={Write(first)}}}^{{{Write(last)}}} {{{Term(inside)}}}\right)",
        { Head: ['d', '/', 'd', .. var variable], Arguments: [{ Nodes: [var inside] }] } => $@"\left(\frac{{d}}{{d{Name(variable)}}}{Grouped(inside)}\right)",
        _ => $"{Head(call.Head)}({string.Join(", ", call.Arguments.Select(a => string.Join(" = ", a.Nodes.Select(Write))))})",
    };

    private static string Head(string head) => Notation().Match(head) is { Success: true } parts
        ? parts.Groups["letter"].Value + (parts.Groups["q"].Success ? $"_{{q={parts.Groups["q"].Value}}}" : "") + (parts.Groups["marks"].Value == "*" ? "^{*}" : parts.Groups["marks"].Value)
        : head switch
        {
            "log" => @"\ln",
            "exp" or "sinh" or "cosh" or "arctan" => $@"\{head}",
            _ when head.Length > 1 && head.All(char.IsAsciiLetter) => $@"\operatorname{{{head}}}",
            _ => Name(head),
        };

    private static string Name(string name)
    {
        if (name == Every)
        {
            return @"\prod_{i=1}^{L} w_i";
        }

        if (char.IsAsciiDigit(name[0]))
        {
            return name;
        }

        if (Shifted().Match(name) is { Success: true } shifted)
        {
            return $"{Letter(shifted.Groups["head"].Value)}_{{{shifted.Groups["at"].Value}}}";
        }

        var (head, index) = name.IndexOf('_', StringComparison.Ordinal) is > 0 and var at ? (name[..at], name[(at + 1)..].Replace('_', ','))
            : name[0] == 'w' && name.Length > 1 && name.Skip(1).All(char.IsAsciiDigit) ? ("w", name[1..]) : (name, "");
        return index.Length == 0 ? Letter(head) : $"{Letter(head)}_{{{index}}}";
    }

    private static string Letter(string head) => head == "infinity" ? @"\infty" : head.Length == 1 ? head : LatexMath.IsGreek(head) ? $@"\{head}" : $@"\mathrm{{{head}}}";

    [GeneratedRegex(@"^(?<letter>[RPMWf])(?:\[q ?= ?(?<q>[0-9/]+)\])?(?<marks>'*|\*)$")]
    private static partial Regex Notation();

    [GeneratedRegex(@"^(?<head>[A-Za-z][A-Za-z0-9]*)\[ ?(?<at>[A-Za-z] ?[+-] ?[0-9]+) ?\]$")]
    private static partial Regex Shifted();
}
