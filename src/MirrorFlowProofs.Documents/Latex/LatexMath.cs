using System.Globalization;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Reads the LaTeX math that papers on mirror flows write and puts it into the plain text syntax, each character where it
/// stands in the document. Products may be implicit; what has two readings is refused: <c>1/2x</c>, <c>\ln 2x</c>.
/// </summary>
internal sealed partial class LatexMath
{
    private const int DeepestNesting = 100;
    private const int LongestText = 100_000;

    private readonly Fragment _latex;
    private readonly List<LatexToken> _tokens;
    private readonly List<Fragment> _plain = [];
    private readonly Dictionary<string, int> _indices = [];
    private Fragment? _limit;
    private string? _end;
    private int _at;
    private int _depth;
    private int _length;
    private readonly Dictionary<string, int> _indexUses = [];
    private bool _isUnderIntegral;

    private LatexMath(Fragment latex)
    {
        _latex = latex;
        _tokens = LatexTokens.Of(latex);
    }

    private LatexToken Token => Peek(0);

    private LatexToken Peek(int ahead) => _tokens[Math.Min(_at + ahead, _tokens.Count - 1)];

    /// <exception cref="DocumentException">It cannot be read.</exception>
    internal static Fragment ToPlain(Fragment latex)
    {
        var reader = new LatexMath(latex);
        reader.Run(null);
        if (reader._limit is { } limit)
        {
            reader.Emit(" as ");
            reader._plain.Add(limit);
        }

        return Fragment.Join(reader._plain);
    }

    /// <summary>Reads up to a closing mark, which is left, or the end.</summary>
    private void Run(string? end)
    {
        if (++_depth > DeepestNesting)
        {
            throw Complain(FormattableString.Invariant($"expected at most {DeepestNesting} levels of nesting, found more"));
        }

        var outer = _end;
        _end = end;
        var before = Before.Nothing;
        while (Token.Kind != LatexTokenKind.End && !(end is not null && Token.Is(end) && (end != "|" || before != Before.Nothing)))
        {
            before = Next(before);
        }

        if (end is not null && Token.Kind == LatexTokenKind.End)
        {
            throw Complain($"expected {new LatexToken(LatexTokenKind.Mark, end, 0).Found}");
        }

        _end = outer;
        _depth--;
    }

    /// <summary>What stands before a token.</summary>
    private enum Before
    {
        /// <summary>Nothing, or an operator.</summary>
        Nothing,

        /// <summary>A division sign.</summary>
        Slash,

        /// <summary>A factor.</summary>
        Operand,

        /// <summary>A factor of which it is not certain where it ends: a divisor, a bare argument.</summary>
        Open,

        /// <summary>A function at a bare argument, which the name of another function ends.</summary>
        Bare,

        /// <summary>A derivative, of which nothing may follow that could be meant to be differentiated.</summary>
        Derivative,
    }

    private Before Next(Before before)
    {
        var token = Token;
        if (Relation(token) is { } relation)
        {
            _at++;
            Emit(relation == "=" && _limit is not null && _depth == 1 ? "->" : relation, token.Index);
            return relation == " in " && (Token.Is("[") || Token.Is("(")) ? Interval() : Before.Nothing;
        }

        if (Operator(token) is { } mark)
        {
            RefuseAfterDerivative(before, mark is "*" or "/");
            _at++;
            Emit(mark, token.Index);
            return mark == "/" ? Before.Slash : Before.Nothing;
        }

        if (token.Is("^") || token.Is("_") || token.Is("'"))
        {
            throw Complain($"expected something before '{token.Text}'");
        }

        if (token.Is(")") || token.Is("]") || token.Is("}") || token.Is(LatexTokens.RightBar))
        {
            throw Complain($"this '{token.Text}' closes nothing");
        }

        if (token.IsCommand("lim") && before == Before.Nothing)
        {
            _at++;
            Limit();
            return Before.Nothing;
        }

        RefuseAfterDerivative(before, true);
        if (before == Before.Open || (before == Before.Bare && !Functions.ContainsKey(token.Text)))
        {
            throw Complain("this product could be read in two ways: put parentheses or braces around what belongs together");
        }

        if (before is Before.Operand or Before.Bare)
        {
            if (token.Kind == LatexTokenKind.Number)
            {
                throw Complain("expected an operator before a number: without braces TeX takes one digit, and x^23 is x^2 times 3");
            }

            Emit("*", token.Index);
        }

        var operand = Operand();
        if (token.Kind == LatexTokenKind.Number)
        {
            RefuseMixedNumber();
        }

        RefuseAfterDerivative(operand, Token.Is("^"));
        Power();
        return before == Before.Slash && operand is Before.Operand or Before.Bare ? Before.Open : operand;
    }

    private void RefuseAfterDerivative(Before before, bool binds)
    {
        if (before == Before.Derivative && binds)
        {
            throw Complain("what is differentiated could end here or go on: put parentheses or braces around the derivative");
        }
    }

    /// <summary>An interval keeps its brackets, which need not match.</summary>
    private Before Interval()
    {
        Emit(Token.Text);
        _at++;
        var before = Before.Nothing;
        while (Token.Kind != LatexTokenKind.End && !Token.Is(")") && !Token.Is("]"))
        {
            before = Next(before);
        }

        if (Token.Kind == LatexTokenKind.End)
        {
            throw Complain("expected ']' or ')'");
        }

        Emit(Token.Text);
        _at++;
        return Before.Operand;
    }

    private static string? Relation(LatexToken token) => token switch
    {
        { Kind: LatexTokenKind.Mark, Text: "=" or "<" or ">" or "," or ";" or ":" } => token.Text == ";" ? "," : token.Text,
        { Kind: LatexTokenKind.Mark, Text: "!=" } => " != ",
        { Kind: LatexTokenKind.Command, Text: "le" or "leq" or "leqslant" } => "<=",
        { Kind: LatexTokenKind.Command, Text: "ge" or "geq" or "geqslant" } => ">=",
        { Kind: LatexTokenKind.Command, Text: "lt" } => "<",
        { Kind: LatexTokenKind.Command, Text: "gt" } => ">",
        { Kind: LatexTokenKind.Command, Text: "to" or "rightarrow" } => " -> ",
        { Kind: LatexTokenKind.Command, Text: "sim" } => " ~ ",
        { Kind: LatexTokenKind.Command, Text: "in" } => " in ",
        _ => null,
    };

    private static string? Operator(LatexToken token) => token switch
    {
        { Kind: LatexTokenKind.Mark, Text: "+" or "-" or "*" or "/" } => token.Text,
        { Kind: LatexTokenKind.Command, Text: "cdot" or "times" or "odot" } => "*",
        { Kind: LatexTokenKind.Command, Text: "exists" } => "exists ",
        { Kind: LatexTokenKind.Command, Text: "cdots" or "dots" or "ldots" or "dotsm" } => " ... ",
        _ => null,
    };

    /// <summary>A power after a factor: <c>^{...}</c>, <c>^2</c>, and the side of a limit, <c>0^+</c>.</summary>
    private void Power()
    {
        if (!Token.Is("^"))
        {
            return;
        }

        var mark = Token.Index;
        _at++;
        if (Token.Is("+") || Token.Is("-") || (Token.Is("{") && (Peek(1).Is("+") || Peek(1).Is("-")) && Peek(2).Is("}")))
        {
            var braced = Token.Is("{");
            _at += braced ? 1 : 0;
            Emit(Token.Text, Token.Index);
            _at += braced ? 2 : 1;
            return;
        }

        if (Token.Is("{") && Peek(1).Is("(") && Peek(2).Kind is LatexTokenKind.Number or LatexTokenKind.Letter && Peek(3).Is(")") && Peek(4).Is("}"))
        {
            throw Complain("a superscript in parentheses could be an index: write a subscript, or the power without parentheses");
        }

        Emit("^", mark);
        Enclosed();
        if (Token.Is("^"))
        {
            throw Complain("a second power: put the first one in braces");
        }
    }

    /// <summary>An argument, in parentheses unless it is a single name or number.</summary>
    private void Enclosed()
    {
        var from = _plain.Count;
        Argument();
        var text = Fragment.Join(_plain.Skip(from));
        if (!text.Text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            _plain.Insert(from, Fragment.At(text.Start, "("));
            Emit(")");
        }
    }

    /// <summary>What a command or <c>^</c> takes: a group in braces, or one token; true when it is the first digit of several.</summary>
    private bool Argument()
    {
        if (Token.Is("{"))
        {
            _at++;
            Run("}");
            _at++;
        }
        else if (Token.Kind == LatexTokenKind.Number && Token.Text.Length > 1)
        {
            // Without braces TeX takes one digit.
            var digits = Token;
            _tokens[_at] = digits with { Text = digits.Text[..1] };
            _tokens.Insert(_at + 1, digits with { Text = digits.Text[1..], Index = digits.Index + 1 });
            Emit(Token.Text, Token.Index);
            _at++;
            return true;
        }
        else
        {
            Operand();
        }

        return false;
    }

    private void Emit(string text) => Emit(text, Math.Min(Token.Index, _latex.Text.Length));

    private void Emit(string text, int index)
    {
        _length += text.Length;
        if (_length > LongestText)
        {
            throw Complain(FormattableString.Invariant($"expected a formula of at most {LongestText} characters, sums and products written out"));
        }

        _plain.Add(Fragment.At(_latex.OffsetOf(index), text));
    }

    private DocumentException Complain(string problem) => _latex.Complain(Token.Index, $"{problem}, found {Token.Found}");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
