using System.Numerics;
using MirrorFlowProofs.Symbolic.Polynomials;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>Where the variable of a polynomial ranges.</summary>
internal enum Side
{
    /// <summary>All real numbers.</summary>
    Real,

    /// <summary>From 0 on.</summary>
    Nonnegative,

    /// <summary>Above 0.</summary>
    Positive,
}

/// <summary>The sign of a polynomial in one variable, decided completely: both answers are theorems.</summary>
internal static class UnivariateSigns
{
    /// <summary>
    /// A polynomial is above 0 on an interval iff it has no root there and is above 0 at one point; it is nowhere below
    /// 0 on an open interval iff the product of its squarefree parts of odd multiplicity has no root there and it is
    /// above 0 at a point that is no root. At an end the sign follows by continuity.
    /// </summary>
    internal static bool Holds(Polynomial p, int variable, Side side, bool strict)
    {
        if (p.IsZero)
        {
            return !strict;
        }

        if (strict && side != Side.Positive && p.DegreeIn(variable) >= 0 && AtZero(p, variable).Sign <= 0)
        {
            return false;
        }

        var parts = SquarefreeParts.Of(p).Where(f => strict || f.Multiplicity % 2 == 1).Select(f => f.Part);
        if (parts.Any(part => HasRoot(SturmSequence.Coefficients(part, variable), side)))
        {
            return false;
        }

        // No root of odd multiplicity inside: the sign near infinity is the sign wherever it is not 0.
        return p.CoefficientsIn(variable).Last().Value.LeadingCoefficient.Sign > 0;
    }

    /// <summary>Roots inside the interval; a root at the end 0 does not count.</summary>
    private static bool HasRoot(BigInteger[] coefficients, Side side)
    {
        if (side != Side.Real)
        {
            var zeros = coefficients.TakeWhile(c => c.IsZero).Count();
            coefficients = coefficients[zeros..];
        }

        var sequence = new SturmSequence(coefficients);
        return (side == Side.Real ? sequence.RealRoots : sequence.PositiveRoots) > 0;
    }

    private static BigInteger AtZero(Polynomial p, int variable) =>
        p.CoefficientsIn(variable).TryGetValue(0, out var constant) ? constant.LeadingCoefficient : BigInteger.Zero;
}
