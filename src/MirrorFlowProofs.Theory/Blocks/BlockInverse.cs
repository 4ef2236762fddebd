using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory.Steps;

namespace MirrorFlowProofs.Theory;

/// <summary>How <c>R_b'(x_b) = c_b + sigma_b y</c> is solved.</summary>
public enum InverseKind
{
    /// <summary><c>R_b'</c> is <c>u_b</c> (sign gradient flow): <c>x_b</c> is a polynomial in <c>y</c>.</summary>
    Polynomial,

    /// <summary><c>R_b'</c> is a power of <c>u_b</c>: <c>x_b</c> is a power of a linear function of <c>y</c>.</summary>
    Power,

    /// <summary><c>R_b'</c> is a logarithm: <c>x_b</c> is an exponential.</summary>
    Exponential,

    /// <summary>Gradient flow at depth 2 off balance: <c>x_b</c> is a hyperbolic sine.</summary>
    Hyperbolic,

    /// <summary><c>R_b'</c> is a function of <c>u_b/(u_b + lambda)</c>: a power or the logarithm of it.</summary>
    Ratio,
}

/// <summary>One block in the dual variable <c>y</c>, which is 0 at the start.</summary>
/// <param name="Kind">How it was found.</param>
/// <param name="U"><c>u_b(y)</c>.</param>
/// <param name="Size"><c>x_b(y)</c>.</param>
/// <param name="Conjugate"><c>R_b*</c> there.</param>
/// <param name="Condition">For which <c>q</c> this is meant, when not for all.</param>
public sealed record BlockInverse(InverseKind Kind, Expr U, Expr Size, Expr Conjugate, string? Condition)
{
    /// <summary>What <c>y</c> enters through; null where the forms hold for all <c>y</c> and are proved as they stand.</summary>
    internal DualParameter? Parameter { get; init; }

    /// <summary><c>x_b(y)</c> with exponentials whose coefficients are seen to have their signs, where the form above does not show them.</summary>
    internal Expr? ManifestSize { get; init; }

    /// <summary>The values of <c>y</c> at which the block ends, in closed form.</summary>
    internal IReadOnlyList<DualEnd> Ends { get; init; } = [];

    /// <summary>Tries each way; null when none fits.</summary>
    internal static BlockInverse? TryFind(SignedBlock block) =>
        BlockInversion.TryPower(block) ?? BlockInversion.TryHyperbolic(block) ?? BlockInversion.TryRatio(block);

    /// <summary>
    /// A form that depends on <c>y</c>, and its rate <c>d/dy</c>, both in the parameter where there is one. Taken from the
    /// printed form, except where its exponents are fractions in a symbolic <c>q</c>: then from the one in the parameter.
    /// </summary>
    internal (Expr Value, Expr Rate) InParameter(Func<BlockInverse, Expr> inY, Func<DualParameter, Expr> inParameter)
    {
        var printed = inY(this);
        if (Parameter is null)
        {
            return (printed, Calculus.Differentiate(printed, Names.Y));
        }

        var direct = inParameter(Parameter);
        return Condition is null
            ? (AtY(printed), AtY(Calculus.Differentiate(printed, Names.Y)))
            : (direct, Calculus.Differentiate(direct, Parameter.Symbol) / Calculus.Differentiate(Parameter.Y, Parameter.Symbol));

        Expr AtY(Expr e) => Substitution.Replace(e, Names.Y, Parameter.Y);
    }
}

/// <summary>A quantity of known sign that a block depends on <c>y</c> through.</summary>
/// <param name="Symbol">The quantity.</param>
/// <param name="Y"><c>y</c> as a function of it.</param>
/// <param name="U"><c>u_b</c> as a function of it.</param>
/// <param name="Size"><c>x_b</c> as a function of it.</param>
/// <param name="Conjugate"><c>R_b*</c> as a function of it.</param>
/// <param name="Solves">That the quantity as a function of <c>y</c> is the inverse of <c>Y</c>.</param>
internal sealed record DualParameter(
    Symbol Symbol, Expr Y, Expr U, Expr Size, Expr Conjugate, Identity Solves);
