using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The potential under decoupled decay: the offsets shrink, so the potential moves with <c>A = int alpha dt</c>
/// (theory section 9).
/// </summary>
internal static class DecaySteps
{
    // s = exp(A): the same statements with powers only.
    private static readonly Symbol Growth = new("s", Domain.Positive);
    private static readonly Symbol Value = new("Y");
    private static readonly Symbol Slope = new("h", Domain.Positive);

    /// <summary>The potential at the present offsets, and the equation of its dual variable.</summary>
    internal static Step Potential(MonomialFlow flow, Balance balance, UniformizationSteps curve, ClosedForms? forms)
    {
        var (a, degree) = (flow.InvariantExponent, flow.Degree);
        var rate = Expansion.Expand(degree - a * (degree - 1));
        var exact = Apply.Of(Function.Exp, -a * Names.AccumulatedDecay);
        var equations = new List<Equation>
        {
            new(new Notation("|x|^q = P_A(u)", "|x|^{q}=P_{A}(u)"), Shrink(curve.P, balance, exact)),
        };
        var obligations = Groups(flow, balance, a).ToList();
        if (forms is not null)
        {
            equations.Add(new Equation(new Notation("R_A''(x)", "R_{A}''(x)"), Shrink(forms.Hessian, balance, exact)));
            obligations.Add(new Identity(
                "`R_A''(x) = s^(q (K-1)) R''(s^K x)` with `s = exp(A)`",
                Shrink(forms.Hessian, balance, Power.Of(Growth, -a)),
                Power.Of(Growth, a * (degree - 1)) * Substitution.Replace(forms.Hessian, Names.X, Power.Of(Growth, degree) * Names.X)));
        }

        equations.Add(new Equation(
            new Notation("dy/dt + s(G) for y = R_A'(x)", @"\frac{\mathrm{d}y}{\mathrm{d}t}+s(G),\ y=R_{A}'(x)"),
            -rate * Names.Decay * new Symbol("y")));
        obligations.Add(new Identity(
            "`dv P_A(v)^(1/q - 1)` scales by `s^(-(K - q (K-1)))`",
            Power.Of(Growth, -a) * Power.Of(Power.Of(Growth, -a * degree), 1 / a - 1),
            Power.Of(Growth, -rate)));
        var dual = Power.Of(Growth, -rate) * Value;
        var curvature = Power.Of(Growth, degree - rate) * Slope;
        obligations.Add(new Identity(
            "with `y = s^(-(K - q (K-1))) Y(s^K x)`, `ds/dA = s` and `dx/dA = -K x` from decay, `dy/dA = -(K - q (K-1)) y`",
            Growth * (Calculus.Differentiate(dual, Growth)
                + Power.Of(Growth, -rate) * Slope * Calculus.Differentiate(Power.Of(Growth, degree) * Names.X, Growth))
                - degree * Names.X * curvature,
            -rate * dual));
        return new(
            "potential-under-decay",
            "Potential under decoupled weight decay",
            equations,
            "The offsets at time `t` are `lam_i exp(-q A)` with `A = int alpha dt`, so the potential at that time is `R_A`, with these offsets. `P_A(u) = exp(-q K A) P(exp(q A) u)`, so `R_A'(x) = exp(-(K - q (K-1)) A) R'(exp(K A) x)`. Loss and decay move `x` by `dx/dt = -s(G)/R_A''(x) - K alpha x`; the regularizer `K x R_A''(x)` and the change of `R_A'` with `A` together leave `dy/dt = -s(G) - (K - q (K-1)) alpha y`: linear in `y`, for every loss and every schedule.",
            obligations);
    }

    private static IEnumerable<Obligation> Groups(MonomialFlow flow, Balance balance, Expr a) => balance.Offsets
        .Select((offset, i) => (Offset: offset, K: flow.Multiplicities[i]))
        .Distinct()
        .Select(f => new Identity(
            $"`(u + lam_i)^(k_i)` scales by `s^(-q k_i)` when `u` and `lam_i = {f.Offset}` scale by `s^(-q)`",
            Power.Of(Expansion.Expand(Power.Of(Growth, -a) * (Names.U + f.Offset)), f.K),
            Power.Of(Growth, -a * f.K) * Power.Of(Names.U + f.Offset, f.K)));

    private static Expr Shrink(Expr e, Balance balance, Expr factor) => Substitution.Replace(e, balance.Offsets
        .OfType<Symbol>()
        .Distinct()
        .ToDictionary(s => s, s => s * factor));
}
