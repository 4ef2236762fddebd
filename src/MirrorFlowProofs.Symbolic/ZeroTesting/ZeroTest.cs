using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic;

/// <summary>What the zero test found.</summary>
public enum ZeroAnswer
{
    /// <summary>Zero wherever defined, under the conditions listed.</summary>
    Zero,

    /// <summary>Not zero: at the witness, an enclosure of its value excludes 0.</summary>
    NonZero,

    /// <summary>Neither was shown; the reason says why.</summary>
    Undecided,
}

/// <summary>An answer of the zero test with what it rests on.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">One sentence a person reads.</param>
/// <param name="Conditions">For Zero: what must hold beside the domains, such as <c>w1 != 0</c>.</param>
/// <param name="Witness">For NonZero: the point and the enclosure there.</param>
public sealed record ZeroResult(
    ZeroAnswer Answer, string Reason, IReadOnlyList<string> Conditions, Witness? Witness = null);

/// <summary>
/// Decides whether an expression is identically zero on the domains of its symbols.
/// </summary>
/// <remarks>
/// <para>
/// Zero is said only when the normal form of the expression is empty, by identities alone, or when its derivative is
/// zero and so is its value at one point; where it is continuous, zeros of symbols that such a proof leaves out are no condition (<see cref="Continuity"/>). NonZero is said only when a rational point is found at which a rigorous
/// enclosure excludes 0. Everything else is Undecided, with the reason.
/// </para>
/// <para>
/// The class on which zero is recognised: sums of products of (1) powers with exponents rational or polynomial in
/// symbols such as q and 1/q, of symbols, positive numbers, and sums that are rational functions of powers of symbols
/// with rational coefficients, where a root inside such a sum must have a radicand that can be solved for a
/// nonnegative symbol; (2) abs and sign of symbols and sums; (3) exp, sinh, cosh of polynomials with independent
/// monomials; (4) nonnegative integer powers of log, arcsinh, arctan, 2F1 with c = b + 1, integrals of power products, and
/// Carlson's R_F, R_D, R_J whose arguments differ by constants but for a common factor along some symbol,
/// at arguments of kinds 1 and 2, where the expression is known to be defined on an interval of one of its symbols. On
/// the class a residue means "not zero" by the linear independence of radicals (L. J. Mordell, On the linear
/// independence of algebraic numbers, Pacific J. Math. 3, 1953; C. L. Siegel, Algebraische Abhaengigkeit von Wurzeln,
/// Acta Arith. 21, 1972), and a point is searched for; that search is bounded. docs/design.md, "The zero test", states
/// the class in full, with what lies outside.
/// </para>
/// <para>
/// The answer is about the expression in canonical form, whose domain can be wider than that of the text it was made
/// from (<c>sqrt(r)^2</c> is <c>r</c>). Whoever refutes a written claim must check that both its sides are defined at
/// the witness.
/// </para>
/// </remarks>
public static class ZeroTest
{
    /// <summary>Decides one expression.</summary>
    public static ZeroResult Decide(Expr e)
    {
        var whyNotZero = "the normal form is not empty";
        try
        {
            var (residue, nonzero) = NormalForm.Reduce(e);
            if (residue.IsZero)
            {
                return Zero("the normal form is empty", nonzero);
            }
        }
        catch (Exception refused) when (refused is ExpressionTooLargeException or ZeroTestException)
        {
            whyNotZero = refused.Message;
        }
        catch (DivideByZeroException)
        {
            whyNotZero = "it divides by 0 throughout";
        }

        var (first, isDefined) = PointSearch.FirstLook(e);
        if (first is not null)
        {
            return NonZero(first);
        }

        var proof = new ZeroProof(e, isDefined);
        if (proof.Nonzero is { } leftOut)
        {
            return Zero(proof.Reason, leftOut);
        }

        var search = Witness.TryFindNonzero(e);
        return (search.Found ?? PointSearch.LongLook(e)) is { } witness
            ? NonZero(witness)
            : new ZeroResult(
                ZeroAnswer.Undecided,
                $"{proof.Obstacle ?? whyNotZero}, and none of {search.PointsTried} points excludes 0 ({search.LastReason})",
                []);

        ZeroResult Zero(string reason, IReadOnlyList<Expr> nonzero) =>
            new(ZeroAnswer.Zero, reason, [.. Continuity.Needed(e, nonzero).Select(n => $"{n} != 0")]);
    }

    /// <summary>Whether two expressions are proved equal.</summary>
    public static bool AreEqual(Expr a, Expr b) => Decide(a - b).Answer == ZeroAnswer.Zero;

    private static ZeroResult NonZero(Witness witness) =>
        new(ZeroAnswer.NonZero, $"the value excludes 0 {witness}", [], witness);
}
