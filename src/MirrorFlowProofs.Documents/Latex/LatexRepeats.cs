namespace MirrorFlowProofs.Documents;

/// <summary>Sums and products over an index: written out, or up to the depth.</summary>
internal sealed partial class LatexMath
{
    /// <summary>The most factors or terms a product or sum is written out to.</summary>
    private const int MostRepetitions = 256;

    /// <summary><c>\prod_{i=1}^{3} w_i</c>, written out; up to L only for the product of all weights.</summary>
    private void Repeat(string mark, int index)
    {
        var (name, first) = LowerEnd();
        if (!Token.Is("^"))
        {
            throw Complain("expected '^' and the last index");
        }

        _at++;
        var braced = Token.Is("{");
        _at += braced ? 1 : 0;
        var last = Token;
        if (_openIndices.Contains(last.Text))
        {
            throw Complain("a sum or product up to the index of another is not read unless that is up to a number");
        }

        if (_indices.TryGetValue(last.Text, out var outer))
        {
            _indexUses[last.Text] = UsesOf(last.Text) + 1;
            if (braced && (Peek(1).Is("+") || Peek(1).Is("-")) && int.TryParse(Peek(2).Text, out var more) && more < 100)
            {
                outer += Peek(1).Is("-") ? -more : more;
                _at += 2;
            }

            last = last with { Kind = LatexTokenKind.Number, Text = Number(outer) };
        }

        if (last.Kind == LatexTokenKind.Letter)
        {
            UpToSymbol(mark, name, first, braced, index);
            return;
        }

        _at += braced ? 2 : 1;
        if (last.Kind != LatexTokenKind.Number || !int.TryParse(last.Text, out var end) || (braced && !Peek(-1).Is("}")))
        {
            throw _latex.Complain(last.Index, $"expected a whole number, or a symbol such as the depth L, as the last index, found {last.Found}");
        }

        if (!braced && last.Text.Length > 1 && Peek(-1).Kind == LatexTokenKind.Number)
        {
            throw _latex.Complain(last.Index, $"expected braces around the last index {last.Text}: without them TeX takes one digit");
        }

        if (end < first || end - first >= MostRepetitions || _indices.ContainsKey(name))
        {
            throw _latex.Complain(last.Index, FormattableString.Invariant($"expected from 1 to {MostRepetitions} terms with an index of their own, found {last.Found}"));
        }

        var body = _at;
        Emit("(", index);
        for (var i = first; i <= end; i++)
        {
            _at = body;
            _indices[name] = i;
            Emit(i == first ? "(" : $"){mark}(");
            Body(mark == "*" ? name : null);
        }

        _indices.Remove(name);
        Emit("))");
    }

    /// <summary>
    /// Up to the depth L, or another symbol: the product of all weights; a term that is the same for every index is repeated; of any other
    /// <c>sum(E, i = 1, L)</c> is made.
    /// </summary>
    private void UpToSymbol(string mark, string name, int first, bool braced, int index)
    {
        var (last, shift) = (Token.Text, 0);
        _at++;
        if (braced && (Token.Is("+") || Token.Is("-")) && int.TryParse(Peek(1).Text, out var more) && more < 100)
        {
            shift = Token.Is("-") ? -more : more;
            _at += 2;
        }

        if (braced && !Token.Is("}"))
        {
            throw Complain("expected a last index such as 'L' or 'L - 1'");
        }

        _at += braced ? 1 : 0;
        if (shift == 0 && mark == "*" && first == 1 && IsWeight(name))
        {
            Emit($"w1 * ... * w{last}", index);
            return;
        }

        if (_indices.ContainsKey(name) || _openIndices.Contains(name) || name == last)
        {
            throw Complain($"expected an index that has no other meaning than {name}");
        }

        var (from, uses) = (_plain.Count, UsesOf(name));
        _openIndices.Add(name);
        Body(mark == "*" ? name : null);
        _openIndices.Remove(name);
        var term = Taken(from);
        if (UsesOf(name) == uses && last == "L" && first is 1 or 2 && shift == 0)
        {
            var count = first == 1 ? "L" : "(L - 1)";
            Emit(mark == "*" ? "((" : $"({count}*(", index);
            _plain.Add(term);
            Emit(mark == "*" ? $")^{count})" : "))");
            return;
        }

        Emit(mark == "*" ? "product(" : "sum(", index);
        _plain.Add(term);
        Emit(FormattableString.Invariant($", {name} = {first}, {last}{(shift == 0 ? "" : shift < 0 ? $" - {-shift}" : $" + {shift}")})"));
    }

    private bool IsWeight(string index)
    {
        if (Token is not { Kind: LatexTokenKind.Letter, Text: "w" } || !Peek(1).Is("_"))
        {
            return false;
        }

        var braced = Peek(2).Is("{");
        if (Peek(braced ? 3 : 2).Text != index)
        {
            return false;
        }

        _at += braced ? 5 : 3;
        return true;
    }

    private (string Name, int First) LowerEnd()
    {
        if (Token.Is("_") && Peek(1).Is("{") && Peek(2).Kind == LatexTokenKind.Letter && Peek(3).Is("=")
            && int.TryParse(Peek(4).Text, out var first) && Peek(5).Is("}"))
        {
            var name = Peek(2).Text;
            _at += 6;
            return (name, first);
        }

        throw Complain("expected the first index, such as '_{i=1}'");
    }

    private int UsesOf(string? index) => index is null ? 0 : _indexUses.GetValueOrDefault(index);

    /// <summary>What a sum or product is over: factors up to the next sign, relation or closing bracket.</summary>
    /// <param name="index">The index of a product: a last factor free of it is refused, since it could stand behind. Null for a sum.</param>
    private void Body(string? index)
    {
        if (++_depth > DeepestNesting)
        {
            throw Complain(FormattableString.Invariant($"expected at most {DeepestNesting} levels of nesting, found more"));
        }

        _bodyAt = _at;
        var (before, used, last) = (Before.Nothing, false, (LatexToken?)null);
        while (Token.Kind != LatexTokenKind.End && Relation(Token) is null && !(Token.Kind == LatexTokenKind.Mark && Token.Text is "+" or "-" or ")" or "]" or "}" or LatexTokens.RightBar or LatexTokens.RightNorm)
            && !(_end is not null && Token.Is(_end) && before != Before.Nothing) && !(_isUnderIntegral && IsDifferential && before != Before.Nothing))
        {
            var (factor, uses) = (Token, UsesOf(index));
            before = Next(before);
            if (before is not (Before.Nothing or Before.Slash))
            {
                last = UsesOf(index) == uses ? factor : null;
                used |= last is null;
            }
        }

        if (index is not null && used && last is { } behind)
        {
            throw _latex.Complain(behind.Index, "this factor could belong to the product or stand behind it: put what is multiplied in braces");
        }

        if (before is Before.Nothing or Before.Slash)
        {
            throw Complain("expected a factor");
        }

        _depth--;
    }
}
