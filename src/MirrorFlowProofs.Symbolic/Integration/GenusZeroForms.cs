namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The integrals to which <see cref="RootReduction"/> comes with one or two roots, where the curve is rational:
/// <c>1/y</c> for two roots, and <c>1/((t + o) y)</c>. Derivatives in <c>t</c> prove each form.
/// </summary>
internal static class GenusZeroForms
{
    /// <summary>The integral of 1/sqrt((t + a)(t + b)), from 0 where a is 0.</summary>
    internal static Expr First(IReadOnlyList<Expr> roots, Expr t) => roots.FirstOrDefault(r => !r.IsZero) is { } a && roots.Any(r => r.IsZero)
        ? 2 * Apply.Of(Function.Arcsinh, Power.Sqrt(t) / Power.Sqrt(a))
        : 2 * Apply.Of(Function.Log, Power.Sqrt(t + roots[0]) + Power.Sqrt(t + roots[1]));

    /// <summary>
    /// The integral of 1/((t + o) y), from 0 where 0 is a root; null where the form depends on which offset is the
    /// larger and that is not known.
    /// </summary>
    internal static Expr? Pole(IReadOnlyList<Expr> roots, Expr o, Expr t)
    {
        if (roots.Count == 1)
        {
            return OneRoot(roots[0], o, t);
        }

        var (a, b) = (roots[0], roots[1]);
        if (a.IsZero || b.IsZero)
        {
            // t = 1/s makes it R_C(1/t + 1/a, 1/t + 1/o), times the factor of homogeneity; an arctangent or arcsinh.
            var other = a.IsZero ? b : a;
            var (x, y) = (o * (t + other), other * (t + o));
            return 2 * Power.Sqrt(t) / Power.Sqrt(o) * Apply.Of(Function.CarlsonRF, x, y, y);
        }

        return TwoRoots(Expansion.Expand(a - o), Expansion.Expand(b - o), t + a, t + b, t + o);
    }

    private static Expr OneRoot(Expr root, Expr o, Expr t)
    {
        var d = Expansion.Expand(o - root);
        if (Ranges.IsPositive(d))
        {
            return 2 / Power.Sqrt(d) * Apply.Of(Function.Arctan, Power.Sqrt(t + root) / Power.Sqrt(d));
        }

        return Ranges.IsPositive(-d)
            ? -2 / Power.Sqrt(-d) * Apply.Of(Function.Arcsinh, Power.Sqrt(-d) / Power.Sqrt(t + o))
            : -2 * Apply.Of(Function.CarlsonRF, t + root, t + o, t + o);
    }

    /// <summary>The factors are A = s + a, B = s + b, with s = t + o.</summary>
    private static Expr? TwoRoots(Expr a, Expr b, Expr fA, Expr fB, Expr s)
    {
        if (Ranges.IsPositive(a) && Ranges.IsPositive(b))
        {
            return -2 / Power.Sqrt(a * b) * Logarithm(a, b, fA, fB, s);
        }

        if (Ranges.IsPositive(-a) && Ranges.IsPositive(-b))
        {
            return 2 / Power.Sqrt(a * b) * Logarithm(-a, -b, fA, fB, s);
        }

        if (Ranges.IsPositive(a) && Ranges.IsPositive(-b))
        {
            (a, b, fA, fB) = (b, a, fB, fA);
        }

        return Ranges.IsPositive(-a) && Ranges.IsPositive(b)
            ? -2 / Power.Sqrt(-a * b) * Apply.Of(Function.Arctan, Power.Sqrt(-a) * Power.Sqrt(fB) / (Power.Sqrt(b) * Power.Sqrt(fA)))
            : null;
    }

    private static Expr Logarithm(Expr a, Expr b, Expr fA, Expr fB, Expr s) => Apply.Of(
        Function.Log, (Power.Sqrt(b) * Power.Sqrt(fA) + Power.Sqrt(a) * Power.Sqrt(fB)) / Power.Sqrt(s));
}
