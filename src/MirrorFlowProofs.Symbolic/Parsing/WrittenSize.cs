namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>
/// How many nodes an expression has when written out. A short text can stand for a long expression that shares its
/// parts: expanding exponents doubles <c>(y + z)*x^((y + z)*x^(...))</c> at each level.
/// </summary>
public static class WrittenSize
{
    /// <summary>The count, or <see cref="long.MaxValue"/>; the cost is that of the shared form.</summary>
    public static long Of(Expr e) => Of(e, new Dictionary<Expr, long>(ReferenceEqualityComparer.Instance));

    private static long Of(Expr e, Dictionary<Expr, long> known)
    {
        if (e is Number or Symbol)
        {
            return 1;
        }

        if (!known.TryGetValue(e, out var size))
        {
            size = 1;
            foreach (var part in e is Integral i ? [i.Integrand, i.Lower, i.Upper] : Substitution.Parts(e))
            {
                var added = Of(part, known);
                size = added > long.MaxValue - size ? long.MaxValue : size + added;
            }

            known[e] = size;
        }

        return size;
    }
}
