using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// What a derivation arrives at, in the parameter <c>u &gt; 0</c> of the curve (theory section 3) and, where
/// <c>P(u) = |x|^q</c> is solved in closed form, in <c>x</c>.
/// </summary>
/// <remarks>
/// In <c>u</c> everything is stated for <c>x &gt; 0</c>; <c>R</c> is even and <c>R'</c> odd in <c>x</c>.
/// </remarks>
public sealed record MirrorFlow
{
    /// <summary>The flow this is the theory of.</summary>
    public required MonomialFlow Flow { get; init; }

    /// <summary>The balance at the start.</summary>
    public required Balance Balance { get; init; }

    /// <summary><c>P(u) = |x|^q</c> along the curve.</summary>
    public required Expr P { get; init; }

    /// <summary><c>1/R''</c> as a function of <c>u</c>: <c>P'(u)</c>.</summary>
    public required Expr InverseMetric { get; init; }

    /// <summary><c>R'</c> as a function of <c>u</c>.</summary>
    public required Quantity MirrorMap { get; init; }

    /// <summary><c>R*</c> at <c>y = R'(x)</c> as a function of <c>u</c>.</summary>
    public required Quantity Conjugate { get; init; }

    /// <summary><c>R = x R' - R*</c> as a function of <c>u</c>.</summary>
    public required Expr Potential { get; init; }

    /// <summary>The metric exponent <c>m = q (K-1)/K</c>.</summary>
    public required Expr MetricExponent { get; init; }

    /// <summary>The forms in <c>x</c>; null where <c>u</c> has no closed form.</summary>
    public ClosedForms? InX { get; init; }

    /// <summary>The Legendre and Bregman conditions.</summary>
    public required LegendreReport Legendre { get; init; }

    /// <summary>The inverse coercivity <c>mu = inf 1/R''</c> over the curve (Corollary 4.10, in the offsets).</summary>
    public required Expr Coercivity { get; init; }

    /// <summary>
    /// The time from <c>x_0</c> to <c>X</c> under the constant gradient -1, on the balanced manifold; null off it, where
    /// the time from 0 is <see cref="MirrorMap"/>.
    /// </summary>
    public Expr? EscapeTime { get; init; }
}

/// <summary>A quantity given by an integral over the curve.</summary>
/// <param name="Derivative">Its derivative in <c>u</c>.</param>
/// <param name="Value">The integral: closed, or kept as an integral.</param>
/// <param name="Kind">The class of the integral.</param>
/// <param name="Class">The same as a person reads it, with the theorem it rests on.</param>
/// <param name="Conditions">For which <c>q</c> the value is meant, when not for all.</param>
/// <param name="VanishesAtZero">Whether the value is the integral from 0.</param>
public sealed record Quantity(
    Expr Derivative, Expr Value, IntegralClass Kind, string Class, IReadOnlyList<string> Conditions, bool VanishesAtZero)
{
    /// <summary>The elementary form, where <see cref="Value"/> is written with 2F1 although there is one; null elsewhere.</summary>
    public WrittenOutForm? WrittenOut { get; init; }
}

/// <summary>Forms in <c>x</c>, for <c>x != 0</c>; each may be null where none is given.</summary>
/// <param name="U">The parameter <c>u(x)</c>.</param>
/// <param name="Hessian"><c>R''(x)</c>.</param>
/// <param name="MirrorMap"><c>R'(x)</c>.</param>
/// <param name="Potential"><c>R(x)</c>.</param>
/// <param name="Conjugate"><c>R*(R'(x))</c>.</param>
public sealed record ClosedForms(Expr U, Expr Hessian, Expr MirrorMap, Expr Potential, Expr Conjugate);

/// <summary>A derivation: the geometry and the steps in order. Each kind of reparameterization adds its setting and result.</summary>
/// <param name="Geometry">The geometry.</param>
/// <param name="Steps">The steps; each follows from those before it.</param>
/// <param name="Stopped">Why the derivation stopped short; null when it did not.</param>
public abstract record Derivation(Geometry Geometry, IReadOnlyList<Step> Steps, string? Stopped = null);

/// <summary>The derivation for a monomial of weights.</summary>
/// <param name="Geometry">The geometry.</param>
/// <param name="Reparameterization">The reparameterization.</param>
/// <param name="Balance">The balance.</param>
/// <param name="Steps">The steps; each follows from those before it.</param>
/// <param name="Result">What was derived; null when the reparameterization is not a monomial.</param>
/// <param name="Stopped">Why the derivation stopped short; null when it did not.</param>
public sealed record MonomialDerivation(
    Geometry Geometry,
    Reparameterization Reparameterization,
    Balance Balance,
    IReadOnlyList<Step> Steps,
    MirrorFlow? Result,
    string? Stopped = null) : Derivation(Geometry, Steps, Stopped);
