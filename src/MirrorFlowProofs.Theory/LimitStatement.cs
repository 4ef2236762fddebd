using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// What an expression does as a symbol moves, decided by its exact expansion (<see cref="Asymptotic"/>) for each fixed value
/// of the other symbols in their domains.
/// </summary>
/// <param name="What">What is claimed, as a person says it; formulas stand in backticks.</param>
/// <param name="Value">The expression.</param>
/// <param name="Symbol">The symbol that moves.</param>
/// <param name="At">Where it goes.</param>
/// <param name="Claim">The limit or the leading term that is claimed.</param>
public sealed record LimitStatement(string What, Expr Value, Symbol Symbol, Approach At, LimitClaim Claim) : Obligation(What)
{
    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The domain of the symbol does not allow the limit, or the claimed limit contains the symbol.
    /// </exception>
    public override ObligationResult Decide()
    {
        if (Claim is LimitClaim.Value { Limit: var written } && Substitution.DependsOn(written, Symbol))
        {
            throw new ArgumentException($"the limit {written} for {At.Describe(Symbol.Name)} contains {Symbol.Name}");
        }

        // f ~ g means f/g -> 1.
        return Claim switch
        {
            LimitClaim.LeadingTerm leading => Decide(Value / leading.Term, LimitKind.Finite, Expr.One),
            LimitClaim.Value finite => Decide(Value, LimitKind.Finite, finite.Limit),
            LimitClaim.Infinite { IsPositive: true } => Decide(Value, LimitKind.PlusInfinity, null),
            _ => Decide(Value, LimitKind.MinusInfinity, null),
        };
    }

    private ObligationResult Decide(Expr e, LimitKind kind, Expr? value)
    {
        var found = Asymptotic.Limit(e, Symbol, At);
        if (found.Kind == LimitKind.Undecided)
        {
            return new(ObligationAnswer.Open, found.Reason, []);
        }

        var where = $"{(Claim is LimitClaim.LeadingTerm ? "the quotient" : "it")} is {found.Expansion} for {At.Describe(Symbol.Name)}";
        if (found.Kind != kind)
        {
            return Refute(found.Conditions, Expr.One, where);
        }

        if (value is null)
        {
            return Holds(where, found.Conditions, []);
        }

        var difference = found.Value! - value;
        var zero = ZeroTest.Decide(difference);
        return zero.Answer switch
        {
            ZeroAnswer.Zero => Holds(where, found.Conditions, zero.Conditions),
            ZeroAnswer.NonZero => Refute(found.Conditions, difference, where),
            _ => new(ObligationAnswer.Open, $"{where}, and {zero.Reason}", []),
        };
    }

    private static ObligationResult Holds(string where, IReadOnlyList<Condition> conditions, IReadOnlyList<string> others) =>
        new(ObligationAnswer.Holds, where, [.. conditions.Select(c => c.ToString()).Union(others)]);

    /// <summary>
    /// The limit that was found contradicts the claim where the conditions it was found under hold and it differs from
    /// what is claimed: such a point must be shown.
    /// </summary>
    private static ObligationResult Refute(IReadOnlyList<Condition> conditions, Expr difference, string where) =>
        Witness.TryFindNonzero(Product.Of([difference, .. conditions.Select(c => c.Left - c.Right)])).Found is { } witness
            ? new(ObligationAnswer.Fails, witness.Point.Count == 0 ? where : $"{where}; {PointOf(witness)}", []) { Witness = witness }
            : new(ObligationAnswer.Open, $"{where}, and no point was found at which that contradicts the claim", []);

    private static string PointOf(Witness witness) =>
        "so not at " + string.Join(", ", witness.Point.Select(p => $"{p.Key.Name} = {p.Value}"));
}

/// <summary>What is claimed of a limit.</summary>
public abstract record LimitClaim
{
    private LimitClaim()
    {
    }

    /// <summary>A finite limit.</summary>
    public static LimitClaim Finite(Expr limit) => new Value(limit);

    /// <summary>Plus infinity.</summary>
    public static LimitClaim PlusInfinity { get; } = new Infinite(true);

    /// <summary>Minus infinity.</summary>
    public static LimitClaim MinusInfinity { get; } = new Infinite(false);

    /// <summary>The expression divided by the term goes to 1.</summary>
    /// <exception cref="ArgumentException">The term is 0.</exception>
    public static LimitClaim Leading(Expr term) =>
        term.IsZero ? throw new ArgumentException("0 is the leading term of nothing") : new LeadingTerm(term);

    /// <summary>A finite limit.</summary>
    /// <param name="Limit">The limit.</param>
    public sealed record Value(Expr Limit) : LimitClaim;

    /// <summary>An infinite limit.</summary>
    /// <param name="IsPositive">Whether it is plus infinity.</param>
    public sealed record Infinite(bool IsPositive) : LimitClaim;

    /// <summary>A leading term.</summary>
    /// <param name="Term">What the expression is divided by to go to 1.</param>
    public sealed record LeadingTerm(Expr Term) : LimitClaim;
}
