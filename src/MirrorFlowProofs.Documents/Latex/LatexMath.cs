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
    private readonly HashSet<string> _openIndices = [];
    private Fragment? _limit;
    private string? _end;
    private int _at;
    private int _depth;
    private int _length;
    private readonly Dictionary<string, int> _indexUses = [];
    private bool _isUnderIntegral;
    private bool _isAfterTo;
    private int _bodyAt = -1;

    private LatexMath(Fragment latex)
    {
        _latex = latex;
        _tokens = LatexTokens.Of(latex);
        var epsilons = _tokens.Where(t => t.IsCommand("epsilon") || t.IsCommand("varepsilon")).ToList();
        if (epsilons.FindIndex(t => t.Text != epsilons[0].Text) is > 0 and var other)
        {
            throw latex.Complain(epsilons[other].Index, @"'\epsilon' and '\varepsilon' are both epsilon here: expected one of them");
        }
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
    /// <returns>How many factors, operators and relations there are, and what stands last.</returns>
    private (int Pieces, Before Last) Run(string? end)
    {
        if (++_depth > DeepestNesting)
        {
            throw Complain(FormattableString.Invariant($"expected at most {DeepestNesting} levels of nesting, found more"));
        }

        var outer = _end;
        _end = end;
        var (pieces, before) = (0, Before.Nothing);
        while (Token.Kind != LatexTokenKind.End && !(end is not null && Token.Is(end) && (end != "|" || before != Before.Nothing)))
        {
            before = Next(before);
            pieces++;
        }

        if (end is not null && Token.Kind == LatexTokenKind.End)
        {
            throw Complain($"expected {new LatexToken(LatexTokenKind.Mark, end, 0).Found}");
        }

        _end = outer;
        _depth--;
        return (pieces, before);
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
            _isAfterTo = relation == " -> " || (relation == ">" && _at > 1 && Peek(-2).Is("-"));
            return relation == " in " && (Token.Is("[") || Token.Is("(")) ? Interval() : Before.Nothing;
        }

        if (Operator(token) is { } mark)
        {
            RefuseAfterDerivative(before, mark is "*" or "/");
            if (before == Before.Bare && (mark == "/" || (mark == "*" && !Functions.ContainsKey(Peek(1).Text))))
            {
                throw Complain($"this {(mark == "/" ? "quotient" : "product")} could be that of the argument or of the function: put parentheses around the argument");
            }

            if (mark is "+" or "-" && before is not (Before.Nothing or Before.Slash))
            {
                RefuseSignedFormula();
            }

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

        if (token.Break >= 0 && before is not (Before.Nothing or Before.Slash))
        {
            throw _latex.Complain(token.Break, @"a line break, '&' or a wide space stands between two factors, as between two formulas: expected one claim, whose lines go on with a relation or an operator, or '\cdot'");
        }

        RefuseAfterDerivative(before, true);
        if (before == Before.Open || (before == Before.Bare && !Functions.ContainsKey(token.Text)))
        {
            throw Complain("this product could be read in two ways: put parentheses or braces around what belongs together");
        }

        if (before is Before.Operand or Before.Bare)
        {
            if (Within(token).Kind == LatexTokenKind.Number)
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

        if (token.Kind == LatexTokenKind.Command && token.Text is "frac" or "tfrac" or "dfrac" && operand == Before.Operand && Token.Is("^"))
        {
            throw Complain("this power could be that of the fraction or of its numerator: put parentheses around the fraction");
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

    /// <summary>An interval keeps its brackets, which need not match; braces would be a set of numbers.</summary>
    private Before Interval()
    {
        RefuseSet();
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

        RefuseSet();
        Emit(Token.Text);
        _at++;
        return Before.Operand;
    }

    private void RefuseSet()
    {
        if (_latex.Text[Token.Index] == '\\')
        {
            throw _latex.Complain(Token.Index, $@"expected an interval such as [1, 2] or (1, 2), found '{_latex.Text.Substring(Token.Index, 2)}'");
        }
    }

    /// <summary>A sign after a line break, '&amp;' or a wide space begins a second formula when a relation follows in its line and one stands before.</summary>
    private void RefuseSignedFormula()
    {
        if (Token.Break < 0)
        {
            return;
        }

        static bool Parts(LatexToken token) => Relation(token) is "," or ":" || token.Kind == LatexTokenKind.End;
        static int Nesting(LatexToken token) => token.Is("(") || token.Is("{") || token.Is("[") ? 1 : token.Is(")") || token.Is("}") || token.Is("]") ? -1 : 0;
        var (depth, at) = (0, _at + 1);
        for (; !(depth == 0 && Relation(_tokens[at]) is not null); at++)
        {
            depth += Nesting(_tokens[at]);
            if (depth < 0 || Parts(_tokens[at]) || (depth == 0 && _tokens[at].Break >= 0 && (_tokens[at].Is("+") || _tokens[at].Is("-"))))
            {
                return;
            }
        }

        var isOnItsLine = _latex.Text.IndexOf(@"\\", Token.Index, _tokens[at].Index - Token.Index, StringComparison.Ordinal) < 0;
        if (Parts(_tokens[at]) || (_tokens[at].Break >= 0 && !isOnItsLine))
        {
            return;
        }

        depth = 0;
        for (var before = _at - 1; before >= 0 && depth <= 0 && !(depth == 0 && Parts(_tokens[before])); before--)
        {
            depth += Nesting(_tokens[before]);
            if (depth == 0 && Relation(_tokens[before]) is not null)
            {
                throw _latex.Complain(Token.Break, $@"what follows this line break, '&' or wide space could be a formula of its own, which begins with '{Token.Text}': expected one claim, whose lines go on with a relation, or with an operator and no relation behind it");
            }
        }
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
