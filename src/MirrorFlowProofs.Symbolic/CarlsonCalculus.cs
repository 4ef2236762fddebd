using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// Derivatives of Carlson's integrals R_F, R_D and R_J along a symbol.
/// </summary>
/// <remarks>
/// Each function <c>f</c> is homogeneous of degree <c>d</c> (-1/2 for R_F, -3/2 for R_D and R_J; DLMF 19.16(ii)), and
/// shifting all its arguments by <c>t</c> is shifting the variable under its integral, so that
/// <c>sum x_i df/dx_i = d f</c> and <c>sum df/dx_i = -1/2 (x y z)^(-1/2)</c> for R_F,
/// <c>-3/2 (x y z)^(-1/2) / p</c> for R_J (with <c>p = z</c> for R_D): minus the integrand at 0. Writing
/// <c>x_i' = l x_i + t + r_i</c>, the derivative is <c>d l f + t sum df/dx_i + sum r_i df/dx_i</c>. With <c>l</c> and
/// <c>t</c> chosen for two of the arguments the others' <c>r_i</c> are 0 where the differences of the arguments
/// are constant up to a common factor; then the derivative is elementary but for <c>d l f</c>.
/// </remarks>
internal static class CarlsonCalculus
{
    private static readonly Rational Half = new(1, 2);

    /// <summary>The degree of homogeneity.</summary>
    internal static Rational Degree(Function function) =>
        function == Function.CarlsonRF ? -Half : new Rational(-3, 2);

    internal static Expr Differentiate(Apply f, Symbol symbol)
    {
        IReadOnlyList<Expr> x = f.Arguments;
        var slopes = x.Select(a => Calculus.Differentiate(a, symbol)).ToList();
        if (slopes.All(s => s.IsZero))
        {
            return Expr.Zero;
        }

        var motions = Pairs(f).Where(p => !x[p.First].Equals(x[p.Second]))
            .Select(p => Motion.Of(x, slopes, p.First, p.Second)).ToList();
        var motion = motions.FirstOrDefault(m => m.Rest.All(r => r.IsZero)) ?? motions[0];
        return Degree(f.Function) * motion.Rate * f
            + motion.Shift * AlongShift(f)
            + Sum.Of(motion.Rest.Select((r, i) => r.IsZero ? r : r * Partial(f, i)));
    }

    /// <summary>The pairs of arguments for which l and t are chosen; the others need a partial derivative.</summary>
    private static (int First, int Second)[] Pairs(Apply f) => f.Function switch
    {
        Function.CarlsonRF => [(0, 1), (0, 2), (1, 2)],
        Function.CarlsonRD => [(0, 2), (1, 2)],
        _ => [(0, 3), (1, 3), (2, 3)],
    };

    /// <summary>The sum of all partial derivatives.</summary>
    private static Expr AlongShift(Apply f)
    {
        var root = Product.Of(f.Arguments.Take(3).Select(x => Power.Of(x, -Half)));
        return f.Function == Function.CarlsonRF ? -Half * root : new Rational(-3, 2) * root / f.Arguments[^1];
    }

    /// <summary>
    /// <c>dR_F/dx = -1/6 R_D(y, z, x)</c> (DLMF 19.18.1). Under the integral of R_J the factor <c>1/(t + x)</c> that
    /// <c>-1/2 d/dx</c> brings is split off <c>1/(t + p)</c> by partial fractions:
    /// <c>dR_J/dx = 1/2 (R_J - R_D(y, z, x))/(p - x)</c>; with <c>p = z</c> the same for R_D.
    /// </summary>
    private static Expr Partial(Apply f, int index)
    {
        var x = f.Arguments;
        var others = x.Take(3).Where((_, i) => i != index).ToList();
        var second = Apply.Of(Function.CarlsonRD, others[0], others[1], x[index]);
        return f.Function == Function.CarlsonRF
            ? new Rational(-1, 6) * second
            : Half * (f - second) / (x[^1] - x[index]);
    }

    /// <summary>How the arguments move: <c>x_i' = Rate x_i + Shift + Rest_i</c>.</summary>
    private sealed record Motion(Expr Rate, Expr Shift, IReadOnlyList<Expr> Rest)
    {
        internal static Motion Of(IReadOnlyList<Expr> x, IReadOnlyList<Expr> slopes, int i, int j)
        {
            var rate = Contents.TakeOut(slopes[i] - slopes[j]) / Contents.TakeOut(x[i] - x[j]);
            var shift = Expansion.Expand(slopes[j] - rate * x[j]);
            return new Motion(rate, shift, [.. x.Select((a, k) => k == i || k == j
                ? Expr.Zero
                : NormalForm.ZeroIfSeen(Expansion.Expand(slopes[k] - rate * a - shift)))]);
        }
    }
}
