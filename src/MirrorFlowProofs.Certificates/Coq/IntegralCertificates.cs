using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// R', R*, R and M where Coq's library has no function for their closed form: the derivatives, in u and in x, of these functions
/// as the development defines them, by their integrals. The closed form itself is not part of the statement.
/// </summary>
internal static class IntegralCertificates
{
    /// <summary>The theorem; null for a statement about something else.</summary>
    public static Certificate? TryOf(DeepProduct product, DerivativeStatement statement)
    {
        var q = product.Flow.Flow.Geometry.Q;
        var claim = $"d({statement.Name})/d{statement.Variable}, of the function by its integral";
        var isInU = statement.Variable.Equals(Names.U);
        var (mirror, x) = ($"mirror_map {product.Arguments}", isInU ? $"(at_parameter {product.Arguments} u)" : "x");
        var conjugate = $"conjugate {product.Arguments} ({mirror} {x})";
        return (statement.Step, isInU, statement.Name) switch
        {
            ("mirror-map", true, _) => InU($"{mirror} {x}", CoqPrinter.Print(statement.Derivative), "mirror_map_in_u", "", 1),
            ("conjugate", true, _) => InU(conjugate, CoqPrinter.Print(statement.Derivative), "conjugate_in_u", "", 2),
            ("potential", true, _) => InU($"potential {product.Arguments} {x}", $"{mirror} {x} * ({CoqPrinter.Print(product.Flow.InverseMetric)}) * ({CoqPrinter.Print(product.Flow.MirrorMap.Derivative)})", "potential_in_u", "", 1),
            ("regularizer-decoupled", true, _) => InU($"{product.Depth} * {conjugate}", CoqPrinter.Print(statement.Derivative), "regularizer_in_u", $"{product.Depth} ", 2),
            ("potential-in-x", false, "potential_in_x_1") => InX($"{mirror} {x}", CoqPrinter.Print(statement.Derivative), "is_derive_mirror_map", ""),
            ("potential-in-x", false, "potential_in_x_2") => InX($"potential {product.Arguments} {x}", $"{mirror} {x}", "is_derive_potential", ""),
            ("potential-in-x", false, "potential_in_x_3") => InX(conjugate, CoqPrinter.Print(statement.Derivative), "is_derive_conjugate_of_mirror_map", ""),
            ("regularizer-decoupled", false, _) => InX($"{product.Depth} * {conjugate}", CoqPrinter.Print(statement.Derivative), "regularizer_in_x", $"{product.Depth} "),
            _ => null,
        };

        Certificate InU(string function, string derivative, string theorem, string factor, int e)
        {
            // (q/k) D is the power of P, which is proved by logarithms.
            var density = e == 1 ? product.Flow.MirrorMap.Derivative : product.Flow.Conjugate.Derivative;
            var power = density * q;
            return product.Theorem(
                statement.Name,
                claim,
                $"{product.OffsetsAssumed}  forall u : R, 0 < u ->\n  is_derive (fun u => {function}) u\n    ({derivative})",
                $"""
                  intros. {product.PositiveOffsets}
                  assert (D := {theorem} {product.Depth} {product.Q} _ ltac:(lra) Hl {factor}u ltac:(assumption)). derive_from D.
                  replace (Rpower (P {product.Depth} (numbers [{product.Offsets}]) u) ({e} / {product.Q} - 1)) with ({CoqPrinter.Print(power)}) by (symmetry; explicit; logarithms).
                  {(statement.Step == "potential" ? $"replace (dP {product.Depth} (numbers [{product.Offsets}]) u) with ({CoqPrinter.Print(product.Flow.InverseMetric)}) by (explicit; ring).\n  " : "")}field; positive.
                """);
        }

        Certificate InX(string function, string derivative, string theorem, string factor)
        {
            return product.Theorem(
                statement.Name,
                claim,
                $"{product.OffsetsAssumed}  forall x : R, x <> 0 ->\n  is_derive (fun x => {function}) x\n    ({derivative})",
                $"""
                  intros. {product.PositiveOffsets}
                  assert (D := {theorem} {product.Depth} {product.Q} _ ltac:(lra) Hl {factor}x). derive_from D.
                  rewrite ?(hessian_pair {product.Q} _ x ltac:(lra) Hl ltac:(assumption)). explicit.
                  first [reflexivity | field; positive].
                """);
        }
    }
}
