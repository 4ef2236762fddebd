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
    }.Select(name => (name, name)).Concat([("varepsilon", "epsilon"), ("varphi", "phi"), ("ell", "ell"), ("infty", "infinity")])
        .ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    private static readonly string[] Others =
        ["frac", "tfrac", "dfrac", "sqrt", "nabla", "prod", "sum", "lim", "dot", "cdot", "odot", "times", "le", "leq", "ge", "geq", "to", "sim", "in"];

    /// <summary>Functions of the theory, which are written with their argument.</summary>
    private static bool IsNotation(string name) => name is "R" or "P" or "M" or "W" or "f";

    /// <summary>Reads a factor without its power; true when it is not certain where it ends.</summary>
    private bool Operand()
    {
        var token = Token;
        switch (token)
        {
            case { Kind: LatexTokenKind.Number }:
                _at++;
                Emit(token.Text, token.Index);
                return Token.Kind == LatexTokenKind.Number ? throw Complain("expected an operator between two numbers") : false;
            case { Kind: LatexTokenKind.Letter } when Functions.TryGetValue(token.Text, out var function):
                return Call(function);
            case { Kind: LatexTokenKind.Command } when Functions.TryGetValue(token.Text, out var function):
                return Call(function);
            case { Kind: LatexTokenKind.Letter } when IsNotation(token.Text) && Notation():
                return false;
            case { Kind: LatexTokenKind.Letter }:
                _at++;
                Name(token.Text, token.Index);
                return false;
            case { Kind: LatexTokenKind.Command } when Letters.TryGetValue(token.Text, out var letter):
                _at++;
                Name(letter, token.Index);
                return false;
            case { Kind: LatexTokenKind.Mark, Text: "(" or "{" or "[" or "|" }:
                Group();
                return false;
            case { Kind: LatexTokenKind.Command }:
                return Command();
            default:
                throw Complain("expected a number, a name, a bracket or a command");
        }
    }

    /// <summary>Brackets of any kind; bars are <c>abs(...)</c>.</summary>
    private void Group()
    {
        var open = Token;
        if (HypergeometricName())
        {
            return;
        }

        _at++;
        Emit(open.Is("|") ? "abs(" : "(", open.Index);
        var close = open.Text switch { "(" => ")", "{" => "}", "[" => "]", _ => "|" };
        Run(close);
        Emit(")", Token.Index);
        _at++;
    }

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

    /// <summary>A name with its index: <c>w_{1}</c> is w1, <c>\lambda_{2}</c> is lambda_2, <c>\lambda_{ij}</c> is lambda_ij.</summary>
    private void Name(string name, int index)
    {
        if (_indices.TryGetValue(name, out var value))
        {
            Emit(Number(value), index);
            return;
        }

        if (!Token.Is("_"))
        {
            Emit(name, index);
            return;
        }

        _at++;
        var subscript = Index();
        Emit(name == "w" && subscript.All(char.IsAsciiDigit) ? name + subscript : $"{name}_{subscript}", index);
    }

    private string Index()
    {
        if (!Token.Is("{"))
        {
            var single = IndexPart() ?? throw Complain("expected an index");
            return single;
        }

        _at++;
        var text = "";
        while (!Token.Is("}"))
        {
            text += Token.Is(",") ? Skip("_") : IndexPart() ?? throw Complain("expected an index of letters and digits");
        }

        _at++;
        return text.Length > 0 ? text : throw Complain("expected an index");
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
            { Kind: LatexTokenKind.Command } when Letters.TryGetValue(Token.Text, out var letter) => letter,
            _ => null,
        };
        if (text is null)
        {
            return null;
        }

        _at++;
        return _indices.TryGetValue(text, out var value) ? Number(value) : text;
    }

    /// <summary>A function, perhaps with a power on its name, at an argument in brackets or at one bare factor.</summary>
    private bool Call(string function)
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
        var bare = !(Token.Is("(") || Token.Is("{") || Token.Is("[") || Token.Is("|"));
        if (bare || Token.Is("|"))
        {
            Emit("(");
            if (Token.Kind == LatexTokenKind.End)
            {
                throw Complain($"expected the argument of {function}");
            }

            Operand();
            if (bare)
            {
                Power();
            }

            Emit(")");
        }
        else
        {
            Group();
        }

        if (power >= 0)
        {
            Emit(")");
            var after = _at;
            _at = power;
            Power();
            _at = after;
        }

        return bare;
    }

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
            var star = Peek(1).Is("*") || Peek(1).IsCommand("ast");
            var braced = Peek(1).Is("{") && (Peek(2).Is("*") || Peek(2).IsCommand("ast")) && Peek(3).Is("}");
            (marks, _at) = star ? ("*", _at + 2) : braced ? ("*", _at + 4) : (marks, _at);
        }

        if (!Token.Is("("))
        {
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
}
