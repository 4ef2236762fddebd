namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The elementary form of a binomial differential <c>v^a (v + lam)^b</c> over the n-th roots of unity,
/// <c>Algebraic + Factor sum Parts</c>, in <c>v</c> and in the variable <c>s</c> that makes the integrand rational (Chebyshev
/// 1853), where its logarithms and arctangents have cosines of multiples of pi/n in them for which there are no short
/// radicals. It is 0 at <c>v = s = 0</c> where the integral converges there.
/// </summary>
public sealed record WrittenOutForm
{
    /// <summary>What is algebraic, in <c>v</c>.</summary>
    public required Expr Algebraic { get; init; }

    /// <summary>The factor of the parts, free of <c>v</c> and <c>s</c>.</summary>
    public required Expr Factor { get; init; }

    /// <summary>The integral of <c>s^Index/W</c>, root by root.</summary>
    public required IReadOnlyList<RootOfUnityPart> Parts { get; init; }

    /// <summary>The power of <c>s</c> whose integral over W the parts are.</summary>
    public required int Index { get; init; }

    /// <summary><c>1 - s^n</c> or <c>1 + s^n</c>.</summary>
    public required Expr W { get; init; }

    /// <summary>The variable, with the interval it runs through.</summary>
    public required Symbol S { get; init; }

    /// <summary>What it is: <c>(v/(v + lam))^(1/n)</c>, <c>((v + lam)/lam)^(1/n)</c> or <c>(v/lam)^(1/n)</c>.</summary>
    public required Expr SInV { get; init; }

    /// <summary>The variable of integration.</summary>
    public required Symbol V { get; init; }

    /// <summary><c>v</c> in terms of <c>s</c>.</summary>
    public required Expr VInS { get; init; }

    /// <summary>The other factor, <c>v + lam</c>.</summary>
    public required Expr Larger { get; init; }

    /// <summary>It in terms of <c>s</c>.</summary>
    public required Expr LargerInS { get; init; }

    /// <summary>The whole form.</summary>
    public Expr Value => Product.SplitCoefficient(Factor) is var (number, rest)
        ? Algebraic + rest * Sum.Of(Parts.SelectMany(p => Expansion.TermsOf(p.Value)).Select(t => number * t))
        : Expr.Zero;

    /// <summary>An expression in <c>v</c>, in <c>s</c>.</summary>
    public Expr InS(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Substitution.Replace(Substitution.Replace(e, Larger, LargerInS), V, VInS);
    }

    /// <summary>The same of a multiple of the differential.</summary>
    public WrittenOutForm Times(Expr constant) => this with
    {
        Algebraic = Contents.Tidy(constant * Algebraic),
        Factor = constant * Factor,
    };
}
