using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// What a side does as a symbol moves, for each fixed value of the other symbols: <c>A -> B as L -> infinity</c>, or
/// <c>A ~ B as eps -> 0+</c>, where <c>A/B</c> goes to 1.
/// </summary>
/// <param name="Text">As written.</param>
/// <param name="Left">What moves.</param>
/// <param name="Motion">Which symbol goes where.</param>
/// <param name="Kind">What is said of it.</param>
/// <param name="Right">The limit, or the leading term; null for an infinity.</param>
public sealed record Tendency(string Text, Meaning Left, Motion Motion, TendencyKind Kind, Meaning? Right) : Link(Text)
{
    private const int MostInstances = 60;

    private static readonly Dictionary<Symbol, Expr> NoValues = [];

    /// <summary>Reads what is said of the left side.</summary>
    /// <exception cref="FormatException">Nothing is said that could be true or false.</exception>
    internal static Tendency Of(string text, Meaning left, Motion motion, TendencyKind kind, Meaning? right)
    {
        var symbol = motion.Symbol;
        if (!motion.Near.All(symbol.Domain.Contains))
        {
            throw new FormatException($"{text}: {symbol.Domain.Describe(symbol.Name)} does not go there");
        }

        return kind switch
        {
            TendencyKind.Limit when Substitution.DependsOn(right!.Value, symbol) => throw new FormatException($"{text}: the limit contains {symbol}"),
            TendencyKind.LeadingTerm when right!.Value.IsZero => throw new FormatException($"{text}: 0 is the leading term of nothing"),
            _ => new Tendency(text, left, motion, kind, right),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Meaning> Sides => Right is null ? [Left] : [Left, Right];

    /// <summary>For all values of the other symbols at once; where that is left open, refuted at one of a few values of them.</summary>
    public override Verdict Decide()
    {
        var result = Decide(NoValues);
        if ((result.Answer == ObligationAnswer.Holds ? result : ByCases()) is { } proof)
        {
            return Points(new Dictionary<Symbol, Rational>()).Any(AreDefinedNear)
                ? Verdict.Proved(proof.Reason, proof.Conditions)
                : Verdict.Undecided($"{Text}: no point was found at which both sides are defined near the limit");
        }

        return result.Answer != ObligationAnswer.Fails ? AtAnInstance() ?? Verdict.Undecided($"{Text}: {result.Reason}")
            : Points(result.Witness!.Point).FirstOrDefault(AreDefinedNear) is { } point ? Verdict.Refuted(Text, result.Witness!.Point.Count == 0 ? $"{PointText.Write(point)}{result.Reason}" : result.Reason)
            : Verdict.Undecided($"{Text}: {result.Reason}, but the text as written has no value near the limit there");
    }

    /// <summary>The one case of signs that covers the points near the limit at which the sides have values.</summary>
    private ObligationResult? ByCases() =>
        TextCases.Of([.. Sides.Select(s => s.Value), .. Parts], Motion) is [var only] && Decide(only.Values) is { Answer: ObligationAnswer.Holds } holds
            ? holds with { Reason = $"for {only.Name} {holds.Reason}" }
            : null;

    private Verdict? AtAnInstance()
    {
        foreach (var point in Points(new Dictionary<Symbol, Rational>()).Where(AreDefinedNear).Take(MostInstances))
        {
            if (Decide(point.ToDictionary(p => p.Key, p => (Expr)p.Value)) is { Answer: ObligationAnswer.Fails } failed)
            {
                return Verdict.Refuted(Text, $"{PointText.Write(point)}{failed.Reason}");
            }
        }

        return null;
    }

    /// <summary>With values for symbols that do not move; open where a side has no value there, and where the leading term is 0.</summary>
    private ObligationResult Decide(IReadOnlyDictionary<Symbol, Expr> values)
    {
        try
        {
            var right = Right is null ? null : Substitution.Replace(Right.Value, values);
            if (Kind == TendencyKind.LeadingTerm && right!.IsZero)
            {
                return new(ObligationAnswer.Open, "the leading term is 0 there, and 0 is the leading term of nothing", []);
            }

            var claim = Claim(right);
            return new LimitStatement(Text, Substitution.Replace(Left.Value, values), Motion.Symbol, Motion.At, claim).Decide();
        }
        catch (DivideByZeroException none)
        {
            return new(ObligationAnswer.Open, none.Message, []);
        }
    }

    private LimitClaim Claim(Expr? right) => Kind switch
    {
        TendencyKind.Limit => LimitClaim.Finite(right!),
        TendencyKind.LeadingTerm => LimitClaim.Leading(right!),
        TendencyKind.PlusInfinity => LimitClaim.PlusInfinity,
        _ => LimitClaim.MinusInfinity,
    };

    /// <summary>Values for the symbols that do not move, with those given.</summary>
    private IEnumerable<IReadOnlyDictionary<Symbol, Rational>> Points(IReadOnlyDictionary<Symbol, Rational> given) =>
        DomainPoints.Of([.. Symbols.Where(s => !s.Equals(Motion.Symbol) && !given.ContainsKey(s))])
            .Select(rest => new Dictionary<Symbol, Rational>(given.Concat(rest)));

    /// <summary>Whether the text has values at points that come near the limit.</summary>
    private bool AreDefinedNear(IReadOnlyDictionary<Symbol, Rational> point) => Motion.Near.All(value =>
        new Dictionary<Symbol, Rational>(point) { [Motion.Symbol] = value } is var near && Parts.All(part => PointText.HasValue(part, near)))
        && !Parts.SelectMany(ExpressionNodes.Of).Distinct().Any(node => EndsBefore(node, point));

    /// <summary>Whether a logarithm or root has no value from somewhere before the limit on, however far that is: what it is taken of ends up negative.</summary>
    private bool EndsBefore(Expr node, IReadOnlyDictionary<Symbol, Rational> point)
    {
        var inside = node switch
        {
            Apply { Function: Function.Log, Argument: var argument } => argument,
            Power { Base: var b, Exponent: Number { Value.IsInteger: false } } => b,
            _ => null,
        };
        if (inside is null || !Substitution.DependsOn(inside, Motion.Symbol) || Ranges.IsNonnegative(inside))
        {
            return false;
        }

        var limit = Asymptotic.Limit(Substitution.Replace(inside, point.ToDictionary(p => p.Key, p => (Expr)p.Value)), Motion.Symbol, Motion.At);
        return limit.Kind == LimitKind.MinusInfinity || limit is { Kind: LimitKind.Finite, Value: Number { Value.Sign: < 0 } };
    }
}

/// <summary>What is said of something that moves.</summary>
public enum TendencyKind
{
    /// <summary>It has the limit.</summary>
    Limit,

    /// <summary>Divided by the term it goes to 1.</summary>
    LeadingTerm,

    /// <summary>It goes to plus infinity.</summary>
    PlusInfinity,

    /// <summary>It goes to minus infinity.</summary>
    MinusInfinity,
}
