namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>The mirror map and its relatives at one x, with error estimates; the quantities are those of <see cref="MirrorValues{T}"/>.</summary>
/// <param name="Normalisation">How R' and R are normalised.</param>
/// <param name="U">The uniformizing u.</param>
/// <param name="Hessian">R''(x).</param>
/// <param name="Gradient">R'(x).</param>
/// <param name="Potential">R(x).</param>
/// <param name="Conjugate">R*(R'(x)).</param>
public sealed record MirrorPoint(
    Normalisation Normalisation,
    Approximation U,
    Approximation Hessian,
    Approximation Gradient,
    Approximation Potential,
    Approximation Conjugate);
