namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// Integral nodes at enclosed limits: brings the integrand to a sum of products of powers of linear factors in
/// t = v - lower limit and hands it to <see cref="PowerProduct"/>.
/// </summary>
internal static class IntegralEnclosure
{
    internal static PointValue? Evaluate(Integral node, Evaluation evaluation)
    {
        if (evaluation.Of(node.Lower) is not { } lower || evaluation.Of(node.Upper) is not { } upper)
        {
            return null;
        }

        var (from, to, sign) = upper.Interval.Upper < lower.Interval.Lower ? (upper, lower, -1) : (lower, upper, 1);
        var length = from.Exact is { } a && to.Exact is { } b
            ? evaluation.Exactly(b - a)
            : PointValue.Of(DyadicInterval.Subtract(to.Interval, from.Interval, evaluation.Bits));
        if (length.IsExactly(0))
        {
            return evaluation.Exactly(0);
        }

        if (!length.Interval.IsPositive)
        {
            return evaluation.None("the limits of an integral are too near to each other to tell which is larger");
        }

        var total = default(DyadicInterval);
        foreach (var term in Expansion.TermsOf(node.Integrand))
        {
            if (OfTerm(term, node.Variable, from, length.Interval, evaluation) is not { } part)
            {
                return null;
            }

            total = DyadicInterval.Add(total, part.Interval, evaluation.Bits);
        }

        return evaluation.Within(sign > 0 ? total : -total);
    }

    private static PointValue? OfTerm(
        Expr term, Symbol variable, PointValue from, DyadicInterval length, Evaluation evaluation)
    {
        var (coefficient, _) = Product.SplitCoefficient(term);
        var outside = evaluation.Exactly(coefficient).Interval;
        var factors = new List<LinearPower>();
        foreach (var factor in Product.FactorsOf(term))
        {
            if (!Substitution.DependsOn(factor, variable))
            {
                if (evaluation.Of(factor) is not { } constant)
                {
                    return null;
                }

                outside = DyadicInterval.Multiply(outside, constant.Interval, evaluation.Bits);
                continue;
            }

            if (AddFactors(factor, Rational.One, true, variable, from, factors, evaluation) is not { } pulledOut)
            {
                return null;
            }

            outside = DyadicInterval.Multiply(outside, pulledOut, evaluation.Bits);
        }

        // The integrand is positive, so the integral increases with the length.
        if (PowerProduct.Integrate(factors, length.Lower, evaluation.Bits, out var reason, evaluation.Cancellation) is not { } low)
        {
            return evaluation.None(reason!);
        }

        var high = low;
        if (!length.IsPoint)
        {
            if (PowerProduct.Integrate(factors, length.Upper, evaluation.Bits, out reason, evaluation.Cancellation) is not { } found)
            {
                return evaluation.None(reason!);
            }

            high = found;
        }

        return evaluation.Within(DyadicInterval.Multiply(
            DyadicInterval.Hull(low, high), outside, evaluation.Bits));
    }

    /// <summary>
    /// Adds the linear factors of base^power in t, and answers the constant to multiply with. A power or a product
    /// inside is taken apart: the factors that come out are required to be positive on the interval, where
    /// (f g)^p = f^p g^p and (f^e)^p = f^(e p) hold, or every power on the way is an integer (<c>integral</c>).
    /// </summary>
    private static DyadicInterval? AddFactors(
        Expr @base, Rational power, bool integral, Symbol variable, PointValue from, List<LinearPower> factors,
        Evaluation evaluation)
    {
        switch (@base)
        {
            case Power p:
                if (evaluation.Of(p.Exponent) is not { } exponent)
                {
                    return null;
                }

                if (exponent.Exact is not { } e)
                {
                    evaluation.None("the exponent of a factor of an integrand is not a rational number");
                    return null;
                }

                return AddFactors(
                    p.Base, e * power, integral && e.IsInteger, variable, from, factors, evaluation);
            case Product product when !power.IsZero:
                var result = PowerOf(evaluation.Exactly(product.Coefficient), power, evaluation);
                foreach (var factor in product.Factors)
                {
                    var part = result is null ? null
                        : Substitution.DependsOn(factor, variable)
                            ? AddFactors(factor, power, integral, variable, from, factors, evaluation)
                        : evaluation.Of(factor) is { } constant ? PowerOf(constant, power, evaluation)
                        : null;
                    result = part is { } found ? DyadicInterval.Multiply(result!.Value, found, evaluation.Bits) : null;
                }

                return result;
            default:
                return power.IsZero
                    ? DyadicInterval.Point(Dyadic.One)
                    : AddLinear(@base, power, integral, variable, from, factors, evaluation);
        }
    }

    private static DyadicInterval? PowerOf(PointValue constant, Rational power, Evaluation evaluation) =>
        evaluation.Power(constant, evaluation.Exactly(power))?.Interval;

    /// <summary>Adds one linear factor, turned round where it is negative and its power an integer.</summary>
    private static DyadicInterval? AddLinear(
        Expr @base, Rational power, bool integral, Symbol variable, PointValue from, List<LinearPower> factors,
        Evaluation evaluation)
    {
        if (Linear(@base, variable, evaluation) is not var (slope, constant))
        {
            return null;
        }

        var start = slope.Exact is { } s && constant.Exact is { } c && from.Exact is { } a
            ? evaluation.Exactly(c + s * a)
            : PointValue.Of(DyadicInterval.Add(
                constant.Interval,
                DyadicInterval.Multiply(slope.Interval, from.Interval, evaluation.Bits),
                evaluation.Bits));
        if (!start.Interval.IsNegative && !(start.IsExactly(0) && slope.Interval.IsNegative))
        {
            factors.Add(new LinearPower(start.Interval, slope.Interval, power));
            return DyadicInterval.Point(Dyadic.One);
        }

        if (!integral)
        {
            evaluation.None("a factor of the integrand under a fractional power is negative");
            return null;
        }

        factors.Add(new LinearPower(-start.Interval, -slope.Interval, power));
        return DyadicInterval.Point(power.Numerator.IsEven ? Dyadic.One : -Dyadic.One);
    }

    /// <summary>Slope and constant of an expression that is linear in the variable.</summary>
    private static (PointValue Slope, PointValue Constant)? Linear(Expr e, Symbol variable, Evaluation evaluation)
    {
        var (slope, constant) = (Expr.Zero, Expr.Zero);
        foreach (var term in Expansion.TermsOf(Expansion.Expand(e)))
        {
            if (!Substitution.DependsOn(term, variable))
            {
                constant += term;
                continue;
            }

            var factor = term / variable;
            if (Substitution.DependsOn(factor, variable))
            {
                evaluation.None($"the integrand has a factor that is not linear in the variable of integration: {e}");
                return null;
            }

            slope += factor;
        }

        return evaluation.Of(slope) is { } s && evaluation.Of(constant) is { } c ? (s, c) : null;
    }
}
