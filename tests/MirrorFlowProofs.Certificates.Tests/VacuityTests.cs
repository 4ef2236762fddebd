using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Certificates.Running;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>
/// What certificates assume can be: from the certified theorems Coq derives what they say of a flow that is there. At q = 2 and
/// the gradient -1, sinh t and cosh t are one with the offset 1.
/// </summary>
[Collection(InstalledCoq.Tests)]
public sealed class VacuityTests(InstalledCoq coq)
{
    private const string Flow =
        """
        Lemma hyperbolic_continuous t : continuous sinh t /\ continuous cosh t.
        Proof.
          split; [apply (is_derive_continuous sinh t (cosh t)) | apply (is_derive_continuous cosh t (sinh t))]; apply is_derive_Reals;
          [apply derivable_pt_lim_sinh | apply derivable_pt_lim_cosh].
        Qed.

        Lemma hyperbolic_flow t : is_derive sinh t (- phi 2 (-1 * cosh t)) /\ is_derive cosh t (- phi 2 (-1 * sinh t)).
        Proof.
          rewrite !phi_2. split; apply is_derive_Reals.
          - replace (- (-1 * cosh t)) with (cosh t) by ring. apply derivable_pt_lim_sinh.
          - replace (- (-1 * sinh t)) with (sinh t) by ring. apply derivable_pt_lim_cosh.
        Qed.

        Lemma hyperbolic_offset t : abspow 2 (cosh t) - abspow 2 (sinh t) = 1.
        Proof.
          rewrite !abspow_2. unfold cosh, sinh.
          replace (((exp t + exp (- t)) / 2) ^ 2 - ((exp t - exp (- t)) / 2) ^ 2) with (exp t * exp (- t)) by field.
          rewrite <- exp_plus, Rplus_opp_r. apply exp_0.
        Qed.


        """;

    [Fact]
    public async Task The_theorems_speak_of_a_flow_that_is_there()
    {
        var certificates = EntryCertificates.Of(CatalogEntry.DeepDiagonal(2, 2, BalanceKind.First));
        var law = certificates.Single(c => c.Name.EndsWith("_mirror_law", StringComparison.Ordinal));
        var metric = certificates.Single(c => c.Name.EndsWith("_metric", StringComparison.Ordinal));
        Certificate witness = new(
            "witness",
            "the mirror law and the metric of sinh and cosh",
            Flow.ReplaceLineEndings("\n") + $"""
            Theorem witness t : 0 < t < 1 ->
              is_derive (fun s => mirror_map 2 2 (numbers [0; 1]) (sinh s * cosh s)) t 1 /\
              is_derive (fun s => sinh s * cosh s) t (sinh t ^ 2 + cosh t ^ 2).
            Proof.
              intros Ht. split.
              - assert (H := {law.Name} sinh cosh (fun _ => -1) 0 1 [] (fun s _ => hyperbolic_continuous s)
                  (fun s _ _ => hyperbolic_flow s) 1 Rlt_0_1 (hyperbolic_offset 0) t Ht (fun F => F)).
                derive_from H. rewrite phi_2. ring.
              - assert (H := {metric.Name} sinh cosh (fun _ => -1) 0 1 [] (fun s _ => hyperbolic_continuous s)
                  (fun s _ _ => hyperbolic_flow s) t Ht (fun F => F) _ _ eq_refl eq_refl).
                derive_from H. rewrite phi_2, !abspow_2. ring.
            Qed.

            """.ReplaceLineEndings("\n"),
            null);

        var results = await coq.CheckAsync([law, metric, witness]);

        Assert.All(results, r => Assert.Equal((Outcome.Certified, ""), (r.Outcome, r.Detail)));
    }
}
