using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>The steps that follow from the flow alone: one clock, balance, decay of the imbalance, inverse metric.</summary>
internal static class CurveSteps
{
    /// <summary>Theory section 2: the loss enters only through the speed <c>s(G)</c> of a common clock.</summary>
    internal static Step Clock(MonomialFlow flow) => new(
        "clock",
        "One clock",
        ForEachWeight(flow, i => new Equation(
            new Notation($"d{Name(flow, i)}/dtau", $@"\frac{{\mathrm{{d}}{Latex(flow, i)}}}{{\mathrm{{d}}\tau}}"),
            flow.Speed(i))),
        "The signed power is multiplicative: `s(G d_i) = s(G) s(d_i)` with `d_i = partial rho/partial w_i`. So `dw_i/dt = -s(G) psi_i` with `psi_i = s(d_i)`: without decay every weight moves along one fixed curve `dw_i/dtau = psi_i`, and the loss only sets the speed `dtau = -s(G) dt` of its clock (at `q = 1` and `G = 0`: one value of the set-valued sign for all weights).",
        Alike(flow, (i, all) => new Identity(
            $"`s(G d_{i + 1}) = s(G) psi_{i + 1}`{all}",
            flow.Geometry.SignedPower(Names.Gradient * flow.Partials[i]),
            flow.Geometry.SignedPower(Names.Gradient) * flow.Speed(i))));

    /// <summary>Jacobs, Zhou, Burkholz 2026, Lemma 4.4 (for k_i = 1).</summary>
    internal static Step Balance(MonomialFlow flow, Balance balance) => new(
        "balance",
        "Balance equation",
        [.. Enumerable.Range(1, Math.Max(0, flow.Partials.Count - 1)).Select(j => new Equation(
            Notation.Of(flow.Invariant(j) - flow.Invariant(0)), balance.Offsets[j] - balance.Offsets[0]))],
        "Along the curve every `u_i = k_i^(1-q) |w_i|^q` advances alike, `du_i/dtau = q |x|^(q-1) sign(x)`, for weights of either sign; so their differences are conserved. For `q > 1` that holds at zeros of weights too, where `|w|^q` has the derivative 0. At `q = 1` the derivative is taken where `w_i != 0`; where one weight with `k_i = 1` passes 0 by itself, the differences keep their values by continuity, and at a saddle (every `d_i = 0`) nothing is claimed: the flow may slide there, and the differences change.",
        Alike(flow, (i, all) => new Identity(
            $"`du_{i + 1}/dtau = q |x|^(q-1) sign(x)`{all}",
            Calculus.Differentiate(flow.Invariant(i), flow.Reparameterization.Weights[i]) * flow.Speed(i),
            flow.InvariantExponent * flow.Geometry.SignedPower(flow.Reparameterization.Rho))));

    /// <summary>Lemma 4.4 with decoupled weight decay.</summary>
    internal static Step ImbalanceUnderDecay(MonomialFlow flow)
    {
        var a = flow.InvariantExponent;
        var law = Apply.Of(Function.Exp, -a * Names.AccumulatedDecay);
        return new(
            "decay",
            "Imbalance under decoupled weight decay",
            [new Equation(
                new Notation("(u_i - u_j)/(u_i - u_j at the start)", @"\frac{u_i-u_j}{(u_i-u_j)_{t=0}}"),
                law,
                "A = int alpha dt")],
            "The decay term `-alpha w_i` moves `u_i` at the rate `-q alpha u_i`, and the loss moves all `u_i` alike, so a difference `D = u_i - u_j` obeys `dD/dt = -q alpha D`.",
            [
                .. Alike(flow, (i, all) => new Identity(
                    $"decay moves `u_{i + 1}` at the rate `-q alpha u_{i + 1}`{all}",
                    Calculus.Differentiate(flow.Invariant(i), flow.Reparameterization.Weights[i])
                        * -Names.Decay * flow.Reparameterization.Weights[i],
                    -a * Names.Decay * flow.Invariant(i))),
                new Identity(
                    "`D = exp(-q A)` solves `dD/dA = -q D`",
                    Calculus.Differentiate(law, Names.AccumulatedDecay),
                    -a * law),
            ]);
    }

    /// <summary>The inverse metric <c>sum |d_i rho|^q</c> (theory section 2; Theorem 4.6).</summary>
    internal static Step InverseMetric(MonomialFlow flow) => new(
        "metric",
        "Inverse metric",
        [new Equation(Names.InverseMetric, InverseMetricInWeights(flow))],
        "`dx/dtau = sum_i d_i psi_i = sum_i |d_i|^q`; with `R''` the reciprocal of this along the curve, `dR'(x) = R''(x) dx = dtau = -s(G) dt`: a steepest mirror flow.",
        Alike(flow, (i, all) => new Identity(
            $"`d_{i + 1} psi_{i + 1} = |d_{i + 1}|^q`{all}",
            flow.Partials[i] * flow.Speed(i),
            flow.MetricTerm(i))));

    /// <summary>The inverse metric as a function of the weights.</summary>
    internal static Expr InverseMetricInWeights(MonomialFlow flow) =>
        Sum.Of(Enumerable.Range(0, flow.Partials.Count).Select(flow.MetricTerm));

    private static List<T> ForEachWeight<T>(MonomialFlow flow, Func<int, T> make) =>
        [.. Enumerable.Range(0, flow.Partials.Count).Select(make)];

    /// <summary>One obligation for the weights of each multiplicity, with the words that say so.</summary>
    private static List<Obligation> Alike(MonomialFlow flow, Func<int, string, Identity> make) =>
        [.. flow.Representatives.Select(r =>
            make(r.Index, r.Alike.Count == 1 ? "" : $"{r.AndAlike}: exchanging two leaves `x` as it is") with
            {
                Exchangeable = [.. r.Alike.Select(i => flow.Reparameterization.Weights[i])],
            })];

    private static string Name(MonomialFlow flow, int i) => flow.Reparameterization.Weights[i].Name;

    private static string Latex(MonomialFlow flow, int i) => Notation.Of(flow.Reparameterization.Weights[i]).Latex;
}
