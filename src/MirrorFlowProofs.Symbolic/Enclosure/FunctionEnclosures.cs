namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>The named functions at enclosed arguments.</summary>
internal static class FunctionEnclosures
{
    internal static PointValue? Evaluate(Apply a, Evaluation evaluation)
    {
        if (a.Function == Function.Hypergeometric)
        {
            return OfHypergeometric(a, evaluation);
        }

        if (a.Function.IsCarlson())
        {
            return OfCarlson(a, evaluation);
        }

        if (a is { Function: Function.CosPi, Argument: Number turn })
        {
            return evaluation.Within(Cosine.OfTurn(turn.Value, evaluation.Bits));
        }

        if (evaluation.Of(a.Argument) is not { } argument)
        {
            return null;
        }

        var (x, bits) = (argument.Interval, evaluation.Bits);
        switch (a.Function)
        {
            case Function.Abs:
                return argument.Exact is { } number
                    ? evaluation.Exactly(Rational.Abs(number))
                    : PointValue.Of(DyadicInterval.Abs(x));
            case Function.Sign:
                return argument.Exact is { } value ? evaluation.Exactly(value.Sign)
                    : x.IsPositive ? evaluation.Exactly(1)
                    : x.IsNegative ? evaluation.Exactly(-1)
                    : PointValue.Of(DyadicInterval.Around0(Dyadic.One));
            case Function.Log when argument.IsExactly(1):
                return evaluation.Exactly(0);
            case Function.Log:
                return Exponentials.Log(x, bits) is { } log ? evaluation.Within(log)
                    : x.Upper.Sign <= 0 ? evaluation.None("the logarithm of a number that is not positive")
                    : evaluation.None($"the logarithm of a number that may not be positive, {x}");
            case Function.Exp or Function.Cosh when argument.IsExactly(0):
                return evaluation.Exactly(1);
            case Function.Sinh or Function.Arcsinh or Function.Arctan when argument.IsExactly(0):
                return evaluation.Exactly(0);
            case Function.Exp:
                return evaluation.Within(Exponentials.Exp(x, bits));
            case Function.Sinh:
                return evaluation.Within(Exponentials.Sinh(x, bits));
            case Function.Cosh:
                return evaluation.Within(Exponentials.Cosh(x, bits));
            case Function.Arcsinh:
                return evaluation.Within(Exponentials.Arcsinh(x, bits));
            case Function.Arctan:
                return evaluation.Within(Arctangent.Arctan(x, bits));
            default:
                throw new InvalidOperationException($"unknown function {a.Function}");
        }
    }

    private static PointValue? OfHypergeometric(Apply f, Evaluation evaluation)
    {
        if (ValuesOf(f, evaluation) is not { } values)
        {
            return null;
        }

        if (values[0].Exact is not { } a || values[1].Exact is not { } b || values[2].Exact is not { } c)
        {
            return evaluation.None("a parameter of hyp2f1 is not a rational number");
        }

        var enclosed = Hypergeometric.Evaluate(a, b, c, values[3].Interval, evaluation.Bits, out var reason);
        return reason is null ? evaluation.Within(enclosed) : evaluation.None(reason);
    }

    private static PointValue? OfCarlson(Apply f, Evaluation evaluation)
    {
        if (ValuesOf(f, evaluation) is not { } values)
        {
            return null;
        }

        var x = values.Select(v => v.Interval).ToList();
        string? reason;
        var enclosed = f.Function switch
        {
            Function.CarlsonRF => Carlson.RF(x[0], x[1], x[2], evaluation.Bits, out reason),
            Function.CarlsonRD => Carlson.RD(x[0], x[1], x[2], evaluation.Bits, out reason),
            _ => Carlson.RJ(x[0], x[1], x[2], x[3], evaluation.Bits, out reason),
        };
        return reason is null ? evaluation.Within(enclosed) : evaluation.None(reason);
    }

    private static List<PointValue>? ValuesOf(Apply f, Evaluation evaluation)
    {
        var values = new List<PointValue>();
        foreach (var argument in f.Arguments)
        {
            if (evaluation.Of(argument) is not { } value)
            {
                return null;
            }

            values.Add(value);
        }

        return values;
    }
}
