using MirrorFlowProofs.Symbolic.Tests.Kernel;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>
/// Expressions changed in one place, and shown to have changed in value by an evaluation in double precision, which
/// shares nothing with the zero test.
/// </summary>
internal static class NearMiss
{
    /// <summary>The expression with one coefficient, exponent, sign or symbol changed; null when its value stayed.</summary>
    internal static Expr? Of(Expr e, Draw draw)
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            if (TryMutate(e, draw) is { } mutant && Differ(e, mutant, draw))
            {
                return mutant;
            }
        }

        return null;
    }

    private static Expr? TryMutate(Expr e, Draw draw)
    {
        var nodes = 0;
        Substitution.Rewrite(e, _ => Count(ref nodes));
        var (chosen, position) = (draw.Int(0, nodes - 1), 0);
        try
        {
            return Substitution.Rewrite(e, node => position++ == chosen ? Changed(node, draw) : null);
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private static Expr? Count(ref int nodes)
    {
        nodes++;
        return null;
    }

    private static Expr Changed(Expr node, Draw draw) => node switch
    {
        Number n => n.Value + draw.Of(-1, 1),
        Symbol s => draw.Of([.. Vocabulary.Symbols.Where(t => t.Domain == s.Domain && !t.Equals(s)).DefaultIfEmpty(s)]),
        Power p => draw.Coin() ? Power.Of(p.Base, p.Exponent + draw.Of(-1, 1)) : Power.Of(p.Base, 2 * p.Exponent),
        Sum s => draw.Int(0, s.Terms.Length - 1) is var i && draw.Coin() ? s - s.Terms[i] : s - 2 * s.Terms[i],
        _ => draw.Coin() ? -node : 2 * node,
    };

    private static bool Differ(Expr a, Expr b, Draw draw)
    {
        for (var i = 0; i < 12; i++)
        {
            var at = Vocabulary.Symbols.ToDictionary(s => s, s => s.Domain.Upper is not null
                ? 1 + draw.Int(1, 99) / 100.0
                : draw.Int(1, 400) / 97.0 * (s.Domain.IsPositive || draw.Coin() ? 1 : -1));
            var (x, y) = (DoubleEvaluator.Evaluate(a, at), DoubleEvaluator.Evaluate(b, at));
            if (double.IsFinite(x) && double.IsFinite(y) && !DoubleEvaluator.AreClose(x, y, 1e-6))
            {
                return true;
            }
        }

        return false;
    }
}
