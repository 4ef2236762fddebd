using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
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
            return new DepthConditionAssertion(context.Setting.RequireQ(text, context.Key), balance.Kind, condition, AtEveryDepth(context, text));
        }

        if (context.Derivations.Monomial(context.Setting, text, context.Key) is not { } flow)
        {
            throw text.Complain(0, $"'{context.Key}' is decided for monomials of a given depth: expected a reparameterization such as 'x = w1*w2'");
        }

        return new ConditionAssertion(Standing.Statement, "", flow, condition, Claimed(context, text, flow));
    }

    /// <summary>The condition in one form: <c>m = q*(L - 1)/L &lt;= 1</c> is <c>m &lt;= 1</c> where the middle is m.</summary>
    /// <exception cref="DocumentException">The middle is something else.</exception>
    private static string Words(ClaimContext context, Fragment text, Expr m)
    {
        RequireMeaning(context, text, "m", m, TextPrinter.Print(m));
        if (ClaimContext.Mentions(text, "p"))
        {
            RequireMeaning(context, text, "p", context.Setting.Q is Number { Value.IsOne: true } ? null : context.Setting.Q! / (context.Setting.Q! - 1), "1/(1 - 1/q)");
        }

        var words = WrittenValue.Squeezed(text.Text.Replace("iff ", "", StringComparison.OrdinalIgnoreCase));
        if (words.Split("<=") is [var left, "1"] && left != "m" && left != (context.Setting.Map?.DepthName ?? AnyDepth.Depth.Name) && left != "q")
        {
            foreach (var side in text.Slice(0, text.Text.IndexOf("<=", StringComparison.Ordinal)).Replace("iff ", "").Split('=').Where(s => s.Text != "m"))
            {
                if (!ZeroTest.AreEqual(context.Expression(Subjects.Plain(context.Setting), side).Value, m))
                {
                    throw side.Complain(0, $"expected the exponent m = {m} of the metric before '<= 1', found '{side}'");
                }
            }

            return "m<=1";
        }

        return context.Setting.Map?.DepthName is { } depth && words.StartsWith(depth, StringComparison.Ordinal) && words.Length > 1 && words[1] is '<' or '>' or '='
            ? $"L{words[1..]}"
            : words.ToLowerInvariant().Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
    }

    /// <exception cref="DocumentException">The document gives the name another meaning than the theory.</exception>
    internal static void RequireMeaning(ClaimContext context, Fragment text, string name, Expr? meaning, string written)
    {
        if (ClaimContext.Mentions(text, name)
            && (context.Setting.Declared.Any(d => d.Name == name)
                || (context.Setting.Definitions.Any(d => d.Definition.Name == name)
                    && (meaning is null || !ZeroTest.AreEqual(context.Expression(Subjects.Plain(context.Setting), Fragment.At(text.Start, name)).Value, meaning)))))
        {
            throw text.Complain(0, $"{name} is {written} in '{context.Key}', and something else in the document: expected the claim without {name}");
        }
    }

    private static string AtEveryDepth(ClaimContext context, Fragment text) => Words(context, text, context.Setting.Q! * (AnyDepth.Depth - 1) / AnyDepth.Depth) switch
    {
        "always" or "yes" or "L>=2" => "always",
        "never" or "no" or "not" => "never",
        "m<=1" or "L<=p" => "m <= 1",
        "L=2" => "L <= 2",
        ['L', '<', '=', .. var most] when Rational.TryParse(most, out var end) => $"L <= {end}",
        _ => throw text.Complain(0, $"expected always, never, 'm <= 1', 'L <= p', 'L <= 2' or 'L = 2', found '{text}'"),
    };

    private static string Claimed(ClaimContext context, Fragment text, DerivedFlow flow)
    {
        var k = flow.Derivation.Result?.Flow.Degree ?? Rational.One;
        var words = Words(context, text, context.Setting.Q! * ((k - 1) / k));
        switch (words)
        {
            case "always" or "yes":
                return "always";
            case "never" or "no" or "not":
                return "never";
            case "m<=1":
                // At degree 1 it is 0.
                return k > 1 ? $"q <= {k / (k - 1)}" : "always";
        }

        return words.StartsWith("q<=", StringComparison.Ordinal) && Rational.TryParse(words[3..], out var end)
            ? $"q <= {end}"
            : throw text.Complain(0, $"expected always, never, 'q <= 3/2' or 'm <= 1', found '{text}'");
    }
}
