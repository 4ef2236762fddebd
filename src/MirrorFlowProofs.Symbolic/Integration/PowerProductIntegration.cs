namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// Integrals of power products <c>prod (v + o_i)^(e_i)</c>, exactly, with the theorem that says what kind of function
/// they are. Nothing is claimed to be not elementary except by Chebyshev's theorem (P. Tchebichef, "Sur l'integration
/// des differentielles irrationnelles", J. Math. Pures Appl. 18 (1853)) and by Liouville's (M. Rosenlicht, "Integration
/// in finite terms", Amer. Math. Monthly 79 (1972)).
/// </summary>
public static class PowerProductIntegration
{
    /// <summary>The integral over <c>v</c> from 0 to <paramref name="u"/> where it converges, else an antiderivative.</summary>
    /// <param name="factors">The factors; equal offsets and exponents 0 are allowed; none means the integrand 1.</param>
    /// <param name="u">The variable, known to be nonnegative; it may not occur in the factors.</param>
    /// <exception cref="ArgumentException">
    /// <paramref name="u"/> may be negative or occurs in a factor, or an offset is not known to be nonnegative.
    /// </exception>
    public static Antiderivative Integrate(IReadOnlyList<PowerFactor> factors, Symbol u)
    {
        CheckInput(factors, u);
        var groups = Group(factors);
        if (groups.Count == 0)
        {
            groups = [new PowerFactor(Expr.Zero, Expr.Zero)];
        }

        if (groups.Count == 1)
        {
            return SinglePower.Integrate(groups[0], u);
        }

        var zero = groups.FirstOrDefault(g => g.Offset.IsZero);
        var convergence = Convergence.AtZero(zero?.Exponent ?? Expr.Zero);
        return PolynomialIntegral.TryIntegrate(groups, u)
            ?? (groups.Count == 2 ? TwoGroups.TryIntegrate(groups, u, convergence) : null)
            ?? HalfIntegerExponents.TryIntegrate(groups, u, convergence)
            ?? UnevaluatedIntegral.Of(groups, u, convergence);
    }

    /// <summary>The product itself, in a variable.</summary>
    public static Expr Integrand(IEnumerable<PowerFactor> factors, Expr v) =>
        Product.Of(factors.Select(f => Power.Of(v + f.Offset, f.Exponent)));

    /// <summary>Factors with structurally equal offsets joined, those with exponent 0 dropped, the offset 0 first.</summary>
    internal static List<PowerFactor> Group(IReadOnlyList<PowerFactor> factors)
    {
        var order = new List<Expr>();
        var exponents = new Dictionary<Expr, List<Expr>>();
        foreach (var (offset, exponent) in factors)
        {
            if (!exponents.TryGetValue(offset, out var list))
            {
                exponents[offset] = list = [];
                order.Add(offset);
            }

            list.Add(exponent);
        }

        return order
            .Select(o => new PowerFactor(o, Expansion.Expand(Sum.Of(exponents[o]))))
            .Where(g => !g.Exponent.IsZero)
            .OrderBy(g => g.Offset.IsZero ? 0 : 1)
            .ToList();
    }

    private static void CheckInput(IReadOnlyList<PowerFactor> factors, Symbol u)
    {
        if (!u.Domain.IsNonnegative)
        {
            throw new ArgumentException($"the variable {u} must be known to be nonnegative", nameof(u));
        }

        foreach (var (offset, exponent) in factors)
        {
            if (Substitution.DependsOn(offset, u) || Substitution.DependsOn(exponent, u))
            {
                throw new ArgumentException($"the variable {u} may not occur in the offset {offset} or the exponent {exponent}");
            }

            if (!offset.IsZero && !Ranges.IsPositive(offset))
            {
                throw new ArgumentException($"the offset {offset} must be 0 or known to be positive");
            }
        }
    }
}
