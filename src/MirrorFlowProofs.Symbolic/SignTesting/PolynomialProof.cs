using System.Collections.Immutable;
using MirrorFlowProofs.Symbolic.Polynomials;
using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>
/// A sum of products of powers as a polynomial in those powers, each of which ranges over an interval: what holds for
/// all values of the intervals holds for the expression.
/// </summary>
internal static class PolynomialProof
{
    private const int MostTerms = 300;
    private const int LargestDegree = 40;

    /// <summary>The moves of a proof that the expression, expanded, has the sign; null when none was found.</summary>
    internal static string? Find(Expr original, bool strict)
    {
        var e = Exponentials.AsPowers(original);
        var frame = new PolynomialFrame([e]);
        var (unit, shift, p) = frame.Read(e);
        var ranges = frame.Variables.Select(SharpRanges.Of).ToList();
        if (frame.HasSymbolicPowersAtZero || p.Terms.Length > MostTerms
            || Enumerable.Range(0, p.Variables).Any(i => p.DegreeIn(i) > LargestDegree)
            || SignOfShift(shift, strict) is not { } sign)
        {
            return null;
        }

        if (sign * unit.Sign < 0)
        {
            p = p.Scale(-1);
        }

        var signs = new PolynomialSigns();
        if (!Holds(signs, p, ranges, [.. ranges.Select(_ => Side.Real)], 0, strict))
        {
            return null;
        }

        return signs.Moves.Count == 0
            ? "its coefficients have one sign after shifts to the ends of the domains"
            : $"as a polynomial ({string.Join(", ", signs.Moves)})";
    }

    /// <summary>
    /// The sign of the powers in front: that of each where its range knows it, or even powers. A strict sign needs every
    /// one of them to be other than 0; a negative power is that wherever it is defined.
    /// </summary>
    private static int? SignOfShift(IEnumerable<(Expr Base, Expr Exponent, int Times)> shift, bool strict)
    {
        var sign = 1;
        foreach (var (b, exponent, times) in shift)
        {
            var range = SharpRanges.Of(Power.Of(b, exponent));
            if (strict && times > 0 && !range.IsNonzero)
            {
                return null;
            }

            if (times % 2 != 0)
            {
                if (!range.IsNonnegative && !range.IsNonpositive)
                {
                    return null;
                }

                sign = range.IsNonnegative ? sign : -sign;
            }
        }

        return sign;
    }

    /// <summary>
    /// Moves one variable after the other to a half-line. An upper end that belongs to a finite interval is at infinity
    /// afterwards: a strict sign is asked for there by itself, a weak one follows by continuity.
    /// </summary>
    private static bool Holds(
        PolynomialSigns signs, Polynomial p, List<Domain> ranges, ImmutableArray<Side> sides, int from, bool strict)
    {
        for (var i = from; i < ranges.Count; i++)
        {
            var range = ranges[i];
            if (range is { Lower: null, Upper: null } || p.DegreeIn(i) <= 0)
            {
                continue;
            }

            if (range.Lower is { } low && low == range.Upper)
            {
                p = Moebius.At(p, i, low);
                continue;
            }

            if (strict && range is { Lower: not null, Upper: { } upper, UpperOpen: false }
                && !Holds(signs, Moebius.At(p, i, upper), ranges, sides, i + 1, strict))
            {
                return false;
            }

            var isOpen = range.Lower is null ? range.UpperOpen : range.LowerOpen;
            p = Moebius.FromInterval(p, i, range);
            sides = sides.SetItem(i, isOpen ? Side.Positive : Side.Nonnegative);
        }

        return signs.Holds(p, sides, strict);
    }
}
