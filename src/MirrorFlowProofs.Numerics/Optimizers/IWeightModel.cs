namespace MirrorFlowProofs.Numerics;

/// <summary>How the coordinates x of a loss follow from weights w, all of them in one array.</summary>
public interface IWeightModel
{
    /// <summary>The number of weights.</summary>
    int Weights { get; }

    /// <summary>The number of coordinates.</summary>
    int Coordinates { get; }

    /// <summary>Writes x(w).</summary>
    void Values(ReadOnlySpan<double> w, Span<double> x);

    /// <summary>Writes the gradient in the weights, J^T G, J = dx/dw, for a gradient G in x.</summary>
    void Forces(ReadOnlySpan<double> w, ReadOnlySpan<double> gradient, Span<double> forces);

    /// <summary>Writes J v.</summary>
    void Move(ReadOnlySpan<double> w, ReadOnlySpan<double> v, Span<double> change);

    /// <summary>Writes what <see cref="Forces"/> changes by along v, G held fixed: sum_i G_i x_i'' v.</summary>
    void Turn(ReadOnlySpan<double> w, ReadOnlySpan<double> gradient, ReadOnlySpan<double> v, Span<double> change);
}
