using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>When R' is onto the real line, and that R is of Legendre type, as instances of the theorems of the development.</summary>
internal static class ConditionCertificate
{
    private const string Criterion = "m <= 1";

    /// <summary>On the domain of balanced R: differentiable, strictly convex, and steep where the domain ends.</summary>
    private const string LegendreType =
        """
          (forall x, balanced_domain {0} {1} x -> is_derive (balanced_potential {0} {1}) x (balanced_map {0} {1} x)) /\
          (forall x y, balanced_domain {0} {1} x -> balanced_domain {0} {1} y -> x <> y ->
            balanced_potential {0} {1} x + balanced_map {0} {1} x * (y - x) < balanced_potential {0} {1} y) /\
          (metric_exponent {0} {1} < 1 \/ filterlim (balanced_map {0} {1}) (at_right 0) (Rbar_locally m_infty))
        """;

    /// <summary>At a depth.</summary>
    public static Certificate Of(string name, string claim, ConditionAssertion condition)
    {
        var entry = condition.Subject.Entries[0];
        if (entry.Depth is not { } depth || condition.Subject.Derivation.Result is not { } flow)
        {
            return new(name, claim, null, "there is a template for products of weights only");
        }

        var product = new DeepProduct(name, flow, depth);
        return product.Flow.Balance.Kind == BalanceKind.Equal
            ? Balanced(name, claim, condition.Condition, condition.Claimed, Geometry(condition.Subject.Q), FormattableString.Invariant($"{depth}"), "")
            : OffBalance(name, claim, condition.Condition, condition.Claimed, Geometry(condition.Subject.Q), $"{product.Arguments}", product.OffsetsAssumed, product.PositiveOffsets, FormattableString.Invariant($"{depth}"));
    }

    /// <summary>At every depth.</summary>
    public static Certificate Of(string name, string claim, DepthConditionAssertion condition) => condition.Balance == BalanceKind.Equal
        ? Balanced(name, claim, condition.Condition, condition.Claimed, Geometry(condition.Q), "L", "  forall L, (2 <= L)%nat ->\n")
        : OffBalance(name, claim, condition.Condition, condition.Claimed, Geometry(condition.Q), $"L {Geometry(condition.Q)} (one_zero lambda)",
            "  forall (L : nat) (lambda : R), (2 <= L)%nat -> 0 < lambda ->\n", "assert (Hl : offsets L (one_zero lambda)) by (apply offsets_one_zero; [lia | assumption]).", "L");

    private static Certificate Balanced(string name, string claim, PotentialCondition condition, string claimed, string q, string depth, string bound) => condition == PotentialCondition.Onto
        ? Theorem(name, claim, q, $"{bound}  {Statement(claimed, $"(forall y, exists x, balanced_domain {depth} {q} x /\\ balanced_map {depth} {q} x = y)", q, depth)}",
            $"intros. assert (K := balanced_onto_iff {depth} {q} ltac:(lia)).", q, depth, claimed)
        : claimed != "always" ? new(name, claim, null, "balanced R is of Legendre type at every q and depth, on the line or on the half-line")
        : Theorem(name, claim, q, bound + string.Format(System.Globalization.CultureInfo.InvariantCulture, LegendreType.ReplaceLineEndings("\n"), depth, q),
            $"intros. apply balanced_legendre; first [lia | lra].", null, depth, claimed);

    private static Certificate OffBalance(string name, string claim, PotentialCondition condition, string claimed, string q, string arguments, string bound, string positive, string depth) =>
        condition == PotentialCondition.Onto
            ? Theorem(name, claim, q, $"{bound}  {Statement(claimed, $"onto (mirror_map {arguments})", q, depth)}",
                $"intros. {positive}\n  assert (K := range_onto_iff {arguments.Split(" (", 2)[0]} _ ltac:(lra) Hl).", q, depth, claimed)
            : claimed != "always" ? new(name, claim, null, "off balance R is of Legendre type at every q and depth")
            : Theorem(name, claim, q,
                $"{bound}  (forall x, is_derive (potential {arguments}) x (mirror_map {arguments} x)) /\\\n  forall x y, x <> y -> potential {arguments} x + mirror_map {arguments} x * (y - x) < potential {arguments} y",
                $"intros. {positive}\n  split; [apply is_derive_potential | apply potential_strictly_convex]; (lra || exact Hl).", null, depth, claimed);

    private static string Statement(string claimed, string onto, string q, string depth) => claimed switch
    {
        "always" => onto,
        "never" => $"~ {onto}",
        Criterion => $"({onto} <-> metric_exponent {depth} {q} <= 1)",
        _ when claimed.StartsWith("L <= ", StringComparison.Ordinal) => $"({onto} <-> (L <= {claimed[5..]})%nat)",
        _ => $"({onto} <-> {claimed})",
    };

    private static Certificate Theorem(string name, string claim, string q, string statement, string proof, string? exponentOf, string depth, string claimed)
    {
        var bound = q == "q" ? "  forall q, 1 <= q -> q <= 2 ->\n" : "";
        var end = exponentOf is null ? ""
            : claimed == Criterion ? "\n  exact K."
            : $"\n  assert (M : metric_exponent {depth} {q} = {q} * (INR {depth} - 1) / INR {depth}) by reflexivity.\n  {(depth == "L" ? "assert (2 <= INR L) by (apply (le_INR 2); assumption)." : "simpl INR in M.")}\n  condition_on_exponent K.";
        return new(name, claim, $"Theorem {name} :\n{bound}{statement}.\nProof.\n  {proof}{end}\nQed.\n", null);
    }

    private static string Geometry(Expr q) => q is Number { Value.IsInteger: false } ? $"({CoqPrinter.Print(q)})" : CoqPrinter.Print(q);
}
