using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic.Integration;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Tables;

/// <summary>The tables of the theory. Every cell comes from a step of a derivation and carries that step's verdict.</summary>
public static class TheoryTables
{
    internal static readonly Column Q = new("q", "`q`");
    internal static readonly Column Depth = new("depth", "`L`");

    /// <summary>Mirror potentials: <c>R''</c>, <c>R'</c>, <c>R</c>, <c>R*</c>, <c>m</c> and the Legendre and Bregman verdicts.</summary>
    public static ReportTable Potentials(IReadOnlyList<DecidedDerivation> derivations) => new(
        "potentials",
        $"Mirror potentials of `x = w_1 ... w_L`{Start(derivations)}. Where no form in `x` is given, `u > 0` solves `P(u) = prod_i (u + lam_i) = |x|^q`; an integral too long to write is named by its class. Legendre type: on the whole line, or on the half-line `x > 0`; `R'` onto: whether it maps that domain onto the real line, which is `m <= 1`.",
        [Q, Depth, new("hessian", "`R''`"), new("mirror_map", "`R'`"), new("potential", "`R`"), new("conjugate", "`R*(R'(x))`"), new("m", "`m`"), new("legendre", "Legendre type"), new("onto", "`R'` onto")],
        [.. derivations.Select(Potential)]);

    /// <summary>The balance equations and the law of decay.</summary>
    public static ReportTable BalanceEquations(IReadOnlyList<DecidedDerivation> derivations) => new(
        "balance",
        $"Conserved quantities of `x = w_1 ... w_L`{Start(derivations)}, and the factor by which each shrinks under decoupled weight decay with `A = int alpha dt`.",
        [Q, Depth, new("balance", "Balance equations"), new("decay", "Factor under decay")],
        [.. derivations.SelectMany(BalanceRows)]);

    private static string Start(IReadOnlyList<DecidedDerivation> derivations) => derivations.Select(d => Monomial(d).Balance.Kind).Distinct().ToList() switch
    {
        [BalanceKind.Equal] => " on the balanced manifold",
        [BalanceKind.First] => " with the first weight smallest and the others equal: `|w_j|^q - |w_1|^q = lambda`",
        [BalanceKind.Distinct] => " with distinct offsets `|w_j|^q - |w_1|^q = lambda_j`",
        _ => "",
    };

    internal static Cell[] Heads(DecidedDerivation d) =>
    [
        Cell.Of(d.Derivation.Geometry.Q),
        Cell.Of(Monomial(d).Reparameterization.Weights.Count),
    ];

    internal static MirrorFlow Flow(DecidedDerivation d) =>
        Monomial(d).Result ?? throw new ArgumentException("a table is made of derivations that did not stop", nameof(d));

    internal static MonomialDerivation Monomial(DecidedDerivation d) =>
        d.Derivation as MonomialDerivation ?? throw new ArgumentException("a table is made of derivations of monomials", nameof(d));

    internal static VerdictKind Verdict(DecidedDerivation d, string step) =>
        d.Step(step)?.Verdict ?? throw new InvalidOperationException($"the derivation has no step {step}");

    private static IReadOnlyList<Cell> Potential(DecidedDerivation d)
    {
        var flow = Flow(d);
        var legendre = Verdict(d, "legendre");
        Cell[] forms = flow.InX is { } x
            ? InX(d, x)
            :
            [
                Cell.Of(1 / flow.InverseMetric, Verdict(d, "uniformization")).OrShorter("`1/P'(u)`"),
                Cell.Of(flow.MirrorMap.Value, Verdict(d, "mirror-map")).OrShorter(ClassOf(flow.MirrorMap)),
                Cell.Of(flow.Potential, Verdict(d, "potential")).OrShorter(PotentialFromConjugate),
                Cell.Of(flow.Conjugate.Value, Verdict(d, "conjugate")).OrShorter(ClassOf(flow.Conjugate)),
            ];
        return
        [
            .. Heads(d),
            .. forms,
            Cell.Of(flow.MetricExponent, Verdict(d, "metric-exponent")),
            Cell.Words(Domain(flow.Legendre.Conditions[1]), legendre),
            Cell.Words(Setting.Answer(flow.Legendre.Verdicts[^1]), legendre),
        ];
    }

    private static Cell[] InX(DecidedDerivation d, ClosedForms forms)
    {
        var (hessian, potential) = (Verdict(d, "hessian-in-x"), Verdict(d, "potential-in-x"));
        var condition = d.Step("potential-in-x")!.Step.Equations[0].Condition;
        return
        [
            Cell.Of(forms.Hessian, hessian),
            Cell.Of(forms.MirrorMap, condition, potential).OrShorter(ClassOf(Flow(d).MirrorMap)),
            Cell.Of(forms.Potential, condition, potential).OrShorter(PotentialFromConjugate),
            Cell.Of(forms.Conjugate, condition, potential).OrShorter(ClassOf(Flow(d).Conjugate)),
        ];
    }

    /// <summary>What the potential is, where it is too long to write.</summary>
    private const string PotentialFromConjugate = "`x R' - R*`";

    private static string ClassOf(Quantity quantity) => quantity.Kind switch
    {
        IntegralClass.IncompleteBeta => "incomplete beta",
        IntegralClass.Elliptic => "elliptic integral",
        IntegralClass.Hyperelliptic => "hyperelliptic integral",
        IntegralClass.Lauricella => "Lauricella `F_D`",
        IntegralClass.Unevaluated => "integral",
        _ => "elementary",
    };

    private static string Domain(LegendreCondition finiteAtZero) => finiteAtZero.Answer switch
    {
        ConditionAnswer.Yes => "whole line",
        ConditionAnswer.No => "half-line",
        _ => $"whole line when `{finiteAtZero.Criterion}`, else half-line",
    };

    private static IEnumerable<IReadOnlyList<Cell>> BalanceRows(DecidedDerivation d)
    {
        var verdict = Verdict(d, "balance");
        var decay = Cell.Of(d.Step("decay")!.Step.Equations[0].Right, Verdict(d, "decay"));
        var equations = d.Step("balance")!.Step.Equations;
        return equations.Count == 0
            ? [[.. Heads(d), Cell.Words("none", verdict), decay]]
            : equations.Select(e => (IReadOnlyList<Cell>)[.. Heads(d), Cell.Of(e, verdict), decay]);
    }
}
