using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// Where a flow may come to rest in part, so that what is conserved before may change from then on. A flow with <c>q = 2</c> and an analytic map is
/// analytic in its clock, and gets to no such place in finite time. At <c>q &lt; 2</c>, or where the map has a corner, the field is not Lipschitz: a
/// weight may rest where its derivative <c>d_i rho</c> is 0, and a combination of weights, such as <c>w1 + 1</c>, where it is 0.
/// </summary>
public static class RestingWeights
{
    /// <summary>What must not be 0, each once: weights that rest at 0, corners of the map, and corners of the quantities.</summary>
    /// <param name="q">The geometry.</param>
    /// <param name="rho">The map <c>x = rho(w)</c>.</param>
    /// <param name="weights">Its weights.</param>
    /// <param name="quantities">What is said to be conserved, or to move.</param>
    public static IReadOnlyList<Expr> Of(Expr q, Expr rho, IReadOnlyList<Symbol> weights, IReadOnlyList<Expr> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        var (isTwo, isAboveOne) = q is Number { Value: var value } ? (value == 2, value > 1) : (false, false);
        if (isTwo && IsAnalytic(rho))
        {
            return [];
        }

        // Of the map the derivatives are those of the field.
        List<Expr> ofMap = [.. Corners(rho, withAbsolute: true, smooth: 2).Where(IsOfWeights)];

        // A corner at q = 1 is passed: there a weight moves at speed 1 while its derivative is not 0.
        List<Expr> ofQuantities = [.. quantities.SelectMany(e => Corners(e, isAboveOne, smooth: 1)).Where(IsOfWeights)];
        var resting = isAboveOne && ofQuantities.Count == 0 ? []
            : weights.Where(w => w.Domain.Contains(0) && quantities.Any(e => Substitution.DependsOn(e, w)) && IsAtRest(rho, w));
        return [.. ofMap.Concat(ofQuantities).Concat(resting).Where(e => !Ranges.Of(e).IsNonzero).Distinct()];

        bool IsOfWeights(Expr e) => weights.Any(w => Substitution.DependsOn(e, w));
    }

    private static bool IsAtRest(Expr rho, Symbol weight)
    {
        try
        {
            return Expansion.Expand(Substitution.Replace(Calculus.Differentiate(rho, weight), weight, Expr.Zero)).IsZero;
        }
        catch (DivideByZeroException)
        {
            // At a corner of the map.
            return true;
        }
    }

    private static bool IsAnalytic(Expr e) => ExpressionNodes.Of(e).All(node => node switch
    {
        Apply or Integral => false,
        Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } => true,
        Power => false,
        _ => true,
    });

    /// <summary>Bases of powers below a smooth one, and what logarithms, signs and sizes are taken of.</summary>
    private static IEnumerable<Expr> Corners(Expr e, bool withAbsolute, int smooth) => e switch
    {
        Power { Base: Apply { Function: Function.Abs, Argument: var inside }, Exponent: var exponent } =>
            [.. IsAtLeast(exponent, smooth) ? [] : VanishingFactors.Of(inside), .. Corners(inside, withAbsolute, smooth)],
        Power { Base: var b, Exponent: var exponent } =>
            [.. IsAtLeast(exponent, smooth) || exponent is Number { Value: { IsInteger: true, Sign: > 0 } } ? [] : VanishingFactors.Of(b), .. Corners(b, withAbsolute, smooth)],
        Apply { Function: Function.Abs, Argument: var inside } => [.. withAbsolute ? VanishingFactors.Of(inside) : [], .. Corners(inside, withAbsolute, smooth)],
        Apply { Function: Function.Sign or Function.Log, Argument: var inside } => [.. VanishingFactors.Of(inside), .. Corners(inside, withAbsolute, smooth)],
        _ => PartsOf(e).SelectMany(part => Corners(part, withAbsolute, smooth)),
    };

    private static IReadOnlyList<Expr> PartsOf(Expr e) => e switch
    {
        Sum s => s.Terms,
        Product p => p.Factors,
        Apply a => a.Arguments,
        Integral i => [i.Integrand, i.Lower, i.Upper],
        _ => [],
    };

    private static bool IsAtLeast(Expr exponent, int smooth) => Ranges.Of(exponent).Lower is { } least && least >= smooth;
}
