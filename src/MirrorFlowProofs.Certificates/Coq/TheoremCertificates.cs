using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>Claims that are theorems of the development as they stand: bounds on convergence, the saddles of a product.</summary>
internal static class TheoremCertificates
{
    private const string Descent =
        """
          forall (k : nat) (q mu : R) (a b : R) (E : list R) (G M : nat -> R -> R) (F : R -> R),
          1 <= q <= 2 -> 0 < mu -> a <= b ->
          (forall c t, (c < k)%nat -> a < t < b -> ~ In t E -> mu <= M c t) ->
          (forall t, a <= t <= b -> continuous F t) ->
          (forall t, a < t < b -> ~ In t E -> is_derive F t (- sum k (fun c => M c t * abspow q (G c t)))) ->
        """;

    private const string Integral =
        """
          forall B J, 0 < B ->
          (forall c t, (c < k)%nat -> a < t < b -> Rabs (G c t) <= B) ->
          J a = 0 -> (forall t, a <= t <= b -> continuous J t) ->
          (forall t, a < t < b -> ~ In t E -> is_derive J t (sum k (fun c => G c t ^ 2))) ->
          J b <= Rpower B (2 - q) * (F a - F b) / mu
        """;

    private const string Rate =
        """
          forall B Lambda fmin, 0 < B -> 0 < Lambda ->
          (forall c t, (c < k)%nat -> a < t < b -> Rabs (G c t) <= B) ->
          (forall t, a < t < b -> 2 * Lambda * (F t - fmin) <= sum k (fun c => G c t ^ 2)) ->
          F b - fmin <= (F a - fmin) * exp (- (2 * Lambda * mu * Rpower B (q - 2)) * (b - a))
        """;

    private const string Saddles =
        """
          forall (L : nat) (w : nat -> R), (2 <= L)%nat ->
          ((forall j, (j < L)%nat -> others L w j = 0) <-> two_zeros L w) /\
          (two_zeros L w -> forall eps, 0 < eps -> exists v, (forall i, Rabs (v i - w i) < eps) /\ 0 < prod L v) /\
          (two_zeros L w -> forall eps, 0 < eps -> exists v, (forall i, Rabs (v i - w i) < eps) /\ prod L v < 0)
        """;

    // At weights of which none is 0: the gradients of the L - 1 quantities are independent, and L gradients of conserved ones are not.
    private const string Laws =
        """
          {0} 1 <= q -> (forall i, (i < {1})%nat -> v i <> 0) ->
          (forall i j, (0 < i < {1})%nat -> (j < {1})%nat ->
            is_derive (fun s => abspow q (with_weight v j s i) - abspow q (with_weight v j s 0%nat)) (v j) (balance_gradient q v i j)) /\
          ~ dependent ({1} - 1) {1} (fun i => balance_gradient q v (S i)) /\
          (forall D : nat -> nat -> R,
            (forall i, (i < {1})%nat -> sum {1} (fun j => D i j * phi q (others {1} v j)) = 0) -> dependent {1} {1} D)
        """;

    /// <summary>The theorem, and that the bound that is written is at least that of the theorem; or why there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="claim">What it certifies, as a person reads it.</param>
    /// <param name="composed">The claim.</param>
    /// <param name="steps">The formulas that its proof computes.</param>
    public static Certificate Of(string name, string claim, ComposedAssertion composed, IReadOnlyList<FormulaAssertion> steps) => composed.Claim.Id switch
    {
        "gradient-integral" => Bound(name, claim, $"{Descent}\n{Integral}", "gradient_integral", steps[^1]),
        "linear-rate" => Bound(name, claim, $"{Descent}\n{Rate}", "linear_rate", steps[^1]),
        "saddles" when composed.Claim.Remark is not null => new(name, claim,
            $"Theorem {name} :\n{Saddles.ReplaceLineEndings("\n")}.\nProof.\n  intros L w HL. split; [apply saddle_set; lia | split; intros Hz eps He; [apply (saddle_above L w Hz eps He) | apply (saddle_below L w Hz eps He)]].\nQed.\n", null),
        "independent-laws" => LawsOf(name, claim, "forall (L : nat) (q : R) (v : nat -> R), (2 <= L)%nat ->", "L q v HL", "L"),
        _ => new(name, claim, null, $"there is no template for claims on {composed.Claim.Id}"),
    };

    /// <summary>The number of independent conserved quantities of one product of weights; or why there is no theorem.</summary>
    public static Certificate Of(string name, string claim, LawCountAssertion count) =>
        count.Outputs is [{ } only] && only.Rho is Product { Coefficient.IsOne: true } product && product.Factors.ToList() is var factors && factors.TrueForAll(f => f is Symbol) && count.Claimed == factors.Count - 1
            ? LawsOf(name, claim, "forall (q : R) (v : nat -> R),", "q v", FormattableString.Invariant($"{factors.Count}"))
            : new(name, claim, null, "the development counts the conserved quantities of one product of weights only");

    private static Certificate LawsOf(string name, string claim, string quantifiers, string introduced, string depth) => new(
        name,
        claim,
        $"Theorem {name} :\n{string.Format(CultureInfo.InvariantCulture, Laws.ReplaceLineEndings("\n"), quantifiers, depth)}.\nProof.\n  intros {introduced} Hq Hv. split; [intros; apply is_derive_balance_gradient; [lia | apply Hv; assumption]|].\n"
            + $"  split; [apply balance_independent; [lra | exact Hv] | intros D HD; apply (at_most_laws {depth} q v D); [lia | exists 0%nat; split; [lia | apply others_neq0; intros; apply Hv; assumption] | exact HD]].\nQed.\n",
        null);

    private static Certificate Bound(string name, string claim, string statement, string theorem, FormulaAssertion last)
    {
        List<Comparison> links = [.. last.Read().Cast<Comparison>()];
        var theText = $"Theorem {name} :\n{statement.ReplaceLineEndings("\n")}.\nProof. intros. eapply {theorem}; eassumption. Qed.\n";
        if (links.All(l => l.Left.Value.Equals(l.Right.Value)))
        {
            return new(name, claim, theText, null);
        }

        var written = ComparisonCertificate.Of($"{name}_written", claim, links);
        return written.Text is null ? written with { Name = name } : new(name, claim, $"{written.Text}\n{theText}", null);
    }
}
