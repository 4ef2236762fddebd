using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

public sealed class DerivativeTests
{
    private static readonly Symbol X = ExprGen.X;

    /// <summary>Points that are 0 or well away from 0: nothing is hidden between 0 and a step of a difference.</summary>
    private static readonly Gen<double> Hundredths = Gen.Int[-150, 150].Select(i => i / 100.0);

    [Fact]
    public void A_derivative_agrees_with_central_differences() =>
        Gen.Select(ExprGen.SmoothInX, Hundredths).Sample(
            (f, x) =>
            {
                var derivative = Calculus.Differentiate(f, X);
                var exact = At(derivative, x);
                var bend = At(derivative, x - 2e-3) + At(derivative, x + 2e-3) - 2 * exact;
                if (!double.IsFinite(exact) || Math.Abs(exact) > 1e4 || Math.Abs(At(f, x)) > 1e4
                    || !(Math.Abs(bend) <= 1e-3 * Math.Max(1, Math.Abs(exact))))
                {
                    return;
                }

                // Central differences err as h^2: where halving h does not show it, the draw is too sharp to judge.
                double[] differences = [Difference(f, x, 2e-3), Difference(f, x, 1e-3), Difference(f, x, 5e-4)];
                var (gap, nextGap) = (Math.Abs(differences[0] - differences[1]), Math.Abs(differences[1] - differences[2]));
                var noise = 1e-8 * Math.Max(1, Math.Abs(exact)) * Math.Max(1, Math.Abs(At(f, x)));
                if (nextGap <= gap / 3 + noise)
                {
                    Assert.True(
                        Math.Abs(exact - differences[2]) <= nextGap + noise,
                        $"{exact} by rule, {differences[2]} by differences, at {x}");
                }
            },
            iter: 3_000);

    [Fact]
    public void Sums_products_and_chains_have_the_derivative_of_their_parts() =>
        Gen.Select(ExprGen.SmoothInX, ExprGen.SmoothInX, Hundredths).Sample(
            (f, g, x) =>
            {
                var (df, dg) = (Calculus.Differentiate(f, X), Calculus.Differentiate(g, X));
                Assert.Equal(df + dg, Calculus.Differentiate(f + g, X));

                var product = Calculus.Differentiate(f * g, X);
                Agree(At(df, x) * At(g, x) + At(f, x) * At(dg, x), At(product, x));

                var inner = Apply.Of(Function.Arctan, g);
                var composed = Calculus.Differentiate(Substitution.Replace(f, X, inner), X);
                var (at, slope) = (At(inner, x), At(Calculus.Differentiate(inner, X), x));
                Agree(At(df, at) * slope, At(composed, x));
            },
            iter: 1_000);

    [Fact]
    public void A_power_has_the_derivative_that_its_logarithm_gives() =>
        Gen.Select(ExprGen.SmoothInX, ExprGen.SmoothInX, Hundredths).Sample(
            (f, g, x) =>
            {
                var @base = f.Pow(2) + 1;
                var exponent = Apply.Of(Function.Arctan, g);
                var power = @base.Pow(exponent);
                var byLogarithm = Calculus.Differentiate(exponent * Apply.Of(Function.Log, @base), X);
                Agree(At(power, x) * At(byLogarithm, x), At(Calculus.Differentiate(power, X), x));
            },
            iter: 1_000);

    [Fact]
    public void Partial_derivatives_commute() =>
        ExprGen.Polynomials.Sample(
            f => Assert.Equal(
                Expansion.Expand(Calculus.Differentiate(Calculus.Differentiate(f, X), ExprGen.Y)),
                Expansion.Expand(Calculus.Differentiate(Calculus.Differentiate(f, ExprGen.Y), X))),
            iter: 500);

    [Fact]
    public void The_absolute_value_and_the_sign_are_differentiated_away_from_0()
    {
        Assert.Equal(Apply.Of(Function.Sign, X), Calculus.Differentiate(Apply.Of(Function.Abs, X), X));
        Assert.Equal(Expr.Zero, Calculus.Differentiate(Apply.Of(Function.Sign, X), X));
    }

    [Fact]
    public void The_incomplete_beta_form_satisfies_its_definition()
    {
        // With F = 2F1(a, b; b + 1; z), (z^b F)' is b z^(b-1) (1 - z)^(-a) (DLMF 8.17.7 differentiated).
        var z = new Symbol("z", new Domain(0, true, 1, true));
        var (a, b) = (new Rational(-1, 3), new Rational(3, 4));
        var beta = z.Pow(b) * Apply.Of(Function.Hypergeometric, a, b, b + 1, z);
        var expected = b * z.Pow(b - 1) * (1 - z).Pow(-a);
        Assert.Equal(expected, Expansion.Expand(Calculus.Differentiate(beta, z)));
    }

    [Fact]
    public void A_parameter_of_the_hypergeometric_function_is_not_differentiated() => Assert.Equal(
        "the derivative of hyp2f1(x, 1, 2, y) with respect to the parameter x is not a named function",
        Assert.Throws<NotSupportedException>(
            () => Calculus.Differentiate(Apply.Of(Function.Hypergeometric, X, 1, 2, ExprGen.Y), X)).Message);

    private static double At(Expr e, double x) =>
        DoubleEvaluator.Evaluate(e, new Dictionary<Symbol, double> { [X] = x });

    private static double Difference(Expr f, double x, double h) => (At(f, x + h) - At(f, x - h)) / (2 * h);

    private static void Agree(double expected, double actual)
    {
        if (double.IsFinite(expected) && Math.Abs(expected) < 1e6)
        {
            Assert.True(DoubleEvaluator.AreClose(expected, actual, 1e-8), $"{expected} expected, {actual} found");
        }
    }
}
