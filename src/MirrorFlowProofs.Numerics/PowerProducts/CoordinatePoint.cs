namespace MirrorFlowProofs.Numerics;

/// <summary>A coordinate map at one point, with estimates of the absolute errors.</summary>
/// <param name="Root">u with P(u) = |x|^q.</param>
/// <param name="Slope">dy/dx = 1 / P'(u).</param>
/// <param name="Dual">y.</param>
/// <param name="Potential">The integral of y dx.</param>
/// <param name="Conjugate">x y minus the integral.</param>
public readonly record struct CoordinatePoint<T>(
    Estimate<T> Root, Estimate<T> Slope, Estimate<T> Dual, Estimate<T> Potential, Estimate<T> Conjugate)
    where T : struct, IReal<T>;
