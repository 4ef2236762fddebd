using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>Decides inequalities between an expression affine in <c>q</c> and a number, on <c>q</c> in [1, 2].</summary>
internal static class InQ
{
    /// <summary>Whether <c>slope q &lt;= bound</c> (or strictly), for a positive rational slope.</summary>
    internal static (ConditionAnswer Answer, string? Criterion) AtMost(Expr e, Rational bound, bool strict = false)
    {
        var range = Ranges.Of(e);
        if (Holds(range.Upper, range.UpperOpen, bound, strict))
        {
            return (ConditionAnswer.Yes, null);
        }

        if (range.Lower is { } lower && (lower > bound || (lower == bound && (strict || range.LowerOpen))))
        {
            return (ConditionAnswer.No, null);
        }

        return (ConditionAnswer.Depends, Solve(e, bound, strict));
    }

    /// <summary>The expression with <c>q</c> in a part of its domain.</summary>
    internal static Expr On(Expr e, Domain domain) =>
        Substitution.Replace(e, Geometry.SymbolicQ, new Symbol(Geometry.SymbolicQ.Name, domain));

    private static bool Holds(Rational? upper, bool open, Rational bound, bool strict) =>
        upper is { } u && (u < bound || (u == bound && (!strict || open)));

    /// <summary>The condition <c>e != 0</c>, solved for <c>q</c> where <c>e</c> is affine in it.</summary>
    internal static string DiffersFromZero(Expr e) =>
        Affine(e) is var (slope, constant) ? $"q != {-constant / slope}" : $"{e} != 0";

    private static string Solve(Expr e, Rational bound, bool strict)
    {
        var relation = strict ? "<" : "<=";
        return Affine(e) is var (slope, constant) && slope.Sign > 0
            ? $"q {relation} {(bound - constant) / slope}"
            : $"{e} {relation} {bound}";
    }

    /// <summary>Slope, not 0, and constant of <c>e = slope q + constant</c>; null where e is not of this form.</summary>
    private static (Rational Slope, Rational Constant)? Affine(Expr e)
    {
        var q = Geometry.SymbolicQ;
        return Expansion.Expand(Calculus.Differentiate(e, q)) is Number { Value: { IsZero: false } slope }
            && Expansion.Expand(Substitution.Replace(e, q, Expr.Zero)) is Number { Value: var constant }
                ? (slope, constant)
                : null;
    }
}
