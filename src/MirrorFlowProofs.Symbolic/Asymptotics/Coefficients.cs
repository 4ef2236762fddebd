using MirrorFlowProofs.Symbolic.Integration;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// Decisions about coefficients: whether one is zero (by the zero test), its sign (by exact ranges), and the conditions
/// on the other symbols that the expansion has come to need.
/// </summary>
internal sealed class Coefficients
{
    /// <summary>The most parts of a coefficient, and of all that one expansion looks at.</summary>
    private const int MostParts = 20_000;
    private const long MostPartsInAll = 2_000_000;

    private readonly Dictionary<Expr, ZeroAnswer> _answers = [];
    private readonly List<Condition> _conditions = [];
    private long _parts;

    internal IReadOnlyList<Condition> Conditions => _conditions;

    /// <summary>Refuses coefficients that grow without an end in sight: shared parts count as often as they are written.</summary>
    internal void RequireSmall(Expr e)
    {
        var parts = 0;
        var pending = new Stack<Expr>();
        pending.Push(e);
        while (pending.TryPop(out var node))
        {
            if (++parts > MostParts || ++_parts > MostPartsInAll)
            {
                throw new UndecidedException("the coefficients of a part become too long to write down");
            }

            foreach (var part in Substitution.Parts(node))
            {
                pending.Push(part);
            }
        }
    }

    /// <summary>Whether the coefficient is zero for all values of its symbols; false where that is not decided.</summary>
    internal bool IsZero(Expr e) => AnswerOf(e) == ZeroAnswer.Zero;

    /// <summary>Makes sure that a coefficient is not 0, by its sign or under a condition that is recorded.</summary>
    internal void RequireNonzero(Expr e)
    {
        if (SignOnDomains.IsNonzero(e))
        {
            return;
        }

        if (AnswerOf(e) != ZeroAnswer.NonZero)
        {
            throw new UndecidedException($"whether the coefficient {e} is zero is not decided");
        }

        foreach (var factor in Product.FactorsOf(e).Where(f => !SignOnDomains.IsNonzero(f)))
        {
            Record(Core(factor));
        }
    }

    /// <summary>Makes sure that a coefficient is above 0, by its sign or, where it cannot be negative, under a condition.</summary>
    internal void RequirePositive(Expr e, string what)
    {
        var signs = SignOnDomains.Of(e);
        if (signs == (PossibleSigns.Positive | PossibleSigns.Zero))
        {
            RequireNonzero(e);
        }
        else if ((signs & PossibleSigns.Positive) == 0)
        {
            throw new UndecidedException($"{what} is not defined near the limit");
        }
        else if (signs != PossibleSigns.Positive)
        {
            throw new UndecidedException($"{what} needs the sign of {e}, which the domains do not settle", e);
        }
    }

    /// <summary>The sign of a coefficient that is not 0, as an expression: 1, -1, or <c>sign</c> of it.</summary>
    internal Expr SignOf(Expr e)
    {
        RequireNonzero(e);
        return SignOnDomains.Of(e) switch
        {
            PossibleSigns.Positive or (PossibleSigns.Positive | PossibleSigns.Zero) => 1,
            PossibleSigns.Negative or (PossibleSigns.Negative | PossibleSigns.Zero) => -1,
            _ => Apply.Of(Function.Sign, e),
        };
    }

    /// <summary>Refuses a part without the moving symbol that has a value nowhere, such as <c>log(-1)</c>.</summary>
    internal static void RequireDefined(Expr e)
    {
        if (e is not (Number or Symbol) && !PointSearch.IsDefinedSomewhere(e))
        {
            throw new UndecidedException($"no value of {e} was found");
        }
    }

    private ZeroAnswer AnswerOf(Expr e)
    {
        if (e is Number n)
        {
            return n.Value.IsZero ? ZeroAnswer.Zero : ZeroAnswer.NonZero;
        }

        if (!_answers.TryGetValue(e, out var answer))
        {
            if (SignOnDomains.IsNonzero(e))
            {
                answer = ZeroAnswer.NonZero;
            }
            else
            {
                var result = ZeroTest.Decide(e);
                answer = result.Answer;
                if (answer == ZeroAnswer.Zero)
                {
                    RecordAll(result.Conditions, e);
                }
            }

            _answers[e] = answer;
        }

        return answer;
    }

    /// <summary>The zero test states its conditions as text, <c>expression != 0</c>, in the symbols it was given.</summary>
    private void RecordAll(IReadOnlyList<string> conditions, Expr e)
    {
        var symbols = conditions.Count == 0 ? [] : Substitution.SymbolsOf(e).ToDictionary(s => s.Name);
        foreach (var condition in conditions)
        {
            Record(Parser.Parse(condition.Replace(" != 0", "", StringComparison.Ordinal), symbols));
        }
    }

    private void Record(Expr nonzero)
    {
        var condition = Solved(nonzero);
        if (!_conditions.Contains(condition))
        {
            _conditions.Add(condition);
        }
    }

    /// <summary>That the expression is not 0; solved for its symbol where it is one less a number, or the other way round.</summary>
    private static Condition Solved(Expr nonzero) =>
        Substitution.SymbolsOf(nonzero) is [var symbol]
        && (nonzero - symbol is Number less ? -less.Value : nonzero + symbol is Number more ? more.Value : (Rational?)null) is { } value
            ? new Condition(symbol, Relation.NotEqual, value)
            : new Condition(nonzero, Relation.NotEqual, Expr.Zero);

    /// <summary>What must not be 0 for the factor not to be 0: the argument of abs and sign, the base of a power.</summary>
    private static Expr Core(Expr factor) => factor switch
    {
        Apply { Function: Function.Abs or Function.Sign } a => Core(a.Argument),
        Power p => Core(p.Base),
        _ => factor,
    };
}
