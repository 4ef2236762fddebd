using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Claims on all conserved quantities at once, and on the saddles.</summary>
internal static class LawKinds
{
    private const string TwoWeights = "at least two weights are 0";

    /// <summary>How many independent conserved quantities there are: a number, or <c>L - 1</c> at every depth.</summary>
    internal static Assertion IndependentLaws(ClaimContext context, Fragment text)
    {
        var (q, map) = (context.Setting.RequireQ(text, context.Key), context.Setting.RequireMap(text, context.Key));
        if (context.Setting.Decay != Decay.None)
        {
            throw text.Complain(0, $"'{context.Key}' speaks of the flow without decay: expected no line 'decay:'");
        }

        context.RequireAllDepths(text);
        context.RequireAllX(text, context.Key);
        var value = context.Expression(Subjects.Plain(context.Setting), text).Value;
        if (!map.IsEveryDepth)
        {
            return value is Number { Value: { IsInteger: true } number } && number >= 0 && number <= map.Weights.Count
                ? Count(q, map.Numbered(), (int)number.Numerator)
                : throw text.Complain(0, FormattableString.Invariant($"expected a whole number from 0 to {map.Weights.Count}, found '{text}'"));
        }

        if (ZeroTest.Decide(value - (AnyDepth.Depth - 1)).Answer == ZeroAnswer.Zero)
        {
            return new ComposedAssertion(LawCountStatement.Of(q), $"number of independent conservation laws = {text}", new AnyDepth(q, BalanceKind.Equal).Description)
            {
                Conditions = OneClock.IsNeeded(q is Number ? q : context.Narrowed(Geometry.SymbolicQ)) ? [OneClock.Condition] : [],
            };
        }

        // Any other number is false at some depth.
        var counts = Enumerable.Range(2, 4).Select(depth => (Depth: depth, Value: Substitution.Replace(value, AnyDepth.Depth, depth) as Number))
            .FirstOrDefault(c => c.Value is { Value.IsInteger: true } n && n.Value.Sign >= 0 && n.Value != c.Depth - 1 && n.Value <= c.Depth);
        return counts.Value is { } wrong
            ? Count(q, Reparameterization.DeepDiagonal(counts.Depth), (int)wrong.Value.Numerator)
            : throw text.Complain(0, "expected a whole number for every depth L, such as L - 1");
    }

    /// <summary>"At least two weights are 0": the saddles of a product of weights.</summary>
    internal static Assertion Saddles(ClaimContext context, Fragment text)
    {
        var (q, map) = (context.Setting.RequireQ(text, context.Key), context.Setting.RequireMap(text, context.Key));
        context.RequireAllDepths(text);
        context.RequireAllX(text, context.Key);
        var written = text.Text.Replace(" ", "", StringComparison.Ordinal);
        if (text.Text != TwoWeights && written is not ("w_i=w_j=0" or "existsi!=j:w_i=w_j=0"))
        {
            throw text.Complain(0, $"expected '{TwoWeights}', or '$\\exists i \\ne j: w_i = w_j = 0$', found '{text}'");
        }

        if (!map.IsEveryDepth && !(map.Rho is Product { Coefficient.IsOne: true } product && product.Factors.All(f => f is Symbol) && map.Constants.Count == 0))
        {
            throw text.Complain(0, "'saddles' is decided for products of weights: expected a reparameterization such as 'x = w1*w2*w3'");
        }

        var open = !map.IsEveryDepth && map.Weights.Count == 2 && context.Setting.Decay != Decay.None
            ? "at depth 2 no weight is left that decay could move: expected depth 3 or more, or no decay"
            : q.IsOne && context.Setting.Decay == Decay.Decoupled
            ? "at q = 1 a gradient that is 0 may push with any strength up to 1, and so hold a weight against its decay: expected q > 1, or no decay"
            : null;
        return open is not null
            ? new UndecidedAssertion(TwoWeights, Subjects.InWeights(context.Setting, text, context.Key), open)
            : new ComposedAssertion(
                SaddleStatement.Of(q, context.Setting.Decay), $"the saddles: {TwoWeights}", Subjects.InWeights(context.Setting, text, context.Key).Description);
    }

    private static LawCountAssertion Count(Expr q, Reparameterization x, int number) => new(Standing.Statement, "", q, [x], number);
}
