namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Decides expressions that are polynomials in logarithms, arcsinh, arctan, hypergeometric functions with
/// <c>c = b + 1</c>, Carlson's elliptic integrals and integrals, by differentiation.
/// </summary>
/// <remarks>
/// <para>
/// Divide by the coefficient of a leading monomial in the functions (unless it is free of <c>v</c>) and differentiate
/// with respect to a symbol <c>v</c>: the leading coefficient is then constant and its derivative 0, so that the derivative has fewer monomials of the
/// highest degree. If the derivative is zero, the quotient does not depend on <c>v</c>, and it is zero iff it is zero at
/// one value of <c>v</c>.
/// </para>
/// <para>
/// "Derivative zero, hence constant" needs an interval: it is used only where the quotient is known to be defined
/// and continuous throughout the domain of <c>v</c> (<see cref="Definedness"/>), which is an interval. The value may
/// be taken at an end of the domain when every part of the quotient is continuous there.
/// </para>
/// </remarks>
internal sealed class FunctionElimination(Func<Expr, bool> isZeroByNormalForm)
{
    private const int Depth = 10;
    private const int MostAtomsCompared = 6;
    private int _budget = 120;

    /// <summary>Why nothing was shown, in a clause; null where nothing stood in the way.</summary>
    internal string? Obstacle { get; private set; }

    /// <summary>Whether the expression, without abs and sign of symbols, is shown to be zero.</summary>
    internal bool IsZero(Expr e) => IsZero(HypergeometricIntegrals.Rewrite(WithEqualArgumentsMerged(e)), Depth);

    /// <summary>
    /// One function at arguments that are proved equal wherever they are defined is one function: no derivative is
    /// needed for <c>arctan(sqrt(x^2 + 2 x + 1)) - arctan(abs(x + 1))</c>.
    /// </summary>
    private Expr WithEqualArgumentsMerged(Expr e)
    {
        var kept = new List<Apply>();
        foreach (var atom in AtomsOf(e).OfType<Apply>().Where(a => a.Arguments.Length == 1).Distinct()
            .Take(MostAtomsCompared).ToList())
        {
            var same = kept.FirstOrDefault(k => k.Function == atom.Function && isZeroByNormalForm(k.Argument - atom.Argument));
            if (same is null)
            {
                kept.Add(atom);
            }
            else
            {
                e = Substitution.Replace(e, atom, same);
            }
        }

        return e;
    }

    private static IEnumerable<Expr> AtomsOf(Expr e) => IsAtom(e) ? [e] : Substitution.Parts(e).SelectMany(AtomsOf);

    /// <summary>Whether the expression has functions that enter through their derivatives.</summary>
    internal static bool HasAtoms(Expr e) =>
        IsAtom(e) || Substitution.Parts(e).Any(HasAtoms);

    private static bool IsAtom(Expr e) => e is Integral or Apply
    {
        Function: Function.Log or Function.Arcsinh or Function.Arctan or Function.Hypergeometric
            or Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ,
    };

    private bool IsZero(Expr e, int depth)
    {
        if (--_budget < 0 || depth < 0)
        {
            Obstacle ??= "too many differentiations";
            return false;
        }

        if (isZeroByNormalForm(e) || ArctangentConstants.IsZero(e))
        {
            return true;
        }

        e = Expansion.Expand(e);
        var atoms = Expansion.TermsOf(e).SelectMany(t => Product.FactorsOf(t)).Select(BaseOf).Where(IsAtom).Distinct().ToList();
        var symbols = atoms.SelectMany(Substitution.SymbolsOf).Distinct().ToList();
        return symbols
            .OrderBy(v => atoms.Count(a => IsParameter(a, v)))
            .ThenBy(v => v, Ordering.Canonical)
            .Any(v => IsZeroAlong(e, v, depth));
    }

    private bool IsZeroAlong(Expr e, Symbol v, int depth)
    {
        if (CarlsonScaling.WithConstantDifferences(e, v) is not { } scaled)
        {
            Obstacle ??= $"the arguments of one of Carlson's integrals do not move together along {v.Name}";
            return false;
        }

        e = Expansion.Expand(scaled);
        var groups = Expansion.TermsOf(e)
            .GroupBy(t => Product.Of(Product.FactorsOf(t).Where(f => IsAtomAlong(f, v))))
            .Select(g => (Monomial: g.Key, Coefficient: Sum.Of(g.Select(t => Product.Of(Product.FactorsOf(t)
                .Where(f => !IsAtomAlong(f, v)).Prepend(Product.SplitCoefficient(t).Coefficient))))))
            .Where(g => !g.Coefficient.IsZero)
            .OrderByDescending(g => Degree(g.Monomial)).ThenBy(g => g.Monomial, Ordering.Canonical)
            .ToList();
        if (groups.Count == 0 || groups[0].Monomial.IsOne)
        {
            return false;
        }

        var leading = groups[0].Coefficient;
        if (isZeroByNormalForm(leading))
        {
            return IsZero(Sum.Of(groups.Skip(1).Select(g => g.Monomial * g.Coefficient)), depth - 1);
        }

        var isConstant = !Substitution.DependsOn(leading, v);
        var quotient = isConstant ? e : Sum.Of(groups.Select((g, i) =>
            i == 0 ? g.Monomial : g.Monomial * Expansion.Expand(g.Coefficient / leading)));
        if (!(isConstant || Signs.IsNonzero(leading)) || !Definedness.IsThroughoutAlong(quotient, v))
        {
            Obstacle ??= $"{quotient} is not known to be defined on an interval of values of {v.Name}";
            return false;
        }

        if (Derivative(quotient, v) is not { } derivative
            || !PointSearch.IsDefinedSomewhere(derivative)
            || !IsZero(derivative, depth - 1))
        {
            return false;
        }

        foreach (var value in ValuesOf(v, quotient))
        {
            if (TryAt(quotient, v, value) is { } constant && IsZero(constant, depth - 1))
            {
                return true;
            }
        }

        Obstacle ??= $"it is constant along {v.Name}, but no value was found at which it is known";
        return false;
    }

    private static Expr? Derivative(Expr e, Symbol v)
    {
        try
        {
            return Calculus.Differentiate(e, v);
        }
        catch (NotSupportedException)
        {
            return null;
        }
    }

    private static Expr? TryAt(Expr e, Symbol v, Expr value)
    {
        e = CarlsonScaling.WithoutDivisionBy(e, v);
        try
        {
            return Definedness.IsThroughoutAt(e, v, value) ? Substitution.Replace(e, v, value) : null;
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    /// <summary>Values to look at: the ends of the domain, small numbers in it, and other positive symbols.</summary>
    private static IEnumerable<Expr> ValuesOf(Symbol v, Expr e)
    {
        var numbers = new[] { v.Domain.Lower, v.Domain.Upper, 0, 1, 2, new Rational(1, 2) };
        var closure = v.Domain with { LowerOpen = false, UpperOpen = false };
        foreach (var number in numbers.OfType<Rational>().Where(closure.Contains).Distinct())
        {
            yield return number;
        }

        if (v.Domain == Domain.Positive)
        {
            foreach (var other in Substitution.SymbolsOf(e).Where(s => !s.Equals(v) && s.Domain == Domain.Positive))
            {
                yield return other;
            }
        }
    }

    private static bool IsAtomAlong(Expr factor, Symbol v) => IsAtom(BaseOf(factor)) && Substitution.DependsOn(factor, v);

    private static bool IsParameter(Expr atom, Symbol v) => atom switch
    {
        Integral i => i.DependsInsideOn(v),
        Apply a when a.Function.IsCarlson() => CarlsonScaling.WithConstantDifferences(a, v) is null,
        Apply { Function: Function.Hypergeometric } f => f.Arguments.Take(3).Any(p => Substitution.DependsOn(p, v)),
        _ => false,
    };

    private static Expr BaseOf(Expr factor) =>
        factor is Power { Exponent: Number { Value: { IsInteger: true, Sign: > 0 } } } p ? p.Base : factor;

    private static Rational Degree(Expr monomial) => Product.FactorsOf(monomial).Aggregate(
        Rational.Zero, (d, f) => d + (f is Power { Exponent: Number n } ? n.Value : Rational.One));
}
