using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>How the constants of R' and R are fixed.</summary>
public enum Normalisation
{
    /// <summary>R'(0) = R(0) = 0: the integral of R' converges at 0, k (q - 1) &lt; q for k offsets equal to 0.</summary>
    AtZero,

    /// <summary>All L offsets 0 and no convergence: the powers of |x|, or the logarithm, without a constant.</summary>
    IndefiniteBalanced,

    /// <summary>Some offsets 0 and no convergence: R'(1) = R(1) = 0, R' odd and R even.</summary>
    AtUnit,
}

/// <summary>Choice and words of a normalisation.</summary>
public static class Normalisations
{
    /// <summary>The normalisation for q and k zeros among all offsets.</summary>
    public static Normalisation Of(Rational q, int zeroOffsets, int offsets) =>
        zeroOffsets * (q - 1) < q ? Normalisation.AtZero
        : zeroOffsets == offsets ? Normalisation.IndefiniteBalanced
        : Normalisation.AtUnit;

    /// <summary>The words of the output.</summary>
    public static string Words(this Normalisation normalisation) => normalisation switch
    {
        Normalisation.AtZero => "at 0",
        Normalisation.IndefiniteBalanced => "indefinite balanced form",
        Normalisation.AtUnit => "at |x| = 1",
        _ => throw new ArgumentOutOfRangeException(nameof(normalisation), normalisation, "Not a normalisation."),
    };
}
