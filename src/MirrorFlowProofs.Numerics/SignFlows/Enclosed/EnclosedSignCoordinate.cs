using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>The weights of one coordinate, |w_l| = |u| + lam_l, in intervals; what is exactly 0 is the point 0.</summary>
internal sealed class EnclosedSignCoordinate
{
    private readonly int[] _signs;
    private readonly int _carrier;

    internal EnclosedSignCoordinate(IReadOnlyList<Rational> weights)
    {
        Rational least = weights.Select(Rational.Abs).Min();
        _carrier = Enumerable.Range(0, weights.Count).First(l => Rational.Abs(weights[l]) == least);
        _signs = [.. weights.Select(w => w.Sign < 0 ? -1 : 1)];
        int others = Enumerable.Range(0, weights.Count).Where(l => l != _carrier).Aggregate(1, (sign, l) => sign * _signs[l]);
        Offsets = [.. weights.Select(w => Enclose(Rational.Abs(w) - least))];
        Smallest = weights.Count(w => Rational.Abs(w) == least);

        // x and u have one sign; the carrier has it times that of the others.
        _signs[_carrier] = others;
        U = Enclose(others * weights[_carrier]);
        X = Enclose(weights.Aggregate(Rational.One, (product, w) => product * w));
    }

    /// <summary>How many weights are smallest.</summary>
    internal int Smallest { get; }

    internal int Depth => _signs.Length;

    /// <summary>lam_l.</summary>
    internal Interval[] Offsets { get; private set; }

    /// <summary>u, with the sign of x.</summary>
    internal Interval U { get; set; }

    /// <summary>x.</summary>
    internal Interval X { get; set; }

    /// <summary>dx/du.</summary>
    internal Interval Lever => ProductRule.Of<Interval>(Sizes(Interval.Abs(U))).Slope;

    /// <summary>Whether x is exactly 0.</summary>
    internal bool IsAtZero => U.Equals(Interval.Zero);

    /// <summary>The sign of u; 0 where it is not certain, or 0.</summary>
    internal int Sign => U.Lower > 0 ? 1 : U.Upper < 0 ? -1 : 0;

    internal void Shrink(Interval factor) => Offsets = [.. Offsets.Select(offset => offset * factor)];

    /// <summary>The product prod (|u| + lam_l) with the sign of u.</summary>
    internal Interval ProductAt(Interval u, Interval[] offsets)
    {
        Interval size = ProductRule.Of<Interval>([.. offsets.Select(offset => Interval.Abs(u) + offset)]).Product;
        return u.Lower >= 0 ? size : u.Upper <= 0 ? -size : Interval.Hull(-size, size);
    }

    internal Interval[] Weights()
    {
        Interval[] sizes = Sizes(Interval.Abs(U));
        return [.. sizes.Select((size, l) => l == _carrier ? _signs[l] * U : _signs[l] * size)];
    }

    private Interval[] Sizes(Interval v) => [.. Offsets.Select(offset => v + offset)];

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}
