namespace MirrorFlowProofs.Numerics;

/// <summary>
/// What decoupled decay does within a step of size h over which alpha is linear: with a = int alpha from its start, the clock runs
/// at h exp(a (1 - (L-1)(q-1))) and x is shrunk by exp(-L a).
/// </summary>
/// <param name="Size">h.</param>
/// <param name="Alpha">alpha at the start.</param>
/// <param name="Rise">alpha at the end minus that.</param>
/// <param name="ClockExponent">1 - (L-1)(q-1).</param>
/// <param name="Depth">L.</param>
internal readonly record struct ClockFactors(double Size, double Alpha, double Rise, double ClockExponent, int Depth)
{
    private bool IsPlain => Alpha == 0 && Rise == 0;

    /// <summary>The speed of the clock at tau in [0, 1].</summary>
    public double Speed(double tau) => IsPlain ? Size : Size * Math.Exp(ClockExponent * Decay(tau));

    /// <summary>The factor of x at tau.</summary>
    public double Shrink(double tau) => IsPlain ? 1 : Math.Exp(-Depth * Decay(tau));

    /// <summary>a at tau.</summary>
    public double Decay(double tau) => Size * tau * (Alpha + (tau * Rise / 2));
}
