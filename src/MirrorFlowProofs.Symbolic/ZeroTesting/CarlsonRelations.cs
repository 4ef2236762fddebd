using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Carlson's integrals over the fewest functions: common factors of the arguments taken out by homogeneity, and the
/// three R_D of one set of arguments written with one of them and R_F.
/// </summary>
/// <remarks>
/// With <c>D_i</c> the R_D that singles out the argument <c>x_i</c>: <c>D_1 + D_2 + D_3 = 3/sqrt(x_1 x_2 x_3)</c> and
/// <c>x_1 D_1 + x_2 D_2 + x_3 D_3 = 3 R_F</c> (DLMF 19.21.8, 19.21.9: minus six times the sums of the partial
/// derivatives of R_F, plain and weighted).
/// </remarks>
internal static class CarlsonRelations
{
    /// <summary>The function at expanded arguments, rewritten.</summary>
    internal static Expr Reduce(Function function, IReadOnlyList<Expr> arguments)
    {
        var common = CarlsonScaling.CommonFactor(arguments);
        var scaled = common.IsOne ? arguments : [.. arguments.Select(a => Expansion.Expand(a / common))];
        var factor = Power.Of(common, CarlsonCalculus.Degree(function));
        var value = Apply.Of(function, [.. scaled]);
        return factor * (value is Apply { Function: Function.CarlsonRD } f ? SecondKind(f) : value);
    }

    private static Expr SecondKind(Apply f)
    {
        var sorted = f.Arguments.ToList();
        var z = sorted[2];
        sorted.Sort(Ordering.Canonical);
        if (sorted.Any(x => x.IsZero) || !AreApart(f.Arguments))
        {
            return f;
        }

        if (f.Arguments[0].Equals(f.Arguments[1]))
        {
            return Equal(f.Arguments[0], z);
        }

        if (f.Arguments[0].Equals(z) || f.Arguments[1].Equals(z))
        {
            // R_D(x, z, z): the two that single out z are equal.
            var other = f.Arguments[0].Equals(z) ? f.Arguments[1] : f.Arguments[0];
            return (3 * InverseRoot([other, z, z]) - Equal(z, other)) / 2;
        }

        if (z.Equals(sorted[2]))
        {
            return f;
        }

        var rest = z.Equals(sorted[1]) ? sorted[0] : sorted[1];
        var last = Apply.Of(Function.CarlsonRD, sorted[0], sorted[1], sorted[2]);
        return (3 * Apply.Of(Function.CarlsonRF, [.. sorted])
            - 3 * rest * InverseRoot(sorted)
            - (sorted[2] - rest) * last) / (z - rest);
    }

    /// <summary>
    /// Whether no two arguments are equal throughout but not as objects: the relations divide by their differences.
    /// </summary>
    private static bool AreApart(IReadOnlyList<Expr> x) => new[] { x[0] - x[1], x[0] - x[2], x[1] - x[2] }
        .All(d => d.IsZero || Ranges.Of(d).IsNonzero || Witness.TryFindNonzero(d).Found is not null);

    /// <summary>R_D(x, x, z), from both relations.</summary>
    private static Expr Equal(Expr x, Expr z) =>
        (3 * Apply.Of(Function.CarlsonRF, x, x, z) - 3 * x * InverseRoot([x, x, z])) / (z - x);

    private static Expr InverseRoot(IReadOnlyList<Expr> arguments) =>
        Product.Of(arguments.Select(x => Power.Of(Contents.TakeOut(x), new Rational(-1, 2))));
}
