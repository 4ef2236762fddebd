namespace MirrorFlowProofs.Numerics;

/// <content>
/// Steps of first order across places where f is not smooth: if B contains the start and start + [0, h] F(B) in its interior,
/// F(B) an enclosure of the convex hull of the values of f, then no solution leaves B before h (it would be inside at the
/// first such time), solutions in the sense of Filippov included, and all end in start + h F(B). They widen the set by h times
/// the width of F(B), so they are short; but not so short that the set is large against its distance from the place, where
/// steps of high order are wide.
/// </content>
public sealed partial class ValidatedIntegrator
{
    private const int MostCrossings = 60;
    private const int MostFailures = 2;
    private const double ShortestCrossing = 1e-12;
    private const double LongestCrossing = 1e-4;
    private const double MostWidth = 1e-10;
    private const double Near = 1e-2;
    private const double Far = 2e-3;

    private (ParallelepipedSet Set, double Time)? Cross(
        ParallelepipedSet set, double time, double end, Crossing crossing, ref double size)
    {
        if (!crossing.TryBegin())
        {
            return null;
        }

        IReadOnlyList<Interval> box = set.Box;
        (ParallelepipedSet, double)? found = null;
        for (double h = Math.Max(crossing.Longest * ShortestCrossing, Math.BitIncrement(time) - time); h <= crossing.Longest; h *= 4)
        {
            double next = Math.Min(time + h, end);
            Interval length = (Interval)next - time;
            if (HullOver(crossing.Field, box, length) is not { } slopes || !IsNarrow(box, slopes, length))
            {
                break;
            }

            ParallelepipedSet crossed = set.Map([.. set.Middle.Select((m, i) => m + (length * slopes[i]))], Identity(_n));
            if (next == end)
            {
                return (crossed, end);
            }

            double following = end - next;
            bool far = crossing.Field.Nearness(crossed.Box) < Far;
            if ((found is null || far) && Step(crossed, next, end, ref following) is { } beyond)
            {
                (found, size) = (beyond, following);
            }

            if (found is not null && far)
            {
                return found;
            }
        }

        if (found is null)
        {
            crossing.Failures++;
        }

        return found;
    }

    private static bool IsNarrow(IReadOnlyList<Interval> box, Interval[] slopes, Interval length)
    {
        double largest = box.Max(b => Math.Max(Math.Abs(b.Lower), Math.Abs(b.Upper)));
        return slopes.All(slope => (length * slope).Width <= MostWidth * largest);
    }

    /// <summary>The hull of f over a box that no solution leaves for the length; null if none is found.</summary>
    private static Interval[]? HullOver(IFieldHull field, IReadOnlyList<Interval> start, Interval length)
    {
        Interval elapsed = Interval.Of(0, length.Upper);
        Interval[] box = [.. start];
        for (int attempt = 0; attempt < 2 * Attempts; attempt++)
        {
            Interval[] slopes = field.Over(box);
            Interval[] image = [.. start.Select((s, i) => s + (elapsed * slopes[i]))];
            if (Array.Exists(image, v => !Interval.IsFinite(v)))
            {
                return null;
            }

            if (image.Select((v, i) => v.IsInterior(box[i])).All(inside => inside))
            {
                return slopes;
            }

            box = [.. image.Select((v, i) => Widened(Interval.Hull(v, box[i]), start[i]))];
        }

        return null;
    }

    /// <summary>Wider by what it has grown, and a few units.</summary>
    private static Interval Widened(Interval value, Interval start)
    {
        double margin = (value.Width - start.Width) + (Math.Max(Math.Abs(value.Lower), Math.Abs(value.Upper)) * 1e-15) + 1e-300;
        return value + Interval.Of(-margin, margin);
    }

    private static Interval[,] Identity(int n)
    {
        var identity = new Interval[n, n];
        for (int i = 0; i < n; i++)
        {
            identity[i, i] = Interval.One;
        }

        return identity;
    }

    /// <summary>The crossings of one integration: how many, and how many in vain.</summary>
    private sealed class Crossing(IFieldHull? hull, double longest)
    {
        private int _begun;

        internal IFieldHull Field => hull!;

        internal double Longest => longest;

        internal int Failures { get; set; }

        internal bool IsNear(IReadOnlyList<Interval> box) => hull is not null && Failures < MostFailures && hull.Nearness(box) > Near;

        internal bool TryBegin() => hull is not null && Failures <= MostFailures && _begun++ < MostCrossings;
    }
}
