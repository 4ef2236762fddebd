using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The Legendre and Bregman conditions of a potential, one by one, and the verdicts made of them (theory section 6).
/// </summary>
/// <remarks>
/// Definitions: Legendre type is R. T. Rockafellar, <i>Convex Analysis</i> (1970), section 26. Bregman function, zone and
/// zone coercive: Y. Censor, A. Lent, J. Optim. Theory Appl. 34 (1981) 321-353; used for mirror flows by F. Alvarez,
/// J. Bolte, O. Brahic, SIAM J. Control Optim. 43 (2004) 477-501.
/// </remarks>
internal sealed class LegendreConditions
{
    private readonly Expr _zeros;
    private readonly Expr _m;
    private readonly (ConditionAnswer Answer, string? When) _finite;
    private readonly (ConditionAnswer Answer, string? When) _onto;
    private readonly (ConditionAnswer Answer, string? When) _bounded;

    // Whether x keeps its sign because every weight that can vanish stands to an even power: x = w1^2 stays at x >= 0.
    private readonly bool _keepsSign;

    private LegendreConditions(MonomialFlow flow, Balance balance)
    {
        var zeros = FactorsAtZero(flow, balance);
        _zeros = zeros;
        _m = LegendreSteps.MetricExponent(flow);
        _finite = FiniteAtZero(flow, zeros);
        _onto = InQ.AtMost(_m, 1);
        _bounded = InQ.AtMost(_m, 2, strict: true);
        _keepsSign = KeepsSign(flow, balance);
        if (_keepsSign)
        {
            // A finite R'(0) is then the end of the range of R'. It is infinite iff q >= k/(k-1), and R' unbounded iff
            // q <= K/(K-1) <= k/(k-1): both at most where k = K and m = 1.
            _onto = (Not(_finite), _onto) switch
            {
                ((ConditionAnswer.Depends, _), (ConditionAnswer.Depends, _)) =>
                    zeros == flow.Degree ? (ConditionAnswer.Depends, "m = 1") : (ConditionAnswer.No, null),
                ((ConditionAnswer.No, _), _) or (_, (ConditionAnswer.No, _)) => (ConditionAnswer.No, null),
                ((ConditionAnswer.Yes, _), var unbounded) => unbounded,
                (var infinite, _) => infinite,
            };
        }
    }

    private LegendreConditions(
        Expr zeros, Expr m, (ConditionAnswer Answer, string? When) finite, (ConditionAnswer Answer, string? When) onto) =>
        (_zeros, _m, _finite, _onto, _bounded) = (zeros, m, finite, onto, InQ.AtMost(m, 2, strict: true));

    /// <summary>How many of the factors of <c>P</c>, with multiplicity, vanish at <c>u = 0</c>.</summary>
    internal static Rational FactorsAtZero(MonomialFlow flow, Balance balance) => balance.Offsets
        .Select((offset, i) => offset.IsZero ? flow.Multiplicities[i] : Rational.Zero)
        .Aggregate(Rational.Zero, (sum, k) => sum + k);

    private static bool KeepsSign(MonomialFlow flow, Balance balance) =>
        !balance.Offsets.Where((offset, i) => offset.IsZero && !flow.Multiplicities[i].Numerator.IsEven).Any();

    /// <summary>What follows for the dual flow where <c>R'</c> is unbounded above: whether it has a lower end too.</summary>
    internal static string LowerEnd(MonomialFlow flow, Balance balance)
    {
        const string All = ": the dual flow `dR'(x) = -s(G) dt` cannot leave the range of `R'`.";
        var end = ", and `R'(0)` is finite, the lower end of its range: every weight that can vanish stands to an even power, so `x` keeps its sign, and the dual flow `dR'(x) = -s(G) dt` leaves the range when `x` reaches 0.";
        return !KeepsSign(flow, balance) ? All : FiniteAtZero(flow, FactorsAtZero(flow, balance)) switch
        {
            (ConditionAnswer.No, _) => All,
            (ConditionAnswer.Yes, _) => end,
            (_, var when) => $". Where not `{when}`, the dual flow `dR'(x) = -s(G) dt` cannot leave the range of `R'`; where `{when}`, `R'(0)` is finite and the lower end of that range, since every weight that can vanish stands to an even power, and the dual flow leaves it when `x` reaches 0.",
        };
    }

    /// <summary>Whether the clock to <c>u = 0</c> is finite when k factors vanish there: <c>k (1/q - 1) &gt; -1</c>, that is <c>q (k - 1) &lt; k</c>.</summary>
    internal static (ConditionAnswer Answer, string? When) FiniteAtZero(MonomialFlow flow, Rational k) =>
        InQ.AtMost(Expansion.Expand(flow.InvariantExponent * (k - 1)), k, strict: true);

    internal static LegendreReport Report(MonomialFlow flow, Balance balance) => new LegendreConditions(flow, balance).Report();

    /// <summary>The report for a coordinate that can change its sign, from the conditions on the exponents.</summary>
    /// <param name="zeros">How many factors of <c>P</c> vanish at 0.</param>
    /// <param name="m">The metric exponent.</param>
    /// <param name="finite">Whether <c>k (q - 1) &lt; q</c>, with <c>k</c> the number of these.</param>
    /// <param name="onto">Whether <c>m &lt;= 1</c>.</param>
    internal static LegendreReport Report(
        Expr zeros, Expr m, (ConditionAnswer Answer, string? When) finite, (ConditionAnswer Answer, string? When) onto) =>
        new LegendreConditions(zeros, m, finite, onto).Report();

    private LegendreReport Report() => new(
        [Convex(), Finite(), EssentiallySmooth(), Onto(), LevelSets(), Unique()],
        [Legendre(), Bregman(), ZoneCoercive()]);

    private static LegendreCondition Convex() => new(
        "Strict convexity: `R'' > 0` for `x != 0`",
        ConditionAnswer.Yes,
        null,
        "`1/R'' = P'(u)` is a sum of products of positive factors for `u > 0`");

    private LegendreCondition Finite() => new(
        _keepsSign
            ? "`R'` is finite at 0"
            : "`R'` is finite at 0: then `R` is differentiable on the whole line, otherwise on the half-line `x > 0`",
        _finite.Answer,
        _finite.When,
        $"`dR'/du ~ const u^(k (1/q - 1))` at 0, where `k = {_zeros}` of the factors of `P` vanish; integrable iff `k (q - 1) < q`"
        + (_keepsSign ? "; every weight that can vanish stands to an even power, so `x` keeps its sign and 0 is a boundary point" : ""));

    private LegendreCondition EssentiallySmooth() => new(
        "Essential smoothness: `|R'| -> infinity` at each finite boundary point of the domain",
        Smooth.Answer,
        Smooth.When,
        ByDomain(
            _keepsSign ? "0 is a boundary point of the domain, and `R'` is finite there" : "the domain is the whole line and has no boundary point",
            "`R' -> -infinity` as `x -> 0` from above"));

    private (ConditionAnswer Answer, string? When) Smooth => _keepsSign ? Not(_finite) : (ConditionAnswer.Yes, null);

    private LegendreCondition Onto() => new(
        _keepsSign ? "`R'` maps its domain onto the real line" : "`R'` maps its domain onto the real line; equivalently `R` is supercoercive",
        _onto.Answer,
        _onto.When,
        $"the integral of `P^(1/q - 1)` to infinity diverges iff `K (1/q - 1) >= -1` iff `m <= 1`; here `m = {_m}`"
        + (_keepsSign && _finite.Answer != ConditionAnswer.No ? $"; and where `R'(0)` is finite it is the lower end of the range{(_finite.When is null ? "" : $" (`{_finite.When}`)")}" : ""));

    private LegendreCondition LevelSets() => new(
        "Bounded level sets of the Bregman divergence `D(x, y)` in each argument",
        _bounded.Answer,
        _bounded.When,
        "in `x` by strict convexity; in `y` because `D(x, y) = R(x) + R*(R'(y)) - x R'(y)` is the integral of `(z - x) R''(z)` from `x` to `y`, which diverges as `y` grows iff `m <= 2`; and `m < 2` for every `q <= 2` and finite `K`");

    private LegendreCondition Unique()
    {
        const string Name = "The flow is unique through `x = 0` where `G != 0` there";
        if (_zeros.IsOne)
        {
            return new(Name, ConditionAnswer.Yes, null, "one weight passes 0 there, at a speed along the curve that is not 0; where `G = 0` there too and `q < 2`, the clock `dtau = -s(G) dt` may not be unique");
        }

        const string Reached = "several factors of `P` vanish at once, at a finite clock value: the flow may rest at 0, or leave it in more than one way";
        const string NotReached = "`x = 0` is not reached at any finite clock value";
        return _finite.Answer switch
        {
            ConditionAnswer.Yes => new(Name, ConditionAnswer.No, null, Reached),
            ConditionAnswer.No => new(Name, ConditionAnswer.Yes, null, NotReached),
            _ => new(Name, ConditionAnswer.Depends, $"not {_finite.When}", $"when `{_finite.When}`, {Reached}; otherwise {NotReached}"),
        };
    }

    private LegendreCondition Legendre() => new(
        "Legendre type (Rockafellar 1970, section 26)",
        Smooth.Answer,
        Smooth.When,
        ByDomain(
            _keepsSign
                ? "on `x >= 0` it is not essentially smooth at 0"
                : "on the whole line: differentiable and strictly convex there, and the boundary is empty",
            "on the half-line `x > 0`: differentiable and strictly convex there, and `R' -> -infinity` at 0; not differentiable at 0, so not on the whole line"));

    private LegendreCondition Bregman() => new(
        "Bregman function (Censor and Lent 1981; Alvarez, Bolte, Brahic 2004)",
        _bounded.Answer,
        _bounded.When,
        ByDomain(
            _keepsSign
                ? "with zone `x > 0`: moreover `R` and `R'` are continuous at 0"
                : "with the whole line as its zone: continuously differentiable, strictly convex, bounded level sets",
            "with zone `x > 0`: moreover `R` is continuous at 0 and `y R'(y) -> 0` there, since `R ~ const |x|^(2 - q (k-1)/k)` up to a constant (a logarithm beside it when `q (k-1)/k = 1`)"));

    private LegendreCondition ZoneCoercive() => new(
        _keepsSign
            ? "Zone coercive, the condition that Corollary 4.14 calls Bregman"
            : "`m <= 1`: zone coercive, the condition that Corollary 4.14 calls Bregman",
        _onto.Answer,
        _onto.When,
        _onto.Answer switch
        {
            ConditionAnswer.Yes => "`R'` is onto the real line, so the dual flow cannot leave its range",
            ConditionAnswer.No when _keepsSign && _finite.Answer == ConditionAnswer.Yes =>
                "`R'(0)` is finite and the end of the range of `R'`: the dual flow leaves it when `x` reaches 0",
            ConditionAnswer.No when _keepsSign && _finite.Answer == ConditionAnswer.Depends =>
                "the range of `R'` has a finite end, at `x = 0` or as `x` grows, and the dual flow can leave it",
            ConditionAnswer.No => "`R'` is bounded as `x` grows, so the dual flow can leave its range: `x` is infinite at a finite clock value",
            _ when _keepsSign => $"`R'` is onto the real line when `{_onto.When}`; otherwise it has a finite end, and the dual flow can leave its range",
            _ => $"`R'` is onto the real line when `{_onto.When}`; otherwise it is bounded as `x` grows, and the dual flow can leave its range",
        });

    private static (ConditionAnswer Answer, string? When) Not((ConditionAnswer Answer, string? When) condition) => condition.Answer switch
    {
        ConditionAnswer.Yes => (ConditionAnswer.No, null),
        ConditionAnswer.No => (ConditionAnswer.Yes, null),
        _ => (ConditionAnswer.Depends, $"not {condition.When}"),
    };

    private string ByDomain(string whole, string half) => _finite.Answer switch
    {
        ConditionAnswer.Yes => whole,
        ConditionAnswer.No => half,
        _ => $"when `{_finite.When}`: {whole}; otherwise: {half}",
    };
}
