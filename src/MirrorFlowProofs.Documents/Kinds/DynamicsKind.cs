using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>How something moves along the flow: <c>d E = F dt</c>. For <c>d R'(x)</c> it is the mirror flow.</summary>
internal static class DynamicsKind
{
    private const string Expected = "expected 'd E = F dt', such as 'd log(x) = -f'(x) dt', or 'd/dt(E) = F'";

    private static readonly string[] Times = ["*d*t", " dt", "*dt"];

    internal static Assertion Read(ClaimContext context, Fragment text)
    {
        if (text.IndexOutside('<', '>') >= 0 || text.Split('=') is not [var left, var right])
        {
            throw text.Complain(0, Expected);
        }

        var (moving, rate) = (left.Replace("x_t", "x"), right.Replace("x_t", "x"));
        const string Derivative = "d/dt(";
        (moving, rate) = moving.Text.StartsWith(Derivative, StringComparison.Ordinal) && Brackets.ClosingIn(moving.Text, Derivative.Length) == moving.Text.Length - 1
            ? (moving.Slice(Derivative.Length, moving.Text.Length - 1), rate)
            : moving.Text.StartsWith("d*", StringComparison.Ordinal) || moving.Text.StartsWith("d ", StringComparison.Ordinal)
                ? (OneThing(moving.From(2).Trim()), WithoutTime(rate))
                : throw left.Complain(0, Expected);
        if (WrittenValue.Squeezed(moving.Text) == "R'(x)")
        {
            return MirrorFlow(context, text, rate);
        }

        var weights = context.InWeights(text);
        var formula = context.Formula(weights, Fragment.Compose("d/dt({0}) = {1}", moving, rate));
        return FlowKinds.AlongTheFlow(context, weights, moving, context.Setting.Balance is not null ? new OffBalanceAssertion(formula) : formula, rate);
    }

    /// <summary>What a lone <c>d</c> stands before; of <c>d w1 + w2</c> nobody knows how much that is.</summary>
    private static Fragment OneThing(Fragment moving) => moving.SecondThing() is >= 0 and var at ? throw moving.Complain(at, Fragment.ExpectedOneThing) : moving;

    /// <summary>The rate without <c>dt</c>, which every term ends with.</summary>
    private static Fragment WithoutTime(Fragment rate)
    {
        var (pieces, from) = (new List<Fragment>(), 0);
        for (var i = 1; i <= rate.Text.Length; i++)
        {
            if (i < rate.Text.Length && !(rate.Text[i] is '+' or '-' && rate.Slice(from, i).IndexOutside('\0') < 0 && IsBetweenTerms(rate.Slice(0, i))))
            {
                continue;
            }

            var term = rate.Slice(from, i).Trim();
            var time = Times.FirstOrDefault(t => term.Text.EndsWith(t, StringComparison.Ordinal)) ?? throw term.Complain(0, $"{Expected}: every term ends with dt");
            pieces.Add(term.Slice(0, term.Text.Length - time.Length));
            from = i;
        }

        return Fragment.Join(pieces);
    }

    /// <summary>Whether a sign behind this text begins a term: all brackets are closed, and no operator waits for a number.</summary>
    private static bool IsBetweenTerms(Fragment before) =>
        before.Text.Sum(c => c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0) == 0 && before.Trim().Text is [.., not ('^' or '*' or '/' or '+' or '-')];

    /// <summary>The theorem: whatever the loss, <c>R''(x) dx/dt</c> is <c>-s(G)</c>, and with decay less <c>alpha M'(x)</c>; and the claim is that.</summary>
    private static ComposedAssertion MirrorFlow(ClaimContext context, Fragment text, Fragment rate)
    {
        var setting = context.Setting;
        var balance = setting.RequireBalance(text, context.Key);
        if (setting.Decay == Decay.Coupled || (setting.Decay == Decay.Decoupled && balance.Kind != BalanceKind.Equal))
        {
            throw text.Complain(0, "under weight decay R itself changes with time, but for decoupled decay of weights of equal size: expected that, or no decay");
        }

        var (isDecaying, q) = (setting.Decay == Decay.Decoupled, setting.RequireQ(text, context.Key));
        var (derived, weights) = (context.Derived(text), context.InWeights(text));
        var speed = $"-sign(G)*abs(G)^(({q}) - 1)";
        var step = setting.Map!.IsEveryDepth
            ? $"d/dw1(x)*d/dt(w1) = {speed}*abs(d/dw1(x))^({q}){(isDecaying ? " - alpha*x" : "")}"
            : $"R''(x)*d/dt(x) = {speed}{(isDecaying ? " - alpha*M'(x)" : "")}";
        var claimed = context.Formula(derived, $"{speed}{(isDecaying ? " - alpha*M'(x)" : "")} = {{0}}", rate, isDecaying ? [Names.Gradient, Names.Decay] : [Names.Gradient]);
        return new ComposedAssertion(
            new Claim("dynamics", "", "", [new FormulaAssertion(Standing.Step, "", weights, step), claimed]), text.Text, derived.Description);
    }
}
