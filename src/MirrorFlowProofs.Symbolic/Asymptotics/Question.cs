namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>One request: as many terms are kept on the way as it takes, up to a bound.</summary>
internal sealed class Question
{
    private readonly Expr _e;
    private readonly Symbol _symbol;
    private readonly Approach _at;
    private readonly int _terms;

    internal Question(Expr e, Symbol symbol, Approach at, int terms)
    {
        at.Require(symbol);
        (_e, _symbol, _at, _terms) = (e, symbol, at, terms);
    }

    /// <summary>The answer, and how the leading scale, or the remainder where there is no term, compares with 1.</summary>
    internal (ExpansionResult Result, Comparison? LeadingOrder) Answer(bool mustLead)
    {
        try
        {
            return TryAnswer(Substitution.Replace(_e, _symbol, _at.Through(Scale.Large(0))), mustLead);
        }
        catch (UndecidedException undecided)
        {
            return (new ExpansionResult(null, undecided.Message, undecided.SignNeeded), null);
        }
        catch (Exception refused) when (refused is DivideByZeroException or ExpressionTooLargeException or ArgumentException)
        {
            return (new ExpansionResult(null, refused.Message), null);
        }
    }

    private (ExpansionResult Result, Comparison? LeadingOrder) TryAnswer(Expr e, bool mustLead)
    {
        (Series Series, ExpansionRules Rules, SeriesAlgebra Algebra)? last = null;
        for (var size = _terms + 2; size <= Asymptotic.MostTerms; size *= 2)
        {
            var algebra = new SeriesAlgebra(size, new Coefficients());
            var rules = new ExpansionRules(algebra, Show);
            try
            {
                var series = rules.Of(e);
                var isDone = series.Terms.Count >= _terms || series.Remainder.Count == 0 || series.Question is not null
                    || (series.Terms.Count > 0 && series.Terms.Count == last?.Series.Terms.Count);
                last = (series, rules, algebra);
                if (isDone)
                {
                    break;
                }
            }
            catch (MoreTermsNeededException)
            {
                last = null;
            }
        }

        return last is var (found, foundBy, keptIn)
            && (found.Terms.Count > 0 || found.Remainder.Count == 0 || found.Question is not null || ZeroTest.Decide(_e).Answer != ZeroAnswer.Zero)
                ? Answer(found, foundBy, keptIn, mustLead)
            : last is null && ZeroTest.Decide(_e).Answer != ZeroAnswer.Zero
                ? throw TooMuchCancels()
            : (Zero, Comparison.Smaller);
    }

    private static UndecidedException TooMuchCancels() => new(
        $"{Asymptotic.MostTerms / 2} terms of a part do not suffice: they cancel, or an exponential of it needs them all");

    private static ExpansionResult Zero => new(new AsymptoticExpansion([], null, []), "it is 0 near the limit");

    private (ExpansionResult Result, Comparison? LeadingOrder) Answer(
        Series series, ExpansionRules rules, SeriesAlgebra algebra, bool mustLead)
    {
        if (series.IsZero)
        {
            return (Zero with { Expansion = Zero.Expansion! with { Conditions = algebra.Coefficients.Conditions } }, Comparison.Smaller);
        }

        // A bounded order is an answer to "is the limit 0" even where no leading term is known.
        var vanishes = series.Bound.All(s => algebra.Compare(s, Scale.One) == Comparison.Smaller);
        if (mustLead || (series.Terms.Count == 0 && !vanishes))
        {
            LeadOf(series, rules);
        }

        IReadOnlyList<Scale> remainder = series.Terms.Count > _terms ? [series.Terms[_terms].Scale] : series.Remainder;
        var expansion = new AsymptoticExpansion(
            [.. series.Terms.Take(_terms).Select(t => new AsymptoticTerm(t.Coefficient, Show(t.Scale)))],
            remainder.Count == 0 ? null : Sum.Of(remainder.Select(Show)),
            algebra.Coefficients.Conditions);
        return (new ExpansionResult(expansion, $"it is {expansion}"),
            vanishes ? Comparison.Smaller : algebra.Compare(series.Terms[0].Scale, Scale.One));
    }

    private static void LeadOf(Series series, ExpansionRules rules)
    {
        try
        {
            rules.Leading(series);
        }
        catch (MoreTermsNeededException)
        {
            throw TooMuchCancels();
        }
    }

    private Expr Show(Scale scale) => Show(scale.Value);

    /// <summary>An expression in the variable that goes to infinity and its logarithms, in the symbol that moves.</summary>
    private Expr Show(Expr e)
    {
        var (large, log) = _at.LargeThrough(_symbol);
        var values = new Dictionary<Symbol, Expr> { [Scale.Large(0)] = large };
        foreach (var symbol in Substitution.SymbolsOf(e).Where(s => Scale.LevelOf(s) > 0))
        {
            var value = log;
            for (var level = 1; level < Scale.LevelOf(symbol); level++)
            {
                value = Apply.Of(Function.Log, value);
            }

            values[symbol] = value;
        }

        return Substitution.Replace(e, values);
    }
}
