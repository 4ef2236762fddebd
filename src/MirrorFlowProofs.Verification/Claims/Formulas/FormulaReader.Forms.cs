using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>The forms that are no functions of numbers: derivatives and values at a point.</summary>
public sealed partial class FormulaReader
{
    /// <summary>How many symbols may be given another domain inside each other: each reads what is inside once more.</summary>
    private const int MostChanges = 3;

    private static readonly Rational Beyond = new(1, 4);

    private int _changes;

    /// <summary><c>E, x = 2</c>: the expression with a symbol replaced; its parts must have values there.</summary>
    private Meaning ReadAt(string text, int offset)
    {
        var comma = Brackets.LastOutside(text, ',');
        var equals = comma < 0 ? -1 : text.IndexOf('=', comma);
        if (equals < 0 || !_symbols.TryGetValue(text[(comma + 1)..equals].Trim(), out var symbol) || _named.ContainsKey(symbol))
        {
            throw Wrong("expected at(E, x = ...) with a symbol x");
        }

        var (inner, value) = (ReadInside(text[..comma], offset), ReadInside(text[(equals + 1)..], offset + equals + 1));
        var there = Replaced(inner, symbol, value, $"at({text})", offset);
        if (EndsWithin(value.Value, symbol.Domain).Any() && !IsSameAtTheEnd())
        {
            throw Wrong($"it is known where {symbol.Domain.Describe(symbol.Name)}, and at the end of that it may jump: expected a domain with that end, or what it tends to there in a claim 'limit:'");
        }

        return there;

        // Read with the ends in the domain, so that sign(x) is not 1 beforehand.
        bool IsSameAtTheEnd()
        {
            var closed = new Symbol(symbol.Name, symbol.Domain with { LowerOpen = symbol.Domain.Lower is null, UpperOpen = symbol.Domain.Upper is null });
            try
            {
                var read = With(symbol, closed, $"at({text})", offset).ReadInside(text[..comma], offset);
                return EndsWithin(value.Value, symbol.Domain).All(end =>
                    Substitution.Replace(read.Value, closed, end) - Substitution.Replace(inner.Value, symbol, end) is var apart
                    && (apart is Number { IsZero: true } || (!ExpressionNodes.Of(apart).Any(Jumps) && ZeroTest.Decide(apart).Answer == ZeroAnswer.Zero)));
            }
            catch (DivideByZeroException)
            {
                return false;
            }
        }

        FormulaException Wrong(string problem) => new($"at({text})", problem, offset);
    }

    private static bool Jumps(Expr e) => e is Apply { Function: Function.Sign } or Power { Base: Number { IsZero: true } };

    /// <summary>A meaning at a value of one of its symbols, which its domain must allow; its parts must have values there.</summary>
    private static Meaning Replaced(Meaning inner, Symbol symbol, Meaning value, string text, int offset)
    {
        if (!IsInClosure(value.Value, symbol.Domain))
        {
            throw Wrong($"expected a value with {symbol.Domain.Describe(symbol.Name)}, or an end of that");
        }

        try
        {
            return new Meaning(
                Substitution.Replace(inner.Value, symbol, value.Value),
                [.. value.Parts, .. inner.Parts.Append(inner.Value).Select(p => Substitution.Replace(p, symbol, value.Value))]);
        }
        catch (DivideByZeroException none)
        {
            List<string> excluded = [.. inner.Parts.OfType<Power>().Where(p => p.Base.Equals(symbol) && Ranges.Of(p.Exponent).IsNegative).Select(p => $"{p.Base} != 0").Distinct()];
            throw Wrong(
                excluded.Count == 0 ? "it has no value there" : $"it is known for {excluded[0]} alone: expected another value, or what it tends to there in a claim 'limit:'", none);
        }

        FormulaException Wrong(string problem, Exception? inner = null) => new($"{text}: {problem}", problem, offset, inner);
    }

    /// <summary>Forms are canonical for the values of the domain; at an end of it they are what the values tend to.</summary>
    private static bool IsInClosure(Expr value, Domain domain)
    {
        var range = Ranges.Of(value);
        return (!domain.IsInteger || value is Number { Value.IsInteger: true } or Symbol { Domain.IsInteger: true })
            && (domain.Lower is not { } lower || range.Lower >= lower)
            && (domain.Upper is not { } upper || range.Upper <= upper);
    }

    /// <summary>The ends that do not belong to a domain, and that a value in its closure may be.</summary>
    private static IEnumerable<Expr> EndsWithin(Expr value, Domain domain)
    {
        var range = Ranges.Of(value);
        if (domain is { Lower: { } lower, LowerOpen: true } && range.Lower == lower && !range.LowerOpen)
        {
            yield return lower;
        }

        if (domain is { Upper: { } upper, UpperOpen: true } && range.Upper == upper && !range.UpperOpen)
        {
            yield return upper;
        }
    }

    /// <summary>The same reader where a symbol has another domain.</summary>
    private FormulaReader With(Symbol symbol, Symbol other, string text, int offset) => _changes < MostChanges
        ? new(new OnAnotherDomain(_subject, symbol, other), [.. _given.Select(s => s.Equals(symbol) ? other : s)], _definitions) { _changes = _changes + 1, _depth = _depth }
        : throw new FormulaException(text, FormattableString.Invariant($"expected derivatives and values at ends of the domains of at most {MostChanges} symbols inside each other, found more"), offset);

    /// <summary>
    /// What is differentiated. The symbol's domain reaches a little beyond ends that belong to it, where a corner is one: |x| has no derivative at 0, also where x is only
    /// said to be at least 0.
    /// </summary>
    private (Meaning Inner, Symbol Symbol) ReadDifferentiable(string text, int offset, Symbol symbol)
    {
        var domain = symbol.Domain;
        if ((domain.LowerOpen && domain.UpperOpen) || domain.IsInteger)
        {
            return (ReadInside(text, offset), symbol);
        }

        var wide = new Symbol(symbol.Name, new(
            domain.LowerOpen ? domain.Lower : domain.Lower - Beyond, true, domain.UpperOpen ? domain.Upper : domain.Upper + Beyond, true));
        return (With(symbol, wide, text, offset).ReadInside(text, offset), wide);
    }

    private Meaning Differentiate(string variable, string written, int begin, string text, int offset)
    {
        if (!_symbols.TryGetValue(variable, out var named) || variable == "t" || _named.ContainsKey(named) || named.Domain.IsInteger)
        {
            return Differentiate(variable, ReadInside(written, begin), text, offset);
        }

        var (inner, symbol) = ReadDifferentiable(written, begin, named);
        return Differentiate(inner, symbol, named, text, offset);
    }

    private Meaning Differentiate(string variable, Meaning inner, string text, int offset)
    {
        try
        {
            if (variable == "t" && _subject.Rate(inner) is { } rate)
            {
                return rate;
            }
        }
        catch (Exception unknown) when (unknown is NotSupportedException or (FormatException and not FormulaException))
        {
            throw new FormulaException(unknown.Message, unknown.Message, offset, unknown);
        }

        return _symbols.TryGetValue(variable, out var symbol) && !_named.ContainsKey(symbol) && !symbol.Domain.IsInteger
            ? Differentiate(inner, symbol, symbol, text, offset)
            : throw new FormulaException(text, $"expected a symbol that takes real values after d/d, found '{variable}'", offset);
    }

    /// <summary>The derivative by a symbol, which another one of the name takes the place of afterwards.</summary>
    private static Meaning Differentiate(Meaning inner, Symbol symbol, Symbol named, string text, int offset)
    {
        try
        {
            var derivative = Calculus.Differentiate(inner.Value, symbol);
            return WrittenSize.Of(derivative) <= LargestDerivative
                ? OnAnotherDomain.Replaced(inner.Derivative(derivative), symbol, named)
                : throw new FormulaException(text, "a derivative too large to write out", offset);
        }
        catch (NotSupportedException none)
        {
            throw new FormulaException($"{text}: {none.Message}", none.Message, offset, none);
        }
        catch (DivideByZeroException none)
        {
            throw new FormulaException($"{text}: it has no value there", "it has no value there", offset, none);
        }
    }

    /// <summary>Where the parenthesis at <paramref name="open"/> closes.</summary>
    private static int Closing(string text, int open) => Brackets.ClosingIn(text, open + 1) is >= 0 and var end
        ? end
        : throw new FormulaException(
            FormattableString.Invariant($"{text}: the parenthesis at column {open + 1} is not closed"), "this parenthesis is not closed", open);

    /// <summary>
    /// What a name stands for is put in after the integral has its own variable, so its symbol of that name would be another one: <c>integral(R''(x), x, 0, 1)</c>
    /// would be <c>R''(x)</c> times 1.
    /// </summary>
    /// <exception cref="FormulaException">A name under an integral stands for something with a symbol of the name of its variable.</exception>
    private static void RefuseCaught(string text, string plain, Dictionary<Symbol, Meaning> names)
    {
        foreach (Match integral in UnderIntegral().Matches(plain))
        {
            var end = Brackets.ClosingIn(plain, integral.Index + integral.Length);
            if (end < 0)
            {
                continue;
            }

            var inside = plain[(integral.Index + integral.Length)..end];
            var comma = Brackets.FirstOutside(inside, ',');
            if (comma < 0 || !Variable().Match(inside, comma + 1).Success)
            {
                continue;
            }

            var (body, variable) = (inside[..comma], Variable().Match(inside, comma + 1).Groups["name"].Value);
            if (names.FirstOrDefault(n => Regex.IsMatch(body, $"(?<![A-Za-z0-9_]){n.Key.Name}(?![A-Za-z0-9_])")
                && n.Value.Parts.Append(n.Value.Value).SelectMany(Substitution.SymbolsOf).Any(s => s.Name == variable)) is { Key: not null })
            {
                throw new FormulaException(
                    text, $"under an integral over {variable} stand a derivative, a value, a function or a name that depends on {variable}: expected it written out, or another variable", integral.Index);
            }
        }
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9_])integral\(")]
    private static partial Regex UnderIntegral();

    [GeneratedRegex(@"\G\s*(?<name>[A-Za-z][A-Za-z0-9_]*)")]
    private static partial Regex Variable();
}
