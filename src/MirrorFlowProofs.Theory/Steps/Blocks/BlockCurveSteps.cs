using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>Each block in its own parameter, its mirror map as its clock, and what that conserves between blocks.</summary>
internal sealed class BlockCurveSteps(BlockClockSteps flow, IReadOnlyList<SignedBlock> blocks)
{
    internal Expr InverseMetric => Sum.Of(blocks.Select(b => b.InverseMetric));

    /// <summary>One conserved quantity for each block but the first.</summary>
    internal IReadOnlyList<ConservedQuantity> Conserved { get; } =
        [.. blocks.Skip(1).Select(b => BetweenBlocks.Of(blocks[0], b))];

    internal Step Parameters() => new(
        "uniformization",
        "Uniformization",
        [
            .. blocks.Select(b => new Equation(BlockNames.PowerOfSize(b), b.P)),
            new Equation(new Notation("1/R'' = sum_b P_b'(u_b)", @"\frac{1}{R''}=\sum_{b} P_{b}'(u_{b})"), InverseMetric),
        ],
        "In each block `u_i = u_b + lam_i` with `u_b` the smallest, so `x_b^q = P_b(u_b)`. Stated as long as every `x_b > 0`, on positive weights; a block with negative `x_b` is the mirror image, with the other `sigma_b`.",
        [
            .. blocks.Select(b => new Identity(
                $"the part of block {b.Name} in `sum_i |d_i|^q` is `P_{b.Name}'(u_{b.Name})` on its curve",
                b.OnCurve(CurveSteps.InverseMetricInWeights(b.Flow)),
                b.InverseMetric)),
            new Positivity("`1/R'' > 0`: `x` grows along the clock, and `R` is strictly convex", InverseMetric),
        ]);

    internal Step MirrorMaps() => new(
        "mirror-maps",
        "Mirror maps of the blocks",
        [.. blocks.Select(b => new Equation(BlockNames.MirrorMap(b), b.MirrorMap.Value, Join(b.MirrorMap.Conditions)))],
        "`dR_b'/du_b = P_b(u_b)^(1/q - 1)/q`, integrated block by block. Along the flow of the whole sum `dR_b'(x_b)/dtau = sigma_b`, so `sigma_b R_b'(x_b) - tau` is conserved.",
        [
            .. blocks.SelectMany(b => (IEnumerable<Obligation>)
            [
                new Identity(
                    $"`dR_{b.Name}'/du_{b.Name}` is the integrand",
                    Calculus.Differentiate(b.MirrorMap.Value, b.U),
                    b.MirrorMap.Derivative),
                new Identity(
                    $"`dR_{b.Name}'(x_{b.Name})/dtau = sigma_{b.Name}` along the flow of the whole sum",
                    b.MirrorMap.Derivative * ParameterSpeed(b),
                    b.Sign),
            ]),
        ]);

    internal Step Between() => new(
        "between-blocks",
        "Conserved between blocks",
        [.. Conserved.Select(c => new Equation(Notation.Of(c.Value), c.AtStart, Join([.. blocks[0].MirrorMap.Conditions, .. blocks[c.Block - 1].MirrorMap.Conditions])))],
        "All blocks share the clock, so `sigma_1 R_1'(x_1) - sigma_b R_b'(x_b)` is conserved; here in the first weights of the two blocks, up to a factor and, for logarithms, exponentiated. On the right the value at the start, where the first weight of block `b` has the size `beta_b` (one `beta` for equal starts). Balance has one conserved quantity fewer than weights in each block; these relate the blocks. As long as every `x_b > 0`: for a block with negative `x_b` the sign of its term is the other one, and at `q < 2` a block that reaches 0 may rest there while the others move on.",
        [.. Conserved.Select(c => new Identity(
            $"the quantity of blocks 1 and {c.Block} has rate 0 along the flow of the whole sum",
            Rate(c.Value, blocks[0]) + Rate(c.Value, blocks[c.Block - 1]),
            Expr.Zero))]);

    /// <summary><c>du_b/dtau</c> on the curve, from the speed of the first weight in the flow of the whole sum.</summary>
    private Expr ParameterSpeed(SignedBlock block) => block.OnCurve(
        Calculus.Differentiate(block.Flow.Invariant(0), block.FirstWeight) * flow.Speed(block.FirstWeight));

    /// <summary>What the first weight of one block adds to the rate of a quantity, with both blocks on their curves.</summary>
    private Expr Rate(Expr quantity, SignedBlock moving)
    {
        var rate = Calculus.Differentiate(quantity, moving.FirstWeight) * flow.Speed(moving.FirstWeight);
        return blocks.Aggregate(rate, (e, b) => b.OnCurve(e));
    }

    internal static string? Join(IEnumerable<string?> conditions)
    {
        List<string> all = [.. conditions.OfType<string>().Distinct()];
        return all.Count == 0 ? null : string.Join(", ", all);
    }
}
