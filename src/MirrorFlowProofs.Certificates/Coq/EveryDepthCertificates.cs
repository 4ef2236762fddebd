using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>The theorems of the development for products of n weights, every n from 2 on at once: L in the derived forms is n as a real number.</summary>
internal sealed class EveryDepthCertificates
{
    private const string Setting =
        "g (w : nat -> R -> R) (a b : R) (E : list R) t,\n  steepest_flow n {0} g w a b E -> regular n {0} w a b E -> a < t < b -> ~ In t E ->\n";

    private static readonly Symbol Depth = new("(INR n)", DepthDerivation.Depth.Domain);

    private readonly string _prefix;
    private readonly DepthDerivation _derivation;
    private readonly string _q;

    private EveryDepthCertificates(string prefix, DepthDerivation derivation)
    {
        (_prefix, _derivation) = (prefix, derivation);
        var q = derivation.Geometry.Q;
        _q = q is Number { Value.IsInteger: false } ? $"({CoqPrinter.Print(q)})" : CoqPrinter.Print(q);
    }

    private bool IsOpen => _derivation.Geometry.Q is Symbol;

    private string Begin => $"  forall (n : nat){(IsOpen ? " (q : R)" : "")}, (2 <= n)%nat -> {(IsOpen ? "1 <= q -> q <= 2 ->" : "")}\n";

    /// <summary>Those of the flow and of the metric.</summary>
    public static IReadOnlyList<Certificate> Of(string prefix, DepthDerivation derivation)
    {
        var certificates = new EveryDepthCertificates(prefix, derivation);
        return derivation.Result.InX is { } forms
            ? [certificates.BalancedLaw("mirror_law", forms, decays: false), certificates.BalancedLaw("decay_law", forms, decays: true), certificates.Coupled()]
            : [certificates.Law(), certificates.Coercivity()];
    }

    /// <summary>R', R* and M by their integrals; null for another statement.</summary>
    public static Certificate? TryByIntegral(string prefix, DepthDerivation derivation, DerivativeStatement statement)
    {
        var c = new EveryDepthCertificates(prefix, derivation);
        var (arguments, x) = ($"n {c._q} (one_zero lambda)", $"(at_parameter n {c._q} (one_zero lambda) u)");
        return (statement.Step, statement.Variable.Equals(Names.U)) switch
        {
            ("mirror-map", true) => c.ByIntegral(statement, $"mirror_map {arguments} {x}", "mirror_map_in_u", ""),
            ("conjugate", true) => c.ByIntegral(statement, $"conjugate {arguments} (mirror_map {arguments} {x})", "conjugate_in_u", ""),
            ("regularizer-decoupled", true) => c.ByIntegral(statement, $"INR n * conjugate {arguments} (mirror_map {arguments} {x})", "regularizer_in_u", "(INR n) "),
            _ => null,
        };
    }

    private Certificate ByIntegral(DerivativeStatement statement, string function, string theorem, string factor) => New(
        statement.Name,
        $"d({statement.Name})/d{statement.Variable}, of the function by its integral, at every depth",
        $"{Begin}  forall lambda u : R, 0 < lambda -> 0 < u ->\n  is_derive (fun u => {function}) u\n    ({Print(statement.Derivative)})",
        $"""
          intros. assert (HL : (0 < n)%nat) by lia. assert (D2 : 2 <= INR n) by (apply (le_INR 2); assumption).
          assert (D := {theorem} n {_q} _ ltac:(lra) (offsets_one_zero n lambda HL ltac:(assumption)) {factor}u ltac:(assumption)). derive_from D.
          rewrite P_power by assumption. every_depth_density.
        """);

    private Certificate BalancedLaw(string name, ClosedForms forms, bool decays)
    {
        var (map, exponent) = (Print(forms.MirrorMap), Print(Expansion.Expand(1 - _derivation.Result.MetricExponent)));
        var slope = Print(Names.X * DepthDerivation.Depth * forms.Hessian);
        var flow = decays
            ? $"(alpha : R -> R) {string.Format(System.Globalization.CultureInfo.InvariantCulture, Setting, _q).Replace("steepest_flow n " + _q, $"decoupled_flow n {_q} alpha", StringComparison.Ordinal)}  (forall t, continuous alpha t) ->\n"
            : string.Format(System.Globalization.CultureInfo.InvariantCulture, Setting, _q);
        var rate = decays ? $"- phi {_q} (g t) - alpha t * (let x := product n w t in {slope})" : $"- phi {_q} (g t)";
        return New(
            name,
            decays ? "decoupled decay at every depth: d R'(x) = -s(G) dt - alpha M'(x) dt, while x is not 0" : "d R'(x) = -s(G) dt at every depth, from the equations and equal weights at the start, while x is not 0",
            $"{Begin}  forall {flow}  balanced n (at_time w a) -> product n w t <> 0 -> {exponent} <> 0 ->\n  is_derive (fun s => let x := product n w s in {map}) t ({rate})",
            $"""
              intros. assert (D2 : 2 <= INR n) by (apply (le_INR 2); assumption).
              assert (Hm : metric_exponent n {_q} <> 1) by (unfold metric_exponent; intro Z; match goal with N : {exponent} <> 0 |- _ => apply N; replace ({exponent}) with (1 - {_q} * (INR n - 1) / INR n) by (field; lra); lra end).
              assert (K : forall x, power_map n {_q} x = {map}).
              - intros x. unfold power_map, phi, metric_exponent in *. replace (2 - {_q} * (INR n - 1) / INR n - 1) with ({exponent}) by (field; lra).
                field; repeat split; try lra; intro Z; match goal with N : {exponent} <> 0 |- _ => apply N; field_simplify_eq; lra end.
              - apply (is_derive_ext (fun s => power_map n {_q} (product n w s))); [intros s; apply K|].
                {(decays ? $"assert (Flow := balanced_mirror_flow n {_q} alpha g w a b E ltac:(lra) ltac:(assumption) ltac:(assumption) ltac:(assumption) ltac:(assumption) ltac:(lia) t Hm ltac:(assumption) ltac:(assumption) ltac:(assumption))." : $"assert (Flow := balanced_mirror_flow n {_q} (fun _ => 0) g w a b E ltac:(lra) ltac:(assumption) ltac:(assumption) (fun t => continuous_const 0 t) ltac:(assumption) ltac:(lia) t Hm ltac:(assumption) ltac:(assumption) ltac:(assumption)).")}
                derive_from Flow. {(decays ? $"cbv zeta. rewrite (phi_as (2 - metric_exponent n {_q}) (product n w t)) by assumption. replace (2 - metric_exponent n {_q} - 2) with ({Print(Expansion.Expand(-_derivation.Result.MetricExponent))}) by (unfold metric_exponent; field; lra). field; lra." : "ring.")}
            """);
    }

    private Certificate Coupled() => New(
        "regularizer_coupled",
        "coupled decay on balanced weights: sum w_i^2/2 = W(x), at every depth",
        "  forall (n : nat) (v : nat -> R), (2 <= n)%nat -> balanced n v -> prod n v <> 0 ->\n  sum n (fun i => v i ^ 2) / 2 = INR n / 2 * Rpower (Rabs (prod n v)) (2 / INR n)",
        "  intros. apply coupled_at; first [lia | reflexivity | assumption].");

    private Certificate Law() => New(
        "mirror_law",
        "d R'(x) = -s(G) dt at every depth, from the equations and the balance at the start, for x of either sign and through 0",
        $"{Begin}  forall lambda {string.Format(System.Globalization.CultureInfo.InvariantCulture, Setting, _q)}  0 < lambda ->\n  (forall i, (i < n)%nat -> abspow {_q} (w i a) - abspow {_q} (w 0%nat a) = one_zero lambda i) ->\n  is_derive (fun s => mirror_map n {_q} (one_zero lambda) (product n w s)) t (- phi {_q} (g t))",
        $"  intros. apply (mirror_flow n {_q} _ ltac:(lra) (offsets_one_zero n lambda ltac:(lia) ltac:(assumption)) g w a b E); assumption.");

    private Certificate Coercivity() => New(
        "coercivity",
        "mu = inf 1/R'' at every depth",
        $"{Begin}  forall lambda, 0 < lambda ->\n  is_glb_Rbar (fun y => exists x, y = / hessian n {_q} (one_zero lambda) x) ({Print(_derivation.Result.Coercivity)})",
        $"  intros. replace ({Print(_derivation.Result.Coercivity)}) with (Rpower lambda (INR n - 1)) by (f_equal; ring). apply coercivity_one_offset; first [lra | lia].");

    private static string Print(Expr e) => CoqPrinter.Print(Substitution.Replace(e, DepthDerivation.Depth, Depth));

    private Certificate New(string name, string claim, string statement, string proof) =>
        new($"{_prefix}_{name}", claim, $"Theorem {_prefix}_{name} :\n{statement}.\nProof.\n{proof}\nQed.\n".ReplaceLineEndings("\n"), null);
}
