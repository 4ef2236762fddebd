namespace MirrorFlowProofs.Numerics;

/// <summary>A loss whose gradient is affine, G(x) = G(0) + H x.</summary>
public interface IQuadraticLoss<T> : ILoss<T>
    where T : struct, IReal<T>
{
    /// <summary>The entry H_ij of the constant matrix of second derivatives.</summary>
    T Curvature(int i, int j);
}
