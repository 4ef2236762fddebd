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
        _at += braced ? 2 : 1;
        if (last is { Kind: LatexTokenKind.Letter, Text: "L" } && mark == "*" && first == 1 && IsWeight(name))
        {
            Emit("w1 * ... * wL", index);
            return;
        }

        if (last is { Kind: LatexTokenKind.Letter, Text: "L" } && !(braced && !Peek(-1).Is("}")))
        {
            RepeatToDepth(mark, name, first, index);
            return;
        }

        if (last.Kind != LatexTokenKind.Number || !int.TryParse(last.Text, out var end) || (braced && !Peek(-1).Is("}")))
        {
            throw _latex.Complain(last.Index, $"expected a whole number, or the depth L, as the last index, found {last.Found}");
        }

        if (!braced && last.Text.Length > 1)
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

    /// <summary>Up to the depth L: a term that is the same for every index is repeated; one that is not is refused.</summary>
    private void RepeatToDepth(string mark, string name, int first, int index)
    {
        if (first is not (1 or 2) || _indices.ContainsKey(name))
        {
            throw Complain("expected 1 or 2 as the first index of a sum or product up to L");
        }

        var (start, uses) = (_at, UsesOf(name));
        var count = first == 1 ? "L" : "(L - 1)";
        _indices[name] = first;
        Emit(mark == "*" ? "(" : $"({count}*(", index);
        Body(null);
        Emit(mark == "*" ? $")^{count}" : "))");
        _indices.Remove(name);
        if (UsesOf(name) > uses)
        {
            throw _latex.Complain(
                _tokens[start].Index, $"a sum or product up to L is read where its terms are free of {name}, or as the product of all weights: state it at a given depth");
        }
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
