namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// The bases an expression has under exponents off the integers, and inside <c>abs</c> and <c>sign</c>; function values
/// and integrals are looked at as a whole, exponents not at all.
/// </summary>
internal static class ClassBases
{
    /// <summary>Whether the power has an exponent off the integers over a base that is a sum or contains one.</summary>
    internal static bool IsClassPower(Expr e) => e is Power p && !Power.IsInteger(p.Exponent) && p.Base switch
    {
        Sum => true,
        Product product => product.Factors.All(IsSplittable),
        Apply { Function: Function.Abs } => true,
        _ => false,
    };

    /// <summary>Whether the node is <c>abs</c> or <c>sign</c> of something.</summary>
    internal static bool IsSignFunction(Expr e) => e is Apply { Function: Function.Abs or Function.Sign };

    /// <summary>The bases of class powers.</summary>
    internal static IReadOnlyList<Expr> Of(Expr e) =>
        [.. Nodes(e).Where(IsClassPower).Select(p => ((Power)p).Base).Where(b => b is Sum or Product).Distinct()];

    /// <summary>
    /// The bases of powers whose exponents are never integers. They are nonnegative wherever the expression is defined,
    /// since there every part of it is defined. (A base to the <c>q</c> may be negative, at <c>q = 2</c>.)
    /// </summary>
    internal static IReadOnlyList<Expr> Nonnegative(Expr e) =>
        [.. Nodes(e).Where(n => IsClassPower(n) && IsNeverInteger(((Power)n).Exponent))
            .Select(p => ((Power)p).Base).Where(b => b is Sum or Product).Distinct()];

    /// <summary>Whether the exponent is an integer for no values of its symbols.</summary>
    internal static bool IsNeverInteger(Expr exponent)
    {
        if (exponent is Number n)
        {
            return !n.Value.IsInteger;
        }

        if (Ranges.Of(exponent) is not { Lower: { } lower, Upper: { } upper } range)
        {
            return false;
        }

        var next = range.LowerOpen ? lower.Floor() + 1 : lower.Ceiling();
        return next > upper || (range.UpperOpen && next == upper);
    }

    /// <summary>The arguments of <c>abs</c> and <c>sign</c>.</summary>
    internal static IReadOnlyList<Expr> UnderSignFunctions(Expr e) =>
        [.. Nodes(e).Where(IsSignFunction).Select(a => ((Apply)a).Argument).Distinct()];

    /// <summary>Whether a class power stands inside the terms of the sum, or of the factors of the product.</summary>
    internal static bool IsNested(Expr @base) => Nodes(@base).Any(n => IsClassPower(n) || IsSignFunction(n));

    /// <summary>All nodes, from the top down, without exponents and what is inside functions other than abs and sign.</summary>
    internal static IEnumerable<Expr> Nodes(Expr e)
    {
        var seen = new HashSet<Expr>();
        var pending = new Stack<Expr>([e]);
        while (pending.TryPop(out var node))
        {
            if (!seen.Add(node))
            {
                continue;
            }

            yield return node;
            switch (node)
            {
                case Power p:
                    pending.Push(p.Base);
                    break;
                case Apply a when !IsSignFunction(a):
                case Integral:
                    break;
                default:
                    foreach (var part in Substitution.Parts(node))
                    {
                        pending.Push(part);
                    }

                    break;
            }
        }
    }

    private static bool IsSplittable(Expr factor) => factor is Symbol or Sum or Apply
        || factor is Power { Exponent: Number { Value: { IsInteger: true } n } } && Rational.Abs(n) <= 64;
}
