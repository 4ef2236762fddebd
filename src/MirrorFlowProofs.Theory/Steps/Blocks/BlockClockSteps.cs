using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The steps that follow from the definition of the flow of the whole sum: its blocks, one clock for all of them, balance
/// within each, and the inverse metric (theory sections 2 and 5).
/// </summary>
internal sealed class BlockClockSteps(Geometry geometry, Reparameterization map, IReadOnlyList<SignedBlock> blocks)
{
    /// <summary>The speed <c>dw/dtau = s(d rho/dw)</c> of a weight, from the whole sum.</summary>
    internal Expr Speed(Symbol weight) => geometry.SignedPower(Partial(weight));

    internal Step Blocks() => new(
        "blocks",
        "Blocks",
        [.. blocks.Select(b => new Equation(BlockNames.Size(b), b.Flow.Reparameterization.Rho))],
        $"`x = {BlockNames.SignedSum(blocks)}`, monomials in weights of their own; the signs `sigma_b` are taken out of the coefficients.",
        [new Identity(
            "`x = sum_b sigma_b x_b`",
            map.Rho,
            Sum.Of(blocks.Select(b => b.Sign * b.Flow.Reparameterization.Rho)))]);

    internal Step Clock() => new(
        "clock",
        "One clock for all blocks",
        [.. map.Weights.Select(w => new Equation(BlockNames.Speed(w), Speed(w)))],
        "`s(G d_i) = s(G) s(d_i)` with `d_i = partial x/partial w_i` of the whole sum, so `dw_i/dt = -s(G) psi_i` with `psi_i = s(d_i)`, and all weights share the clock `dtau = -s(G) dt`. Only one block depends on `w_i`, so `d_i` is `sigma_b` times its own derivative, and `psi_i` is `sigma_b` times the speed in the flow of `x_b` alone: block `b` follows its own curve on the clock `tau_b = sigma_b tau`.",
        [.. ForEachKind((block, i, weight, all) => (IEnumerable<Obligation>)
        [
            new Identity(
                $"`s(G d) = s(G) psi` for `{weight.Name}`{all}",
                geometry.SignedPower(Names.Gradient * Partial(weight)),
                geometry.SignedPower(Names.Gradient) * Speed(weight)),
            new Identity(
                $"`{weight.Name}` moves at `sigma_{block.Name} = {block.Sign}` times its speed in block {block.Name} alone{all}",
                Speed(weight),
                block.Sign * block.Flow.Speed(i)),
        ])]);

    internal Step Balance() => new(
        "balance",
        "Balance within each block",
        [.. blocks.SelectMany(b => Enumerable.Range(1, b.Balance.Offsets.Count - 1).Select(j => new Equation(
            Notation.Of(b.Flow.Invariant(j) - b.Flow.Invariant(0)), b.Balance.Offsets[j])))],
        "Within block `b` every `u_i = k_i^(1-q) |w_i|^q` advances at `du_i/dtau = sigma_b q |x_b|^(q-1) sign(x_b)`, so their differences are conserved. A block of one weight has none.",
        [.. ForEachKind((block, i, weight, all) => (IEnumerable<Obligation>)
        [
            new Identity(
                $"`du/dtau = sigma_{block.Name} q |x_{block.Name}|^(q-1) sign(x_{block.Name})` for `{weight.Name}`{all}",
                Calculus.Differentiate(block.Flow.Invariant(i), weight) * Speed(weight),
                block.Sign * block.Flow.InvariantExponent * geometry.SignedPower(block.Flow.Reparameterization.Rho)),
        ])]);

    internal Step Metric() => new(
        "metric",
        "Inverse metric",
        [new Equation(Names.InverseMetric, Sum.Of(blocks.Select(b => CurveSteps.InverseMetricInWeights(b.Flow))))],
        "`dx/dtau = sum_i d_i psi_i = sum_i |d_i|^q` over the weights of all blocks: the inverse metrics of the blocks add, whatever the signs. With `R''` the reciprocal, `dR'(x) = dtau = -s(G) dt`: a steepest mirror flow.",
        [.. ForEachKind((block, i, weight, all) => (IEnumerable<Obligation>)
        [
            new Identity(
                $"`d psi = |d|^q`, the part of `{weight.Name}` in block {block.Name}{all}",
                Partial(weight) * Speed(weight),
                block.Flow.MetricTerm(i)),
        ])]);

    private Expr Partial(Symbol weight) => Calculus.Differentiate(map.Rho, weight);

    private IEnumerable<Obligation> ForEachKind(Func<SignedBlock, int, Symbol, string, IEnumerable<Obligation>> make) =>
        from block in blocks
        from alike in block.Flow.Representatives
        let weights = block.Flow.Reparameterization.Weights
        let all = alike.Alike.Count == 1 ? "" : $"{alike.AndAlike} in the block"
        from obligation in make(block, alike.Index, weights[alike.Index], all)
        select obligation is Identity identity
            ? identity with { Exchangeable = [.. alike.Alike.Select(i => weights[i])] }
            : obligation;
}
