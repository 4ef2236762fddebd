using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The mirror law on the balanced manifold, with the mirror map in closed form, while x is not 0.</summary>
internal static class BalancedCertificates
{
    public static Certificate MirrorLaw(string prefix, MirrorFlow flow, Rational q, int depth)
    {
        var name = $"{prefix}_mirror_law";
        const string Claim = "d R'(x) = -s(G) dt from the equations and equal weights at the start, while x is not 0";
        if (flow.InX is not { } forms || flow.MetricExponent is not Number { Value: var m })
        {
            return new(name, Claim, null, "no closed form in x");
        }

        var geometry = q.IsInteger ? $"{q}" : $"({q})";
        var map = CoqPrinter.Print(forms.MirrorMap);
        var (law, exponent) = m.IsOne
            ? ($"entropy_mirror_at {depth} {geometry} {depth} g w a b E", "")
            : ($"balanced_mirror_at {depth} {geometry} {depth} g w a b E", $" with (m := {CoqPrinter.Print(m)}) (e := {CoqPrinter.Print(2 - m)}) (c := {CoqPrinter.Print(1 / (depth * (1 - m)))})");
        var closed = m.IsOne
            ? $"sign x * ln (Rabs x) / {depth}"
            : $"{CoqPrinter.Print(1 / (depth * (1 - m)))} * phi ({CoqPrinter.Print(2 - m)}) x";
        var regularity = q.IsOne ? "assumption" : "apply regular_gt_1; number";
        var text = $"""
            Theorem {name} :
              forall g (w : nat -> R -> R) (a b : R) (E : list R) t,
              steepest_flow {depth} {geometry} g w a b E ->{(q.IsOne ? $"\n  regular {depth} {geometry} w a b E ->" : "")}
              balanced {depth} (at_time w a) -> a < t < b -> ~ In t E -> product {depth} w t <> 0 ->
              is_derive (fun s => let x := product {depth} w s in {map}) t (- phi {geometry} (g t)).
            Proof.
              intros.
              assert (K : forall x, {closed} = {map}).
              - intros x. unfold phi. {(m.IsOne ? "" : $"replace ({CoqPrinter.Print(2 - m)} - 1) with ({CoqPrinter.Print(1 - m)}) by field. {(m > 1 ? $"replace ({CoqPrinter.Print(1 - m)}) with (- ({CoqPrinter.Print(m - 1)})) by field. rewrite Rpower_Ropp. " : "")}")}first [unfold Rdiv; ring | field; positive].
              - apply (is_derive_ext (fun s => (fun x => {closed}) (product {depth} w s))); [intros s; apply K|].
                apply ({law}){exponent};
                first [assumption | {regularity} | number].
            Qed.

            """;
        return new(name, Claim, text.ReplaceLineEndings("\n"), null);
    }
}
