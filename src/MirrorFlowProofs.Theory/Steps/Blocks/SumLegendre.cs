using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// The range of <c>R'</c> for a sum of blocks, from the exponents of <c>dR_b'/du_b</c> at 0 and as <c>u_b</c> grows, and
/// the Legendre conditions (theory section 6). Every condition says that <c>q</c> lies in an interval.
/// </summary>
/// <remarks>Definitions: R. T. Rockafellar, <i>Convex Analysis</i> (1970), section 26.</remarks>
internal sealed class SumLegendre(IReadOnlyList<SignedBlock> blocks)
{
    private Expr Exponent => blocks[0].Flow.InvariantExponent;

    /// <summary>The closed ends, block by block.</summary>
    internal IReadOnlyList<DualEnd> Ends { get; } = [.. blocks.SelectMany(b => b.Inverse?.Ends ?? [])];

    internal LegendreReport Report()
    {
        // Above all of these a block falls to 0 only as y becomes infinite; up to all of those it grows only then.
        var falls = Largest(blocks.Where(b => !b.Crosses).Select(b => b.FactorsAtZero));
        var (growsUp, growsDown) = (Smallest(Growing(1)), Smallest(Growing(-1)));
        var first = growsUp is null || growsDown < growsUp ? growsDown : growsUp;
        return new LegendreReport(
            [
                new("Strict convexity: `R'' > 0`", ConditionAnswer.Yes, null, "`1/R'' = sum_b P_b'(u_b)` is a sum of positive terms"),
                Where("A block grows without bound, `x -> infinity`, at a finite `y > 0`: blow-up", Above(growsUp), "a block with `sigma_b = 1`, or one that passes through 0, whose degree `K_b` has `q (K_b - 1)/K_b > 1`, that is `K_b > p`: then `R_b'` is bounded as `x_b` grows"),
                Where("A block grows without bound, `x -> -infinity`, at a finite `y < 0`", Above(growsDown), "the same for a block with `sigma_b = -1`, or one that passes through 0"),
                Where("A block falls to `x_b = 0` at a finite `y`", Below(falls), "a block in which `k >= 2` of the factors of `P_b` vanish at `u_b = 0` has a finite `R_b'` there iff `k (q - 1) < q`; the law holds up to that `y`, where the block is at a saddle of its own"),
                Where("`R'` maps its domain onto the real line", new Domain(falls, false, first, false), "iff no block ends at a finite `y`"),
            ],
            [
                Where("Legendre type (Rockafellar 1970), whatever the starts", new Domain(falls, false, null, true), "where `x` stays finite at the end of the range of `R'`, that end must be infinite; this fails iff a block falls to 0 at a finite `y` before another grows without bound, and holds at every end where `x` is infinite"),
            ]);
    }

    internal Step Step() => new(
        "legendre",
        "The range of the dual variable, and Legendre conditions",
        [.. Ends.Select(e => new Equation(
            new Notation(
                $"{(e.IsUpper ? "sup" : "inf")} y (x_{e.Block} -> {(e.Grows ? "infinity" : "0")})",
                $@"\{(e.IsUpper ? "sup" : "inf")} y\quad(x_{{{e.Block}}}\to {(e.Grows ? @"\infty" : "0")})"),
            e.Y))],
        "`y` runs through the intersection of what the blocks allow: `c_b + sigma_b y` in the range of `R_b'`. Listed are ends that come out in closed form, not always all of them; where `x_b` is infinite, the flow blows up at a finite value of its clock.",
        [
            .. blocks.Select(b => new Identity(
                $"block {b.Name}: `dR_b'/du_b ~ const u_b^(K (1/q - 1))` as `u_b` grows, and `K (1/q - 1) + 1 = (K - q (K - 1))/q` with `K = {b.Flow.Degree}`",
                b.Flow.Degree * (1 / Exponent - 1) + 1,
                (b.Flow.Degree - Exponent * (b.Flow.Degree - 1)) / Exponent)),
            .. Ends.Select(End),
        ])
    {
        Report = Report(),
    };

    /// <summary>At a listed end what grows has no inverse left, and what falls is 0.</summary>
    private Identity End(DualEnd end)
    {
        var size = blocks[end.Block - 1].Inverse!.Size;
        return new Identity(
            $"`x_{end.Block}` is {(end.Grows ? "infinite" : "0")} at the end",
            Substitution.Replace(end.Grows ? Expansion.Expand(1 / size) : size, Names.Y, end.Y),
            Expr.Zero);
    }

    private IEnumerable<Rational> Growing(int side) => blocks.Where(b => b.Sign == side || b.Crosses).Select(b => b.Flow.Degree);

    private static Rational? Smallest(IEnumerable<Rational> degrees) => Thresholds(degrees).Select(t => (Rational?)t).Min();

    private static Rational? Largest(IEnumerable<Rational> degrees) => Thresholds(degrees).Select(t => (Rational?)t).Max();

    /// <summary>The <c>q</c> at which the exponent <c>k (1/q - 1)</c> is -1.</summary>
    private static IEnumerable<Rational> Thresholds(IEnumerable<Rational> degrees) => degrees.Where(k => k > 1).Select(k => k / (k - 1));

    private static Domain? Above(Rational? threshold) => threshold is null ? null : new Domain(threshold, true, null, true);

    private static Domain? Below(Rational? threshold) => threshold is null ? null : new Domain(null, true, threshold, true);

    /// <summary>The condition that <c>q</c> lies in a set; null is the empty set.</summary>
    private LegendreCondition Where(string name, Domain? set, string reason)
    {
        var all = Ranges.Of(Exponent);
        if (set is null || (set.Lower is { } low && set.Upper is { } high && (low > high || (low == high && (set.LowerOpen || set.UpperOpen)))))
        {
            return new(name, ConditionAnswer.No, null, reason);
        }

        var from = set.Lower is { } l && l >= all.Lower && (l > all.Lower || set.LowerOpen) ? set.Lower : null;
        var to = set.Upper is { } u && u <= all.Upper && (u < all.Upper || set.UpperOpen) ? set.Upper : null;
        var empty = set.Lower > all.Upper || set.Upper < all.Lower
            || (set.LowerOpen && set.Lower == all.Upper) || (set.UpperOpen && set.Upper == all.Lower);
        return empty ? new(name, ConditionAnswer.No, null, reason)
            : from is null && to is null ? new(name, ConditionAnswer.Yes, null, reason)
            : new(name, ConditionAnswer.Depends, (from == to ? from : from == all.Upper ? from : to == all.Lower ? to : null) is { } only ? $"{Exponent} = {only}" : (set with { Lower = from, Upper = to }).Describe($"{Exponent}"), reason);
    }
}
