using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Coupled decay, <c>(alpha/2) |w|^2</c> in the loss: <c>dw_i/dt = -s(G d_i + alpha w_i)</c>. At <c>q = 2</c> the signed power is
/// linear and nothing differs from decoupled decay; below, the law of the imbalance fails (theory section 3).
/// </summary>
internal static class CoupledDecaySteps
{
    private static readonly Domain BelowTwo = new(1, false, 2, true);

    /// <summary>Null where there is one weight, and so no imbalance.</summary>
    internal static Step? OffBalance(MonomialFlow flow)
    {
        if (flow.Partials.Count < 2)
        {
            return null;
        }

        var (isSymbolic, isLinear) = (flow.Geometry.IsSymbolic, flow.Geometry.SpeedExponent.IsOne);
        var equations = new List<Equation>();
        var obligations = new List<Obligation>();
        if (isSymbolic || isLinear)
        {
            equations.Add(new Equation(
                new Notation("(u_i - u_j)/(u_i - u_j at the start)", @"\frac{u_i-u_j}{(u_i-u_j)_{t=0}}"),
                Apply.Of(Function.Exp, -2 * Names.AccumulatedDecay),
                isSymbolic ? "q = 2" : null));
            obligations.AddRange(AsDecoupled(flow));
        }

        if (!isLinear)
        {
            var excess = ExcessAtPoint(flow);
            var (first, second) = (Notation.Of(flow.Reparameterization.Weights[0]), Notation.Of(flow.Reparameterization.Weights[1]));
            equations.Add(new Equation(
                new Notation(
                    $"dD/dt + q alpha D at {first.Text} = 1, {second.Text} = 2, G = 0, alpha = 1, D = u_2 - u_1",
                    $@"\frac{{\mathrm{{d}}D}}{{\mathrm{{d}}t}}+q\alpha D\Big|_{{{first.Latex}=1,\,{second.Latex}=2,\,G=0,\,\alpha=1}},\ D=u_2-u_1"),
                excess,
                isSymbolic ? "q < 2" : null));
            obligations.Add(new Inequality(
                $"at `{first.Text} = 1`, `{second.Text} = 2`, `G = 0` and `alpha = 1` the difference `D = u_2 - u_1` shrinks slower than at the rate `-q alpha D`: this point refutes the law",
                Substitution.Replace(excess, Geometry.SymbolicQ, new Symbol(Geometry.SymbolicQ.Name, BelowTwo)),
                SignRelation.Greater,
                Expr.Zero));
        }

        obligations.AddRange(EqualSizes(flow));
        return new(
            "coupled-decay",
            "Coupled weight decay off the balanced manifold",
            equations,
            "Coupled decay puts `alpha w_i` under the signed power: `dw_i/dt = -s(G d_i + alpha w_i)`. At `q = 2` this is the flow with decoupled decay, so the differences shrink by the same law and the potential moves with them. For `q < 2` the differences `D = u_i - u_j` do not obey `dD/dt = -q alpha D`, as a point shows, and no potential follows from them. Weights of equal size and equal `k_i` move alike for every `q`.",
            obligations);
    }

    /// <summary>
    /// At <c>q = 2</c> the flow is that of decoupled decay, whatever the partial derivative is: it stands as one symbol, so
    /// that the proof is as short for 256 weights as for two.
    /// </summary>
    internal static IEnumerable<Obligation> AsDecoupled(MonomialFlow flow)
    {
        foreach (var r in flow.Representatives)
        {
            var (number, weight) = (r.Index + 1, flow.Reparameterization.Weights[r.Index]);
            var partial = new Symbol($"d{number}");
            yield return new Identity(
                $"`s(G d_{number} + alpha w_{number}) = s(G) s(d_{number}) + alpha w_{number}` at `q = 2`, for every value of `d_{number}`",
                AtTwo(flow.Geometry.SignedPower(Names.Gradient * partial + Names.Decay * weight)),
                AtTwo(flow.Geometry.SignedPower(Names.Gradient) * flow.Geometry.SignedPower(partial) + Names.Decay * weight));
        }
    }

    /// <summary>
    /// Of the weights of one multiplicity, two of equal size move alike. The others enter through their product alone, for
    /// which one of them stands, to an odd power where there is one, so that it takes every value that the product does.
    /// </summary>
    internal static IEnumerable<Obligation> EqualSizes(MonomialFlow flow) =>
        from r in flow.Representatives
        where r.Alike.Count > 1
        let weights = (First: flow.Reparameterization.Weights[r.Alike[0]], Second: flow.Reparameterization.Weights[r.Alike[1]])
        let others = flow.Reparameterization.Weights.Zip(flow.Multiplicities)
            .Where(w => !w.First.Equals(weights.First) && !w.First.Equals(weights.Second))
            .OrderBy(w => w.Second.Numerator.IsEven).Skip(1)
            .ToDictionary(w => w.First, _ => Expr.One)
        let rate = RateOfSize(flow, r.Alike[0], others) - RateOfSize(flow, r.Alike[1], others)
        from value in new[] { weights.First, -weights.First }
        select new Identity(
            $"`d(|{weights.First}| - |{weights.Second}|)/dt = 0` at `{weights.Second} = {value}`, and alike for all weights of this multiplicity",
            Substitution.Replace(rate, weights.Second, value),
            Expr.Zero);

    private static Expr Velocity(MonomialFlow flow, int i) =>
        -flow.Geometry.SignedPower(Names.Gradient * flow.Partials[i] + Names.Decay * flow.Reparameterization.Weights[i]);

    private static Expr RateOfSize(MonomialFlow flow, int i, IReadOnlyDictionary<Symbol, Expr> others) =>
        Calculus.Differentiate(flow.Size(i), flow.Reparameterization.Weights[i]) * -flow.Geometry.SignedPower(
            Names.Gradient * Substitution.Replace(flow.Partials[i], others) + Names.Decay * flow.Reparameterization.Weights[i]);

    /// <summary>How far the rate of <c>D = u_2 - u_1</c> is from <c>-q alpha D</c>, where nothing but decay moves the weights.</summary>
    private static Expr ExcessAtPoint(MonomialFlow flow)
    {
        var weights = flow.Reparameterization.Weights;
        Expr Rate(int i) => Calculus.Differentiate(flow.Invariant(i), weights[i]) * Velocity(flow, i);
        var excess = Rate(1) - Rate(0) + flow.InvariantExponent * Names.Decay * (flow.Invariant(1) - flow.Invariant(0));
        var point = weights.ToDictionary(w => w, w => w.Equals(weights[1]) ? 2 : Expr.One);
        point[Names.Gradient] = Expr.Zero;
        point[Names.Decay] = Expr.One;
        return Expansion.Expand(Substitution.Replace(excess, point));
    }

    private static Expr AtTwo(Expr e) => Substitution.Replace(e, Geometry.SymbolicQ, 2);
}
