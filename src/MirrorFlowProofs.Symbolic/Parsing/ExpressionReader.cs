using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>Recursive descent over one text; one method a rule of the grammar.</summary>
internal sealed partial class ExpressionReader
{
    private const string EndOrOperator = "an operator or the end of the text";

    private readonly Lexer _lexer;
    private readonly Scope _scope;
    private Token _token;
    private readonly List<Expr> _parts = [];
    private int _depth;
    private long _bits;

    internal ExpressionReader(string text, Scope scope)
    {
        _lexer = new Lexer(text);
        _scope = scope;
        _token = _lexer.Next();
    }

    /// <summary>What was read that may have no value, as it stood before it met the rest of the text.</summary>
    internal IReadOnlyList<Expr> Parts => _parts;

    internal Expr ReadAll()
    {
        var e = ReadSum();
        if (_token.Kind != TokenKind.End)
        {
            throw Unexpected(EndOrOperator);
        }

        return WrittenSize.Of(e) <= Parser.LargestExpression ? e : throw _lexer.Error("an expression too large to write out", 0);
    }

    /// <summary>sum = product { ("+" | "-") product }</summary>
    private Expr ReadSum()
    {
        Descend();
        var start = _token.Offset;
        var terms = new List<Expr> { ReadProduct() };
        while (_token.Is("+") || _token.Is("-"))
        {
            var negative = Advance().Is("-");
            var term = ReadProduct();
            terms.Add(negative ? -term : term);
        }

        _depth--;
        return terms.Count == 1 ? terms[0] : Build(start, () => Sum.Of(terms));
    }

    /// <summary>product = signed { ("*" | "/") signed }</summary>
    private Expr ReadProduct()
    {
        var start = _token.Offset;
        var factors = new List<Expr> { ReadSigned() };
        while (_token.Is("*") || _token.Is("/"))
        {
            var mark = Advance();
            var factor = ReadSigned();
            factors.Add(mark.Is("*") ? factor : Partial(Build(mark.Offset, () => Power.Of(factor, -1))));
        }

        return factors.Count == 1 ? factors[0] : Build(start, () => Product.Of(factors));
    }

    /// <summary>signed = { "+" | "-" } power</summary>
    private Expr ReadSigned()
    {
        var negative = false;
        while (_token.Is("+") || _token.Is("-"))
        {
            negative ^= Advance().Is("-");
        }

        var e = ReadPower();
        return negative ? -e : e;
    }

    /// <summary>power = primary [ "^" signed ]</summary>
    private Expr ReadPower()
    {
        var e = ReadPrimary();
        if (!_token.Is("^"))
        {
            return e;
        }

        var mark = Advance();
        Descend();
        var exponent = ReadSigned();
        _depth--;
        return exponent is Number { Value: { IsInteger: true } n } && ContentInBits(e) * BigInteger.Abs(n.Numerator) > Parser.LargestNumbersInBits
            ? throw TooLargePower(mark.Offset)
            : Charge(PartialUnlessPolynomial(Build(mark.Offset, () => Power.Of(e, exponent)), exponent), mark.Offset);
    }

    private Expr PartialUnlessPolynomial(Expr power, Expr exponent) =>
        exponent is Number { Value: { IsInteger: true, Sign: >= 0 } } ? power : Partial(power);

    /// <summary>Notes an expression that may have no value at some point.</summary>
    private Expr Partial(Expr e)
    {
        if (e is not Number)
        {
            _parts.Add(e);
        }

        return e;
    }

    /// <summary>How long the rational number is that a power of the expression would raise; 0 for 1 and -1.</summary>
    private static long ContentInBits(Expr e)
    {
        var content = e is Sum s ? s.Content().Content : Product.SplitCoefficient(e).Coefficient;
        return Rational.Abs(content).IsOne ? 0 : InBits(content);
    }

    private static long InBits(Rational r) =>
        BigInteger.Abs(r.Numerator).GetBitLength() + r.Denominator.GetBitLength();

    /// <summary>primary = number | name | name "(" arguments ")" | "(" sum ")" | "|" sum "|"</summary>
    private Expr ReadPrimary()
    {
        var token = _token;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return ReadNumber();
            case TokenKind.Name:
                Advance();
                return _token.Is("(") ? ReadCall(token) : SymbolOf(token);
            case TokenKind.Mark when token.Text == "(":
                Advance();
                var inner = ReadSum();
                Expect(")");
                return inner;
            case TokenKind.Mark when token.Text == "|":
                Advance();
                var content = ReadSum();
                Expect("|");
                return Build(token.Offset, () => Apply.Of(Function.Abs, content));
            default:
                throw Unexpected("a number, a name, '(' or '|'");
        }
    }

    private Symbol SymbolOf(Token name)
    {
        if (_scope.Find(name.Text) is { } symbol)
        {
            return symbol;
        }

        if (Scope.IsFunction(name.Text))
        {
            throw Unexpected($"'(' after the function {name.Text}");
        }

        throw _lexer.Error($"unknown symbol '{Shorten(name.Text)}'", name.Offset, Suggestion(_scope.NearestSymbol(name.Text)));
    }

    private static string? Suggestion(string? nearest) => nearest is null ? null : $": did you mean '{nearest}'?";

    /// <summary>Builds a node; what the kernel refuses becomes an error at a place in the text.</summary>
    private Expr Build(int offset, Func<Expr> build)
    {
        try
        {
            return build();
        }
        catch (DivideByZeroException)
        {
            throw _lexer.Error("division by zero", offset);
        }
        catch (ExpressionTooLargeException)
        {
            throw TooLargePower(offset);
        }
    }

    private ParseException TooLargePower(int offset) => _lexer.Error("a power too large to write down", offset);

    /// <summary>Counts the digits of a number just made, so that no text stands for numbers without end.</summary>
    private Expr Charge(Expr e, int offset)
    {
        _bits += InBits(Product.SplitCoefficient(e).Coefficient);
        return _bits <= Parser.LargestNumbersInBits ? e : throw _lexer.Error("numbers too large to write down", offset);
    }

    private void Descend()
    {
        if (++_depth > Parser.DeepestNesting)
        {
            throw _lexer.Error($"expected at most {Parser.DeepestNesting} levels of nesting, found more", _token.Offset);
        }
    }

    private Token Advance()
    {
        var passed = _token;
        _token = _lexer.Next();
        return passed;
    }

    private void Expect(string mark)
    {
        if (!_token.Is(mark))
        {
            throw Unexpected($"'{mark}'");
        }

        Advance();
    }

    private ParseException Unexpected(string expected)
    {
        // Where an operator could stand, an operand means a product without its sign.
        var hint = expected is EndOrOperator or "')'" or "'|'"
            && (_token.Kind is TokenKind.Number or TokenKind.Name || _token.Is("("))
            ? ": a product is written with '*'"
            : null;
        return _lexer.Error($"expected {expected}", _token.Offset, $", found {Shorten(_token.Found)}{hint}");
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{text[..37]}...";
}
