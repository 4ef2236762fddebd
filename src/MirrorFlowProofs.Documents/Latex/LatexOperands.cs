namespace MirrorFlowProofs.Documents;

/// <summary>Factors: numbers, names with indices, groups, fractions, roots, functions, notations.</summary>
internal sealed partial class LatexMath
{
    private static readonly Dictionary<string, string> Functions = new(StringComparer.Ordinal)
    {
        ["ln"] = "log",
        ["log"] = "log",
        ["exp"] = "exp",
        ["sinh"] = "sinh",
        ["cosh"] = "cosh",
        ["arcsinh"] = "arcsinh",
        ["arsinh"] = "arcsinh",
        ["asinh"] = "arcsinh",
        ["arctan"] = "arctan",
        ["sign"] = "sign",
        ["sgn"] = "sign",
        ["abs"] = "abs",
    };

    private static readonly Dictionary<string, string> Letters = new[]
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho",
        "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Sigma", "Phi", "Psi", "Omega",
    }.Select(name => (name, name)).Concat([("varepsilon", "epsilon"), ("varphi", "varphi"), ("ell", "ell"), ("infty", "infinity")])
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly string[] Others =
        ["frac", "tfrac", "dfrac", "sqrt", "nabla", "prod", "sum", "int", "lim", "dot", "cdot", "odot", "times", "le", "leq", "ge", "geq", "to", "sim", "in", "left", "right"];

    /// <summary>Whether a command is one of LaTeX's own that are read.</summary>
    internal static bool Knows(string command) => Functions.ContainsKey(command) || Letters.ContainsKey(command) || Others.Contains(command);

    /// <summary>Whether a name is that of a Greek letter.</summary>
    internal static bool IsGreek(string name) => Letters.GetValueOrDefault(name) == name;

    /// <summary>Functions of the theory, which are written with their argument.</summary>
    private static bool IsNotation(string name) => name is "R" or "P" or "M" or "W" or "f";

    /// <summary>Reads a factor without its power, and says how certain it is where it ends.</summary>
    private Before Operand()
    {
        var token = Token;
        switch (token)
        {
            case { Kind: LatexTokenKind.Number }:
                _at++;
                Emit(token.Text, token.Index);
                return Token.Kind == LatexTokenKind.Number ? throw Complain("expected an operator between two numbers") : Before.Operand;
            case { Kind: LatexTokenKind.Letter } when Functions.TryGetValue(token.Text, out var function):
                return Call(function);
            case { Kind: LatexTokenKind.Command } when Functions.TryGetValue(token.Text, out var function):
                return Call(function);
            case { Kind: LatexTokenKind.Letter } when IsNotation(token.Text) && Notation():
                return Before.Operand;
            case { Kind: LatexTokenKind.Letter }:
                _at++;
                Name(token.Text, token.Index);
                AtOneName();
                return Before.Operand;
            case { Kind: LatexTokenKind.Command } when Letters.TryGetValue(token.Text, out var letter):
                _at++;
                Name(letter, token.Index);
                AtOneName();
                return Before.Operand;
            case { Kind: LatexTokenKind.Mark, Text: "{" }:
                return Braces();
            case { Kind: LatexTokenKind.Mark, Text: "(" or "[" or "|" or LatexTokens.LeftBar or LatexTokens.Norm or LatexTokens.LeftNorm }:
                Group();
                return Before.Operand;
            case { Kind: LatexTokenKind.Mark, Text: LatexTokens.NoBar }:
                ValueAt();
                return Before.Operand;
            case { Kind: LatexTokenKind.Command }:
                return Command();
            default:
                throw Complain("expected a number, a name, a bracket or a command");
        }
    }

    /// <summary><c>1\frac12</c> is 3/2 to some and 1/2 to others.</summary>
    private void RefuseMixedNumber()
    {
        var braces = 0;
        while (Peek(braces).Is("{"))
        {
            braces++;
        }

        if (Peek(braces) is { Kind: LatexTokenKind.Command, Text: "frac" or "tfrac" or "dfrac" }
            && (Peek(braces + 1).Kind == LatexTokenKind.Number || (Peek(braces + 1).Is("{") && Peek(braces + 2).Kind == LatexTokenKind.Number && Peek(braces + 3).Is("}"))))
        {
            throw Complain(@"expected '\cdot' or '+' between a number and a fraction of numbers");
        }
    }

    /// <summary>What was written since a place, taken back.</summary>
    private Fragment Taken(int from)
    {
        var text = Fragment.Join(_plain.Skip(from));
        _plain.RemoveRange(from, _plain.Count - from);
        return text;
    }

    /// <summary>
    /// Braces as a factor, which TeX does not show: they hold one factor, or the product that a sum or product is over, and nothing may depend on
    /// where they end.
    /// </summary>
    private Before Braces()
    {
        if (HypergeometricName())
        {
            return Before.Operand;
        }

        var (open, isBody, first, start) = (Token, _at == _bodyAt, Within(Token), _at + 1);
        if (_at > 0 && IsName(Peek(-1)) && first.Is("("))
        {
            throw Complain("these braces are invisible: expected an operator between a name and a bracket");
        }

        _at++;
        Emit("(", open.Index);
        var (pieces, last) = Run("}");
        Emit(")", Token.Index);
        var end = _at;
        _at++;
        var (isSingle, isProduct, isPower, depth) = (pieces == 1 && last is not (Before.Nothing or Before.Slash), pieces > 1, false, 0);
        for (var i = start; i < end; i++)
        {
            var token = _tokens[i];
            depth += token.Is("(") || token.Is("{") || token.Is("[") ? 1 : token.Is(")") || token.Is("}") || token.Is("]") ? -1 : 0;
            isPower |= token.Is("^");
            isProduct &= depth > 0 || !(Relation(token) is not null || token.Is("+") || token.Is("-") || token.Is("/"));
        }

        var isRepeated = first.IsCommand("sum") || first.IsCommand("prod");
        var isEnd = Token.Kind == LatexTokenKind.End || Relation(Token) is not null || (Token.Kind == LatexTokenKind.Mark && Token.Text is "+" or "-" or ")" or "]" or "}" or LatexTokens.RightBar or LatexTokens.RightNorm);
        var isBase = isSingle && last == Before.Operand && !isPower && !Functions.ContainsKey(first.Text)
            && (first.Kind != LatexTokenKind.Command || Letters.ContainsKey(first.Text) || first.Text is "sqrt" or "dot");
        if (!(isSingle || (isBody && isProduct)) || (isRepeated && !isEnd) || (Token.Is("^") && !isBase))
        {
            throw _latex.Complain(open.Index, "these braces are invisible: write parentheses");
        }

        return last;
    }

    /// <summary>The first token within braces.</summary>
    private LatexToken Within(LatexToken token)
    {
        for (var ahead = 1; token.Is("{") && !(ahead == 1 && Peek(1).Is("}")); ahead++)
        {
            token = Peek(ahead);
        }

        return token;
    }

    private static bool IsName(LatexToken token) => !Functions.ContainsKey(token.Text)
        && (token.Kind == LatexTokenKind.Letter || (token.Kind == LatexTokenKind.Command && Letters.ContainsKey(token.Text)));

    /// <summary>Brackets of any kind; bars are <c>abs(...)</c>.</summary>
    private void Group()
    {
        var open = Token;
        _at++;
        Emit(IsBar(open) ? "abs(" : open.Text is LatexTokens.Norm or LatexTokens.LeftNorm ? "norm(" : "(", open.Index);
        var close = open.Text switch
        {
            "(" => ")",
            "[" => "]",
            LatexTokens.LeftBar => LatexTokens.RightBar,
            LatexTokens.LeftNorm => LatexTokens.RightNorm,
            _ => open.Text,
        };
        Run(close);
        Emit(")", Token.Index);
        _at++;
        if (open.Is("|"))
        {
            RefuseOtherPairs();
        }
    }

    /// <summary><c>|a|b|c|</c> is the product of three factors to some, and the size of one to others.</summary>
    private void RefuseOtherPairs()
    {
        if (!IsEndOfFactor(Token) && Token.Kind != LatexTokenKind.Command || Relation(Token) is not null || Operator(Token) is not null || Token.Is(")") || Token.Is("}"))
        {
            return;
        }

        var depth = 0;
        for (var ahead = 1; Peek(ahead) is { Kind: not LatexTokenKind.End } next && Relation(next) is null && depth >= 0; ahead++)
        {
            depth += next.Is("(") || next.Is("{") || next.Is("[") ? 1 : next.Is(")") || next.Is("}") || next.Is("]") ? -1 : 0;
            if (depth == 0 && next.Is("|"))
            {
                if (IsEndOfFactor(Peek(ahead - 1)))
                {
                    throw Complain(@"these bars could be paired in two ways: write '\left|' and '\right|'");
                }

                return;
            }
        }
    }

    private static bool IsEndOfFactor(LatexToken token) => token.Kind is LatexTokenKind.Letter or LatexTokenKind.Number || token.Is(")") || token.Is("}")
        || (token.Kind == LatexTokenKind.Command && Letters.ContainsKey(token.Text));

    private static bool IsBar(LatexToken token) => token.Is("|") || token.Is(LatexTokens.LeftBar);

    /// <summary><c>{}_2F_1(a, b; c; z)</c>.</summary>
    private bool HypergeometricName()
    {
        string[] name = ["{", "}", "_", "2", "F", "_", "1"];
        for (var i = 0; i < name.Length; i++)
        {
            if (_at + i >= _tokens.Count || _tokens[_at + i].Text != name[i])
            {
                return false;
            }
        }

        Emit("hyp2f1", Token.Index);
        _at += name.Length;
        if (!Token.Is("("))
        {
            throw Complain("expected '(' after the hypergeometric function");
        }

        Group();
        return true;
    }

    /// <summary>A function, perhaps with a power on its name, at an argument in brackets or at one bare factor.</summary>
    private Before Call(string function)
    {
        var name = Token;
        _at++;
        var power = -1;
        if (Token.Is("^"))
        {
            power = _at;
            Emit("(", name.Index);
            SkipPower();
        }

        Emit(function, name.Index);
        var bare = !(Token.Is("(") || Token.Is("[") || IsBar(Token));
        var isOpen = bare || IsBar(Token);
        if (isOpen)
        {
            Emit("(");
            if (Token.Kind == LatexTokenKind.End)
            {
                throw Complain($"expected the argument of {function}");
            }

            var multiple = bare && IsHyperbolic(function) && Token.Kind == LatexTokenKind.Number && Peek(1) is var next
                && (next.Kind == LatexTokenKind.Letter || (next.Kind == LatexTokenKind.Command && Letters.ContainsKey(next.Text)));
            var isBraced = Token.Is("{");
            Operand();
            if (multiple)
            {
                Emit("*");
                Operand();
            }

            if (bare && !isBraced)
            {
                Power();
            }

            Emit(")");
        }
        else
        {
            Group();
        }

        if (Token.Is("^"))
        {
            throw Complain($@"this power could be that of the argument: write {function}^2(...) for that of the function, or put it inside");
        }

        if (power >= 0)
        {
            Emit(")");
            var after = _at;
            _at = power;
            Power();
            _at = after;
        }

        return bare ? Before.Bare : isOpen ? Before.Open : Before.Operand;
    }

    /// <summary>Functions of which nobody takes a value at a number: <c>\sinh 2x</c> is at <c>2x</c>, while <c>\ln 2x</c> may be <c>x \ln 2</c>.</summary>
    private static bool IsHyperbolic(string function) => function is "sinh" or "cosh" or "arcsinh" or "arctan";

    /// <summary>Passes over a power on the name of a function; -1 would mean the inverse function.</summary>
    private void SkipPower()
    {
        _at++;
        if (Token.Is("-") || (Token.Is("{") && Peek(1).Is("-")))
        {
            throw Complain("a negative power on the name of a function could mean its inverse: write 1/... or the name of the inverse");
        }

        if (!Token.Is("{"))
        {
            _at++;
            return;
        }

        var depth = 0;
        do
        {
            depth += Token.Is("{") ? 1 : Token.Is("}") ? -1 : 0;
            if (Token.Kind == LatexTokenKind.End)
            {
                throw Complain("expected '}'");
            }

            _at++;
        }
        while (depth > 0);
    }
}
