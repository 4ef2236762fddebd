using System.Globalization;

namespace MirrorFlowProofs.Documents;

/// <summary>Names with their indices, and functions of the theory.</summary>
internal sealed partial class LatexMath
{
    /// <summary>A name with its index: <c>w_{1}</c> is w1, <c>\lambda_{2}</c> is lambda_2, <c>\lambda_{ij}</c> is lambda_ij, <c>w_+</c> is w_plus.</summary>
    private void Name(string name, int index)
    {
        if (_indices.TryGetValue(name, out var value))
        {
            _indexUses[name] = UsesOf(name) + 1;
            Emit(Number(value), index);
            return;
        }

        if (_openIndices.Contains(name))
        {
            _indexUses[name] = UsesOf(name) + 1;
        }

        if (Token.Is("_"))
        {
            _at++;
            var subscript = Index();
            Emit(subscript.Contains(' ', StringComparison.Ordinal) ? $"{name}[{subscript}]" : name == "w" && subscript.All(char.IsAsciiDigit) ? name + subscript : $"{name}_{subscript}", index);
        }
        else
        {
            Emit(name, index);
        }

        // f^* is a name of its own.
        if (Token.Is("^") && (Peek(1).Is("*") || (Peek(1).Is("{") && Peek(2).Is("*") && Peek(3).Is("}"))))
        {
            Emit("_star", Token.Index);
            _at += Peek(1).Is("*") ? 2 : 4;
        }
    }

    private string Index()
    {
        if (!Token.Is("{"))
        {
            if (Token.Kind == LatexTokenKind.Number && Token.Text.Length > 1)
            {
                throw Complain("expected braces around an index of several digits: without them TeX takes one digit");
            }

            var single = IndexPart() ?? throw Complain("expected an index");
            return single;
        }

        _at++;
        var (text, parts, open) = ("", 0, (LatexToken?)null);
        while (!Token.Is("}"))
        {
            if (text.Length > 0 && (Token.Is("+") || Token.Is("-")))
            {
                text = parts == 1 ? Shifted(text) : throw Complain("expected one index before a sign");
            }
            else if (Token.Is(","))
            {
                text += Skip("_");
                parts++;
            }
            else
            {
                open = _openIndices.Contains(Token.Text) ? Token : open;
                if (parts > 0)
                {
                    RefuseJoined(Peek(-1), Token);
                }

                text += IndexPart() ?? throw Complain("expected an index of letters and digits");
                parts++;
            }
        }

        if (open is { } running && text.Contains('_', StringComparison.Ordinal))
        {
            throw _latex.Complain(running.Index, $"under a sum or product up to a symbol expected {running.Text} alone in an index, or one such as '{running.Text} + 1'");
        }

        _at++;
        return text.Length > 0 ? text : throw Complain("expected an index");
    }

    /// <summary><c>2i</c> is twice the running index to some, and 21 is no index beside 2: only entries such as <c>ij</c> of one digit each are read.</summary>
    private void RefuseJoined(LatexToken left, LatexToken right)
    {
        bool IsRunning(LatexToken token) => _indices.ContainsKey(token.Text) || _openIndices.Contains(token.Text);
        bool IsNumber(LatexToken token) => token.Kind == LatexTokenKind.Number;
        bool IsLong(LatexToken token) => _indices.GetValueOrDefault(token.Text) > 9;
        if ((IsRunning(left) && IsNumber(right)) || (IsNumber(left) && IsRunning(right)) || (IsRunning(left) && IsRunning(right) && (IsLong(left) || IsLong(right))))
        {
            throw _latex.Complain(left.Index, $"this index could be a product or a name: expected a comma between {left.Found} and {right.Found}");
        }
    }

    /// <summary><c>i + 1</c> where i is a letter; the number where it is one.</summary>
    private string Shifted(string index)
    {
        var sign = Token.Is("-") ? -1 : 1;
        if (!int.TryParse(Peek(1).Text, NumberStyles.None, CultureInfo.InvariantCulture, out var shift) || shift > 99 || !Peek(2).Is("}") || !(index is [var letter] && char.IsAsciiLetter(letter) || int.TryParse(index, out _)))
        {
            throw Complain("expected an index of letters and digits, or one such as 'i + 1'");
        }

        _at += 2;
        return !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? FormattableString.Invariant($"{index} {(sign < 0 ? '-' : '+')} {shift}")
            : value + sign * shift is >= 0 and var sum ? Number(sum)
            : throw Complain("expected an index from 0 on");
    }

    private string Skip(string text)
    {
        _at++;
        return text;
    }

    private string? IndexPart()
    {
        var text = Token switch
        {
            { Kind: LatexTokenKind.Letter or LatexTokenKind.Number } => Token.Text,
            { Kind: LatexTokenKind.Mark, Text: "+" } => "plus",
            { Kind: LatexTokenKind.Mark, Text: "-" } => "minus",
            { Kind: LatexTokenKind.Command } when Letters.TryGetValue(Token.Text, out var letter) => letter,
            _ => null,
        };
        if (text is null)
        {
            return null;
        }

        _at++;
        if (_openIndices.Contains(text))
        {
            _indexUses[text] = UsesOf(text) + 1;
        }

        if (!_indices.TryGetValue(text, out var value))
        {
            return text;
        }

        _indexUses[text] = UsesOf(text) + 1;
        return Number(value);
    }

    /// <summary>A name at one name or number, <c>x(t)</c>, is a function of it, and no product: that is left to the plain text.</summary>
    private void AtOneName()
    {
        var end = Peek(2).Is("_") ? (Peek(3).Is("{") ? 6 : 4) : 2;
        if (Token.Is("(") && Peek(1) is { Kind: LatexTokenKind.Letter or LatexTokenKind.Number or LatexTokenKind.Command } argument && Peek(end).Is(")")
            && (argument.Kind != LatexTokenKind.Command || Letters.ContainsKey(argument.Text)))
        {
            Emit("(", Token.Index);
            _at++;
            Operand();
            Emit(")", Token.Index);
            _at++;
        }
    }

    /// <summary><c>R''(x)</c>, <c>R^{*}(R'(x))</c>, <c>P'(u)</c>; false where the letter is no notation here.</summary>
    private bool Notation()
    {
        var (name, start) = (Token, _at);
        _at++;
        var marks = "";
        while (Token.Is("'"))
        {
            marks += Skip("'");
        }

        if (name.Text == "R" && Token.Is("^"))
        {
            var star = Peek(1).Is("*");
            var braced = Peek(1).Is("{") && Peek(2).Is("*") && Peek(3).Is("}");
            (marks, _at) = star ? ("*", _at + 2) : braced ? ("*", _at + 4) : (marks, _at);
        }

        if (Token.Is("_") && Peek(1).Is("{") && Peek(2) is { Kind: LatexTokenKind.Letter, Text: "q" } && Peek(3).Is("="))
        {
            return AtAnotherGeometry(name, marks);
        }

        if (!Token.Is("("))
        {
            if (marks.StartsWith('\'') && Token.Is("^"))
            {
                throw Complain($"expected the argument of {name.Text}{marks} before a power");
            }

            if (name.Text == "R" && marks is "'" or "''")
            {
                Emit($"R{marks}(x)", name.Index);
                return true;
            }

            _at = start;
            return false;
        }

        Emit(name.Text + marks, name.Index);
        Group();
        return true;
    }

    /// <summary><c>M_{q=1}(x)</c>, <c>M_{q=1}'(x)</c>: the function of another geometry.</summary>
    private bool AtAnotherGeometry(LatexToken name, string marks)
    {
        var from = _plain.Count;
        _at += 2;
        Run("}");
        _at++;
        var place = Taken(from);
        while (Token.Is("'"))
        {
            marks += Skip("'");
        }

        if (!Token.Is("("))
        {
            throw Complain($"expected the argument of {name.Text}");
        }

        Emit(name.Text + "[", name.Index);
        _plain.Add(place.Replace("(", "").Replace(")", ""));
        Emit("]" + marks);
        Group();
        return true;
    }
}
