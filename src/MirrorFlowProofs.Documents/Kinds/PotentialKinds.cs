using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>Claims about the derived functions: in x, or along the curve in u.</summary>
internal static class PotentialKinds
{
    private const string AlongTheCurve = "u";

    internal static Assertion InverseMetric(ClaimContext context, Fragment value) => context.MentionsWeights(value)
        ? context.MetricInWeights("1/R''(x) = {0}", value)
        : Equality(context, value, "1/R''(x)", "R''(x)", "P'(u)");

    internal static Assertion Hessian(ClaimContext context, Fragment value) => context.MentionsWeights(value)
        ? context.MetricInWeights("R''(x) = {0}", value)
        : Equality(context, value, "R''(x)", "R''(x)", "1/P'(u)");

    internal static Assertion Coercivity(ClaimContext context, Fragment value)
    {
        context.RequireAllX(value, context.Key);
        ConditionKinds.RequireMeaning(context, Fragment.At(value.Start, "mu"), "mu", null, "derived");
        var subject = context.Derived(value);
        return subject.Notations.ContainsKey("mu")
            ? context.Formula(subject, "mu = {0}", value)
            : subject.Notations.ContainsKey("P'(0)")
                ? context.Formula(subject, "P'(0) = {0}", value)
                : new UndecidedAssertion($"mu = {value}", subject, "the inverse coercivity is not derived in this setting");
    }

    internal static Assertion MirrorMap(ClaimContext context, Fragment value) => InverseKinds.OfMirrorMap(context, value, isUpToFactor: false) is { } inverse ? inverse
        : ClaimContext.Mentions(value, AlongTheCurve)
        ? UpToConstant(context, value, "R'(x(u))", AlongTheCurve, null)
        : UpToConstant(context, value, "R'(x)", "x", "d/dx({0}) = R''(x)");

    internal static Assertion Potential(ClaimContext context, Fragment value)
    {
        if (InverseKinds.OfPotential(context, value, isUpToFactor: false) is { } inverse)
        {
            return inverse;
        }

        if (ClaimContext.Mentions(value, AlongTheCurve))
        {
            return UpToConstant(context, value, "R(x(u))", AlongTheCurve, null);
        }

        var constant = UpToConstant(context, value, "R(x)", "x", "d/dx(d/dx({0})) = R''(x)");
        if (constant is not UpToAssertion upTo)
        {
            return constant;
        }

        var subject = context.Derived(value);
        const string Affine = "{0} - R(x) = at({0} - R(x), x = A) + (at({0} - R(x), x = B) - at({0} - R(x), x = A))*(x - A)/(B - A)";
        var places = Places(subject, "x");
        List<FormulaAssertion> forms =
        [
            .. places.SelectMany(a => places.Where(b => b != a).Take(2).Select(b => TryFormula(context, subject, Affine.Replace("A", $"({a})", StringComparison.Ordinal).Replace("B", $"({b})", StringComparison.Ordinal), value))).OfType<FormulaAssertion>(),
        ];
        return upTo with { Wider = [.. upTo.Wider, (forms, "up to an affine function, which the flow leaves open")] };
    }

    internal static Assertion Conjugate(ClaimContext context, Fragment value)
    {
        var subject = context.Derived(value);
        if (subject.Notations.ContainsKey("R*(y)"))
        {
            return UpToConstant(context, value, "R*(y)", "y", null);
        }

        return ClaimContext.Mentions(value, AlongTheCurve) ? UpToConstant(context, value, "R*(R'(x(u)))", AlongTheCurve, null)
            : !ClaimContext.Mentions(value, "y") ? UpToConstant(context, value, "R*(R'(x))", "x", null)
            : subject.Notations.ContainsKey("R'(x)") ? UpToConstant(context, value.In("at({0}, y = R'(x))"), "R*(R'(x))", "x", null)
            : UpToConstant(context, value.In("at({0}, y = R'(x(u)))"), "R*(R'(x(u)))", AlongTheCurve, null);
    }

    internal static Assertion Regularizer(ClaimContext context, Fragment value)
    {
        return context.Setting.Decay switch
        {
            Decay.Decoupled => UpToConstant(context, value, "M(x)", "x", "d/dx({0}) = M'(x)"),
            Decay.Coupled => UpToConstant(context, value, "W(x)", "x", null),
            _ => throw value.Complain(0, "'regularizer' needs a decay: expected a line 'decay: decoupled' or 'decay: coupled'"),
        };
    }

    private static Assertion Equality(ClaimContext context, Fragment value, string left, string needed, string inU)
    {
        var subject = context.Derived(value);
        return ClaimContext.Mentions(value, AlongTheCurve) ? context.Formula(subject, $"{inU} = {{0}}", value)
            : subject.Notations.ContainsKey(needed) ? context.Formula(subject, $"{left} = {{0}}", value)
            : NoForm(context, value, subject, needed);
    }

    private static Assertion UpToConstant(ClaimContext context, Fragment value, string notation, string variable, string? slope)
    {
        var subject = context.Derived(value);
        if (!subject.Notations.ContainsKey(notation))
        {
            return NoForm(context, value, subject, notation);
        }

        IReadOnlyList<Symbol> dual = ClaimContext.Mentions(value, "y") && !subject.Symbols.Contains(Names.Y) ? [Names.Y] : [];
        var forms = Places(subject, variable)
            .Select(place => TryFormula(context, subject, $"{{0}} - {notation} = at({{0}} - {notation}, {variable} = {place})", value, dual))
            .OfType<FormulaAssertion>().ToList();
        return new UpToAssertion(
            context.Formula(subject, $"{notation} = {{0}}", value, dual),
            [(forms, "up to a constant")],
            slope is not null ? TryFormula(context, subject, slope, value, dual) : null)
        {
            IsFreeOnEachSide = variable == Names.X.Name && MayStayOnOneSide(context, value),
        };
    }

    /// <summary>
    /// Whether the flow leaves no half-line and so leaves open a constant on each: where R' is not finite at 0, for all q and depths of the
    /// setting. It is finite at the larger ones only if at the least.
    /// </summary>
    private static bool MayStayOnOneSide(ClaimContext context, Fragment value)
    {
        var q = Ranges.Of(context.Setting.Q is Number fixedQ ? fixedQ : context.Narrowed(Geometry.SymbolicQ)).Lower!.Value;
        if (context.Setting.Map is { IsEveryDepth: true })
        {
            var depth = Ranges.Of(context.Narrowed(AnyDepth.Depth)).Lower!.Value;
            return context.Setting.Balance!.Kind == BalanceKind.Equal && q * (depth - 1) >= depth;
        }

        return context.Derivations.Monomial(context.Setting.At(q), value, context.Key) is { Derivation.Result.MirrorMap.VanishesAtZero: false };
    }

    private static FormulaAssertion? TryFormula(ClaimContext context, Subject subject, string template, Fragment value, params IReadOnlyList<Symbol> symbols)
    {
        try
        {
            return context.Formula(subject, template, value, symbols);
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    /// <summary>Numbers inside the domain of a symbol.</summary>
    private static List<Rational> Places(Subject subject, string variable) =>
        subject.Symbols.FirstOrDefault(s => s.Name == variable)?.Domain is not { } domain ? []
            : [.. new Rational[] { 1, -1, 2, -2, new(1, 2), new(1, 3), new(2, 3), 3, 10 }.Where(domain.Contains).Take(4)];

    private static UndecidedAssertion NoForm(ClaimContext context, Fragment value, Subject subject, string notation) => new(
        $"{context.Key}: {value}", subject, ClaimContext.Mentions(value, AlongTheCurve) ? $"{notation} is not derived in this setting"
            : $"{notation} has no closed form in x in this setting: state the claim along the curve, in u with P(u) = |x|^q");
}
