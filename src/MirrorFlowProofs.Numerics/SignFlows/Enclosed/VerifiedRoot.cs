namespace MirrorFlowProofs.Numerics;

/// <summary>What is known of the first zero of a function.</summary>
internal enum FirstZeroKind
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>There is one in the interval, the function changes its sign there, and there is none before.</summary>
    Certain,

    /// <summary>There is none before the interval; in it there may be.</summary>
    Undecided,
}

/// <summary>The first zero of a function.</summary>
/// <param name="Kind">What is known.</param>
/// <param name="Where">Where it lies; without meaning where there is none.</param>
internal readonly record struct FirstZero(FirstZeroKind Kind, Interval Where);

/// <summary>
/// The first zero of a function that is positive at first, from enclosures of its values and slopes: where an enclosure over an
/// interval, or the mean value form, is positive there is none; where the slope is negative and the ends have certain signs there
/// is one; else the interval is halved. The zero is narrowed by interval Newton steps (Moore 1979, section 5.1).
/// </summary>
internal static class VerifiedRoot
{
    private const int MostHalvings = 100;
    private const int MostNewtonSteps = 40;
    private static readonly double[] Splits = [0.5, 0.4375, 0.5625, 0.375];

    /// <summary>The first zero in (0, end].</summary>
    /// <param name="function">Encloses values and slopes over an interval.</param>
    /// <param name="end">A positive number.</param>
    public static FirstZero Of(Func<Interval, (Interval Value, Interval Slope)> function, double end) => Search(function, 0, end, MostHalvings);

    /// <summary>The first zero of a polynomial.</summary>
    public static FirstZero OfPolynomial(Interval[] polynomial, double end)
    {
        Interval[] slope = Polynomial.Derivative<Interval>(polynomial);
        return Of(t => (Polynomial.Value<Interval>(polynomial, t), Polynomial.Value<Interval>(slope, t)), end);
    }

    private static FirstZero Search(Func<Interval, (Interval Value, Interval Slope)> function, double from, double to, int halvings)
    {
        Interval range = Interval.Of(from, to);
        (Interval value, Interval slope) = function(range);
        if (value.Lower > 0)
        {
            return default;
        }

        double middle = Splits.Select(part => from + (part * (to - from))).FirstOrDefault(m => function(m).Value != Interval.Zero, from + ((to - from) / 2));
        if ((function(middle).Value + (slope * (range - middle))).Lower > 0)
        {
            return default;
        }

        if (slope.Upper < 0)
        {
            Interval last = function(to).Value;
            if (last.Lower > 0)
            {
                return default;
            }

            if (last.Upper < 0 && function(from).Value.Lower > 0)
            {
                return new(FirstZeroKind.Certain, Newton(function, range));
            }
        }

        if (halvings == 0 || !(from < middle && middle < to))
        {
            return new(FirstZeroKind.Undecided, range);
        }

        FirstZero first = Search(function, from, middle, halvings - 1);
        return first.Kind == FirstZeroKind.None ? Search(function, middle, to, halvings - 1) : first;
    }

    private static Interval Newton(Func<Interval, (Interval Value, Interval Slope)> function, Interval range)
    {
        for (int step = 0; step < MostNewtonSteps; step++)
        {
            double middle = range.Middle;
            Interval next = middle - (function(middle).Value / function(range).Slope);
            Interval narrowed = Interval.Of(Math.Max(range.Lower, next.Lower), Math.Min(range.Upper, next.Upper));
            if (!(narrowed.Width < 0.9 * range.Width))
            {
                return narrowed.IsUndefined ? range : narrowed;
            }

            range = narrowed;
        }

        return range;
    }
}
