namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// The value of an expression at a rational point or over a box, exactly where it is a rational reached by field operations and
/// perfect powers, otherwise enclosed by interval arithmetic with outward rounding.
/// </summary>
/// <remarks>
/// Guarantee: where an enclosure is returned, the expression is defined at the point and its value lies in the
/// enclosure. The domains of the symbols are not checked here. Real semantics as for <see cref="Expr"/>: a fractional
/// power of a negative number, a logarithm of a number that is not positive and a division by 0 have no value, x^0 is
/// 1. Integrals are enclosed where the integrand is a sum of products of powers of linear factors that are positive on
/// the interval, with exponents above -1 at a zero lower end. Deterministic.
/// </remarks>
public static class EnclosureEvaluator
{
    /// <summary>The smallest and largest working precision, in bits.</summary>
    public const int LeastBits = 16, MostBits = 1 << 18;

    private const int Guard = 10;

    /// <summary>Evaluates the expression.</summary>
    /// <param name="e">The expression.</param>
    /// <param name="point">A value for each of its free symbols.</param>
    /// <param name="bits">Bits of the mantissas, from <see cref="LeastBits"/> to <see cref="MostBits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of bits is out of range.</exception>
    public static EnclosedValue Evaluate(Expr e, IReadOnlyDictionary<Symbol, Rational> point, int bits) =>
        EvaluateUnless(e, point, bits, CancellationToken.None);

    /// <summary>The same; the work inside integrals, which may be long, can be stopped.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EnclosedValue EvaluateUnless(
        Expr e, IReadOnlyDictionary<Symbol, Rational> point, int bits, CancellationToken cancellation) =>
        Evaluate(e, symbol => point.TryGetValue(symbol, out var value) ? PointValue.Of(value, bits + Guard) : null, bits, cancellation);

    /// <summary>
    /// Encloses the values of the expression over a box: at every point of it the expression is defined, and its value lies
    /// in the enclosure. Each occurrence of a symbol is taken for itself, so a wide box gives a wider enclosure than the
    /// range of the values.
    /// </summary>
    /// <param name="e">The expression.</param>
    /// <param name="box">An interval for each of its free symbols.</param>
    /// <param name="bits">Bits of the mantissas, from <see cref="LeastBits"/> to <see cref="MostBits"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of bits is out of range.</exception>
    public static EnclosedValue Evaluate(Expr e, IReadOnlyDictionary<Symbol, DyadicInterval> box, int bits)
    {
        return Evaluate(e, ValueOf, bits);

        PointValue? ValueOf(Symbol s) => !box.TryGetValue(s, out var value) ? null
            : value.IsPoint && value.Lower.IsOfModerateSize ? PointValue.Of(value.Lower.ToRational(), bits + Guard)
            : PointValue.Of(value);
    }

    private static EnclosedValue Evaluate(Expr e, Func<Symbol, PointValue?> valueOf, int bits, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bits, LeastBits);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bits, MostBits);
        var evaluation = new Evaluation(valueOf, bits + Guard, cancellation);
        return evaluation.Of(e) is not { } value ? EnclosedValue.None(evaluation.Reason!)
            : value.Exact is { } exact ? EnclosedValue.Of(exact, bits)
            : EnclosedValue.Of(value.Interval.Round(bits));
    }
}

/// <summary>One evaluation; a null result means that <see cref="Reason"/> says why there is no enclosure.</summary>
internal sealed class Evaluation(Func<Symbol, PointValue?> valueOf, int bits, CancellationToken cancellation)
{
    private readonly Dictionary<Expr, PointValue> _known = [];

    internal int Bits => bits;

    internal CancellationToken Cancellation => cancellation;

    internal string? Reason { get; private set; }

    internal PointValue? None(string reason)
    {
        Reason ??= reason;
        return null;
    }

    internal PointValue? Of(Expr e)
    {
        switch (e)
        {
            case Number n:
                return Exactly(n.Value);
            case Symbol s:
                return valueOf(s) ?? None($"no value is given for {s.Name}");
        }

        if (_known.TryGetValue(e, out var known))
        {
            return known;
        }

        var value = e switch
        {
            Sum s => OfSum(s),
            Product p => OfProduct(p),
            Power p => OfPower(p),
            Apply a => FunctionEnclosures.Evaluate(a, this),
            Integral i => IntegralEnclosure.Evaluate(i, this),
            _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
        };
        if (value is { } computed)
        {
            _known[e] = computed;
        }

        return value;
    }

    internal PointValue Exactly(Rational value) => PointValue.Of(value, bits);

    /// <summary>An interval as a value, unless it lies outside the range of sizes that are worked with.</summary>
    internal PointValue? Within(DyadicInterval? interval)
    {
        if (interval is not { } found || IsOutOfRange(found.Lower) || IsOutOfRange(found.Upper))
        {
            return None("a number is beyond 2^4194304 or below its inverse");
        }

        return PointValue.Of(found);
    }

    internal PointValue? Power(PointValue @base, PointValue exponent)
    {
        if (exponent.IsExactly(0))
        {
            return Exactly(1);
        }

        if (@base.IsExactly(0))
        {
            return exponent.Interval.IsPositive ? Exactly(0)
                : exponent.Interval.IsNegative ? None("division by 0")
                : None("0 to a power whose sign is not known");
        }

        if (exponent.Exact is { } e)
        {
            return RationalPower(@base, e);
        }

        if (@base.IsExactly(1))
        {
            return Exactly(1);
        }

        return Exponentials.Log(@base.Interval, bits + 24) is { } log
            ? Within(Exponentials.Exp(DyadicInterval.Multiply(exponent.Interval, log, bits + 24), bits))
            : None($"a power of a number that may be negative or 0, {@base.Interval}, to an irrational exponent");
    }

    private PointValue? RationalPower(PointValue @base, Rational exponent)
    {
        if (@base.Exact is { } b && (exponent.IsInteger || b.Sign > 0)
            && PointValue.ExactPower(b, exponent) is { } exact)
        {
            return Exactly(exact);
        }

        if (!exponent.IsInteger && @base.Interval.Lower.Sign < 0)
        {
            return None(@base.Interval.IsNegative
                ? $"a negative number to the power {exponent}"
                : $"a number that may be negative, {@base.Interval}, to the power {exponent}");
        }

        return exponent.Sign < 0 && @base.Interval.ContainsZero
            ? None($"division by an interval that contains 0, {@base.Interval}")
            : Within(DyadicInterval.Pow(@base.Interval, exponent, bits));
    }

    private PointValue? OfSum(Sum s)
    {
        var (exact, rest) = (Rational.Zero, default(DyadicInterval?));
        foreach (var term in s.Terms)
        {
            if (Of(term) is not { } value)
            {
                return null;
            }

            if (value.Exact is { } number)
            {
                exact += number;
            }
            else
            {
                rest = rest is { } sum ? DyadicInterval.Add(sum, value.Interval, bits) : value.Interval;
            }
        }

        return rest is not { } inexact
            ? Exactly(exact)
            : Within(DyadicInterval.Add(DyadicInterval.Of(exact, bits), inexact, bits));
    }

    private PointValue? OfProduct(Product p)
    {
        var (exact, rest) = (p.Coefficient, default(DyadicInterval?));
        foreach (var factor in p.Factors)
        {
            if (Of(factor) is not { } value)
            {
                return null;
            }

            if (value.Exact is { } number)
            {
                exact *= number;
            }
            else if (Within(rest is { } product ? DyadicInterval.Multiply(product, value.Interval, bits) : value.Interval)
                is { } next)
            {
                rest = next.Interval;
            }
            else
            {
                return null;
            }
        }

        return rest is not { } inexact || exact.IsZero
            ? Exactly(exact)
            : Within(DyadicInterval.Multiply(DyadicInterval.Of(exact, bits), inexact, bits));
    }

    private PointValue? OfPower(Power p) =>
        Of(p.Base) is { } b && Of(p.Exponent) is { } e ? Power(b, e) : null;

    private static bool IsOutOfRange(Dyadic x) => !x.IsZero && Math.Abs((long)x.Top) > DyadicInterval.LargestTop;
}
