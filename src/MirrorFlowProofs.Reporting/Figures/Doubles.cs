using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>Rationals as the numbers that are drawn.</summary>
internal static class Doubles
{
    /// <summary>The nearest double.</summary>
    public static double Of(Rational value) => Float64.FromRational(value.Numerator, value.Denominator).Value;
}
