namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>What the values on the way to a result say about how far the result can be trusted.</summary>
internal sealed class Probe
{
    /// <summary>All values are 0 or of moderate size, so that rounding cannot hide or feign a difference.</summary>
    internal bool IsTame { get; private set; } = true;

    /// <summary>
    /// No value is 0 and no power of a negative number is defined by the accident of an exponent: an expression that
    /// is defined here must stay so in canonical form.
    /// </summary>
    internal bool IsGeneric { get; set; } = true;

    internal void See(double value)
    {
        IsTame &= value == 0 || Math.Abs(value) is > 1e-4 and < 1e4;
        IsGeneric &= value != 0;
    }
}
