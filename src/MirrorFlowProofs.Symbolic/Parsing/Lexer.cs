namespace MirrorFlowProofs.Symbolic.Parsing;

internal enum TokenKind
{
    End,
    Number,
    Name,

    /// <summary>An operator, a bracket, a bar, a comma or a comparison.</summary>
    Mark,
}

/// <summary>A piece of the text: its kind, its characters and where they begin.</summary>
internal readonly record struct Token(TokenKind Kind, string Text, int Offset)
{
    internal bool Is(string mark) => Kind == TokenKind.Mark && Text == mark;

    internal string Found => Kind == TokenKind.End ? "end of text" : $"'{Text}'";
}

/// <summary>Cuts the text into tokens, one at a time, and knows where a token stands.</summary>
internal sealed class Lexer(string text)
{
    private const string Marks = "+-*/^()|,[]<>";

    private int _at;

    /// <summary>Where the next token is looked for; may be set back to read a stretch again.</summary>
    internal int Position
    {
        get => _at;
        set => _at = value;
    }

    internal Token Next()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }

        if (_at == text.Length)
        {
            return new Token(TokenKind.End, "", _at);
        }

        var start = _at;
        var c = text[_at];
        if (char.IsAsciiDigit(c))
        {
            return new Token(TokenKind.Number, Cut(start, EndOfNumber(start)), start);
        }

        if (char.IsAsciiLetter(c))
        {
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            return new Token(TokenKind.Name, Cut(start, end), start);
        }

        if (c is '<' or '>' && start + 1 < text.Length && text[start + 1] == '=')
        {
            return new Token(TokenKind.Mark, Cut(start, start + 2), start);
        }

        if (Marks.Contains(c, StringComparison.Ordinal))
        {
            return new Token(TokenKind.Mark, Cut(start, start + 1), start);
        }

        var length = char.IsHighSurrogate(c) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]) ? 2 : 1;
        var shown = char.IsControl(c) ? $"the character U+{(int)c:X4}" : $"the character '{text.Substring(start, length)}'";
        throw Error($"{shown} has no meaning", start);
    }

    /// <summary>An error at an offset into the text.</summary>
    internal ParseException Error(string problem, int offset, string? rest = null)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n')
            {
                line++;
                lineStart = i + 1;
            }
        }

        return new ParseException(problem, line, offset - lineStart + 1, rest, offset);
    }

    private string Cut(int start, int end)
    {
        _at = end;
        return text[start..end];
    }

    /// <summary>Digits, then perhaps a point with digits, then perhaps <c>e</c> with a signed integer.</summary>
    private int EndOfNumber(int start)
    {
        var end = SkipDigits(start);
        if (end < text.Length && text[end] == '.')
        {
            end = SkipDigits(end + 1);
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            var digits = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            var exponentEnd = SkipDigits(digits);
            end = exponentEnd > digits ? exponentEnd : end;
        }

        return end;
    }

    private int SkipDigits(int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at;
    }
}
