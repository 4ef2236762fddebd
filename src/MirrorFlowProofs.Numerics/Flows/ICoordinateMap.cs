namespace MirrorFlowProofs.Numerics;

/// <summary>An increasing map between a primal coordinate x and a dual coordinate y, in both directions.</summary>
public interface ICoordinateMap<T>
    where T : struct, IReal<T>
{
    /// <summary>y at x.</summary>
    T Dual(T x);

    /// <summary>x at y; infinite where y lies beyond the range of the map.</summary>
    T Primal(T y);
}
