using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.SignTesting;

namespace MirrorFlowProofs.Symbolic;

/// <summary>How an expression is claimed to compare with 0, or one side of an inequality with the other.</summary>
public enum SignRelation
{
    /// <summary>Below.</summary>
    Less,

    /// <summary>Below or equal.</summary>
    AtMost,

    /// <summary>Above.</summary>
    Greater,

    /// <summary>Above or equal.</summary>
    AtLeast,
}

/// <summary>What the sign test found.</summary>
public enum SignAnswer
{
    /// <summary>True for all values in the domains at which the expression is defined.</summary>
    Holds,

    /// <summary>False at the witness: its exact value or enclosure excludes the claim.</summary>
    Fails,

    /// <summary>Neither was shown; the reason says what was tried.</summary>
    Undecided,
}

/// <summary>An answer of the sign test with what it rests on.</summary>
/// <param name="Answer">The answer.</param>
/// <param name="Reason">One sentence a person reads.</param>
/// <param name="Moves">For Holds: the moves of the proof, each a claim in backticks and why it follows from the next ones.</param>
/// <param name="Conditions">For Holds: what must hold beside the domains.</param>
/// <param name="Witness">For Fails: the point, and the value or enclosure there.</param>
public sealed record SignResult(
    SignAnswer Answer, string Reason, IReadOnlyList<string> Moves, IReadOnlyList<string> Conditions, Witness? Witness = null);

/// <summary>
/// Decides whether an expression is above or below 0 for all values of its symbols in their domains, wherever it is
/// defined.
/// </summary>
/// <remarks>
/// <para>
/// Holds is said only with a proof by exact arithmetic: ranges, factors of known sign, logarithms of two products,
/// polynomials (complete in one variable, by Sturm's theorem), and the sign of a derivative with the value at an end of
/// the domain. Fails is said only with a rational point in the domains at which the exact value or an enclosure with
/// outward rounding excludes the claim. Both searches are bounded: Undecided is an ordinary answer.
/// </para>
/// <para>
/// As for <see cref="ZeroTest"/>, the answer is about the canonical expression, whose domain can be wider than that of
/// the text it was made from. docs/design.md, "The sign test", describes the class.
/// </para>
/// </remarks>
public static class SignTest
{
    private const int Bits = 64;

    /// <summary>Decides <c>e relation 0</c>.</summary>
    public static SignResult Decide(Expr e, SignRelation relation)
    {
        ArgumentNullException.ThrowIfNull(e);
        var strict = relation is SignRelation.Less or SignRelation.Greater;
        var claimed = relation is SignRelation.Less or SignRelation.AtMost ? -e : e;
        if (SignProof.ByRanges(claimed, strict) is { } byRanges && SignPoints.Defined(e) is not null)
        {
            // Then no point refutes it, and none need be looked at.
            return Held(byRanges);
        }

        var (refuted, isDefined) = SignPoints.Refute(claimed, strict);
        var polynomial = OneSymbolPolynomial.Of(claimed);
        if (refuted is null && polynomial?.Refutation(strict) is { } value)
        {
            var point = new Dictionary<Symbol, Rational> { [polynomial.Symbol] = value };
            var found = EnclosureEvaluator.Evaluate(claimed, point, Bits);
            refuted = SignPoints.Excludes(found, strict) ? new Witness(point, found) : null;
        }

        if (refuted is not null)
        {
            var witness = ReferenceEquals(claimed, e) ? refuted : refuted with { Value = Negated(refuted.Value) };
            return new SignResult(SignAnswer.Fails, $"it is false {witness}", [], [], witness);
        }

        if (!isDefined && !ZeroTesting.Definedness.IsThroughout(e))
        {
            return new SignResult(SignAnswer.Undecided, "no point was found at which it is defined", [], []);
        }

        if (new SignProof().Find(claimed, strict) is { } moves)
        {
            return Held(moves);
        }

        if (polynomial?.HoldsAtIntegers(strict) is { } atIntegers)
        {
            return Held([atIntegers]);
        }

        return OfZero(e, strict) ?? new SignResult(
            SignAnswer.Undecided, "no proof of the sign was found, and no point at which it is false", [], []);
    }

    private static SignResult Held(IReadOnlyList<string> moves) =>
        new(SignAnswer.Holds, moves.Count == 0 ? "it is a number of that sign" : moves[0], moves, []);

    /// <summary>An expression that is zero throughout: a weak sign holds, a strict one fails wherever it has a value.</summary>
    private static SignResult? OfZero(Expr e, bool strict)
    {
        if (ZeroTest.Decide(e) is not { Answer: ZeroAnswer.Zero } zero)
        {
            return null;
        }

        if (!strict)
        {
            return new SignResult(SignAnswer.Holds, $"it is zero: {zero.Reason}", [$"`{e} = 0`: {zero.Reason}"], zero.Conditions);
        }

        return zero.Conditions.Count == 0 && SignPoints.Defined(e) is { } point
            ? new SignResult(SignAnswer.Fails, $"it is zero: {zero.Reason}", [], [], new Witness(point, EnclosedValue.Of(Rational.Zero, Bits)))
            : null;
    }

    private static EnclosedValue Negated(EnclosedValue value) => value.Exact is { } exact
        ? EnclosedValue.Of(-exact, Bits)
        : EnclosedValue.Of(-value.Interval!.Value);
}
