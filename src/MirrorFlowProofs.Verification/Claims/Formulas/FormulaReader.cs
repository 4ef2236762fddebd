using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Reads what a source writes: expressions in the plain text syntax, with the notations of the subject
/// (<c>R''(x)</c>, <c>mu</c>), defined names, derivatives <c>d/dx(...)</c>, where <c>d/dt(...)</c> is along the flow, and values
/// <c>at(..., x = 2)</c>.
/// </summary>
public sealed partial class FormulaReader
{
    private const string At = "at(";

    /// <summary>How deep derivatives and values at points may stand inside each other.</summary>
    private const int DeepestNesting = 40;

    /// <summary>How many nodes a derivative may have; each further derivative multiplies them.</summary>
    private const long LargestDerivative = 20_000;

    private readonly Subject _subject;
    private readonly IReadOnlyList<Symbol> _given;
    private readonly IReadOnlyList<Definition> _definitions;
    private readonly Dictionary<string, Symbol> _symbols = [];
    private readonly Dictionary<Symbol, Meaning> _named = [];
    private readonly List<KeyValuePair<string, Meaning>> _notations;
    private int _placeholders;
    private int _depth;

    /// <summary>Makes a reader.</summary>
    /// <param name="subject">What the notations speak about.</param>
    /// <param name="symbols">The symbols that texts may use beside those of the subject.</param>
    /// <param name="definitions">Names for expressions, in order.</param>
    /// <exception cref="FormatException">A definition cannot be read, or gives a second meaning to a name.</exception>
    public FormulaReader(Subject subject, IReadOnlyList<Symbol> symbols, IReadOnlyList<Definition> definitions)
    {
        (_subject, _given, _definitions) = (subject, symbols, definitions);
        foreach (var symbol in subject.Symbols.Concat(symbols))
        {
            if (!_symbols.TryAdd(symbol.Name, symbol) && !_symbols[symbol.Name].Equals(symbol))
            {
                throw new FormatException($"the symbol {symbol.Name} has two domains: {_symbols[symbol.Name].Domain.Describe(symbol.Name)} and {symbol.Domain.Describe(symbol.Name)}");
            }
        }

        _notations = [.. subject.Notations.Where(n => !IsName(n.Key)).OrderByDescending(n => n.Key.Length).ThenBy(n => n.Key, StringComparer.Ordinal)];
        foreach (var (name, meaning) in subject.Notations.Where(n => IsName(n.Key)))
        {
            Define(name, meaning);
        }

        foreach (var definition in definitions)
        {
            Define(definition.Name, Read(definition.Text));
        }
    }

    /// <summary>The symbols that texts may use, by name; defined names are not among them.</summary>
    internal IEnumerable<Symbol> Symbols => _symbols.Values.Where(s => !_named.ContainsKey(s));

    /// <summary>The symbols by name.</summary>
    internal IReadOnlyDictionary<string, Symbol> SymbolsByName => Symbols.ToDictionary(s => s.Name);

    /// <summary>Reads one expression.</summary>
    /// <exception cref="FormulaException">The text is not one; the message says where.</exception>
    public Meaning Read(string text) => Read(text, written => written);

    /// <summary>Reads one expression and changes it before its names are replaced by what they stand for.</summary>
    internal Meaning Read(string text, Func<Expr, Expr> change)
    {
        if (++_depth > DeepestNesting)
        {
            throw new FormulaException(text, FormattableString.Invariant($"expected at most {DeepestNesting} derivatives and values at points inside each other, found more"), 0);
        }

        var names = new Dictionary<Symbol, Meaning>(_named);
        var symbols = new Dictionary<string, Symbol>(_symbols);
        var plain = WithPlaceholders(text, names, symbols);
        RefuseCaught(text, plain, names);
        try
        {
            var written = Parser.ParseWritten(plain, symbols);
            var meaning = Resolve(change(written.Value), written.Parts, names);
            return WrittenSize.Of(meaning.Value) <= Parser.LargestExpression
                ? meaning
                : throw new FormulaException(text, "an expression too large to write out, names replaced", 0);
        }
        catch (ParseException wrong)
        {
            throw new FormulaException($"{text}: {Restore(wrong.Message, names)}", Restore(wrong.Problem, names), wrong.Offset, wrong);
        }
        catch (DivideByZeroException none)
        {
            throw new FormulaException($"{text}: division by zero", "division by zero", 0, none);
        }
        catch (ExpressionTooLargeException large)
        {
            throw new FormulaException($"{text}: a power too large to write down", "a power too large to write down", 0, large);
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>Reads a piece of a text that begins at an offset into it.</summary>
    private Meaning ReadInside(string piece, int offset)
    {
        try
        {
            return Read(piece);
        }
        catch (FormulaException wrong)
        {
            throw wrong.Within(offset);
        }
    }

    /// <summary>Puts the meanings of names in; the parts of each name that occurs are needed too.</summary>
    private static Meaning Resolve(Expr value, IReadOnlyList<Expr> parts, Dictionary<Symbol, Meaning> names)
    {
        var values = names.ToDictionary(n => n.Key, n => n.Value.Value);
        var used = names.Where(n => Substitution.DependsOn(value, n.Key) || parts.Any(p => Substitution.DependsOn(p, n.Key)));
        return new Meaning(
            ElementaryIntegrals.Evaluate(Substitution.Replace(value, values)),
            [.. used.SelectMany(n => n.Value.Parts).Concat(parts.Select(p => ElementaryIntegrals.Evaluate(Substitution.Replace(p, values)))).Distinct().Where(p => p is not (Number or Symbol))]);
    }

    private void Define(string name, Meaning meaning)
    {
        if (!IsName(name))
        {
            throw new FormatException($"expected a name such as m or lambda_1, found '{name}'");
        }

        if (!_symbols.TryAdd(name, SymbolFor(name, meaning)))
        {
            throw new FormatException($"the name {name} has a meaning already");
        }

        _named[_symbols[name]] = meaning;
    }

    /// <summary>A symbol with what is known of the sign of the expression it stands for.</summary>
    private static Symbol SymbolFor(string name, Meaning meaning) => new(
        name,
        Ranges.IsPositive(meaning.Value) ? Domain.Positive : Ranges.IsNonnegative(meaning.Value) ? Domain.Nonnegative : Domain.Real);

    /// <summary>
    /// The text with every notation and derivative replaced by a name of the same length, so that places in it stay where
    /// they are.
    /// </summary>
    private string WithPlaceholders(string text, Dictionary<Symbol, Meaning> names, Dictionary<string, Symbol> symbols)
    {
        var plain = new StringBuilder();
        var at = 0;
        while (at < text.Length)
        {
            var isStart = at == 0 || !IsNameCharacter(text[at - 1]);
            if (isStart && Derivative().Match(text, at) is { Success: true } head && head.Index == at)
            {
                var end = Closing(text, at + head.Length - 1);
                var inner = text[(at + head.Length)..end];
                var derivative = Differentiate(head.Groups[1].Value, inner, at + head.Length, text, at);
                plain.Append(Placeholder(end + 1 - at, derivative, names, symbols));
                at = end + 1;
            }
            else if (isStart && string.CompareOrdinal(text, at, At, 0, At.Length) == 0)
            {
                var end = Closing(text, at + At.Length - 1);
                plain.Append(Placeholder(end + 1 - at, ReadAt(text[(at + At.Length)..end], at + At.Length), names, symbols));
                at = end + 1;
            }
            else if (isStart && _notations.FirstOrDefault(n => string.CompareOrdinal(text, at, n.Key, 0, n.Key.Length) == 0) is { Key: { } notation, Value: var meaning })
            {
                plain.Append(Placeholder(notation.Length, meaning, names, symbols));
                at += notation.Length;
            }
            else if (isStart && FunctionAt(text, at) is var (length, variable, function))
            {
                var end = Closing(text, at + length - 1);
                var value = ReadInside(text[(at + length)..end], at + length);
                plain.Append(Placeholder(end + 1 - at, Replaced(function, variable, value, text[at..(end + 1)], at), names, symbols));
                at = end + 1;
            }
            else
            {
                plain.Append(text[at++]);
            }
        }

        return plain.ToString();
    }

    /// <summary>A notation at an argument of its own, <c>R''(w^L)</c>: the length up to the parenthesis, its variable, what it stands for.</summary>
    private (int Length, Symbol Variable, Meaning Function)? FunctionAt(string text, int at)
    {
        foreach (var (notation, meaning) in _notations)
        {
            var length = notation.IndexOf('(', StringComparison.Ordinal) + 1;
            if (length > 0 && string.CompareOrdinal(text, at, notation, 0, length) == 0 && _symbols.TryGetValue(notation[length..^1], out var variable)
                && !_named.ContainsKey(variable) && Substitution.DependsOn(meaning.Value, variable))
            {
                return (length, variable, meaning);
            }
        }

        return null;
    }

    private string Placeholder(int length, Meaning meaning, Dictionary<Symbol, Meaning> names, Dictionary<string, Symbol> symbols)
    {
        string name;
        do
        {
            name = ("N" + (_placeholders++).ToString(CultureInfo.InvariantCulture)).PadRight(length, '_');
        }
        while (symbols.ContainsKey(name));
        var symbol = SymbolFor(name, meaning);
        symbols[name] = symbol;
        names[symbol] = meaning;
        return name;
    }

    private static string Restore(string message, Dictionary<Symbol, Meaning> names) => names.Keys
        .Where(n => n.Name.StartsWith('N'))
        .Aggregate(message, (text, n) => text.Replace(n.Name, names[n].Value.ToString(), StringComparison.Ordinal));

    private static bool IsName(string text) => Name().IsMatch(text);

    private static bool IsNameCharacter(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';

    [GeneratedRegex(@"d/d([A-Za-z][A-Za-z0-9_]*)\(")]
    private static partial Regex Derivative();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$")]
    private static partial Regex Name();
}
