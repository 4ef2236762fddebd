using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// The numbers that <c>eval --enclose</c> gives for R'(1) and R''(1) of a product of weights with offsets 1, 2, ..., as a theorem of Coq by
/// interval arithmetic: the package Interval is a judge of them that shares nothing with this project's enclosures.
/// </summary>
internal static class EnclosureCertificate
{
    private const int Digits = 6;
    private const int BracketDigits = Digits + 4;

    /// <summary>The theorem; null where q is left open.</summary>
    public static Certificate? TryOf(DeepProduct product)
    {
        if (product.Flow.Flow.Geometry.Q is not Number { Value: var q })
        {
            return null;
        }

        IReadOnlyList<Rational> offsets = [.. Enumerable.Range(0, product.Depth).Select(i => (Rational)(product.Flow.Balance.Kind == BalanceKind.Distinct ? i : Math.Min(i, 1)))];
        var point = new MirrorEnclosure(q, offsets).Evaluate(1, Digits + 2);
        var (gradient, hessian) = (Outward(point.Gradient!, Digits), Outward(point.Hessian!, Digits));
        var bracket = Bracket(point.U!, q);
        var listed = string.Join("; ", offsets);
        var arguments = $"{product.Depth} {product.Q} (numbers [{listed}])";
        return product.Theorem(
            "enclosure",
            string.Create(CultureInfo.InvariantCulture, $"R'(1) and R''(1) at offsets {string.Join(", ", offsets.Skip(1))} to {Digits} digits, by interval arithmetic"),
            $"  {gradient.Low} <= mirror_map {arguments} 1 <= {gradient.High} /\\\n  {hessian.Low} <= hessian {arguments} 1 <= {hessian.High}",
            $"""
              assert (Hl : offsets {product.Depth} (numbers [{listed}])) by (apply (offsets_numbers [{string.Join("; ", offsets.Skip(1))}]); repeat constructor; lra).
              assert (K := enclosed {product.Depth} {q.Numerator} {q.Denominator} {product.Q} _ ltac:(lia) ltac:(simpl; lra) ltac:(lra) Hl 1 ({bracket.Low}) ({bracket.High})
                ltac:(lra) ltac:(lra) ltac:(lra)).
              rewrite Rpower_1_l in K. unfold smooth in K. explicit. simpl INR in K. simpl Nat.sub in K.
              lapply K; [clear K; intro K | interval with (i_prec 60)]. lapply K; [clear K; intro K | interval with (i_prec 60)].
              destruct K as [[K1 K2] [K3 K4]]. unfold Rpower in *.
              repeat split; [eapply Rle_trans; [|exact K1] | eapply Rle_trans; [exact K2|] | eapply Rle_trans; [|exact K3] | eapply Rle_trans; [exact K4|]].
              1, 2: first [integral with (i_prec 40, i_degree 8, i_fuel 500) | integral with (i_prec 60, i_fuel 500)].
              all: interval with (i_prec 60).
            """) is { Text: { } text } certificate ? certificate with { Text = $"From Interval Require Import Tactic.\n{text}" } : null;
    }

    // u^(1/a) with q = a/b: its power is a bracket of u that Coq computes.
    private static (string Low, string High) Bracket(Enclosure u, Rational q)
    {
        var root = new Rational(1, q.Numerator);
        return Outward(new Enclosure(Value(u.Lower).Lower!.Value, Value(u.Upper).Upper!.Value), BracketDigits);

        EnclosedValue Value(Rational end) => EnclosureEvaluator.Evaluate(Power.Of(end, root), new Dictionary<Symbol, Rational>(), 128);
    }

    private static (string Low, string High) Outward(Enclosure value, int digits)
    {
        var unit = Rational.Pow(10, digits);
        return (Fraction((value.Lower * unit).Floor()), Fraction((value.Upper * unit).Ceiling()));

        string Fraction(System.Numerics.BigInteger numerator) => CoqPrinter.Print(new Rational(numerator, 1) / unit);
    }
}
