using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Symbols with an index, <c>lambda_i</c>: at an index that is bound, <c>lambda_i</c> or <c>lambda[i + 1]</c>, at the depth,
/// <c>lambda_L</c>, or at a number, <c>lambda_1</c>. They are free numbers of one domain.
/// </summary>
internal sealed partial class Sequences
{
    private readonly Dictionary<string, Domain> _domains = new(StringComparer.Ordinal);
    private readonly IReadOnlyCollection<string> _indices;

    /// <param name="text">The text of a claim, its indices normal.</param>
    /// <param name="depth">The last index.</param>
    /// <param name="indices">The indices that are bound in it.</param>
    /// <param name="declared">The symbols with a domain.</param>
    /// <exception cref="DocumentException">Elements of one sequence have two domains.</exception>
    internal Sequences(Fragment text, Symbol depth, IReadOnlyCollection<string> indices, IReadOnlyList<Symbol> declared)
    {
        (Depth, _indices) = (depth, indices);
        foreach (var symbol in declared.Where(d => !d.Equals(depth)))
        {
            if (Indexed().Match(symbol.Name) is { Success: true } name && (name.Groups["at"].Value == depth.Name || indices.Contains(name.Groups["at"].Value)))
            {
                var head = name.Groups["base"].Value;
                if (!_domains.TryAdd(head, symbol.Domain) && _domains[head] != symbol.Domain)
                {
                    throw text.Complain(0, $"clashing definitions: {symbol.Domain.Describe(symbol.Name)}, but {_domains[head].Describe(head)} at another index");
                }
            }
        }

        if (declared.FirstOrDefault(d => Place(d.Name) is var (sequence, _, _) && _domains[sequence] != d.Domain) is { } clash)
        {
            throw text.Complain(0, $"clashing definitions: {clash.Domain.Describe(clash.Name)}, but {_domains[Place(clash.Name)!.Value.Sequence].Describe(clash.Name)} at every index");
        }

        Symbols = [.. Word().Matches(text.Text).Select(m => m.Value).Distinct().Where(n => Place(n) is not null).Select(n => new Symbol(n, _domains[Place(n)!.Value.Sequence]))];
    }

    /// <summary>The last index.</summary>
    internal Symbol Depth { get; }

    /// <summary>The elements that occur in the text.</summary>
    internal IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>Names for <c>lambda[i + 1]</c>, which is no name.</summary>
    internal static Fragment Normal(Fragment text)
    {
        foreach (var found in Bracketed().Matches(text.Text).Select(m => (m.Value, Name: m.Groups["base"].Value, At: m.Groups["at"].Value, Shift: ShiftOf(m))).Distinct())
        {
            text = text.Replace(found.Value, NameOf(found.Name, found.At, found.Shift));
        }

        return text;
    }

    /// <summary>An expression with the index, <c>lambda_i</c> and <c>i</c>, at another one.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="index">The index that is replaced.</param>
    /// <param name="by">The new one: a symbol, or null for a number.</param>
    /// <param name="shift">What is added to it, or the number.</param>
    internal Expr At(Expr e, Symbol index, Symbol? by, int shift)
    {
        var values = new Dictionary<Symbol, Expr> { [index] = (by ?? Expr.Zero) + shift };
        foreach (var symbol in Substitution.SymbolsOf(e))
        {
            if (Place(symbol.Name) is var (sequence, at, own) && at == index.Name)
            {
                values[symbol] = new Symbol(NameOf(sequence, by?.Name ?? "", own + shift), symbol.Domain);
            }
        }

        return Substitution.Replace(e, values);
    }

    /// <summary>Whether an expression changes with an index.</summary>
    internal bool DependsOn(Expr e, Symbol index) => Substitution.SymbolsOf(e).Any(s => s.Equals(index) || (Place(s.Name) is var (_, at, _) && at == index.Name));

    /// <summary>The smallest shift of a sequence at the index; null where there is none.</summary>
    internal int? LeastShift(Expr e, Symbol index) => Substitution.SymbolsOf(e)
        .Select(s => Place(s.Name) is var (_, at, shift) && at == index.Name ? shift : (int?)null).Min();

    /// <summary>Whether an element stands at an index that is bound somewhere in the claim.</summary>
    internal bool IsBound(Symbol symbol) => Place(symbol.Name) is var (_, at, _) && IsIndex(at);

    internal bool IsElement(Symbol symbol) => Place(symbol.Name) is not null;

    /// <summary>The sequence, the index (none for a number) and what is added to it.</summary>
    private (string Sequence, string At, int Shift)? Place(string name)
    {
        if (Indexed().Match(name) is not { Success: true } parts || !_domains.ContainsKey(parts.Groups["base"].Value))
        {
            return null;
        }

        var (at, shift) = (parts.Groups["at"].Value, int.Parse("0" + parts.Groups["shift"].Value, CultureInfo.InvariantCulture));
        return char.IsAsciiDigit(at[0])
            ? parts.Groups["mark"].Success || at.Length > 4 ? null : (parts.Groups["base"].Value, "", int.Parse(at, CultureInfo.InvariantCulture))
            : !IsIndex(at) && at != Depth.Name ? null : (parts.Groups["base"].Value, at, parts.Groups["mark"].Value == "m" ? -shift : shift);
    }

    private bool IsIndex(string name) => _indices.Contains(name) || name == OpenSum.Index.Name;

    private static string NameOf(string sequence, string at, int shift) =>
        at.Length == 0 && shift < 0 ? throw new OpenSumException($"{sequence} at an index below 0")
        : at.Length == 0 ? sequence == "w" ? FormattableString.Invariant($"w{shift}") : FormattableString.Invariant($"{sequence}_{shift}")
        : shift == 0 ? $"{sequence}_{at}"
        : FormattableString.Invariant($"{sequence}_{at}_{(shift < 0 ? 'm' : 'p')}{Math.Abs(shift)}");

    private static int ShiftOf(Match match) => match.Groups["shift"].Success
        ? (match.Groups["sign"].Value == "-" ? -1 : 1) * int.Parse(match.Groups["shift"].Value, CultureInfo.InvariantCulture)
        : 0;

    [GeneratedRegex(@"(?<![A-Za-z0-9_])(?<base>[A-Za-z][A-Za-z0-9]*)\[ ?(?<at>[A-Za-z]) ?(?:(?<sign>[+-]) ?(?<shift>[0-9]{1,3}))? ?\]")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?:(?<base>w)(?<at>[0-9]+)|(?<base>[A-Za-z][A-Za-z0-9]*)_(?<at>[A-Za-z]+|[0-9]+)(?:_(?<mark>[pm])(?<shift>[0-9]{1,3}))?)$")]
    private static partial Regex Indexed();

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_]*")]
    private static partial Regex Word();
}
