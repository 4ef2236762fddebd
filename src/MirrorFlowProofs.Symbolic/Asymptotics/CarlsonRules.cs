namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>Carlson's integrals at arguments that stay in proportion, and R_F where one of them leaves the others behind.</summary>
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
        var scales = arguments.Select(a => a is { Terms: [], Remainder: [] } ? (Scale?)null : Leading(a).Scale).ToList();
        var largest = scales.OfType<Scale>().Aggregate(Larger);
        var symmetric = f.Function == Function.CarlsonRD ? 2 : 3;
        var (limits, error, zeros) = (new List<Expr>(), new List<Scale>(), 0);
        foreach (var (argument, i) in arguments.Select((a, i) => (a, i)))
        {
            var (limit, rest) = scales[i] is null ? (Expr.Zero, []) : Proportion(argument);
            var vanishes = Coefficients.IsZero(limit);
            if (!vanishes)
            {
                Coefficients.RequirePositive(limit, _show(f).ToString());
            }
            else if (i >= symmetric || ++zeros > 1)
            {
                if (f.Function == Function.CarlsonRF && scales.FindIndex(IsLargest) is var only && scales.FindLastIndex(IsLargest) == only)
                {
                    return WithOneAbove(f, only);
                }

                throw new UndecidedException($"{_show(f)} is taken to an end of its domain at which it is infinite");
            }

            limits.Add(vanishes ? Expr.Zero : limit);
            error.AddRange(rest.Select(s => vanishes ? s.Pow(Half) : s));
        }

        var value = _algebra.Add(_algebra.Constant(Apply.Of(f.Function, [.. limits])), new Series([], error));
        return SeriesAlgebra.Multiply(value, Expr.One, largest.Pow(CarlsonCalculus.Degree(f.Function)));

        bool IsLargest(Scale? s) => s is { } scale && _algebra.Compare(scale, largest) == Comparison.Equal;

        (Expr Limit, IEnumerable<Scale> Error) Proportion(Series argument)
        {
            var (_, limit, rest) = Split(SeriesAlgebra.Multiply(argument, Expr.One, Scale.One.Over(largest)));
            return (limit, rest.Bound);
        }
    }

    /// <summary>
    /// <c>R_F</c> where <c>x</c> and <c>y</c> are small beside <c>z</c>: <c>log(8 z/(a + g))/(2 sqrt(z)) (1 + O(a/z))</c> with the means
    /// <c>a = (x + y)/2</c> and <c>g = sqrt(x y)</c>.
    /// </summary>
    /// <remarks>DLMF 19.27.2; B. C. Carlson, J. L. Gustafson, SIAM J. Math. Anal. 25 (1994) 288-303.</remarks>
    private Series WithOneAbove(Apply f, int above)
    {
        var z = f.Arguments[above];
        var (x, y) = (f.Arguments[above == 0 ? 1 : 0], f.Arguments[above == 2 ? 1 : 2]);
        var main = Of(Apply.Of(Function.Log, 8 * z / ((x + y) / 2 + Power.Sqrt(x * y))) / (2 * Power.Sqrt(z)));
        return _algebra.Add(main, new Series([], [Leading(main).Scale.Times(Leading(Of((x + y) / z)).Scale)]));
    }

    private Scale Larger(Scale a, Scale b) => _algebra.Compare(a, b) switch
    {
        Comparison.Larger or Comparison.Equal => a,
        Comparison.Smaller => b,
        _ => throw Undecided(_algebra.Question(a, b)),
    };
}
