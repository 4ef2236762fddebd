namespace MirrorFlowProofs.Symbolic;

public sealed partial record Apply
{
    private static readonly Rational Half = new(1, 2);

    /// <summary>
    /// Carlson's integrals in canonical form: symmetric arguments in canonical order (DLMF 19.16(ii)), three equal ones
    /// reduced by homogeneity (19.20.1, 19.20.18), R_J with p equal to another argument as R_D (19.20.6).
    /// </summary>
    private static Expr OfCarlson(Function function, Expr[] arguments)
    {
        var symmetric = (function == Function.CarlsonRD ? arguments.Take(2) : arguments.Take(3)).ToList();
        symmetric.Sort(Ordering.Canonical);
        switch (function)
        {
            case Function.CarlsonRF:
                return OfFirstKind(symmetric[0], symmetric[1], symmetric[2])
                    ?? new Apply(function, [.. symmetric]);
            case Function.CarlsonRD:
                var z = arguments[2];
                return symmetric.TrueForAll(x => x.Equals(z))
                    ? Power.Of(z, new Rational(-3, 2))
                    : new Apply(function, [.. symmetric, z]);
            default:
                var p = arguments[3];
                var at = symmetric.IndexOf(p);
                if (at < 0)
                {
                    return new Apply(function, [.. symmetric, p]);
                }

                symmetric.RemoveAt(at);
                return OfCarlson(Function.CarlsonRD, [.. symmetric, p]);
        }
    }

    private static Expr? OfFirstKind(Expr x, Expr y, Expr z) =>
        x.Equals(y) && y.Equals(z) ? Power.Of(x, -Half)
        : x.Equals(y) ? OfDegenerate(z, x)
        : y.Equals(z) ? OfDegenerate(x, y)
        : x.Equals(z) ? OfDegenerate(y, x)
        : null;

    /// <summary>
    /// <c>R_F(x, y, y) = R_C(x, y)</c> (DLMF 19.2.18, 19.2.19): <c>arctan(sqrt((y - x)/x))/sqrt(y - x)</c> for
    /// <c>0 &lt; x &lt; y</c>, <c>arcsinh(sqrt((x - y)/y))/sqrt(x - y)</c> for <c>0 &lt; y &lt; x</c>; null where the
    /// order is not known.
    /// </summary>
    private static Expr? OfDegenerate(Expr x, Expr y)
    {
        if (!Ranges.IsPositive(x) || !Ranges.IsPositive(y))
        {
            return null;
        }

        var difference = Expansion.Expand(y - x);
        return Ranges.IsPositive(difference)
            ? Of(Function.Arctan, Power.Sqrt(difference) / Power.Sqrt(x)) / Power.Sqrt(difference)
            : Ranges.IsPositive(-difference)
                ? Of(Function.Arcsinh, Power.Sqrt(-difference) / Power.Sqrt(y)) / Power.Sqrt(-difference)
                : null;
    }
}
