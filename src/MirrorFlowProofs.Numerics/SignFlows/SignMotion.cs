namespace MirrorFlowProofs.Numerics;

/// <summary>How a coordinate of a sign flow moves between two events.</summary>
public enum SignMotion
{
    /// <summary>The gradient is not 0: the control is its opposite sign.</summary>
    Moving,

    /// <summary>The gradient stays 0, and x follows from that; the control lies in [-1, 1].</summary>
    Sliding,

    /// <summary>The gradient stays 0 by what the sliding coordinates do, and x rests; the control lies in [-1, 1].</summary>
    Held,

    /// <summary>The gradient stays 0 by what the sliding coordinates do; the control is -1 or 1.</summary>
    Pinned,

    /// <summary>At a saddle of several weights 0, where the coordinate was chosen to rest.</summary>
    Resting,

    /// <summary>The loss does not depend on x: the control is 0.</summary>
    Idle,
}
