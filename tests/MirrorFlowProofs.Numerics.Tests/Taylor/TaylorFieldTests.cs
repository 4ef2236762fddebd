using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>
/// The coefficients of y' = f(y) against k! c_k = (f d/dy)^(k-1) f, differentiated by the exact side and enclosed, on all four
/// number types.
/// </summary>
public sealed class TaylorFieldTests
{
    private const int Order = 5;
    private static readonly Symbol Y = new("y", Domain.Positive);

    [Theory]
    [InlineData("y^(2/3) - 1/y")]
    [InlineData("sqrt(y)*exp(-y) + log(1 + y)")]
    [InlineData("sinh(y) + 2*cosh(y)")]
    [InlineData("cosh(y/3)^2 - sinh(2*y)*log(y)")]
    [InlineData("arcsinh(y/2)*arctan(y)")]
    [InlineData("1/(1 + arctan(y^2))")]
    [InlineData("arcsinh(sqrt(y)) + y^y")]
    public void Every_type_has_the_coefficients_of_the_solution(string text)
    {
        var field = Parser.Parse(text, new Dictionary<string, Symbol> { ["y"] = Y }, Domain.Real);
        var start = new Rational(3, 7);
        var derivative = field;
        var exact = new List<Rational> { start };
        for (var k = 1; k <= Order; k++)
        {
            var value = EnclosureEvaluator.Evaluate(derivative, new Dictionary<Symbol, Rational> { [Y] = start }, 300);
            exact.Add(value.Lower!.Value / Factorial(k));
            derivative = field * Calculus.Differentiate(derivative, Y);
        }

        Check<Float64>(2000);
        Check<DoubleDouble>(2000);
        Check<Interval>(2000);
        Check<Ball<Bits64>>(2000);
        Check<Ball<Plus64<Twice<Bits64>>>>(2000);

        void Check<T>(int roundoffs)
            where T : struct, IReal<T>
        {
            var jet = new TaylorField<T>([field], [Y], Order);
            jet.Expand([Number.Of<T>(start)], Order);
            for (var k = 0; k <= Order; k++)
            {
                var (value, difference) = (jet[0][k], jet[0][k] - Number.Of<T>(exact[k]));
                var error = T.ToDouble(T.Abs(difference)) / Math.Max(1, Math.Abs(T.ToDouble(value))) / T.ToDouble(T.Epsilon);
                Assert.True(error <= roundoffs, $"{text}, order {k}: {value} is off by {error} roundoffs of {typeof(T).Name}");
                Assert.True(!T.IsEnclosure || !(difference < T.Zero || difference > T.Zero), $"{text}, order {k}: {value} excludes the exact value");
            }
        }
    }

    private static Rational Factorial(int n) => n <= 1 ? 1 : n * Factorial(n - 1);
}
