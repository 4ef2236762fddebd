using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using static MirrorFlowProofs.Verification.Claims.Written;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Any steepest mirror flow on any loss: what bounds on it are written in. <c>B</c> bounds the gradients along the path, <c>1/R''</c> is at
/// least <c>mu</c>; <c>f_drop</c> is <c>f(x_0) - f(x_infinity)</c>.
/// </summary>
/// <param name="Q">The geometry.</param>
/// <param name="Constants">The positive numbers of the assumptions.</param>
public sealed record ConvergentFlow(Expr Q, IReadOnlyList<Symbol> Constants) : Subject
{
    internal const string Drop = "f_drop";

    private static readonly Symbol Fall = new(Drop, Domain.Positive);
    private static readonly Symbol End = new("f_end");

    /// <summary>The time.</summary>
    internal static Symbol Time { get; } = new("t", Domain.Nonnegative);

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols => [.. Substitution.SymbolsOf(Q).Concat(Constants).Append(Fall).Append(End).Append(Time)];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations { get; } = new Dictionary<string, Meaning>
    {
        ["f(x_0)"] = Meaning.Of(End + Fall),
        ["f(x_infinity)"] = Meaning.Of(End),
        ["f_star"] = Meaning.Of(End),
    };

    /// <inheritdoc/>
    public override string Description => $"steepest mirror flow of any loss, q = {Q}";
}

/// <summary>Bounds on convergence of any steepest mirror flow, decided whatever the bound says.</summary>
/// <remarks>
/// A bound is proved when it is at least the one that follows from the steps, and refuted by a flow on a loss of one coordinate
/// whose two sides are known in closed form. What lies between is left open.
/// </remarks>
public static class ConvergenceStatement
{
    private static readonly Symbol Fraction = new("s", new Domain(0, true, 1, false));

    /// <summary>The loss falls at the rate <c>|G|^q/R''</c>, and <c>1/R''</c> is <c>mu + k</c> with <c>k >= 0</c>.</summary>
    internal static FormulaAssertion LossRate(Expr q)
    {
        var (gain, surplus) = (Positive("mu"), new Symbol("k", Domain.Nonnegative));
        return Step(
            "The loss falls at least at the rate `mu |G|^q`, since `1/R'' = mu + k` with `k >= 0`.",
            new MirrorPath(q, Names.Gradient, gain + surplus) { Moving = [surplus] },
            $"d/dt(f) = -(mu + k)*|G|^{Power(q)} <= -mu*|G|^{Power(q)}");
    }

    /// <summary>The geometry as an exponent.</summary>
    private static string Power(Expr q) => q is Symbol ? q.ToString() : $"({q})";

    /// <summary>A gradient at most B in size has <c>g^2 &lt;= B^(2-q) g^q</c>.</summary>
    internal static FormulaAssertion GradientPower(Expr q) => Step(
        "A gradient `g = B s` with `0 < s <= 1` has `g^2 <= B^(2-q) g^q`; summed over the coordinates.",
        new NoFlow(),
        $"(B*s)^2 <= B^(2 - {q})*(B*s)^{Power(q)}").In([.. Substitution.SymbolsOf(q), Positive("B"), Fraction]);

    /// <summary>With <c>G^2 = 2 Lambda F + s</c>, <c>s >= 0</c>, for <c>F = f - f*</c>: F times the exponential falls (Gronwall).</summary>
    internal static FormulaAssertion Gronwall(Expr q)
    {
        IReadOnlyList<Symbol> nonnegative = [.. new[] { "F", "s", "z", "t" }.Select(n => new Symbol(n, Domain.Nonnegative))];
        return Step(
            "With `G^2 = 2 Lambda F + s`, `s >= 0`, for `F = f - f*`: `dF/dt = -mu B^(q-2) G^2 - (what is more)` makes `F exp(2 Lambda mu B^(q-2) t)` fall, which is the bound (Gronwall).",
            new NoFlow(),
            $"(-mu*B^({q} - 2)*(2*Lambda*F + s) - z)*exp(c*t) + F*d/dt(exp(c*t)) <= 0")
            .In([.. Substitution.SymbolsOf(q), Positive("mu"), Positive("Lambda"), Positive("B"), .. nonnegative]).With("c", $"2*Lambda*mu*B^({q} - 2)");
    }

    /// <summary><c>int sum_i G_i^2 dt</c> over all times is at most a bound.</summary>
    /// <param name="q">The geometry.</param>
    /// <param name="bound">The bound as a function of <c>f_drop</c>, B and mu: <c>LEFT &lt;= bound</c> for a left side.</param>
    /// <param name="gradient">The name of B.</param>
    /// <param name="coercivity">The name of mu.</param>
    public static Claim GradientIntegral(Expr q, Func<string, IReadOnlyList<Symbol>, FormulaAssertion> bound, string gradient, string coercivity)
    {
        ArgumentNullException.ThrowIfNull(bound);
        IReadOnlyList<Symbol> loss = [Positive("slope"), Positive("reach"), new("beyond", Domain.Nonnegative)];
        return new Claim(
            "gradient-integral", "", "",
            [
                bound($"slope^(3 - {q})*reach^(4 - {q})*(beyond + 1/(4 - {q}))/{coercivity} <= at(at(BOUND, {gradient} = slope*reach), {ConvergentFlow.Drop} = slope*reach^2*(beyond + 1/2))", loss) with
                {
                    Standing = Standing.Instance,
                    What = "One coordinate, `1/R'' = mu`, from `(1 + beyond) reach` to 0 on the loss with `f' = slope x` up to `reach` and constant from there on: the integral of `f'^2 dt` is that of `f'^(3-q)/mu dx`.",
                },
                Step(
                    "The integral in the example, up to `reach`.", new NoFlow(), $"d/dx(slope^(3 - {q})*x^(4 - {q})/(4 - {q})) = (slope*x)^(3 - {q})")
                    .In([.. Substitution.SymbolsOf(q), Positive("slope"), Positive("x")]),
                LossRate(q),
                GradientPower(q),
                bound($"{gradient}^(2 - {q})*{ConvergentFlow.Drop}/{coercivity} <= BOUND", []) with { Standing = Standing.Step, What = "The bound that follows is at most the one written." },
            ]);
    }

    /// <summary><c>f(x_t) - f*</c> is at most a bound, under <c>|grad f|^2 >= 2 Lambda (f - f*)</c>.</summary>
    /// <param name="q">The geometry.</param>
    /// <param name="bound">The bound as a function of <c>f_drop</c>, t, B, mu and Lambda: <c>LEFT &lt;= bound</c> for a left side.</param>
    /// <param name="gradient">The name of B.</param>
    /// <param name="coercivity">The name of mu.</param>
    /// <param name="rate">The name of Lambda.</param>
    public static Claim LinearRate(
        Expr q, Func<string, IReadOnlyList<Symbol>, FormulaAssertion> bound, string gradient, string coercivity, string rate)
    {
        ArgumentNullException.ThrowIfNull(bound);
        var isOpen = q is not Number;
        var assertions = new List<Assertion>();
        if (isOpen || q is Number { Value: var two } && two == 2)
        {
            assertions.Add(Example("2", $"{rate}*origin^2/2*exp(-2*{rate}*{coercivity}*t)", null, [Positive("origin")]));
        }

        if (isOpen || q is Number { Value: var below } && below < 2)
        {
            var at = isOpen ? "1" : $"({q})";
            assertions.Add(Example(
                at, $"{rate}*origin^2/2*(1 - done)^(2/(2 - {at}))", $"done*origin^(2 - {at})/((2 - {at})*{coercivity}*{rate}^({at} - 1))", [Positive("origin"), new("done", new Domain(0, false, 1, true))]));
            assertions.Add(Step(
                "The example: `dx/dt = -mu f'^(q-1)`.",
                new NoFlow(),
                $"d/dr(X*(1 - r)^(1/(2 - {at}))) = -mu*(Lambda*X*(1 - r)^(1/(2 - {at})))^({at} - 1)*X^(2 - {at})/((2 - {at})*mu*Lambda^({at} - 1))")
                .In(Positive("X"), Positive("mu"), Positive("Lambda"), new Symbol("r", new Domain(0, false, 1, true))));
        }

        return new Claim(
            "linear-rate", "", "",
            [
                .. assertions,
                LossRate(q),
                GradientPower(q),
                Gronwall(q),
                bound($"{ConvergentFlow.Drop}*exp(-2*{rate}*{coercivity}*{gradient}^({q} - 2)*t) <= BOUND", []) with { Standing = Standing.Step, What = "The bound that follows is at most the one written." },
            ]);

        FormulaAssertion Example(string at, string loss, string? time, IReadOnlyList<Symbol> symbols)
        {
            var written = $"at(at(BOUND, {gradient} = {rate}*origin), {ConvergentFlow.Drop} = {rate}*origin^2/2)";
            written = time is null ? written : $"at({written}, t = {time})";
            return bound($"{loss} <= {(isOpen ? $"at({written}, q = {at})" : written)}", symbols) with
            {
                Standing = Standing.Instance,
                What = "One coordinate, `1/R'' = mu`, `f = Lambda x^2/2` from `origin`, at the part `done` of the time to 0 where that is finite.",
            };
        }
    }
}
