using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A limit or leading term of a written expression. The expansion is that of the canonical form; the text has the same values
/// where it has any, so nothing is said unless it has values near the limit, at the point that refutes too.
/// </summary>
/// <param name="Written">The claim.</param>
/// <param name="Subject">What it speaks about.</param>
/// <param name="Value">What goes to the limit.</param>
/// <param name="Right">What it goes to, or its leading term; null for an infinity.</param>
/// <param name="Symbol">What moves.</param>
/// <param name="At">Where it goes.</param>
/// <param name="Claim">The claim on the limit.</param>
internal sealed record LimitAssertion(
    string Written, Subject Subject, Meaning Value, Meaning? Right, Symbol Symbol, Approach At, LimitClaim Claim) : Assertion(Standing.Statement, "")
{
    private const int Bits = 256;
    private const int Seeds = 8;

    private static readonly int[] Closeness = [6, 20, 60, 200];

    /// <inheritdoc/>
    public override string Text => Written;

    /// <inheritdoc/>
    public override string Setting => Subject.Description;

    private List<Expr> Parts => [.. Value.Parts, Value.Value, .. Right is null ? [] : Right.Parts];

    private List<Symbol> Others => [.. Parts.SelectMany(Substitution.SymbolsOf).Distinct().Where(s => !s.Equals(Symbol))];

    /// <inheritdoc/>
    public override Verdict Decide()
    {
        if (Subject.Foundation is { Kind: not VerdictKind.Proved } foundation)
        {
            return Verdict.Undecided($"what it speaks about is not proved: {foundation.Reason}");
        }

        var result = new LimitStatement(Written, Value.Value, Symbol, At, Claim).Decide();
        return result.Answer switch
        {
            ObligationAnswer.Open => Verdict.Undecided(result.Reason),
            ObligationAnswer.Holds => Candidates(Expr.One).Any(HasValuesNear)
                ? Verdict.Proved(result.Reason, [.. Subject.Foundation.Conditions.Concat(result.Conditions).Distinct()])
                : Verdict.Undecided("no point was found near which both sides as written have values"),
            _ => Refutation() is { } point
                ? Verdict.Refuted(Written, $"{Describe(point)}{result.Reason}")
                : Verdict.Undecided($"{result.Reason}; but where that contradicts the claim the text as written has no value near the limit"),
        };
    }

    /// <summary>A point of the other symbols at which the limit that was found differs from what is claimed.</summary>
    private IReadOnlyDictionary<Symbol, Rational>? Refutation()
    {
        var isLeading = Right is not null && Substitution.DependsOn(Right.Value, Symbol);
        var found = Asymptotic.Limit(Value.Value, Symbol, At);
        var difference = Right is null || found.Value is null ? Expr.One : found.Value - Right.Value;
        if (isLeading || Claim.Equals(LimitClaim.Leading(Right?.Value is { IsZero: false } term ? term : Expr.One)))
        {
            found = Asymptotic.Limit(Value.Value / Right!.Value, Symbol, At);
            difference = found.Value is null ? Expr.One : found.Value - 1;
        }

        return Candidates(Product.Of([difference, .. found.Conditions.Select(c => c.Left)])).FirstOrDefault(HasValuesNear);
    }

    /// <summary>Points of the other symbols at which an expression in them is not 0.</summary>
    private IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Candidates(Expr nonzero) => Enumerable.Range(1, Seeds)
        .Select(seed => Witness.TryFindNonzero(nonzero * Product.Of(Others.Select(s => 1 + Power.Of(s, 2))), seed: seed).Found?.Point)
        .OfType<IReadOnlyDictionary<Symbol, Rational>>();

    private bool HasValuesNear(IReadOnlyDictionary<Symbol, Rational> point) => Closeness.All(k =>
        Near(Rational.Pow(2, k)) is var near && Symbol.Domain.Contains(near)
        && Parts.TrueForAll(part => EnclosureEvaluator.Evaluate(part, new Dictionary<Symbol, Rational>(point) { [Symbol] = near }, Bits).IsEnclosed));

    /// <summary>The moving symbol when the variable that goes to infinity has a value.</summary>
    private Rational Near(Rational large) => At.Point is { } end
        ? At.Equals(Approach.FromRight(end)) ? end + 1 / large : end - 1 / large
        : At.Equals(Approach.Infinity) ? large : -large;

    private static string Describe(IReadOnlyDictionary<Symbol, Rational> point) => point.Count == 0
        ? ""
        : $"at {string.Join(", ", point.OrderBy(p => p.Key.Name, StringComparer.Ordinal).Select(p => $"{p.Key.Name} = {p.Value}"))}: ";
}
