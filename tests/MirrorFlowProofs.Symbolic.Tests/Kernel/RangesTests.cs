using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>A range contains every value: exactly where the value is rational, else up to the rounding of doubles.</summary>
public sealed class RangesTests
{
    [Fact]
    public void The_value_at_an_admissible_point_lies_in_the_range() =>
        Gen.Select(Recipe.Any.Select(TryBuild), Points.Any).Sample(
            (e, point) =>
            {
                var range = Ranges.Of(e);
                var value = DoubleEvaluator.Evaluate(e, point.ToDoubles());
                if (double.IsFinite(value))
                {
                    var slack = 1e-9 * Math.Max(1, Math.Abs(value));
                    Assert.True(range.Lower is not { } l || value >= ToDouble(l) - slack, $"{value} below {range.Describe("it")}");
                    Assert.True(range.Upper is not { } u || value <= ToDouble(u) + slack, $"{value} above {range.Describe("it")}");
                }

                if (ExactValue(e, point) is { } exact)
                {
                    Assert.True(range.Contains(exact), $"{exact} outside {range.Describe("it")}");
                }
            },
            iter: 5_000);

    [Fact]
    public void Open_ends_stay_open_and_closed_ends_closed()
    {
        var (u, n) = (ExprGen.U, ExprGen.Lambda2);
        Assert.Equal(new Domain(1, true, null, true), Ranges.Of(u + 1));
        Assert.Equal(new Domain(0, false, null, true), Ranges.Of(u * n));
        Assert.Equal(new Domain(0, true, null, true), Ranges.Of(u + n));
        Assert.Equal(new Domain(-1, false, 0, false), Ranges.Of(1 - ExprGen.Q));
        Assert.True(Ranges.IsPositive(n.Pow(2) + u));
        Assert.False(Ranges.IsPositive(n.Pow(2)));
        Assert.False(Ranges.IsNonnegative(ExprGen.X.Pow(new Rational(1, 3))));
    }

    /// <summary>The value where arithmetic with rational numbers gives it; null elsewhere.</summary>
    private static Rational? ExactValue(Expr e, IReadOnlyDictionary<Symbol, Rational> point) => e switch
    {
        Number n => n.Value,
        Symbol s => point[s],
        Sum s => s.Terms.Aggregate((Rational?)Rational.Zero, (sum, t) => sum + ExactValue(t, point)),
        Product p => p.Factors.Aggregate((Rational?)p.Coefficient, (product, f) => product * ExactValue(f, point)),
        Power { Exponent: Number { Value: { IsInteger: true } k } } p when Rational.Abs(k) <= 8 =>
            ExactValue(p.Base, point) is { } b && (k.Sign > 0 || !b.IsZero) ? Rational.Pow(b, (int)k.Numerator) : null,
        Apply { Function: Function.Abs } a => ExactValue(a.Argument, point) is { } x ? Rational.Abs(x) : null,
        Apply { Function: Function.Sign } a => ExactValue(a.Argument, point)?.Sign,
        _ => null,
    };

    private static Expr TryBuild(Recipe recipe)
    {
        try
        {
            return recipe.Build();
        }
        catch (Exception e) when (e is DivideByZeroException or ExpressionTooLargeException)
        {
            return ExprGen.X;
        }
    }

    private static double ToDouble(Rational r) => DoubleEvaluator.Evaluate(r, new Dictionary<Symbol, double>());
}
