namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>
/// The expansion of an expression in a variable that goes to plus infinity, <c>X0</c>, from those of its parts: one rule for
/// each kind of node, each stated above its code. The other symbols are fixed.
/// </summary>
internal sealed partial class ExpansionRules
{
    private readonly SeriesAlgebra _algebra;
    private readonly Func<Expr, Expr> _show;
    private readonly Dictionary<Expr, Series> _known = [];

    /// <param name="algebra">Keeps the terms and the conditions.</param>
    /// <param name="show">Writes an expression in the variable for a person, in the symbol that moves.</param>
    internal ExpansionRules(SeriesAlgebra algebra, Func<Expr, Expr> show)
    {
        _algebra = algebra;
        _show = show;
    }

    private static Symbol Variable => Scale.Large(0);

    private Coefficients Coefficients => _algebra.Coefficients;

    internal Series Of(Expr e)
    {
        if (!_known.TryGetValue(e, out var series))
        {
            _known[e] = series = Expand(e);
        }

        return series;
    }

    private Series Expand(Expr e)
    {
        if (!Substitution.DependsOn(e, Variable))
        {
            Coefficients.RequireDefined(e);
            return _algebra.Constant(e);
        }

        return e switch
        {
            Symbol => new Series([new Term(Expr.One, new Scale(Variable))], []),
            Sum s => _algebra.Add([.. s.Terms.Select(Of)]),
            Product p => p.Factors.Select(Of).Aggregate(_algebra.Constant(p.Coefficient), _algebra.Multiply),
            Power p => OfPower(p),
            Apply a => OfFunction(a),
            Integral i => OfIntegral(i),
            _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
        };
    }

    /// <summary>The leading term, with a coefficient that is not 0 (a condition may be recorded).</summary>
    internal Term Leading(Series s)
    {
        if (s.Terms.Count == 0)
        {
            throw s.IsZero ? new UndecidedException("a part is 0 near the limit and has no leading term")
                : s.Question is { } question ? Undecided(question)
                : new MoreTermsNeededException();
        }

        Coefficients.RequireNonzero(s.Terms[0].Coefficient);
        return s.Terms[0];
    }

    /// <summary>
    /// A series as terms that go to infinity in size, a constant, and a series that goes to 0.
    /// </summary>
    internal (IReadOnlyList<Term> Divergent, Expr Constant, Series Vanishing) Split(Series s)
    {
        foreach (var scale in s.Remainder)
        {
            switch (_algebra.Compare(scale, Scale.One))
            {
                case Comparison.Smaller:
                    break;
                case Comparison.Unknown or Comparison.NotSmaller or Comparison.NotLarger:
                    throw Undecided(_algebra.Question(scale, Scale.One));
                default:
                    throw s.Question is { } question ? Undecided(question) : new MoreTermsNeededException();
            }
        }

        var parts = s.Terms.ToLookup(t => _algebra.Compare(t.Scale, Scale.One) switch
        {
            Comparison.Larger => Comparison.Larger,
            Comparison.Equal => Comparison.Equal,
            Comparison.Smaller => Comparison.Smaller,
            _ => throw Undecided(_algebra.Question(t.Scale, Scale.One)),
        });
        return (
            [.. parts[Comparison.Larger]],
            Sum.Of(parts[Comparison.Equal].Select(t => t.Coefficient)),
            s with { Terms = [.. parts[Comparison.Smaller]] });
    }

    /// <summary>
    /// A convergent power series at a series that goes to 0: by Taylor's theorem its first terms with a remainder of the
    /// order of the first power left out (E. T. Copson, Asymptotic Expansions, 1965, chapter 2).
    /// </summary>
    internal Series Compose(IEnumerable<Expr> coefficients, Series vanishing)
    {
        var (sum, power, used) = (new List<Series>(), _algebra.Constant(1), 0);
        foreach (var c in coefficients)
        {
            if (used > _algebra.Size || power.Terms.Count == 0)
            {
                sum.Add(new Series([], power.Bound, power.Question));
                break;
            }

            if (!Coefficients.IsZero(c))
            {
                sum.Add(SeriesAlgebra.Multiply(power, c, Scale.One));
                used++;
            }

            power = _algebra.Multiply(power, vanishing);
        }

        return _algebra.Add(sum);
    }

    internal UndecidedException Undecided(OrderQuestion q) => new(
        $"which of {_show(q.A.Value)} and {_show(q.B.Value)} is larger depends on the sign of {q.SignNeeded}, which the domains do not settle",
        q.SignNeeded);
}
