namespace MirrorFlowProofs.Numerics;

/// <summary>A computed value and an estimate of its absolute error: measured and padded, not a proved bound.</summary>
/// <param name="Value">The value.</param>
/// <param name="Error">The estimate of |value - exact|, &gt;= 0.</param>
public readonly record struct Estimate<T>(T Value, T Error)
    where T : struct, IReal<T>;
