using System.Globalization;
using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>The variable of an integral, perhaps with a domain: <c>v</c>, <c>v > 0</c>, <c>v in [0, 1)</c>.</summary>
internal sealed partial class ExpressionReader
{
    /// <summary>Passes over the integrand, whose names have no meaning yet, and the comma after it.</summary>
    private void SkipToComma()
    {
        var depth = 0;
        while (depth > 0 || !_token.Is(","))
        {
            depth += _token.Is("(") ? 1 : _token.Is(")") ? -1 : 0;
            if (_token.Kind == TokenKind.End || depth < 0)
            {
                throw Unexpected("',' and the variable of the integral");
            }

            Advance();
        }

        Advance();
    }

    /// <summary>The variable of an integral and the comma after it, which is left.</summary>
    private Symbol ReadVariable()
    {
        var variable = ReadDeclared("the variable of the integral");
        return _token.Is(",")
            ? variable
            : throw Unexpected($"',' or a domain such as '> 0' or 'in [0, 1]' after the variable {variable.Name}");
    }

    /// <summary>declarations = declared { "," declared }</summary>
    internal IReadOnlyList<Symbol> ReadDeclarations()
    {
        var declared = new List<Symbol> { ReadDeclared("a symbol") };
        while (_token.Is(","))
        {
            Advance();
            declared.Add(ReadDeclared("a symbol"));
        }

        return _token.Kind == TokenKind.End
            ? declared
            : throw Unexpected($"',' or a domain such as '> 0' or 'in [0, 1]' after the symbol {declared[^1].Name}");
    }

    /// <summary>declared = name [ comparison bound | "in" bracket bound "," bound bracket ] [ "integer" | "real" ]</summary>
    private Symbol ReadDeclared(string what)
    {
        if (_token.Kind != TokenKind.Name || Scope.IsFunction(_token.Text))
        {
            throw Unexpected($"the name of {what}");
        }

        var name = Advance();
        var domain = ReadDomain();
        if (_token is { Kind: TokenKind.Name, Text: "integer" or "real" })
        {
            domain = domain with { IsInteger = Advance().Text == "integer" };
        }

        return new Symbol(name.Text, domain);
    }

    private Domain ReadDomain()
    {
        if (_token.Is(">") || _token.Is(">="))
        {
            var open = Advance().Is(">");
            return new Domain(ReadBound(), open, null, true);
        }

        if (_token.Is("<") || _token.Is("<="))
        {
            var open = Advance().Is("<");
            return new Domain(null, true, ReadBound(), open);
        }

        return _token is { Kind: TokenKind.Name, Text: "in" } ? ReadInterval() : Domain.Real;
    }

    private Domain ReadInterval()
    {
        Advance();
        if (!_token.Is("(") && !_token.Is("["))
        {
            throw Unexpected("'[' or '('");
        }

        var lowerOpen = Advance().Is("(");
        var start = _token.Offset;
        var lower = ReadBound();
        Expect(",");
        var upper = ReadBound();
        if (!_token.Is(")") && !_token.Is("]"))
        {
            throw Unexpected("']' or ')'");
        }

        var upperOpen = Advance().Is(")");
        return lower < upper || (lower == upper && !lowerOpen && !upperOpen)
            ? new Domain(lower, lowerOpen, upper, upperOpen)
            : throw _lexer.Error("expected an interval with numbers in it", start, $", found {lower} to {upper}");
    }

    /// <summary>bound = [ "-" ] number [ "/" number ]</summary>
    private Rational ReadBound()
    {
        var negative = _token.Is("-");
        if (negative)
        {
            Advance();
        }

        var value = ReadNumber();
        if (_token.Is("/"))
        {
            var mark = Advance();
            var divisor = ReadNumber();
            value = divisor.IsZero ? throw _lexer.Error("division by zero", mark.Offset) : value / divisor;
        }

        return negative ? -value : value;
    }

    /// <summary>An exact number, its digits counted.</summary>
    private Rational ReadNumber()
    {
        if (_token.Kind != TokenKind.Number)
        {
            throw Unexpected("a number");
        }

        // An integer may be as long as the text; Rational.TryParse is meant for input of ordinary size.
        var token = Advance();
        var value = token.Text.All(char.IsAsciiDigit) ? BigInteger.Parse(token.Text, CultureInfo.InvariantCulture)
            : Rational.TryParse(token.Text, out var read) ? read
            : throw _lexer.Error(
                "expected a number such as 12, 0.25 or 1e-3", token.Offset, $", found '{Shorten(token.Text)}'");
        Charge(value, token.Offset);
        return value;
    }
}
