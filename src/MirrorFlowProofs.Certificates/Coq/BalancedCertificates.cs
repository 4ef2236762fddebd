using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The mirror law on the balanced manifold, with the mirror map in closed form, while x is not 0.</summary>
internal static class BalancedCertificates
{
    public static Certificate MirrorLaw(DeepProduct product)
    {
        const string Name = "mirror_law";
        const string Claim = "d R'(x) = -s(G) dt from the equations and equal weights at the start, while x is not 0";
        if (product.Flow.InX is not { } forms)
        {
            return new($"{product.Prefix}_{Name}", Claim, null, "no closed form in x");
        }

        var (depth, q, m) = (product.Depth, product.Q, product.Flow.MetricExponent);
        var (isEntropy, scale) = (m.IsOne, m.IsOne ? 0 : 1 / (depth * (1 - m)));
        var map = CoqPrinter.Print(forms.MirrorMap);
        var closed = isEntropy ? $"sign x * ln (Rabs x) / {depth}" : $"{Argument(scale)} * phi ({CoqPrinter.Print(2 - m)}) x";
        var law = isEntropy
            ? $"entropy_mirror_at {depth} {q} {depth} g w a b E"
            : $"balanced_mirror_at {depth} {q} {depth} g w a b E";
        var exponents = isEntropy ? "" : $" with (m := {CoqPrinter.Print(m)}) (e := {CoqPrinter.Print(2 - m)}) (c := {CoqPrinter.Print(scale)})";
        var regularity = product.NeedsRegular ? "assumption" : "apply regular_gt_1; number";
        return product.Theorem(
            Name,
            Claim,
            $"""
              forall g (w : nat -> R -> R) (a b : R) (E : list R) t,
              steepest_flow {depth} {q} g w a b E ->{(product.NeedsRegular ? $"\n  regular {depth} {q} w a b E ->" : "")}
              balanced {depth} (at_time w a) -> a < t < b -> ~ In t E -> product {depth} w t <> 0 ->{(m is Number ? "" : $"\n  {CoqPrinter.Print(Expansion.Expand(depth * (1 - m)))} <> 0 ->")}
              is_derive (fun s => let x := product {depth} w s in {map}) t (- phi {q} (g t))
            """,
            $"""
              intros.
              assert (K : forall x, {closed} = {map}).
              - intros x. unfold phi. {(isEntropy ? "" : Exponent(m))}first [unfold Rdiv; ring | field; positive].
              - apply (is_derive_ext (fun s => (fun x => {closed}) (product {depth} w s))); [intros s; apply K|].
                apply ({law}){exponents};
                first [assumption | {regularity} | number | intro; absurd_exponent | field; positive].
            """);
    }

    public static Certificate Coupled(DeepProduct product)
    {
        var (depth, half, over) = (product.Depth, (Expr)new Rational(product.Depth, 2), (Expr)new Rational(2, product.Depth));
        var size = Apply.Of(Function.Abs, new Symbol("weights"));
        var value = CoqPrinter.Print(half * Power.Of(size, over)).Replace("weights", FormattableString.Invariant($"(prod {depth} v)"), StringComparison.Ordinal);
        return product.Theorem(
            "regularizer_coupled",
            "coupled decay on balanced weights: sum w_i^2/2 = W(x)",
            $"  forall v, balanced {depth} v -> prod {depth} v <> 0 ->\n  sum {depth} (fun i => v i ^ 2) / 2 = {value}",
            $"  intros. rewrite (coupled_at {depth} {depth}) by (first [lia | number | assumption]). {(depth == 2 ? "replace (2 / 2) with 1 by field. rewrite Rpower_1 by (apply Rabs_pos_lt; assumption). field." : $"replace (2 / {depth}) with ({CoqPrinter.Print(over)}) by field. field.")}");
    }

    // The exponent of |x| in R', as it is printed: below the line where it is negative.
    private static string Exponent(Expr m)
    {
        var replaced = $"replace ({CoqPrinter.Print(2 - m)} - 1) with ({CoqPrinter.Print(1 - m)}) by field. ";
        return m is Number { Value: var value } && value > 1
            ? $"{replaced}replace ({CoqPrinter.Print(1 - m)}) with (- ({CoqPrinter.Print(m - 1)})) by field. rewrite Rpower_Ropp. "
            : replaced;
    }

    private static string Argument(Expr e) => $"({CoqPrinter.Print(e)})";
}
