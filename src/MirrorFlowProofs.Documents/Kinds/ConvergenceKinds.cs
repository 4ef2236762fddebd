using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Bounds on convergence of any mirror flow under the assumptions of the setting.</summary>
internal static partial class ConvergenceKinds
{
    /// <summary><c>int |grad f|^2 dt &lt;= ...</c> over all times.</summary>
    internal static Assertion GradientIntegral(ClaimContext context, Fragment text)
    {
        var bound = Bound(text, Energy(), @"$\int_0^\infty \|\nabla f(x_t)\|^2\,dt \le \ldots$");
        var (gradient, coercivity) = Needed(context, text);
        return Composed(context, text, bound, [gradient, coercivity], (q, formula) => ConvergenceStatement.GradientIntegral(q, formula, gradient.Name, coercivity.Name));
    }

    /// <summary><c>f(x_t) - f* &lt;= ...</c> under the inequality of Polyak and Lojasiewicz.</summary>
    internal static Assertion LinearRate(ClaimContext context, Fragment text)
    {
        var bound = Bound(text, Gap(), @"$f(x_t) - f^* \le \ldots$");
        var (gradient, coercivity) = Needed(context, text);
        var rate = context.Setting.Assumptions.Lojasiewicz
            ?? throw text.Complain(0, @"'convergence' needs a line 'assume:' with '$|\nabla f(x)|^2 \ge 2\Lambda(f(x) - f^*)$'");
        return Composed(context, text, bound, [gradient, coercivity, rate], (q, formula) => ConvergenceStatement.LinearRate(q, formula, gradient.Name, coercivity.Name, rate.Name));
    }

    private static ComposedAssertion Composed(
        ClaimContext context, Fragment text, Fragment bound, IReadOnlyList<Symbol> constants, Func<Expr, Func<string, IReadOnlyList<Symbol>, FormulaAssertion>, Claim> claim)
    {
        context.RequireAllX(text, context.Key);
        var q = context.Setting.RequireQ(text, context.Key);
        var flow = new ConvergentFlow(q, constants);
        return new ComposedAssertion(
            claim(q, (template, symbols) => context.Formula(flow, template.Replace("BOUND", "{0}", StringComparison.Ordinal), bound, symbols)),
            text.Text,
            $"{flow.Description}; {context.Setting.Assumptions}");
    }

    private static (Symbol Gradient, Symbol Coercivity) Needed(ClaimContext context, Fragment text) =>
        context.Setting.Assumptions is { Gradient: { } gradient, Coercivity: { } coercivity } ? (gradient, coercivity)
            : throw text.Complain(0, $"'{context.Key}' needs a line such as 'assume: |f'(x)| <= B, 1/R''(x) >= mu'");

    /// <summary>The right side of <c>LEFT &lt;= bound</c>.</summary>
    private static Fragment Bound(Fragment text, Regex left, string example)
    {
        var at = text.Text.IndexOf("<=", StringComparison.Ordinal);
        return at > 0 && left.IsMatch(text.Text[..at].Replace(" ", "", StringComparison.Ordinal))
            ? text.From(at + 2).Trim()
            : throw text.Complain(0, $"expected '{example}'");
    }

    [GeneratedRegex(@"^integral\((?:norm|abs)\(f'\(x(?:_t|\(t\))?\)\)\^2,t(?:>=0)?,0,infinity\)$")]
    private static partial Regex Energy();

    [GeneratedRegex(@"^f\(x(?:_t|\(t\))?\)-f_star$")]
    private static partial Regex Gap();
}
