using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Documents;

/// <summary>Starts that are given as values of the weights.</summary>
internal sealed partial class SettingReader
{
    /// <summary>
    /// The balance of weights with given values, <c>w1 = 0, w2 = c, w3 = c</c>, at every depth <c>w_1 = 0, w_i = c</c>; null where the line is no such list.
    /// </summary>
    private WrittenBalance? OfValues(Fragment line, Expr? q, WrittenMap? map)
    {
        if (map is null || q is null)
        {
            return null;
        }

        var pieces = line.Split(',');
        var values = new Dictionary<string, Fragment>(StringComparer.Ordinal);
        var names = map.IsEveryDepth ? ["w1", "w_i"] : map.Weights.Select(w => w.Name).ToList();
        string NameOf(Fragment written) => FirstWeight().IsMatch(written.Text) ? written.Text.Replace("_", "", StringComparison.Ordinal) : written.Text;
        bool IsValue(Fragment piece) => piece.Split('=') is [var name, _] && names.Contains(NameOf(name)) && piece.IndexOutside('<', '>') < 0;
        foreach (var piece in pieces)
        {
            if (IsValue(piece) && piece.Split('=') is [var name, var value])
            {
                if (!values.TryAdd(NameOf(name), value))
                {
                    throw name.Complain(0, $"{name} is given twice");
                }
            }
        }

        if (values.Count == 0)
        {
            return null;
        }

        if (names.Find(n => !values.ContainsKey(n)) is { } missing)
        {
            throw line.Complain(0, $"expected values of all weights, such as 'w1 = 0, w2 = c', found none of {missing}{(map.IsEveryDepth ? ", any weight but the first" : "")}");
        }

        foreach (var domain in pieces.Where(p => !IsValue(p)))
        {
            Declare(domain);
        }

        var symbols = new Dictionary<string, Symbol>(_declared);
        symbols.TryAdd(Balance.Lambda.Name, Balance.Lambda);
        var read = names.Select(n => Expression(values[n], symbols)).ToList();
        foreach (var symbol in read.SelectMany(Substitution.SymbolsOf))
        {
            _declared.TryAdd(symbol.Name, symbol);
        }

        if (!map.IsEveryDepth)
        {
            var flow = Flow(line, q, map);
            return Pattern(line, [.. map.Weights.Select((w, i) => Substitution.Replace(flow.Invariant(i), w, read[i]))]);
        }

        Expr Size(Expr value) => Power.Of(Apply.Of(Function.Abs, value), q);
        var offset = Size(read[1]) - Size(read[0]);
        return offset.IsZero ? new WrittenBalance(BalanceKind.Equal, 0, [])
            : Ranges.IsPositive(offset) ? new WrittenBalance(BalanceKind.First, 0, [offset])
            : throw line.Complain(0, "expected the first weight to be the smallest by the domains of the symbols, such as 'w_1 = 0, w_i = c, c > 0'");
    }

    /// <summary><c>equal</c>, <c>distinct</c>, or <c>w1 = w2 = c</c>: the starts of the blocks of a sum, with the name of their size.</summary>
    private (BlockStarts? Starts, Symbol? Size) StartsOf(Fragment? line, WrittenMap? map, WrittenBalance? balance)
    {
        switch (line?.Text)
        {
            case null:
                return (null, null);
            case "equal":
                return (BlockStarts.Equal, null);
            case "distinct":
                return (BlockStarts.Distinct, null);
        }

        if (balance is { Kind: not BalanceKind.Equal })
        {
            throw line!.Complain(0, "clashing definitions: weights that start at one size are in the balance 'equal'");
        }

        var sides = line!.Split('=');
        if (sides.Count < 2 || map is not { IsEveryDepth: false } || !Name().IsMatch(sides[^1].Text)
            || !sides.SkipLast(1).Select(s => s.Text).ToHashSet().SetEquals(map.Weights.Select(w => w.Name)) || map.Weights.Any(w => w.Name == sides[^1].Text))
        {
            throw line.Complain(0, $"expected equal, distinct, or all weights at one size, such as 'u = v = c', found '{line}'");
        }

        var size = _declared.GetValueOrDefault(sides[^1].Text) ?? new Symbol(sides[^1].Text, Domain.Positive);
        _declared.TryAdd(size.Name, size);
        return Ranges.IsPositive(size) ? (BlockStarts.Equal, size) : throw sides[^1].Complain(0, $"expected a positive size, found {size.Domain.Describe(size.Name)}");
    }

    [GeneratedRegex("^w_[0-9]+$")]
    private static partial Regex FirstWeight();
}
