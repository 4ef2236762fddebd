using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.Conservation;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>The number of independent conserved quantities of a steepest flow, whatever the loss.</summary>
/// <param name="Standing">What it is to the claim.</param>
/// <param name="What">What it says, in a sentence.</param>
/// <param name="Q">The geometry.</param>
/// <param name="Outputs">The coordinates.</param>
/// <param name="Claimed">The number said to be.</param>
public sealed record LawCountAssertion(
    Standing Standing, string What, Expr Q, IReadOnlyList<Reparameterization> Outputs, int Claimed) : Assertion(Standing, What)
{
    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"number of independent conservation laws = {Claimed}");

    /// <inheritdoc/>
    public override string Setting => $"steepest flow, q = {Q}, {string.Join(", ", Outputs.Select(o => $"x = {o.Rho}"))}, any loss";

    /// <summary>
    /// Proved or Refuted where the laws found and the directions the flow can take add up to the number of weights; more
    /// laws than claimed refute it in any case. With q open it is Proved only where the counts hold for every q.
    /// </summary>
    public override Verdict Decide()
    {
        var report = ConservationLaws.Find(SteepestCurves.Of(new Geometry(Q), Outputs));
        if (report.Laws.SelectMany(l => l.Obligations).Select(o => o.Decide()).FirstOrDefault(r => r.Answer != ObligationAnswer.Holds) is { } open)
        {
            return Verdict.Undecided($"a law is not proved: {open.Reason}");
        }

        var resting = Outputs.SelectMany(x => RestingWeights.Of(Q, x.Rho, x.Weights, [.. report.Laws.Select(l => l.Quantity)])).Distinct().Select(w => $"{w} != 0").ToList();
        var found = FormattableString.Invariant(
            $"{report.Independent} independent laws ({string.Join(", ", report.Laws.Select(l => l.Quantity))}), {report.Curves.Weights.Count} weights, {report.Directions} direction{(report.Directions == 1 ? "" : "s")}");
        return report.Independent > Claimed || (report.IsComplete && report.Independent != Claimed) ? Verdict.Refuted(Text, found)
            : report.IsComplete && report.CountsForEveryQ ? Verdict.Proved(found, [.. resting.Count == 0 ? (string[])[] : [$"as long as {string.Join(" and ", resting)}"], .. OneClock.IsNeeded(Q) ? (string[])[OneClock.Condition] : []])
            : report.IsComplete ? Verdict.Undecided($"{found}: the counts hold for all but finitely many q")
            : Verdict.Undecided($"{found}: there may be more laws, or more directions");
    }
}
