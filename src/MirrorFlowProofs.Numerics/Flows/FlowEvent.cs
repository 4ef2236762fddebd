namespace MirrorFlowProofs.Numerics;

/// <summary>What happened at an event of a flow.</summary>
public enum FlowEventKind
{
    /// <summary>The gradient of a coordinate reached 0 (q &lt; 2).</summary>
    ZeroGradient,

    /// <summary>A weight passed through 0 (q &lt; 2).</summary>
    ZeroWeight,

    /// <summary>With coupled decay the component G d + alpha w of one weight reached 0 (q &lt; 2).</summary>
    ZeroComponent,

    /// <summary>Two weights of a coordinate reached 0 together, or started there (q &lt; 2).</summary>
    Saddle,
}

/// <summary>An event on the way.</summary>
/// <param name="Time">When.</param>
/// <param name="Coordinate">The coordinate, zero-based.</param>
/// <param name="Weight">The weight within the coordinate, zero-based; -1 where none is meant.</param>
/// <param name="Kind">What.</param>
public sealed record FlowEvent<T>(T Time, int Coordinate, int Weight, FlowEventKind Kind)
    where T : struct, IReal<T>;
