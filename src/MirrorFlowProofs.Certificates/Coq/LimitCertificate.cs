using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// A limit as a theorem of Coq: along all real numbers to infinity where the development has a theorem on the form, and at a point
/// from the right by continuity or for a logarithm.
/// </summary>
internal static class LimitCertificate
{
    /// <summary>The theorem, or why there is none.</summary>
    public static Certificate Of(string name, string claim, Tendency tendency)
    {
        var value = tendency.Left.Value;
        if ((CoqPrinter.Missing(value) ?? (tendency.Right is { } right ? CoqPrinter.Missing(right.Value) : null)) is { } missing)
        {
            return new(name, claim, null, $"Coq's library has no {missing}");
        }

        return tendency.Motion.At.Point is { } point ? AtPoint(name, claim, tendency, point) : AtInfinity(name, claim, tendency);
    }

    private static Certificate AtPoint(string name, string claim, Tendency t, Rational point)
    {
        var (s, e) = (CoqPrinter.NameOf(t.Motion.Symbol), CoqPrinter.Print(t.Left.Value));
        var (symbols, assumptions) = Quantified(t);
        return t.Motion.At != Approach.FromRight(point) ? new(name, claim, null, "there is a template for limits from the right and at infinity only")
            : t.Kind == TendencyKind.Limit ? new(name, claim,
                $"Theorem {name} :{symbols}\n{assumptions}  filterlim (fun {s} : R => {e}) (at_right ({CoqPrinter.Print(point)})) (locally ({CoqPrinter.Print(t.Right!.Value)})).\nProof.\n  intros. apply filterlim_value; [unfold Rpower; auto_derive; positive | field; positive].\nQed.\n", null)
            : t.Kind == TendencyKind.PlusInfinity && point.IsZero && !Substitution.DependsOn(t.Left.Value + Apply.Of(Function.Log, t.Motion.Symbol), t.Motion.Symbol) ? new(name, claim,
                $"Theorem {name} :{symbols}\n{assumptions}  filterlim (fun {s} : R => {e}) (at_right 0) (Rbar_locally p_infty).\nProof.\n  intros. apply (filterlim_ext (fun {s} => ({CoqPrinter.Print(t.Left.Value + Apply.Of(Function.Log, t.Motion.Symbol))}) - ln {s})); [intros; ring | apply filterlim_minus_ln].\nQed.\n", null)
            : new(name, claim, null, "there is a template for values by continuity and for one logarithm only");
    }

    private static Certificate AtInfinity(string name, string claim, Tendency t)
    {
        var value = t.Kind == TendencyKind.LeadingTerm ? t.Left.Value / t.Right!.Value : t.Left.Value;
        var limit = t.Kind == TendencyKind.LeadingTerm ? Expr.One : t.Right?.Value;
        if (t.Motion.At != Approach.Infinity || limit is null || Known(value, t.Motion.Symbol) is not var (form, theorem, end))
        {
            return new(name, claim, null, "the development has no theorem on a limit of this form");
        }

        List<Expr> sides = [value, form];
        var roots = PowerRoots.TryOf(sides);
        var corners = Corners.Of(sides).WithoutCases(roots);
        var proof = roots is not null ? PowersProof.Of(sides, roots, corners) : SymbolicPowersProof.TryOf(sides, corners);
        var s = CoqPrinter.NameOf(t.Motion.Symbol);
        var (symbols, assumptions) = Quantified(t);
        var low = t.Motion.Symbol.Domain.Lower is { } lower ? CoqPrinter.Print(lower) : "0";
        return proof is null ? new(name, claim, null, "an exponent that is no rational function") : new(name, claim,
            $"Theorem {name} :{symbols}\n{assumptions}{string.Concat(corners.Signed.Where(c => !c.Equals(t.Motion.Symbol)).Select(c => $"  {CoqPrinter.NameOf(c)} <> 0 ->\n"))}"
            + $"  is_lim (fun {s} : R => {CoqPrinter.Print(value)}) p_infty ({CoqPrinter.Print(limit)}).\nProof.\n  intros.\n"
            + $"  apply (is_lim_ext_loc (fun {s} => {CoqPrinter.Print(form)})).\n"
            + $"  2: {{ replace (Finite ({CoqPrinter.Print(limit)})) with (Finite ({end})) by (f_equal; limit_value). {theorem} }}\n"
            + $"  exists ({low}). intros {s}. intros. {corners.Split}symmetry.\n{proof}Qed.\n", null);
    }

    /// <summary>The form of a theorem that an expression is equal to, its proof, and the limit as the theorem has it.</summary>
    private static (Expr Form, string Theorem, string Limit)? Known(Expr value, Symbol s)
    {
        foreach (var size in ExpressionNodes.Of(value).OfType<Power>().Select(p => p.Base).Distinct().Where(b => !Substitution.DependsOn(b, s) && Ranges.IsNonnegative(b)))
        {
            var a = CoqPrinter.Print(size);
            Expr half = s / 2, over = 2 / (Expr)s;
            foreach (var (form, theorem, limit) in (IEnumerable<(Expr, string, string)>)
            [
                (half * Power.Of(size, over) - half, $"apply (is_lim_ext (fun d => d / 2 * Rpower ({a}) (2 / d) - d / 2)); [intros; unfold Rdiv; ring | apply is_lim_coupled].", $"ln ({a})"),
                (s / (s + 1) * Power.Of(size, 1 + 1 / (Expr)s), $"apply (is_lim_ext (fun d => d / (d + 1) * Rpower ({a}) (1 + 1 / d))); [intros; unfold Rdiv; rewrite ?Rmult_1_l; first [ring | rewrite (Rplus_comm 1 (/ _)); ring] | apply is_lim_sign_regularizer; positive].", a),
                (Power.Of(size, over), $"exact (is_lim_power_over ({a}) 2).", "1"),
            ])
            {
                if (ZeroTest.Decide(value - form).Answer == ZeroAnswer.Zero)
                {
                    return (form, theorem, limit);
                }
            }
        }

        if (ExpressionNodes.Of(value).OfType<Apply>().FirstOrDefault(n => n.Function == Function.Arctan) is { } arctangent)
        {
            var (k, slope) = (value / arctangent, arctangent.Argument / Power.Of(s, new Rational(1, 2)));
            if (!Substitution.DependsOn(k, s) && !Substitution.DependsOn(slope, s))
            {
                return (k * Apply.Of(Function.Arctan, slope * Power.Of(s, new Rational(1, 2))), $"apply (is_lim_ext (fun {CoqPrinter.NameOf(s)} => ({CoqPrinter.Print(k)}) * atan (({CoqPrinter.Print(slope)}) * Rpower {CoqPrinter.NameOf(s)} (1/2)))); [intros; same_arguments; field; positive | apply is_lim_atan; positive].",
                    $"({CoqPrinter.Print(k)}) * (2 * atan 1)");
            }
        }

        return null;
    }

    private static (string Symbols, string Assumptions) Quantified(Tendency t)
    {
        List<Symbol> fixedSymbols = [.. t.Sides.SelectMany(m => Substitution.SymbolsOf(m.Value)).Distinct().Where(s => !s.Equals(t.Motion.Symbol)).OrderBy(s => s.Name, StringComparer.Ordinal)];
        return (fixedSymbols.Count == 0 ? "" : $" forall {string.Join(' ', fixedSymbols.Select(CoqPrinter.NameOf))} : R,", string.Concat(fixedSymbols.SelectMany(CoqPrinter.Assumptions).Select(a => $"  {a} ->\n")));
    }
}
