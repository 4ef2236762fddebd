using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// Balance, metric, mirror law, Hessian, coercivity and regularizer of a product of weights, as instances of the theorems of the
/// development at a depth and a rational q, or every q in [1, 2]: from the equations of the weights w1, ..., wL on an interval,
/// outside finitely many times E.
/// </summary>
internal sealed class InstanceCertificates
{
    private readonly DeepProduct _product;
    private readonly MirrorFlow _flow;
    private readonly int _depth;
    private readonly string _q;

    private InstanceCertificates(DeepProduct product) =>
        (_product, _flow, _depth, _q) = (product, product.Flow, product.Depth, product.Q);

    /// <summary>The certificates.</summary>
    public static IReadOnlyList<Certificate> Of(DeepProduct product)
    {
        var instances = new InstanceCertificates(product);
        return product.Flow.Balance.Kind == BalanceKind.Equal
            ? [instances.Balance(), instances.Metric(), BalancedCertificates.MirrorLaw(product), BalancedCertificates.Coupled(product)]
            : [instances.Balance(), instances.Metric(), instances.MirrorLaw(), instances.Hessian(), .. instances.HessianOfX(), instances.Coercivity(), instances.Regularizer(), .. EnclosureCertificate.TryOf(product) is { } enclosed ? (Certificate[])[enclosed] : []];
    }

    private string Weights => string.Join("; ", Each(i => $"w{i}"));

    private string Offsets => _product.Offsets;

    private string Mirror => $"mirror_map {_product.Arguments}";

    private string Regular => _product.NeedsRegular ? $"  regular {_depth} {_q} (weights [{Weights}]) a b E ->\n" : "";

    private string Regularity => _product.NeedsRegular ? "assumption" : "apply regular_gt_1; lra";

    private string OffsetsAssumed => _product.OffsetsAssumed;

    private string PositiveOffsets => _product.PositiveOffsets;

    private Certificate Balance()
    {
        var conclusion = string.Join(" /\\\n", Enumerable.Range(2, _depth - 1).Select(i =>
            $"    abspow {_q} (w{i} t) - abspow {_q} (w1 t)\n    = (abspow {_q} (w{i} a) - abspow {_q} (w1 a)) * exp (- {_q} * RInt alpha a t)"));
        return Theorem(
            "balance",
            "balance under decoupled decay alpha, for weights of either sign",
            $"{Setting("alpha ")}{Equations(decay: true)}{Regular}  (forall t, continuous alpha t) ->\n  forall t, a <= t <= b ->\n{conclusion}",
            $"""
              intros {Bound("alpha ")} C H{(_product.NeedsRegular ? " Hr" : "")} Halpha t Ht.
              assert (F : decoupled_flow {_depth} {_q} alpha g (weights [{Weights}]) a b E) by flow_from C H.
              assert (K : forall i, (i < {_depth})%nat -> abspow {_q} (weights [{Weights}] i t) - abspow {_q} (w1 t)
                = (abspow {_q} (weights [{Weights}] i a) - abspow {_q} (w1 a)) * exp (- {_q} * RInt alpha a t)).
              - intros i Hi. apply (balance_RInt {_depth} {_q} alpha g (weights [{Weights}]) a b E) with (i := i) (j := 0%nat);
                first [assumption | lra | lia | {Regularity}].
              - repeat split; [{string.Join(" | ", Enumerable.Range(1, _depth - 1).Select(i => $"exact (K {i}%nat ltac:(lia))"))}].
            """);
    }

    private Certificate Metric()
    {
        var powers = Each(i => new Symbol($"W{i}", Domain.Nonnegative)).ToList();
        var q = _flow.Flow.Geometry.Q;
        var inverse = _flow.Flow.Reparameterization.Weights.Select((w, i) => (w, i)).Aggregate(
            Sum.Of(Enumerable.Range(0, _depth).Select(_flow.Flow.MetricTerm)),
            (e, pair) => Substitution.Rewrite(e, part => part.Equals(Power.Of(Apply.Of(Function.Abs, pair.w), q)) ? powers[pair.i] : null));
        return Theorem(
            "metric",
            "inverse metric",
            $"{Setting("")}{Equations(decay: false)}  forall t, a < t < b -> ~ In t E ->\n  forall {string.Join(' ', Each(i => $"W{i}"))} : R, {string.Concat(Each(i => $"W{i} = abspow {_q} (w{i} t) -> "))}\n  is_derive (fun s => {string.Join(" * ", Each(i => $"w{i} s"))}) t\n    (- ({CoqPrinter.Print(inverse)}) * phi {_q} (g t))",
            $"""
              intros {Bound("")} C H t Ht HE {string.Join(' ', Each(i => $"W{i}"))} {string.Join(' ', Each(_ => "->"))}.
              assert (F : steepest_flow {_depth} {_q} g (weights [{Weights}]) a b E) by flow_from C H.
              assert (M := metric {_depth} {_q} _ g _ a b E t F Ht HE).
              apply (is_derive_ext (product {_depth} (weights [{Weights}]))); [intros; in_R; explicit; ring|].
              derive_from M. explicit. rewrite ?Rmult_1_l, ?Rmult_1_r, ?abspow_mult. ring.
            """);
    }

    private Certificate MirrorLaw() => Theorem(
        "mirror_law",
        "d R'(x) = -s(G) dt from the equations and the balance at the start, for x of either sign and through 0",
        $"{Setting("")}{Equations(decay: false)}{Regular}{OffsetsAssumed}{Starts}  forall t, a < t < b -> ~ In t E ->\n  is_derive (fun s => {Mirror} ({string.Join(" * ", Each(i => $"w{i} s"))})) t (- phi {_q} (g t))",
        $"""
          intros {Bound("")} C H. intros. {PositiveOffsets}
          assert (F : steepest_flow {_depth} {_q} g (weights [{Weights}]) a b E) by flow_from C H.
          apply (is_derive_ext (fun s => {Mirror} (product {_depth} (weights [{Weights}]) s))); [intros; in_R; f_equal; explicit; ring|].
          apply (mirror_flow {_depth} {_q} _ ltac:(lra) Hl g _ a b E F); first [assumption | {Regularity} | each_index; explicit; lra].
        """);

    private Certificate Hessian() => Theorem(
        "hessian",
        "R'' = 1/P'(u) where P(u) = |x|^q",
        $"{OffsetsAssumed}  forall u x, u = abspow {_q} (inverse (X {_depth} {_q} (numbers [{Offsets}])) x) ->\n  is_derive ({Mirror}) x (/ ({CoqPrinter.Print(_flow.InverseMetric)})) /\\\n  {CoqPrinter.Print(_flow.P)} = abspow {_q} x",
        $"""
          intros. {PositiveOffsets} subst u. split.
          - assert (D := is_derive_mirror_map {_depth} {_q} _ ltac:(lra) Hl x). derive_from D.
            unfold hessian. f_equal. explicit. ring.
          - rewrite <- (P_inverse {_depth} {_q} _ ltac:(lra) Hl x). explicit. ring.
        """);

    /// <summary>At depth 2, where R'' has a closed form in x at every q.</summary>
    private IEnumerable<Certificate> HessianOfX() => _depth != 2 || _flow.InX is not { } forms ? [] :
    [
        Theorem(
            "hessian_of_x",
            "R'' in x, away from 0",
            $"{OffsetsAssumed}  forall x : R, x <> 0 ->\n  is_derive ({Mirror}) x ({CoqPrinter.Print(forms.Hessian)})",
            $"""
              intros. {PositiveOffsets}
              assert (D := is_derive_mirror_map 2 {_q} _ ltac:(lra) Hl x). derive_from D.
              rewrite (hessian_pair {_q} _ x ltac:(lra) Hl ltac:(assumption)). explicit. hessian_of_pair.
            """),
    ];

    private Certificate Coercivity() => Theorem(
        "coercivity",
        "mu = inf 1/R''",
        $"{OffsetsAssumed}  is_glb_Rbar (fun y => exists x, y = / hessian {_depth} {_q} (numbers [{Offsets}]) x) ({CoqPrinter.Print(_flow.Coercivity)})",
        $"""
          intros. {PositiveOffsets}
          assert (K := coercivity_inf {_depth} {_q} _ ltac:(lra) Hl).
          assert (O : others {_depth} (numbers [{Offsets}]) 0 = {CoqPrinter.Print(_flow.Coercivity)}) by (explicit; ring).
          rewrite O in K. exact K.
        """);

    private Certificate Regularizer() => Theorem(
        "regularizer",
        "decoupled decay: d R'(x) = -s(G) dt - alpha M'(x) dt at the offsets of the time, M'(x) = L x/P'(u)",
        $"{Setting("alpha ")}{Equations(decay: true)}{OffsetsAssumed}  forall t, a < t < b -> ~ In t E ->\n{StartsAt("t")}  forall u, u = abspow {_q} (w1 t) ->\n  is_derive (fun s => {Mirror} ({string.Join(" * ", Each(i => $"w{i} s"))})) t\n    (- phi {_q} (g t) - alpha t * ({_depth} * ({string.Join(" * ", Each(i => $"w{i} t"))}) / ({CoqPrinter.Print(_flow.InverseMetric)})))",
        $"""
          intros {Bound("alpha ")} C H. intros. {PositiveOffsets}
          assert (F : decoupled_flow {_depth} {_q} alpha g (weights [{Weights}]) a b E) by flow_from C H.
          apply (is_derive_ext (fun s => {Mirror} (product {_depth} (weights [{Weights}]) s))); [intros; in_R; f_equal; explicit; ring|].
          assert (K : forall i, (i < {_depth})%nat -> offset {_q} (at_time (weights [{Weights}]) t) i = numbers [{Offsets}] i) by (each_index; explicit; lra).
          assert (M : is_derive (fun s => {Mirror} (product {_depth} (weights [{Weights}]) s)) t
            (- phi {_q} (g t) - alpha t * (INR {_depth} * product {_depth} (weights [{Weights}]) t * hessian {_depth} {_q} (numbers [{Offsets}]) (product {_depth} (weights [{Weights}]) t))))
            by (apply (decay_mirror_flow_unbalanced {_depth} {_q} alpha g _ a b E t); first [assumption | lra]).
          derive_from M. unfold product. rewrite (inverse_metric_hessian {_depth} {_q} _ ltac:(lra) Hl _ K).
          rewrite (inverse_metric_dP {_depth} {_q} (numbers [{Offsets}]) _ u) by (revert K; subst u; explicit; intros K; each_index; explicit; lra).
          replace (dP {_depth} (numbers [{Offsets}]) u) with ({CoqPrinter.Print(_flow.InverseMetric)}) by (explicit; ring).
          clear K. subst u. simpl INR. explicit. unfold Rdiv. ring.
        """);

    private IEnumerable<string> Each(Func<int, string> text) => Enumerable.Range(1, _depth).Select(text);

    private IEnumerable<Symbol> Each(Func<int, Symbol> symbol) => Enumerable.Range(1, _depth).Select(symbol);

    private string Starts => StartsAt("a");

    private string StartsAt(string time) => string.Concat(_flow.Balance.Offsets.Skip(1).Select((offset, i) =>
        $"  abspow {_q} (w{i + 2} {time}) - abspow {_q} (w1 {time}) = {CoqPrinter.Print(offset)} ->\n"));

    private string Bound(string more) => $"{string.Join(' ', Each(i => $"w{i}"))} {more}g a b E";

    private string Setting(string more) =>
        $"  forall ({string.Join(' ', Each(i => $"w{i}"))} {more}g : R -> R) (a b : R) (E : list R),\n  (forall t, a <= t <= b -> {string.Join(" /\\ ", Each(i => $"continuous w{i} t"))}) ->\n";

    private string Equations(bool decay)
    {
        var equations = Each(i => $"    is_derive w{i} t (- phi {_q} (g t * ({string.Join(" * ", Enumerable.Range(1, _depth).Where(j => j != i).Select(j => $"w{j} t"))})){(decay ? $" - alpha t * w{i} t" : "")})");
        return $"  (forall t, a < t < b -> ~ In t E ->\n{string.Join(" /\\\n", equations)}) ->\n";
    }

    private Certificate Theorem(string name, string claim, string statement, string proof) => _product.Theorem(name, claim, statement, proof);
}
