namespace MirrorFlowProofs.Documents;

/// <summary>Derivatives, integrals and values at a point.</summary>
internal sealed partial class LatexMath
{
    /// <summary><c>\frac{d}{dx}</c> or <c>\frac{d^2}{dx^2}</c> before a factor, or <c>\frac{dE}{dx}</c>; false for any other fraction.</summary>
    private bool Derivative(int index)
    {
        bool IsD(int i) => _tokens[i] is { Kind: LatexTokenKind.Letter, Text: "d" } || _tokens[i].IsCommand("partial");
        if (!Token.Is("{") || !IsD(_at + 1))
        {
            return false;
        }

        var (start, body) = (_at, _at + 2);
        var order = OrderAt(ref body);
        var close = body;
        for (var depth = 0; depth > 0 || !_tokens[close].Is("}"); close++)
        {
            depth += _tokens[close].Is("{") ? 1 : _tokens[close].Is("}") ? -1 : 0;
            if (_tokens[close].Kind == LatexTokenKind.End)
            {
                return false;
            }
        }

        if (close + 3 >= _tokens.Count || !_tokens[close + 1].Is("{") || !IsD(close + 2))
        {
            return false;
        }

        _at = close + 3;
        var (from, name) = (_plain.Count, Token);
        if (name.Kind == LatexTokenKind.Letter || (name.Kind == LatexTokenKind.Command && Letters.ContainsKey(name.Text)))
        {
            _at++;
            Name(Letters.GetValueOrDefault(name.Text, name.Text), name.Index);
            var (variable, after) = (Taken(from).Text, _at);
            if (OrderAt(ref after) == order && _tokens[after].Is("}"))
            {
                Emit(string.Concat(Enumerable.Repeat($"d/d{variable}(", order)), index);
                _at = body;
                if (body < close)
                {
                    from = _plain.Count;
                    Run("}");
                    if (Fragment.Join(_plain.Skip(from)).SecondThing() >= 0)
                    {
                        throw _latex.Complain(_tokens[body].Index, Fragment.ExpectedOneThing);
                    }

                    _at = after + 1;
                }
                else
                {
                    _at = after + 1;
                    Differentiated();
                }

                Emit(new string(')', order));
                return true;
            }
        }

        _plain.RemoveRange(from, _plain.Count - from);
        _at = start;
        return false;
    }

    /// <summary>The order of a derivative, <c>^2</c>, which is passed; 1 where none is written.</summary>
    private int OrderAt(ref int at)
    {
        if (_tokens[at].Is("^") && at + 3 < _tokens.Count)
        {
            var braced = _tokens[at + 1].Is("{");
            if (_tokens[at + (braced ? 2 : 1)] is { Kind: LatexTokenKind.Number, Text: "2" } && (!braced || _tokens[at + 3].Is("}")))
            {
                at += braced ? 4 : 2;
                return 2;
            }
        }

        return 1;
    }

    /// <summary>What a derivative is taken of: a group, or one factor with its power outside braces.</summary>
    private void Differentiated()
    {
        if (Token.Is("(") || Token.Is("["))
        {
            var close = Token.Is("(") ? ")" : "]";
            _at++;
            Run(close);
            _at++;
            return;
        }

        var isBraced = Token.Is("{");
        Operand();
        if (!isBraced)
        {
            Power();
        }
    }

    private bool IsDifferential => Token is { Kind: LatexTokenKind.Letter, Text: "d" }
        && (Peek(1).Kind == LatexTokenKind.Letter || (Peek(1).Kind == LatexTokenKind.Command && Letters.ContainsKey(Peek(1).Text)));

    /// <summary><c>\int_0^x f \, ds</c>.</summary>
    private void Integral(int index)
    {
        var (from, limits) = (_plain.Count, new Dictionary<string, Fragment>(StringComparer.Ordinal));
        while (limits.Count < 2 && Token.Kind == LatexTokenKind.Mark && Token.Text is "_" or "^" && !limits.ContainsKey(Token.Text))
        {
            var mark = Token.Text;
            _at++;
            if (Argument())
            {
                throw Complain("expected braces around a limit of several digits: without them TeX takes one digit");
            }

            limits[mark] = Taken(from);
        }

        if (limits.Count == 0 && (AccumulatedDecay(index) || InverseIntegral(index)))
        {
            return;
        }

        if (limits.Count < 2)
        {
            throw Complain(@"expected the limits of the integral, such as '\int_0^x'");
        }

        if (++_depth > DeepestNesting)
        {
            throw Complain(FormattableString.Invariant($"expected at most {DeepestNesting} levels of nesting, found more"));
        }

        var (outerEnd, outerIntegral) = (_end, _isUnderIntegral);
        (_end, _isUnderIntegral) = (null, true);
        Emit("integral(", index);
        var before = Before.Nothing;
        while (before is Before.Nothing or Before.Slash || !IsDifferential)
        {
            if (Token.Kind == LatexTokenKind.End || Relation(Token) is not null || Token.Kind == LatexTokenKind.Mark && Token.Text is ")" or "]" or "}" or LatexTokens.RightBar)
            {
                throw Complain("expected the differential that ends the integral, such as 'ds'");
            }

            before = Next(before);
        }

        (_end, _isUnderIntegral) = (outerEnd, outerIntegral);
        _depth--;
        _at++;
        var name = Token;
        _at++;
        RefusePower();
        Emit(", ");
        Name(Letters.GetValueOrDefault(name.Text, name.Text), name.Index);

        // From a number on that is not negative neither is the variable, so that its powers have values.
        var lower = limits["_"].Text;
        Emit(lower.All(char.IsAsciiDigit) ? lower.Trim('0').Length == 0 ? " >= 0, " : " > 0, " : ", ");
        _plain.Add(limits["_"]);
        Emit(", ");
        _plain.Add(limits["^"]);
        Emit(")");
    }

    /// <summary><c>\int \alpha</c>, perhaps with <c>dt</c>: the decay up to now, A.</summary>
    private bool AccumulatedDecay(int index)
    {
        if (!Token.IsCommand("alpha"))
        {
            return false;
        }

        _at++;
        if (IsDifferential && Peek(1) is { Text: "t" or "s" })
        {
            _at += 2;
            RefusePower();
        }

        Emit("A", index);
        return true;
    }

    private void RefusePower()
    {
        if (Token.Is("^"))
        {
            throw Complain("a power behind a differential has two readings: expected parentheses around the integral, or the differential written out");
        }
    }

    /// <summary><c>\int h^{-1}</c>, an integral of the inverse of a function; false for anything else.</summary>
    private bool InverseIntegral(int index)
    {
        var (start, from) = (_at, _plain.Count);
        if (Token.Kind == LatexTokenKind.Letter && Functions.ContainsKey(Token.Text) is false)
        {
            _at++;
            Name(Peek(-1).Text, Peek(-1).Index);
            var name = Taken(from);
            if (Token.Is("^") && Peek(1).Is("{") && Peek(2).Is("-") && Peek(3) is { Kind: LatexTokenKind.Number, Text: "1" } && Peek(4).Is("}"))
            {
                _at += 5;
                Emit("antiderivative(", index);
                _plain.Add(name);
                Emit("^(-1))");
                return true;
            }
        }

        _at = start;
        return false;
    }

    /// <summary><c>\left. E \right|_{q = 1}</c>: the value there.</summary>
    private void ValueAt()
    {
        var (from, index) = (_plain.Count, Token.Index);
        _at++;
        Run(LatexTokens.RightBar);
        _at++;
        if (!Token.Is("_") || !Peek(1).Is("{"))
        {
            throw Complain(@"expected '_{x = ...}' after '\right|'");
        }

        var value = Taken(from);
        _at += 2;
        Run("}");
        _at++;
        var places = Taken(from).Split(',');
        Emit(string.Concat(Enumerable.Repeat("at(", places.Count)), index);
        _plain.Add(value);
        foreach (var place in places)
        {
            Emit(", ");
            _plain.Add(place);
            Emit(")");
        }

        if (Token.Is("^"))
        {
            throw Complain("a value between two limits is not read, and a power of a value needs parentheses: write the difference of two values, or (...)^2");
        }
    }
}
