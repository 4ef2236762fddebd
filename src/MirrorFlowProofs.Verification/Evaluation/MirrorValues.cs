using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>The mirror map and its relatives at one x.</summary>
/// <param name="U">The uniformizing u &gt;= 0 with prod (u + lam_i) = |x|^q.</param>
/// <param name="Hessian">R''(x) = 1 / P'(u) &gt; 0; infinite at x = 0 where P'(0) = 0.</param>
/// <param name="Gradient">R'(x); NaN at x = 0 where its two limits there are opposite infinities.</param>
/// <param name="Potential">R(x).</param>
/// <param name="Conjugate">R*(R'(x)) = x R'(x) - R(x).</param>
public readonly record struct MirrorValues<T>(T U, T Hessian, T Gradient, T Potential, T Conjugate)
    where T : struct, IReal<T>;
