using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Claims on when a condition on the potential holds: <c>always</c>, <c>never</c>, <c>q &lt;= 3/2</c>, <c>m &lt;= 1</c>.</summary>
internal static class ConditionKinds
{
    internal static Assertion Read(ClaimContext context, Fragment text, PotentialCondition condition)
    {
        if (context.Setting.Declared.FirstOrDefault(d => d.Name == Geometry.SymbolicQ.Name) is { } narrow && !narrow.Equals(Geometry.SymbolicQ))
        {
            throw text.Complain(0, $"'{context.Key}' is decided for q in [1, 2], or at one q: found {narrow.Domain.Describe(narrow.Name)}");
        }

        context.RequireAllX(text, context.Key);
        if (context.Setting is { Map.IsEveryDepth: true, Balance: { } balance })
        {
            context.RequireAllDepths(text);
            context.Derived(text);
            return new DepthConditionAssertion(context.Setting.RequireQ(text, context.Key), balance.Kind, condition, AtEveryDepth(text));
        }

        if (context.Derivations.Monomial(context.Setting, text, context.Key) is not { } flow)
        {
            throw text.Complain(0, $"'{context.Key}' is decided for monomials of a given depth: expected a reparameterization such as 'x = w1*w2'");
        }

        return new ConditionAssertion(Standing.Statement, "", flow, condition, Claimed(text, flow));
    }

    private static string AtEveryDepth(Fragment text) => text.Text.ToLowerInvariant().Replace("iff ", "", StringComparison.Ordinal).Replace("<=", " <= ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim() switch
    {
        "always" or "yes" => "always",
        "never" or "no" or "not" => "never",
        "m <= 1" or "l <= p" => "m <= 1",
        ['l', ' ', '<', '=', ' ', .. var most] when Rational.TryParse(most, out var end) => $"L <= {end}",
        _ => throw text.Complain(0, $"expected always, never, 'm <= 1', 'L <= p' or 'L <= 2', found '{text}'"),
    };

    private static string Claimed(Fragment text, DerivedFlow flow)
    {
        var words = text.Text.ToLowerInvariant().Replace("iff ", "", StringComparison.Ordinal).Replace("<=", " <= ", StringComparison.Ordinal).Replace("  ", " ", StringComparison.Ordinal).Trim();
        switch (words)
        {
            case "always" or "yes":
                return "always";
            case "never" or "no" or "not":
                return "never";
            case "m <= 1":
                // m = q (K-1)/K; at K = 1 it is 0.
                return flow.Derivation.Result is { Flow.Degree: var k } && k > 1 ? $"q <= {k / (k - 1)}" : "always";
        }

        return words.StartsWith("q <= ", StringComparison.Ordinal) && Rational.TryParse(words[5..], out var end)
            ? $"q <= {end}"
            : throw text.Complain(0, $"expected always, never, 'q <= 3/2' or 'm <= 1', found '{text}'");
    }
}
