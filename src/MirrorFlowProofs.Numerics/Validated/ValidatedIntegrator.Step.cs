namespace MirrorFlowProofs.Numerics;

/// <content>One step of high order: how long it is, that all solutions exist until its end, and where they are then.</content>
public sealed partial class ValidatedIntegrator
{
    private const int Attempts = 4;
    private const int MostRefinements = 12;
    private const double LargestExcess = 4;
    private const double LeastShare = 0.125;

    /// <summary>One step, as long as it can be proved; null when no length is.</summary>
    private (ParallelepipedSet Set, double Time)? Step(ParallelepipedSet set, double time, double end, ref double size)
    {
        IReadOnlyList<Interval> box = set.Box;
        var extended = new Interval[_start.Dimension];
        for (int i = 0; i < _n; i++)
        {
            extended[i] = box[i];
            if (!_boxes)
            {
                extended[_n + (i * _n) + i] = Interval.One;
            }
        }

        _start.Expand(extended, _order);
        double proposed = Proposed(box);
        size = Math.Min(size, proposed * _accepted);
        double tried = Math.Min(size, end - time) * 0.999;
        double least = Math.Max(Math.Abs(time), 1e-300) * 1e-15;
        for (int refinements = 0; size > least;)
        {
            double next = time + size >= end ? end : time + size;

            // The difference of two doubles, not the rounded size, is the length of the step.
            Interval h = (Interval)next - time;
            if (Existence(h) is not { } last)
            {
                size /= 2;
            }
            else if (Excess(box, last, h) is var excess && excess > LargestExcess && refinements++ < MostRefinements)
            {
                size = (next - time) * Math.Clamp(0.9 * Math.Pow(excess, -1.0 / _order), 0.3, 0.9);
            }
            else
            {
                _accepted = Share(next - time < tried ? (next - time) / proposed : _accepted, excess);
                size = (next - time) * 4;
                return (Advance(set, h, last), next);
            }
        }

        return null;
    }

    /// <summary>
    /// The share of the proposed length at which the next step is tried: where the remainder of the last one, at its share, would have been as wide as
    /// the tolerance; all of it where that one was shortened in vain.
    /// </summary>
    private double Share(double last, double excess) =>
        excess > LargestExcess ? 1 : Math.Clamp(last * Math.Min(Math.Pow(excess, -1.0 / _order), 2), LeastShare, 1);

    /// <summary>The width of the remainder of a step in units of the tolerance.</summary>
    private double Excess(IReadOnlyList<Interval> box, Interval[] last, Interval h)
    {
        Interval power = Power(h, _order);
        double largest = 0;
        for (int i = 0; i < _n; i++)
        {
            double scale = Math.Abs(box[i].Middle) + Math.Abs((_start[i][1] * h).Middle) + 1e-300;
            largest = Math.Max(largest, (power * last[i]).Width / (scale * Tolerance));
        }

        return largest;
    }

    /// <summary>The length at which the last term of the expansion is as large as the tolerance.</summary>
    private double Proposed(IReadOnlyList<Interval> box)
    {
        double shortest = double.PositiveInfinity;
        for (int i = 0; i < _n; i++)
        {
            // |f_k| h^k against the size of the component, or of its change f_1 h where it starts at 0.
            double last = Math.Abs(_start[i][_order].Middle);
            double bySize = Math.Pow(Tolerance * Math.Abs(box[i].Middle) / last, 1.0 / _order);
            double byChange = Math.Pow(Tolerance * Math.Abs(_start[i][1].Middle) / last, 1.0 / (_order - 1));
            double length = Math.Max(bySize, byChange);
            shortest = double.IsNaN(length) || length == 0 ? shortest : Math.Min(shortest, length);
        }

        return shortest;
    }

    /// <summary>The coefficients f_k of order k over a box in which all solutions stay for the length h; null if not proved.</summary>
    private Interval[]? Existence(Interval h)
    {
        Interval elapsed = Interval.Of(0, h.Upper);
        var polynomial = new Interval[_n];
        var box = new Interval[_n];
        for (int i = 0; i < _n; i++)
        {
            polynomial[i] = Horner(_start[i], _order - 1, elapsed);
            if (!Interval.IsFinite(polynomial[i]))
            {
                return null;
            }

            Interval last = _start[i][_order] * Interval.ScaleB(Power(elapsed, _order), 1);
            box[i] = Inflate(polynomial[i] + Interval.Hull(last, -last));
        }

        Interval power = Interval.Hull(Interval.Zero, Power(elapsed, _order));
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (Array.Exists(box, b => !Interval.IsFinite(b)))
            {
                return null;
            }

            _plain.Expand(box, _order);
            var image = new Interval[_n];
            bool inside = true;
            for (int i = 0; i < _n; i++)
            {
                image[i] = polynomial[i] + (power * _plain[i][_order]);

                // The theorem needs a field that is smooth throughout the box: the last term alone may hide a sign that changes.
                inside &= image[i].IsInterior(box[i]) && AllFinite(_plain[i]);
            }

            if (inside)
            {
                var coefficients = new Interval[_n];
                for (int i = 0; i < _n; i++)
                {
                    coefficients[i] = _plain[i][_order];
                }

                return coefficients;
            }

            for (int i = 0; i < _n; i++)
            {
                box[i] = image[i].IsUndefined ? image[i] : Inflate(Interval.Hull(box[i], image[i]));
            }
        }

        return null;
    }

    private static bool AllFinite(ReadOnlySpan<Interval> coefficients)
    {
        foreach (Interval coefficient in coefficients)
        {
            if (!Interval.IsFinite(coefficient))
            {
                return false;
            }
        }

        return true;
    }

    private ParallelepipedSet Advance(ParallelepipedSet set, Interval h, Interval[] last)
    {
        if (_boxes)
        {
            return ParallelepipedSet.Of(Image(_start, h, last));
        }

        var jacobian = new Interval[_n, _n];
        for (int i = 0; i < _n; i++)
        {
            for (int j = 0; j < _n; j++)
            {
                jacobian[i, j] = Horner(_start[_n + (i * _n) + j], _order - 1, h);
            }
        }

        _plain.Expand([.. set.Middle.Select(m => (Interval)m)], _order);
        return set.Map(Image(_plain, h, last), jacobian);
    }

    /// <summary>The end of the step from where <paramref name="expansion"/> starts.</summary>
    private Interval[] Image(TaylorField<Interval> expansion, Interval h, Interval[] last)
    {
        Interval power = Power(h, _order);
        var image = new Interval[_n];
        for (int i = 0; i < _n; i++)
        {
            image[i] = Horner(expansion[i], _order - 1, h) + (power * last[i]);
        }

        return image;
    }

    private static Interval Horner(ReadOnlySpan<Interval> coefficients, int degree, Interval t)
    {
        Interval sum = coefficients[degree];
        for (int k = degree - 1; k >= 0; k--)
        {
            sum = (sum * t) + coefficients[k];
        }

        return sum;
    }

    private static Interval Power(Interval t, int exponent)
    {
        Interval power = Interval.One;
        for (int i = 0; i < exponent; i++)
        {
            power *= t;
        }

        return power;
    }

    /// <summary>A little wider: by a hundredth of the width and a few units.</summary>
    private static Interval Inflate(Interval value)
    {
        double margin = (value.Width * 0.01) + (Math.Max(Math.Abs(value.Lower), Math.Abs(value.Upper)) * 1e-15) + 1e-300;
        return value + Interval.Of(-margin, margin);
    }
}
