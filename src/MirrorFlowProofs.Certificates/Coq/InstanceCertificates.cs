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

    private string Above => string.Join("; ", _flow.Balance.Offsets.Skip(1).Select(CoqPrinter.Print));

    private static string Positive => "ltac:(repeat constructor; assumption)";

    private string Offsets => _product.Offsets;

    private string Mirror => $"mirror_map {_product.Arguments}";

    private string Regular => _product.NeedsRegular ? $"  regular {_depth} {_q} (weights [{Weights}]) a b E ->\n" : "";

    private string Regularity => _product.NeedsRegular ? "Hr" : $"(regular_gt_1 _ {_q} _ _ _ _ ltac:(lra))";

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
              intros {Bound("alpha ")} C H{(_product.NeedsRegular ? " Hr" : "")} Halpha.
              exact (written_balance {_q} alpha g [{Weights}] a b E ltac:(lra) C H {Regularity} Halpha).
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
              intros {Bound("")} C H t Ht HE {string.Join(' ', Each(i => $"W{i}"))} {string.Join(' ', Each(i => $"E{i}"))}.
              refine (written_metric {_q} g [{Weights}] a b E C H t Ht HE ({CoqPrinter.Print(inverse)}) _).
              polynomial_in_values; rewrite {string.Join(", ", Each(i => $"<- E{i}"))}; ring.
            """);
    }

    private Certificate MirrorLaw() => Theorem(
        "mirror_law",
        "d R'(x) = -s(G) dt from the equations and the balance at the start, for x of either sign and through 0",
        $"{Setting("")}{Equations(decay: false)}{Regular}{OffsetsAssumed}{Starts}  forall t, a < t < b -> ~ In t E ->\n  is_derive (fun s => {Mirror} ({string.Join(" * ", Each(i => $"w{i} s"))})) t (- phi {_q} (g t))",
        $"""
          intros {Bound("")} C H{(_product.NeedsRegular ? " Hr" : "")}. {_product.OffsetsIntroduced}
          exact (written_mirror_law {_q} g [{Weights}] [{Above}] a b E ltac:(lra) {Positive} eq_refl C H {Regularity}).
        """);

    private Certificate Hessian() => Theorem(
        "hessian",
        "R'' = 1/P'(u) where P(u) = |x|^q",
        $"{OffsetsAssumed}  forall u x, u = abspow {_q} (inverse (X {_depth} {_q} (numbers [{Offsets}])) x) ->\n  is_derive ({Mirror}) x (/ ({CoqPrinter.Print(_flow.InverseMetric)})) /\\\n  {CoqPrinter.Print(_flow.P)} = abspow {_q} x",
        $"""
          {_product.OffsetsIntroduced} {PositiveOffsets} intros u x Hu.
          exact (hessian_at {_product.Arguments} u x ({CoqPrinter.Print(_flow.InverseMetric)}) ({CoqPrinter.Print(_flow.P)}) ltac:(lra) Hl Hu ltac:(polynomial) ltac:(polynomial)).
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
          intros {Bound("alpha ")} C H. {_product.OffsetsIntroduced} intros t Ht HE {string.Join(' ', Each(i => $"S{i}").Skip(1))} u Hu.
          exact (written_regularizer {_q} alpha g [{Weights}] [{Above}] a b E {_depth} ltac:(lra) {Positive} eq_refl ltac:(simpl; lra) C H t Ht HE
            {string.Join(' ', Each(i => $"S{i}").Skip(1))} u Hu ({CoqPrinter.Print(_flow.InverseMetric)}) ltac:(polynomial)).
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
