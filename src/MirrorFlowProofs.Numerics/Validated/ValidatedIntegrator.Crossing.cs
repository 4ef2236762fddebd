namespace MirrorFlowProofs.Numerics;

/// <content>
/// Steps of first order across places where f is not smooth: if B contains the start and start + [0, h] F(B) in its interior,
/// F(B) an enclosure of the convex hull of the values of f, then no solution leaves B before h (it would be inside at the
/// first such time), solutions in the sense of Filippov included, and all end in start + h F(B). They widen the set by h times
/// the width of F(B), so they are as short as will do: the shortest after which a step of high order can be proved.
/// </content>
public sealed partial class ValidatedIntegrator
{
    private const int MostCrossings = 60;
    private const double ShortestCrossing = 1e-20;
    private const double LongestCrossing = 1e-4;
    private const double MostWidth = 1e-10;

    private (ParallelepipedSet Set, double Time)? Cross(ParallelepipedSet set, double time, double end, out double size)
    {
        size = end - time;
        if (Hull is null)
        {
            return null;
        }

        IReadOnlyList<Interval> box = set.Box;
        double longest = size * LongestCrossing;
        for (double h = Math.Max(size * ShortestCrossing, Math.BitIncrement(time) - time); h <= longest; h *= 8)
        {
            double next = Math.Min(time + h, end);
            Interval length = (Interval)next - time;
            if (HullOver(box, length) is not { } slopes || !IsNarrow(box, slopes, length))
            {
                return null;
            }

            Interval[] image = [.. set.Middle.Select((m, i) => m + (length * slopes[i]))];
            ParallelepipedSet crossed = set.Map(image, Identity(_n));
            double following = end - next;
            if (next == end)
            {
                return (crossed, end);
            }

            if (Step(crossed, next, end, ref following) is { } beyond)
            {
                size = following;
                return beyond;
            }
        }

        return null;
    }

    private bool IsNarrow(IReadOnlyList<Interval> box, Interval[] slopes, Interval length)
    {
        double largest = box.Max(b => Math.Max(Math.Abs(b.Lower), Math.Abs(b.Upper)));
        return slopes.All(slope => (length * slope).Width <= MostWidth * largest);
    }

    /// <summary>The hull of f over a box that no solution leaves for the length; null if none is found.</summary>
    private Interval[]? HullOver(IReadOnlyList<Interval> start, Interval length)
    {
        Interval elapsed = Interval.Of(0, length.Upper);
        Interval[] box = [.. start];
        for (int attempt = 0; attempt < 2 * Attempts; attempt++)
        {
            Interval[] slopes = Hull!(box);
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
}
