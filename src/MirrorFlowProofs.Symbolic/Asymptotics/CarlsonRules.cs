namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>Carlson's integrals at arguments that stay in proportion.</summary>
internal sealed partial class ExpansionRules
{
    /// <summary>
    /// The largest order <c>S</c> among the arguments is taken out by homogeneity; the rest go to limits. Where these are
    /// positive the function is differentiable, so the error is of the order of the arguments' distances to them. One of
    /// <c>x, y, z</c> may go to 0: <c>|(t + x)^(-1/2) - t^(-1/2)|</c> has the integral <c>2 sqrt(x)</c> over <c>t &gt; 0</c>
    /// at most, and the other factors under the integral are bounded, so its part of the error is of the order of
    /// <c>sqrt(x)</c>.
    /// </summary>
    /// <remarks>The integrals: DLMF 19.16.1, 19.16.2, 19.16.5; homogeneity: 19.16(ii).</remarks>
    private Series OfCarlson(Apply f)
    {
        var arguments = f.Arguments.Select(Of).ToList();
        var largest = arguments.Select(a => Leading(a).Scale).Aggregate(Larger);
        var symmetric = f.Function == Function.CarlsonRD ? 2 : 3;
        var (limits, error, zeros) = (new List<Expr>(), new List<Scale>(), 0);
        foreach (var (argument, i) in arguments.Select((a, i) => (a, i)))
        {
            var (_, limit, rest) = Split(SeriesAlgebra.Multiply(argument, Expr.One, Scale.One.Over(largest)));
            var vanishes = Coefficients.IsZero(limit);
            if (!vanishes)
            {
                Coefficients.RequirePositive(limit, _show(f).ToString());
            }
            else if (i >= symmetric || ++zeros > 1)
            {
                throw new UndecidedException($"{_show(f)} is taken to an end of its domain at which it is infinite");
            }

            limits.Add(vanishes ? Expr.Zero : limit);
            error.AddRange(rest.Bound.Select(s => vanishes ? s.Pow(Half) : s));
        }

        var value = _algebra.Add(_algebra.Constant(Apply.Of(f.Function, [.. limits])), new Series([], error));
        return SeriesAlgebra.Multiply(value, Expr.One, largest.Pow(CarlsonCalculus.Degree(f.Function)));
    }

    private Scale Larger(Scale a, Scale b) => _algebra.Compare(a, b) switch
    {
        Comparison.Larger or Comparison.Equal => a,
        Comparison.Smaller => b,
        _ => throw Undecided(_algebra.Question(a, b)),
    };
}
