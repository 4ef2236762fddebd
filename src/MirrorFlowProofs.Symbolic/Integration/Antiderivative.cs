namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>What kind of function an integral of a power product is.</summary>
public enum IntegralClass
{
    /// <summary>One power, or its logarithm where the exponent is -1.</summary>
    Power,

    /// <summary>The integral of one factor to the power -1.</summary>
    Logarithmic,

    /// <summary>A polynomial in the variable.</summary>
    Polynomial,

    /// <summary>The integral of a rational function.</summary>
    Rational,

    /// <summary>A binomial differential that is elementary by Chebyshev's theorem.</summary>
    Chebyshev,

    /// <summary>A binomial differential with an incomplete beta function as its integral.</summary>
    IncompleteBeta,

    /// <summary>Square roots of one or two linear factors beside integer powers: the curve has genus 0.</summary>
    GenusZero,

    /// <summary>Square roots of three or four different linear factors, the curve of genus 1: Carlson's R_F, R_D, R_J.</summary>
    Elliptic,

    /// <summary>Square roots of five or more different linear factors: left as an integral.</summary>
    Hyperelliptic,

    /// <summary>Other exponents at three or more offsets, a Lauricella function F_D: left as an integral.</summary>
    Lauricella,

    /// <summary>Two offsets of which it is not known which is the larger: left as an integral.</summary>
    Unevaluated,
}

/// <summary>Which of Chebyshev's three conditions on <c>v^a (v + lam)^b</c> holds (the first that does, in this order).</summary>
public enum ChebyshevCondition
{
    /// <summary><c>b</c> is an integer.</summary>
    SecondExponentInteger,

    /// <summary><c>a</c> is an integer.</summary>
    FirstExponentInteger,

    /// <summary><c>a + b</c> is an integer.</summary>
    SumOfExponentsInteger,
}

/// <summary>Whether an integral is an elementary function, as far as a theorem says so.</summary>
public enum Elementarity
{
    /// <summary>It is.</summary>
    Elementary,

    /// <summary>It is not, by a theorem that <see cref="Antiderivative.Reason"/> names.</summary>
    NotElementary,

    /// <summary>It depends on the values of the symbols in the exponents; <see cref="Antiderivative.Reason"/> says how.</summary>
    DependsOnExponents,

    /// <summary>Nothing is claimed.</summary>
    Unknown,
}

/// <summary>An antiderivative of a power product.</summary>
/// <param name="Value">An expression in the variable whose derivative is the product.</param>
/// <param name="Class">Which kind of function it is.</param>
/// <param name="Chebyshev">For <see cref="IntegralClass.Chebyshev"/>, which condition holds.</param>
/// <param name="Elementarity">Whether a theorem says that it is elementary.</param>
/// <param name="Reason">The theorem or reason, as a sentence.</param>
/// <param name="Conditions">What <see cref="Value"/> needs beyond the domains of the symbols.</param>
/// <param name="VanishesAtZero">
/// Whether the integral converges at 0 and <see cref="Value"/> is the integral from 0; otherwise <see cref="Value"/> is
/// an antiderivative, with the constant that <see cref="Reason"/> states.
/// </param>
public sealed record Antiderivative(
    Expr Value,
    IntegralClass Class,
    ChebyshevCondition? Chebyshev,
    Elementarity Elementarity,
    string Reason,
    IReadOnlyList<Condition> Conditions,
    bool VanishesAtZero)
{
    /// <summary>
    /// The elementary form, where <see cref="Value"/> is written with 2F1 although there is one: its cosines make it long.
    /// Null elsewhere.
    /// </summary>
    public WrittenOutForm? WrittenOut { get; init; }
}
