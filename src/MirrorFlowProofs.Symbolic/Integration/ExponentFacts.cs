namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// What is known exactly of an exponent <c>c0 + c1 * s^p</c> with <c>p = 1</c> or <c>-1</c> and one symbol <c>s</c>
/// (<c>1/q - 1</c>, <c>2/q - 1</c>, <c>1 - m</c>): it is monotone in the symbol, so its range over the symbol's domain
/// is exact and every equation in it has one solution.
/// </summary>
internal sealed class ExponentFacts
{
    private readonly Rational _constant;
    private readonly Rational _slope;
    private readonly bool _reciprocal;

    private ExponentFacts(Symbol symbol, Rational constant, Rational slope, bool reciprocal)
    {
        Symbol = symbol;
        _constant = constant;
        _slope = slope;
        _reciprocal = reciprocal;
        Range = RangeOver(symbol.Domain);
    }

    /// <summary>The one symbol.</summary>
    public Symbol Symbol { get; }

    /// <summary>Exactly the values the exponent takes (apart from integrality of the symbol).</summary>
    public Domain Range { get; }

    /// <summary>Reads the exponent; null where it has another form, or the symbol may not be positive.</summary>
    public static ExponentFacts? Of(Expr exponent)
    {
        if (Substitution.SymbolsOf(exponent) is not [var symbol] || !symbol.Domain.IsPositive)
        {
            return null;
        }

        var constant = Rational.Zero;
        (Rational Slope, bool Reciprocal)? variable = null;
        foreach (var (power, coefficient) in Expansion.Collect(exponent, symbol))
        {
            if (power is not Number { Value: var k } || coefficient is not Number { Value: var c })
            {
                return null;
            }

            if (k.IsZero)
            {
                constant = c;
            }
            else if (Rational.Abs(k).IsOne && variable is null)
            {
                variable = (c, k.Sign < 0);
            }
            else
            {
                return null;
            }
        }

        return variable is var (slope, reciprocal) ? new ExponentFacts(symbol, constant, slope, reciprocal) : null;
    }

    /// <summary>1 / exponent, with <c>1/(c0 + c1/q)</c> written as <c>q/(c0 q + c1)</c>.</summary>
    public static Expr Reciprocal(Expr exponent) => Of(exponent) is { _reciprocal: true } facts
        ? facts.Symbol / (facts._constant * facts.Symbol + facts._slope)
        : 1 / exponent;

    /// <summary>The value of the symbol in its domain at which the exponent takes a value; null if there is none.</summary>
    public Rational? SolveFor(Rational value)
    {
        var part = (value - _constant) / _slope;
        if (_reciprocal && part.IsZero)
        {
            return null;
        }

        var solution = _reciprocal ? Rational.One / part : part;
        return Symbol.Domain.Contains(solution) ? solution : null;
    }

    /// <summary>
    /// All values of the symbol at which the exponent is an integer, up to a bound if one is given; null if they are
    /// not finitely many, or more than a thousand.
    /// </summary>
    public IReadOnlyList<Rational>? WhereInteger(int? atMost = null)
    {
        var bounded = atMost is { } most && (Range.Upper is not { } u || u > most) ? most : Range.Upper;
        if (Range.Lower is not { } low || bounded is not { } high || high - low > 1000)
        {
            return null;
        }

        var found = new List<Rational>();
        for (Rational k = low.Ceiling(); k <= high; k += 1)
        {
            if (SolveFor(k) is { } solution)
            {
                found.Add(solution);
            }
        }

        return found;
    }

    /// <summary>The condition on the symbol that the exponent is above a bound which it crosses in the domain.</summary>
    public Condition Above(Rational bound)
    {
        var crossing = SolveFor(bound)
            ?? throw new InvalidOperationException($"the exponent does not take the value {bound}");
        return new Condition(Symbol, _slope.Sign > 0 != _reciprocal ? Relation.Greater : Relation.Less, crossing);
    }

    private Domain RangeOver(Domain domain)
    {
        var (lower, lowerOpen) = End(domain.Lower, domain.LowerOpen);
        var (upper, upperOpen) = End(domain.Upper, domain.UpperOpen);
        return _slope.Sign > 0 != _reciprocal
            ? new Domain(lower, lowerOpen, upper, upperOpen)
            : new Domain(upper, upperOpen, lower, lowerOpen);
    }

    /// <summary>The value at an end of the symbol's domain; null where it is infinite.</summary>
    private (Rational? Value, bool Open) End(Rational? end, bool open) => end switch
    {
        null => (_reciprocal ? _constant : null, true),
        { IsZero: true } => (_reciprocal ? null : _constant, true),
        { } value => (_constant + _slope * (_reciprocal ? Rational.One / value : value), open),
    };
}
