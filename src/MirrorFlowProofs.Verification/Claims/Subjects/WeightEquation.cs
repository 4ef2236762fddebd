using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>How a weight moves: <c>w' = -c s(F) + D</c> with the signed power <c>s(F) = sign(F)|F|^(q-1)</c>.</summary>
/// <param name="Weight">The weight, or another quantity that moves.</param>
/// <param name="Q">The geometry.</param>
/// <param name="Descent">The rate <c>c</c>; 0 where there is no descent.</param>
/// <param name="Force">The gradient of the loss in it, <c>F</c>.</param>
/// <param name="Drift">What decay adds, <c>D</c>.</param>
public sealed record WeightEquation(Symbol Weight, Expr Q, Expr Descent, Expr Force, Expr Drift);
