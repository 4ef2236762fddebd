namespace MirrorFlowProofs.Symbolic.Polynomials;

/// <summary>
/// Squarefree, pairwise coprime, primitive polynomials with positive leading coefficients, of which given polynomials
/// are products up to a rational number: factor refinement (E. Bach, J. Driscoll, J. Shallit, Factor refinement,
/// Journal of Algorithms 15, 1993). Full factorization is not needed for multiplicative independence.
/// </summary>
internal static class CoprimeBasis
{
    /// <summary>The basis of the polynomials; constants among them do not count.</summary>
    internal static IReadOnlyList<Polynomial> Of(IEnumerable<Polynomial> polynomials)
    {
        var basis = new List<Polynomial>();
        foreach (var p in polynomials)
        {
            foreach (var (part, _) in SquarefreeParts.Of(p))
            {
                Insert(basis, part);
            }
        }

        return basis;
    }

    /// <summary>How often each element of the basis divides the polynomial.</summary>
    /// <exception cref="InvalidOperationException">The polynomial is not a product of elements of the basis.</exception>
    internal static int[] Exponents(IReadOnlyList<Polynomial> basis, Polynomial p)
    {
        var exponents = new int[basis.Count];
        var rest = p.Primitive();
        for (var i = 0; i < basis.Count && !rest.IsConstant; i++)
        {
            while (rest.DivideExactly(basis[i]) is { } quotient)
            {
                exponents[i]++;
                rest = quotient;
            }
        }

        return rest.IsConstant ? exponents : throw new InvalidOperationException($"{p} does not split over the basis");
    }

    /// <summary>
    /// Adds a squarefree polynomial: what it has in common with an element splits that element; what is left goes on.
    /// </summary>
    private static void Insert(List<Polynomial> basis, Polynomial p)
    {
        for (var i = 0; i < basis.Count && !p.IsConstant; i++)
        {
            var common = GreatestCommonDivisor.Of(basis[i], p);
            if (common.IsConstant)
            {
                continue;
            }

            var rest = basis[i].DivideExactly(common)!;
            p = p.DivideExactly(common)!;
            basis[i] = common;
            if (!rest.IsConstant)
            {
                // Squarefree: the rest shares nothing with the common part, nor, as before, with other elements.
                basis.Insert(++i, rest.Primitive());
            }
        }

        if (!p.IsConstant)
        {
            basis.Add(p.Primitive());
        }
    }
}
