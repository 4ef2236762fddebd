using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Reads a value in the plain text syntax as it is written; null where it is no formula. The meaning of names is not asked for.
/// </summary>
internal sealed partial class WrittenReader
{
    private const int DeepestNesting = 100;

    private readonly List<string> _tokens;
    private int _at;
    private int _depth;

    private WrittenReader(List<string> tokens) => _tokens = tokens;

    private string Token => _at < _tokens.Count ? _tokens[_at] : "";

    internal static WrittenLine? Read(string text)
    {
        var tokens = new List<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (Piece().Match(text, at) is not { Success: true, Length: > 0 } piece)
            {
                return null;
            }

            tokens.AddRange(piece.Value.Trim() is { Length: > 0 } token ? [token] : []);
            at += piece.Length;
        }

        var reader = new WrittenReader(tokens);
        return reader.Line() is { } line && reader._at == tokens.Count ? line : null;
    }

    private WrittenLine? Line()
    {
        var (nodes, marks) = (ImmutableArray.CreateBuilder<WrittenNode>(), ImmutableArray.CreateBuilder<string>());
        while (true)
        {
            if ((marks.Count > 0 && marks[^1] == "in" && Token is "[" or "(" ? Interval() : Sum()) is not { } node)
            {
                return null;
            }

            nodes.Add(node);
            if (Token is not ("," or "=" or "<=" or ">=" or "<" or ">" or "->" or "~" or "in"))
            {
                return new WrittenLine(nodes.ToImmutable(), marks.ToImmutable());
            }

            marks.Add(_tokens[_at++]);
        }
    }

    private WrittenInterval? Interval()
    {
        var open = _tokens[_at++][0];
        if (Sum() is not { } low || !Take(",") || Sum() is not { } high || Token is not ("]" or ")"))
        {
            return null;
        }

        return new WrittenInterval(open, low, high, _tokens[_at++][0]);
    }

    private WrittenNode? Sum()
    {
        if (++_depth > DeepestNesting || Product() is not { } first)
        {
            return null;
        }

        var terms = ImmutableArray.CreateBuilder<(bool IsMinus, WrittenNode Term)>();
        Add(false, first);
        while (Token is "+" or "-")
        {
            var isMinus = _tokens[_at++] == "-";
            if (Product() is not { } term)
            {
                return null;
            }

            Add(isMinus, term);
        }

        _depth--;
        return terms is not [var (minus, only)] ? new WrittenSum(terms.ToImmutable()) : minus ? new WrittenNegative(only) : only;

        void Add(bool isMinus, WrittenNode term)
        {
            switch (term)
            {
                case WrittenNegative n:
                    Add(!isMinus, n.Inside);
                    break;
                case WrittenSum s when !isMinus:
                    terms.AddRange(s.Terms);
                    break;
                default:
                    terms.Add((isMinus, term));
                    break;
            }
        }
    }

    private WrittenNode? Product()
    {
        if (Signed() is not { } first)
        {
            return null;
        }

        var (isMinus, factors) = (false, ImmutableArray.CreateBuilder<(bool Divides, WrittenNode Factor)>());
        Add(false, first);
        while (Token is "*" or "/")
        {
            var divides = _tokens[_at++] == "/";
            if (Signed() is not { } factor)
            {
                return null;
            }

            Add(divides, factor);
        }

        var product = factors is [var (_, only)] ? only : new WrittenProduct(factors.ToImmutable());
        return isMinus ? new WrittenNegative(product) : product;

        void Add(bool divides, WrittenNode factor)
        {
            switch (factor)
            {
                case WrittenNegative n:
                    isMinus = !isMinus;
                    Add(divides, n.Inside);
                    break;
                case WrittenProduct p when !divides:
                    factors.AddRange(p.Factors);
                    break;
                default:
                    factors.Add((divides, factor));
                    break;
            }
        }
    }

    private WrittenNode? Signed()
    {
        var isMinus = false;
        while (Token is "+" or "-")
        {
            isMinus ^= _tokens[_at++] == "-";
        }

        return Power() is not { } power ? null : !isMinus ? power : power is WrittenNegative n ? n.Inside : new WrittenNegative(power);
    }

    private WrittenNode? Power()
    {
        if (Primary() is not { } e)
        {
            return null;
        }

        if (Token != "^")
        {
            return e;
        }

        _at++;
        if (++_depth > DeepestNesting || Signed() is not { } exponent)
        {
            return null;
        }

        _depth--;
        return new WrittenPower(e, exponent);
    }

    private WrittenNode? Primary()
    {
        var token = Token;
        _at++;
        if (token is "(" or "|")
        {
            return Sum() is not { } inside || !Take(token == "(" ? ")" : "|") ? null : token == "(" ? inside : Call("abs", [new WrittenLine([inside], [])]);
        }

        if (token.Length == 0 || !(char.IsAsciiLetterOrDigit(token[0]) || token[0] == '.') || token is "in" or "as" or "integer" or "real")
        {
            return null;
        }

        if (Token != "(" || char.IsAsciiDigit(token[0]) || token.Contains(' ', StringComparison.Ordinal))
        {
            return new WrittenLeaf(token);
        }

        _at++;
        return Line() is { } inner && Take(")") ? Call(token, Arguments(inner)) : null;
    }

    private static WrittenCall Call(string head, ImmutableArray<WrittenLine> arguments) => new(head switch
    {
        "ln" => "log",
        "asinh" => "arcsinh",
        "atan" => "arctan",
        _ => head,
    }, arguments);

    /// <summary>The line cut at its commas.</summary>
    private static ImmutableArray<WrittenLine> Arguments(WrittenLine line)
    {
        var (arguments, from) = (ImmutableArray.CreateBuilder<WrittenLine>(), 0);
        for (var i = 0; i <= line.Marks.Length; i++)
        {
            if (i == line.Marks.Length || line.Marks[i] == ",")
            {
                arguments.Add(new WrittenLine(line.Nodes[from..(i + 1)], line.Marks[from..i]));
                from = i + 1;
            }
        }

        return arguments.ToImmutable();
    }

    private bool Take(string token)
    {
        var isThere = Token == token;
        _at += isThere ? 1 : 0;
        return isThere;
    }

    [GeneratedRegex(@"\G(?:\s+|w1 \* \.\.\. \* wL|d/d[A-Za-z][A-Za-z0-9_]*(?=\()|(?:[RPMWf](?:\[q ?= ?[0-9/]+\])?(?:'+|\*(?=\())?(?=\())|[A-Za-z][A-Za-z0-9]*\[ ?[A-Za-z] ?[+-] ?[0-9]+ ?\]|[A-Za-z][A-Za-z0-9_]*|(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?|<=|>=|->|[-+*/^()|,=<>~\[\]])")]
    private static partial Regex Piece();
}
