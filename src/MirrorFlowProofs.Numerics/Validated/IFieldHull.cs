namespace MirrorFlowProofs.Numerics;

/// <summary>A field that is continuous or jumps, but is not smooth everywhere, over boxes.</summary>
public interface IFieldHull
{
    /// <summary>An enclosure of the convex hull of all values of f over the box.</summary>
    Interval[] Over(IReadOnlyList<Interval> box);

    /// <summary>
    /// How near the box is to a place where f is not smooth: its size over the distance, infinite where it reaches it.
    /// </summary>
    double Nearness(IReadOnlyList<Interval> box);
}
