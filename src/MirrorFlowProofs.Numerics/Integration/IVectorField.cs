namespace MirrorFlowProofs.Numerics;

/// <summary>The right-hand side of y' = f(t, y).</summary>
public interface IVectorField<T>
    where T : struct, IReal<T>
{
    /// <summary>The number of components.</summary>
    int Dimension { get; }

    /// <summary>Writes f(t, y) to dy; y and dy have <see cref="Dimension"/> entries and do not overlap.</summary>
    void Evaluate(T t, ReadOnlySpan<T> y, Span<T> dy);
}

/// <summary>Scalar functions of the solution whose passages from positive to zero or below are events.</summary>
public interface IEventFunctions<T>
    where T : struct, IReal<T>
{
    /// <summary>The number of functions.</summary>
    int Count { get; }

    /// <summary>Writes their values at (t, y).</summary>
    void Evaluate(T t, ReadOnlySpan<T> y, Span<T> values);
}
