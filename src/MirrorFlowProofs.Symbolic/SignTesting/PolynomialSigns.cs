using System.Collections.Immutable;
using System.Numerics;
using MirrorFlowProofs.Symbolic.Polynomials;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// Proofs that a polynomial in several variables is nowhere below 0, or above 0 throughout, on a product of half-lines
/// and lines. Complete in one variable; in more it is a bounded search, and finding nothing proves nothing.
/// </summary>
internal sealed class PolynomialSigns
{
    private const int MostTerms = 600;
    private const int Depth = 5;
    private const int StepsAtADepth = 300;
    private int _budget;

    /// <summary>Which moves the proof that was found needed, beside coefficients of one sign.</summary>
    internal SortedSet<string> Moves { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the sign is proved; few cases are tried before many.</summary>
    internal bool Holds(Polynomial p, ImmutableArray<Side> sides, bool strict)
    {
        for (var depth = 0; depth <= Depth; depth++)
        {
            (_budget, var before) = (StepsAtADepth, Moves.ToList());
            if (Holds(p, sides, strict, depth))
            {
                return true;
            }

            Moves.IntersectWith(before);
        }

        return false;
    }

    private bool Holds(Polynomial p, ImmutableArray<Side> sides, bool strict, int depth)
    {
        if (--_budget < 0 || p.Terms.Length > MostTerms)
        {
            return false;
        }

        if (p.IsZero)
        {
            return !strict;
        }

        if (HasGoodCoefficients(p, sides, strict))
        {
            return true;
        }

        var used = Enumerable.Range(0, p.Variables).Where(i => p.DegreeIn(i) > 0).ToList();
        return used.Count switch
        {
            0 => false,
            1 => With("Sturm's theorem", UnivariateSigns.Holds(p, used[0], sides[used[0]], strict)),
            _ => !IsRefutedAtACorner(p, used, sides)
                && (ByFactors(p, sides, strict, depth) ?? (depth > 0
                    && (ByDiscriminant(p, used, sides, strict, depth)
                        || ByEvenPowers(p, used, sides, strict, depth)
                        || ByOrdering(p, used, sides, strict, depth)
                        || ByCuttingAtOne(p, used, sides, strict, depth)))),
        };
    }

    /// <summary>Every term is nowhere below 0; for a strict claim one of them is above 0 throughout.</summary>
    private static bool HasGoodCoefficients(Polynomial p, ImmutableArray<Side> sides, bool strict)
    {
        var (isAbove, variables) = (false, p.Variables);
        foreach (var (monomial, coefficient) in p.Terms)
        {
            var positive = true;
            for (var i = 0; i < variables; i++)
            {
                if (monomial[i] % 2 != 0 && sides[i] == Side.Real)
                {
                    return false;
                }

                positive &= monomial[i] == 0 || sides[i] == Side.Positive;
            }

            if (coefficient.Sign < 0)
            {
                return false;
            }

            isAbove |= positive;
        }

        return isAbove || !strict;
    }

    /// <summary>Values at a few points of the closure, where a negative one ends the search.</summary>
    private static bool IsRefutedAtACorner(Polynomial p, List<int> used, ImmutableArray<Side> sides)
    {
        for (var pattern = 0; pattern < 1 << Math.Min(2 * used.Count, 8); pattern++)
        {
            var value = BigInteger.Zero;
            foreach (var (monomial, coefficient) in p.Terms)
            {
                var term = coefficient;
                for (var k = 0; k < used.Count; k++)
                {
                    var x = ((pattern >> (2 * k % 8)) & 3) switch { 0 => 1, 1 => 0, 2 => 5, _ => sides[used[k]] == Side.Real ? -2 : 2 };
                    term *= BigInteger.Pow(x, monomial[used[k]]);
                }

                value += term;
            }

            if (value.Sign < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A product of squarefree parts: one of even multiplicity is nowhere negative, the others need signs of their own.
    /// Null when the polynomial is squarefree and has no factor that is a variable.
    /// </summary>
    private bool? ByFactors(Polynomial p, ImmutableArray<Side> sides, bool strict, int depth)
    {
        var parts = SquarefreeParts.Of(p);
        if (parts.Count == 1 && parts[0].Multiplicity == 1)
        {
            return null;
        }

        var sign = p.LeadingCoefficient.Sign
            * parts.Where(f => f.Multiplicity % 2 != 0).Aggregate(1, (s, f) => s * f.Part.LeadingCoefficient.Sign);
        foreach (var (part, multiplicity) in parts)
        {
            if (multiplicity % 2 == 0 && !strict)
            {
                continue;
            }

            if (Holds(part, sides, strict, depth))
            {
                continue;
            }

            if (!Holds(part.Scale(-1), sides, strict, depth))
            {
                return false;
            }

            sign = multiplicity % 2 == 0 ? sign : -sign;
        }

        return With("a product of factors of known sign", sign > 0);
    }

    /// <summary><c>a x^2 + b x + c</c> with <c>a, c &gt;= 0</c> and <c>4 a c &gt;= b^2</c> is nowhere below 0.</summary>
    private bool ByDiscriminant(Polynomial p, List<int> used, ImmutableArray<Side> sides, bool strict, int depth)
    {
        foreach (var x in used.Where(i => p.DegreeIn(i) == 2))
        {
            var c = p.CoefficientsIn(x);
            if (!c.TryGetValue(0, out var constant))
            {
                continue;
            }

            var linear = c.GetValueOrDefault(1, Polynomial.Constant(p.Variables, 0));
            if (Holds(c[2], sides, strict, depth - 1) && Holds(constant, sides, strict, depth - 1)
                && Holds((c[2] * constant).Scale(4) - linear * linear, sides, strict, depth - 1))
            {
                return With("completing a square", true);
            }
        }

        return false;
    }

    /// <summary>A real variable as its square where only even powers occur, else on either side of 0.</summary>
    private bool ByEvenPowers(Polynomial p, List<int> used, ImmutableArray<Side> sides, bool strict, int depth)
    {
        foreach (var x in used.Where(i => sides[i] == Side.Real))
        {
            var half = sides.SetItem(x, Side.Nonnegative);
            if (p.Terms.All(t => t.Monomial[x] % 2 == 0))
            {
                var squared = Polynomial.Of(p.Variables, p.Terms.Select(t =>
                    (t.Monomial.With(x, t.Monomial[x] / 2), t.Coefficient)));
                return Holds(squared, half, strict, depth);
            }

            return With("both signs of a symbol", Holds(p, half, strict, depth - 1)
                && Holds(Moebius.Substitute(p, x, 0, -1, 1, 0), half, strict, depth - 1));
        }

        return false;
    }

    /// <summary>Of two variables not below 0 one is the larger: <c>x = y + t</c> or <c>y = x + t</c> with <c>t &gt;= 0</c>.</summary>
    private bool ByOrdering(Polynomial p, List<int> used, ImmutableArray<Side> sides, bool strict, int depth)
    {
        if (used.Any(i => sides[i] == Side.Real))
        {
            return false;
        }

        foreach (var x in used)
        {
            foreach (var y in used.Where(i => i > x && MeetInNegativeTerms(p, x, i)))
            {
                if (Holds(Moebius.AddVariable(p, x, y), sides.SetItem(x, Side.Nonnegative), strict, depth - 1)
                    && Holds(Moebius.AddVariable(p, y, x), sides.SetItem(y, Side.Nonnegative), strict, depth - 1))
                {
                    return With("cases by which of two is larger", true);
                }
            }
        }

        return false;
    }

    private static bool MeetInNegativeTerms(Polynomial p, int x, int y) =>
        p.Terms.Any(t => t.Coefficient.Sign < 0 && t.Monomial[x] > 0) && p.Terms.Any(t => t.Coefficient.Sign < 0 && t.Monomial[y] > 0);

    /// <summary>
    /// A variable not below 0 is <c>1 + t</c> or <c>1/(1 + t)</c> with <c>t &gt;= 0</c>, or 0: there the sign follows by
    /// continuity, and a strict one is asked for by itself.
    /// </summary>
    private bool ByCuttingAtOne(Polynomial p, List<int> used, ImmutableArray<Side> sides, bool strict, int depth)
    {
        foreach (var x in used.Where(i => sides[i] != Side.Real).OrderByDescending(p.DegreeIn).Take(2))
        {
            var half = sides.SetItem(x, Side.Nonnegative);
            if ((!strict || sides[x] == Side.Positive || Holds(Moebius.At(p, x, 0), sides, strict, depth - 1))
                && Holds(Moebius.Substitute(p, x, 1, 1, 1, 0), half, strict, depth - 1)
                && Holds(Moebius.Substitute(p, x, 1, 0, 1, 1), half, strict, depth - 1))
            {
                return With("cases below and above 1", true);
            }
        }

        return false;
    }

    private bool With(string move, bool holds)
    {
        if (holds)
        {
            Moves.Add(move);
        }

        return holds;
    }
}
