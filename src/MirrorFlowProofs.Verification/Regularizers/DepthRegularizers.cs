using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Verification.Regularizers;

/// <summary>
/// The regularizers of weight decay on the balanced manifold of <c>x = w_1 ... w_L</c> at every depth <c>L</c> at once, and
/// their limits as <c>L -> infinity</c> (Table 1 of Jacobs, Zhou, Burkholz 2026).
/// </summary>
public sealed class DepthRegularizers
{
    private readonly AnyDepth _flow;

    /// <summary>Derives them.</summary>
    /// <param name="q">A rational in [1, 2], or <see cref="Geometry.SymbolicQ"/>.</param>
    public DepthRegularizers(Expr q)
    {
        _flow = new AnyDepth(q, BalanceKind.Equal);
        var notations = _flow.Notations;
        MetricExponent = Decide(Expansion.Expand(q * (Depth - 1) / Depth), m =>
            [new Identity("`R'' = |x|^(-m)/L`", notations["R''(x)"].Value, Power.Of(Names.AbsX, -m) / Depth)]);
        Decoupled = Decide(Integrated(q), value =>
        [
            new Identity("`M'(x) = L x R''(x)`", Calculus.Differentiate(value, Names.X), notations["M'(x)"].Value),
            new LimitStatement("`M(0) = 0`", value, Names.X, Approach.ZeroFromRight, LimitClaim.Finite(Expr.Zero)),
        ]);
        var size = new Symbol("w", Domain.Positive);
        Coupled = Decide(notations["W(x)"].Value, value =>
            [new Identity("half the sum of squares at `|x| = w^L`", Substitution.Replace(value, Names.X, Power.Of(size, Depth)), Depth * Power.Of(size, 2) / 2)]);
    }

    private static Symbol Depth => AnyDepth.Depth;

    /// <summary><c>m = q (L-1)/L</c>.</summary>
    public ProvedForm MetricExponent { get; }

    /// <summary><c>M</c> of decoupled decay.</summary>
    public ProvedForm Decoupled { get; }

    /// <summary><c>sum w_i^2/2</c> of coupled decay.</summary>
    public ProvedForm Coupled { get; }

    /// <summary>
    /// The limit as the depth grows; for a form that grows without bound, that of the form less its leading term.
    /// </summary>
    /// <param name="form">One of the forms.</param>
    public static DepthLimit Limit(ProvedForm form)
    {
        var value = form.Value;
        var terms = Asymptotic.Expand(value, Depth, Approach.Infinity, terms: 2).Expansion?.Terms ?? [];
        var growing = Sum.Of(terms.Where(t => Asymptotic.Limit(t.Scale, Depth, Approach.Infinity).Kind == LimitKind.PlusInfinity).Select(t => t.Value));
        var limit = terms.FirstOrDefault(t => t.Scale.IsOne)?.Coefficient ?? Expr.Zero;
        List<Obligation> obligations = [new LimitStatement("the limit", value - growing, Depth, Approach.Infinity, LimitClaim.Finite(limit))];
        if (!growing.IsZero)
        {
            obligations.Add(new LimitStatement("the leading term", value, Depth, Approach.Infinity, LimitClaim.Leading(growing)));
        }

        var (verdict, conditions) = VerdictOn(obligations);
        return new DepthLimit(limit, growing.IsZero ? null : growing, conditions, form.Verdict == VerdictKind.Proved ? verdict : form.Verdict);
    }

    /// <summary><c>M = L R*</c> with <c>R* = (1/q) int_0^u v^(L (2/q - 1)) dv</c>, in x: <c>u = |x|^(q/L)</c>.</summary>
    private static Expr Integrated(Expr q)
    {
        var exponent = Expansion.Expand(q * (Depth * (2 / q - 1) + 1));
        return Depth / exponent * Power.Of(Names.AbsX, Expansion.Expand(exponent / Depth));
    }

    private ProvedForm Decide(Expr value, Func<Expr, IReadOnlyList<Obligation>> obligations) =>
        new(value, _flow.Foundation.Kind == VerdictKind.Proved ? VerdictOn(obligations(value)).Verdict : _flow.Foundation.Kind);

    /// <summary>The verdict, and what it needs beside <c>x != 0</c>.</summary>
    private static (VerdictKind Verdict, IReadOnlyList<string> Conditions) VerdictOn(IReadOnlyList<Obligation> obligations)
    {
        var results = new StepResult([.. obligations.Select(o => o.Decide())]);
        return (
            results.Answer switch
            {
                ObligationAnswer.Holds => VerdictKind.Proved,
                ObligationAnswer.Fails => VerdictKind.Refuted,
                _ => VerdictKind.Undecided,
            },
            [.. results.Conditions.Where(c => c != $"{Names.X} != 0")]);
    }
}

/// <summary>A form with the verdict on what it rests on.</summary>
/// <param name="Value">The form, with the depth a symbol.</param>
/// <param name="Verdict">Proved when every obligation of it holds.</param>
public sealed record ProvedForm(Expr Value, VerdictKind Verdict);

/// <summary>What a form becomes as the depth grows.</summary>
/// <param name="Limit">The limit, after <paramref name="Subtracted"/> is subtracted.</param>
/// <param name="Subtracted">The leading term, which grows without bound; null where the form has the limit itself.</param>
/// <param name="Conditions">What it needs beside <c>x != 0</c>, such as <c>q != 2</c>.</param>
/// <param name="Verdict">Proved when the limit and the leading term are.</param>
public sealed record DepthLimit(Expr Limit, Expr? Subtracted, IReadOnlyList<string> Conditions, VerdictKind Verdict);
