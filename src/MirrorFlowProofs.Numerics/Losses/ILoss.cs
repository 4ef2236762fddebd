namespace MirrorFlowProofs.Numerics;

/// <summary>A differentiable loss of a vector x.</summary>
public interface ILoss<T>
    where T : struct, IReal<T>
{
    /// <summary>The number of coordinates of x.</summary>
    int Dimension { get; }

    /// <summary>Whether the loss is a sum of functions of one coordinate each.</summary>
    bool IsSeparable { get; }

    /// <summary>The loss at x.</summary>
    T Value(ReadOnlySpan<T> x);

    /// <summary>Writes the gradient at x.</summary>
    void Gradient(ReadOnlySpan<T> x, Span<T> gradient);

    /// <summary>Writes the matrix of second derivatives at x, row after row.</summary>
    void Hessian(ReadOnlySpan<T> x, Span<T> hessian);

    /// <summary>The part of a separable loss that depends on one coordinate.</summary>
    /// <exception cref="InvalidOperationException">The loss is not separable.</exception>
    ILoss<T> Restrict(int coordinate);
}
