using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>What a figure is drawn for: <c>x = w_1 ... w_L</c>, the first weight smallest where it has offsets.</summary>
/// <param name="Geometries">Each <c>q</c> in [1, 2], one curve each.</param>
/// <param name="Depth">The depth L, at least 1.</param>
/// <param name="Offset">The offset <c>lambda &gt; 0</c> of all weights but the first.</param>
public sealed record FigureSettings(IReadOnlyList<Rational> Geometries, int Depth, Rational Offset)
{
    /// <summary><c>0, lambda, ..., lambda</c>, one a weight.</summary>
    internal IReadOnlyList<Rational> Offsets => [Rational.Zero, .. Enumerable.Repeat(Offset, Depth - 1)];
}
