using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Reads <c>sum(E, i = 1, L)</c> and <c>product(E, i = 2, L - 1)</c>: in normal form, or written out at a given depth.
/// </summary>
internal sealed partial class OpenSumReader
{
    private readonly ClaimContext _context;
    private readonly Subject _subject;
    private readonly Sequences _sequences;
    private readonly OpenSums? _sums;
    private readonly int _depth;
    private int _placeholders;

    private OpenSumReader(ClaimContext context, Subject subject, Sequences sequences, OpenSums? sums, int depth) =>
        (_context, _subject, _sequences, _sums, _depth) = (context, subject, sequences, sums, depth);

    /// <summary>Whether a text has a sum or product up to a symbol.</summary>
    internal static bool OccursIn(Fragment text) => Repeated().IsMatch(text.Text);

    /// <summary>The last index of all sums, and the names of the indices.</summary>
    /// <exception cref="DocumentException">There are several, or one is no integer.</exception>
    internal static (Symbol Depth, IReadOnlyCollection<string> Indices) RangesIn(ClaimContext context, Subject subject, Fragment text)
    {
        var (names, indices) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (Match match in Repeated().Matches(text.Text))
        {
            var range = RangeOf(text, match.Index + match.Length - 1);
            names.Add(range.Depth);
            indices.Add(range.Index);
        }

        return names.Count > 1 ? throw text.Complain(0, $"expected sums up to one symbol, found {string.Join(" and ", names.Order(StringComparer.Ordinal))}")
            : context.SymbolIn(subject, names.Single()) is not { Domain: { IsInteger: true, Lower: { IsInteger: true, Sign: >= 0 } least } } depth || least > 8
                ? throw text.Complain(0, $"expected a domain for the last index such as '{names.Single()} >= 1 integer'")
            : (depth, indices);
    }

    /// <summary>What a side stands for: with symbols for sums, or at a depth.</summary>
    /// <param name="context">The claim.</param>
    /// <param name="subject">What it speaks about.</param>
    /// <param name="sequences">The symbols with an index.</param>
    /// <param name="sums">The sums; null to write them out at the depth.</param>
    /// <param name="depth">The depth, or the smallest one.</param>
    /// <param name="side">The text.</param>
    /// <exception cref="DocumentException">It cannot be read.</exception>
    /// <exception cref="OpenSumException">It has no normal form.</exception>
    internal static Meaning Read(ClaimContext context, Subject subject, Sequences sequences, OpenSums? sums, int depth, Fragment side)
    {
        var meaning = new OpenSumReader(context, subject, sequences, sums, depth).Read(side, []);
        return meaning.Parts.Append(meaning.Value).SelectMany(Substitution.SymbolsOf).FirstOrDefault(sequences.IsBound) is { } outside
            ? throw side.Complain(0, $"{outside.Name} stands outside the sum that its index belongs to")
            : sums is not null ? meaning
            : Replaced(meaning, e => sequences.At(e, sequences.Depth, null, depth));
    }

    private Meaning Read(Fragment text, IReadOnlyList<Symbol> bound)
    {
        var meanings = new Dictionary<Symbol, Meaning>();
        while (Form().Match(text.Text) is { Success: true } form)
        {
            var open = form.Index + form.Length - 1;
            var close = ClosingOf(text, open);
            var meaning = form.Groups["variable"] is { Success: true, Value: var variable }
                ? Differentiated(text.Slice(open + 1, close), variable, bound)
                : Repeat(text, form.Groups["kind"].Value == "sum", open, close, bound);
            var placeholder = new Symbol(FormattableString.Invariant($"Z{_placeholders++}_"));
            meanings.Add(placeholder, meaning);
            text = Fragment.Join([text.Slice(0, form.Index), Fragment.At(text.OffsetOf(form.Index), placeholder.Name), text.From(close + 1)]);
        }

        if (meanings.Count > 0 && Other().Match(text.Text) is { Success: true } other)
        {
            throw new OpenSumException($"a sum up to {_sequences.Depth} beside '{other.Value}...)' is not decided");
        }

        var read = _context.Expression(_subject, text, [.. _sequences.Symbols.Where(s => !_context.Setting.Declared.Contains(s)), .. bound, .. meanings.Keys]);
        var values = meanings.ToDictionary(m => m.Key, m => m.Value.Value);
        if (_context.SymbolIn(_subject, _sequences.Depth.Name) is { } own && !own.Equals(_sequences.Depth))
        {
            values[own] = _sequences.Depth;
        }

        return new Meaning(
            Substitution.Replace(read.Value, values),
            [.. meanings.Values.SelectMany(m => m.Parts), .. read.Parts.Select(p => Substitution.Replace(p, values))]);
    }

    private Meaning Repeat(Fragment text, bool isSum, int open, int close, IReadOnlyList<Symbol> bound)
    {
        var range = RangeOf(text, open);
        var least = (int)_sequences.Depth.Domain.Lower!.Value.Numerator;
        if (range.From > least + range.To + 1 || range.From < -99)
        {
            throw text.Complain(open, FormattableString.Invariant($"expected indices that do not run backwards for {_sequences.Depth} = {least}"));
        }

        var index = new Symbol(range.Index, new Domain(range.From, false, null, true, IsInteger: true));
        if (bound.Any(b => b.Name == index.Name) || index.Name == _sequences.Depth.Name)
        {
            throw text.Complain(open, $"the index {index.Name} has a meaning already");
        }

        var term = Read(text.Slice(open + 1, open + 1 + range.TermLength).Trim(), [.. bound, index]);
        if (_sums is not null)
        {
            // A term that has no value leaves its sum without one; of the others no point is asked for.
            return new Meaning(
                isSum ? _sums.Add(term.Value, index, range.From, range.To) : _sums.Multiply(term.Value, index, range.From, range.To),
                [.. term.Parts.Where(p => !_sequences.DependsOn(p, index) && !_sums.Occurs(p))]);
        }

        List<Meaning> terms = [.. Enumerable.Range(range.From, Math.Max(0, _depth + range.To - range.From + 1)).Select(i => Replaced(term, e => _sequences.At(e, index, null, i)))];
        return new Meaning(isSum ? Sum.Of(terms.Select(t => t.Value)) : Product.Of(terms.Select(t => t.Value)), [.. terms.SelectMany(t => t.Parts).Distinct()]);
    }

    private Meaning Differentiated(Fragment text, string name, IReadOnlyList<Symbol> bound)
    {
        var variable = _context.SymbolIn(_subject, name);
        if (variable is null || variable.Domain.IsInteger || _sequences.IsElement(variable))
        {
            throw new OpenSumException($"a derivative by {name} is not taken beside a sum up to {_sequences.Depth}");
        }

        var inner = Read(text, bound);
        try
        {
            return inner.Derivative(_sums?.Derivative(inner.Value, variable) ?? Calculus.Differentiate(inner.Value, variable));
        }
        catch (NotSupportedException none)
        {
            throw new OpenSumException(none.Message);
        }
    }

    /// <summary>Index, first and last index, and the length of the term, of the sum whose parenthesis opens at a place.</summary>
    private static (string Index, int From, string Depth, int To, int TermLength) RangeOf(Fragment text, int open)
    {
        var close = ClosingOf(text, open);
        var inside = text.Text[(open + 1)..close];
        return RangeAtEnd().Match(inside) is not { Success: true } range
            ? throw text.Complain(close, "expected the range of the index, such as '..., i = 1, L)' or 'i = 0, L - 1'")
            : (range.Groups["index"].Value, int.Parse(range.Groups["from"].Value, CultureInfo.InvariantCulture), range.Groups["depth"].Value,
                range.Groups["shift"].Success ? (range.Groups["sign"].Value == "-" ? -1 : 1) * int.Parse(range.Groups["shift"].Value, CultureInfo.InvariantCulture) : 0, range.Index);
    }

    private static int ClosingOf(Fragment text, int open)
    {
        var depth = 0;
        for (var i = open; i < text.Text.Length; i++)
        {
            depth += text.Text[i] == '(' ? 1 : text.Text[i] == ')' ? -1 : 0;
            if (depth == 0)
            {
                return i;
            }
        }

        throw text.Complain(open, "this '(' is not closed");
    }

    private static Meaning Replaced(Meaning meaning, Func<Expr, Expr> change) => new(change(meaning.Value), [.. meaning.Parts.Select(change)]);

    [GeneratedRegex(@"(?<![A-Za-z0-9_'])(?:sum|product)\(")]
    private static partial Regex Repeated();

    [GeneratedRegex(@"(?<![A-Za-z0-9_'])(?:(?<kind>sum|product)|d/d(?!t\()(?<variable>[A-Za-z][A-Za-z0-9_]*))\(")]
    private static partial Regex Form();

    [GeneratedRegex(@"(?<![A-Za-z0-9_'])(?:at|integral|d/dt)\(")]
    private static partial Regex Other();

    [GeneratedRegex(@", *(?<index>[A-Za-z]) *= *(?<from>-?[0-9]{1,2}) *, *(?<depth>[A-Za-z][A-Za-z0-9_]*) *(?:(?<sign>[+-]) *(?<shift>[0-9]{1,2}) *)?\z")]
    private static partial Regex RangeAtEnd();
}
