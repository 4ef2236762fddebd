using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// The inequality <c>Left SignRelation Right</c> for all values of the symbols in their domains at which both sides are
/// defined, decided by the <see cref="SignTest"/> of the difference.
/// </summary>
/// <param name="What">What is claimed, as a person says it; formulas stand in backticks.</param>
/// <param name="Left">The left side.</param>
/// <param name="SignRelation">How it compares with the right side.</param>
/// <param name="Right">The right side.</param>
public sealed record Inequality(string What, Expr Left, SignRelation SignRelation, Expr Right) : Obligation(What)
{
    private const int Bits = 64;

    /// <inheritdoc/>
    public override ObligationResult Decide()
    {
        var result = SignTest.Decide(Left - Right, SignRelation);
        return result.Answer switch
        {
            SignAnswer.Holds => new(ObligationAnswer.Holds, result.Reason, result.Conditions),
            SignAnswer.Fails when IsDefinedAt(Left, result.Witness!) && IsDefinedAt(Right, result.Witness!) =>
                new(ObligationAnswer.Fails, result.Reason, result.Conditions) { Witness = result.Witness },
            SignAnswer.Fails => new(
                ObligationAnswer.Open, $"the difference excludes it {result.Witness}, but a side is not known to be defined there", []),
            _ => new(ObligationAnswer.Open, result.Reason, result.Conditions),
        };
    }

    /// <summary>A term that cancels in the difference may be undefined where the difference has a value.</summary>
    private static bool IsDefinedAt(Expr side, Witness witness)
    {
        var point = Substitution.SymbolsOf(side).ToDictionary(
            s => s, s => witness.Point.TryGetValue(s, out var value) ? value : Inside(s.Domain));
        return point.All(p => p.Key.Domain.Contains(p.Value)) && EnclosureEvaluator.Evaluate(side, point, Bits).IsEnclosed;
    }

    /// <summary>A value for a symbol that is not in the difference.</summary>
    private static Rational Inside(Domain domain) => (domain.Lower, domain.Upper) switch
    {
        ({ } l, _) when domain.Contains(l) => l,
        ({ } l, { } u) => (l + u) / 2,
        ({ } l, null) => l.Floor() + 1,
        (null, { } u) => u.Ceiling() - 1,
        _ => 1,
    };
}
