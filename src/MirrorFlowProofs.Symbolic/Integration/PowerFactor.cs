namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The factor <c>(v + Offset)^Exponent</c> of a power product in the variable <c>v &gt; 0</c>.
/// </summary>
/// <param name="Offset">0 or an expression known to be nonnegative (<see cref="Ranges.IsNonnegative"/>).</param>
/// <param name="Exponent">A rational number or an expression in symbols such as <c>q</c>.</param>
public sealed record PowerFactor(Expr Offset, Expr Exponent);
