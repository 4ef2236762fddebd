using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Numerics.Tests.Expressions;

public sealed class CompiledExpressionTests
{
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol L = new("l", Domain.Positive);
    private static readonly Symbol X = new("x");
    private static readonly Symbol[] Symbols = [U, L, X];

    private static Expr Parse(string text) => Parser.Parse(text, Symbols.ToDictionary(s => s.Name), Domain.Real);

    // Expression, and the relative error in units of roundoff that its conditioning allows.
    public static TheoryData<string, int> Nodes => new()
    {
        { "u + 2*l + 7/3", 8 },
        { "3*x*u/(2*l)", 8 },
        { "u^(1/3) + l^(-2/7)", 20 },
        { "sqrt(u)*l^(3/2)", 16 },
        { "u^100", 300 },
        { "x^101", 300 },
        { "x^3 - 2*x^(-2)", 16 },
        { "u^l", 400 },
        { "abs(x)^(4/3)*sign(x)", 20 },
        { "log(1 + u/10^9)", 16 },
        { "log(2 + u/l)", 16 },
        { "exp(-u*x)", 60 },
        { "sinh(x/10^6) + cosh(u)", 60 },
        { "sinh(x)", 60 },
        { "arcsinh(x/10^8)", 20 },
        { "arcsinh(sqrt(u)*10^6)", 20 },
        { "arctan(x)", 20 },
        { "arctan(10^5*x)", 20 },
        { "R_F(u, l, u + l) + R_D(u, 2*l, 1)", 60 },
        { "R_J(0, u, l, 2*u)", 60 },
        { "hyp2f1(1/3, 2/3, 5/3, -u/l)", 100 },
        { "hyp2f1(-8/3, 5/3, 8/3, -40*u)", 400 },
        { "hyp2f1(3/5, 1/4, 7/3, -u/l)", 100 },
        { "hyp2f1(1/2, 3/4, 7/4, u/(u + l))", 400 },
        { "integral(1/sqrt(v*(v + 1/3)*(v + 5/4)), v > 0, 0, u)", 200 },
        { "integral(v^(-1/3)*(v + 1/3)^(-2/3), v > 0, 0, u)", 200 },
        { "integral(v^(-1/3)*(v + l)^(1/7), v > 0, 0, u)", 400 },
    };

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Values_lie_within_rounding_of_the_enclosure(string text, int roundoffs)
    {
        var e = Parse(text);
        var inDouble = CompiledExpression<Float64>.Compile(e, Symbols);
        var inDoubleDouble = CompiledExpression<DoubleDouble>.Compile(e, Symbols);
        var random = new Random(11);
        for (var i = 0; i < 12; i++)
        {
            var point = Symbols.ToDictionary(s => s, s => new Rational(random.Next(1, 4000), 997) * (s.Equals(X) && i % 2 == 1 ? -1 : 1));
            var enclosed = EnclosureEvaluator.Evaluate(e, point, 130);
            Assert.True(enclosed.IsEnclosed, enclosed.Reason);
            AssertNear(inDouble, roundoffs);
            AssertNear(inDoubleDouble, 4 * roundoffs);

            void AssertNear<T>(CompiledExpression<T> compiled, int allowed)
                where T : struct, IReal<T>
            {
                var value = compiled.Evaluate([.. Symbols.Select(s => T.FromRational(point[s].Numerator, point[s].Denominator))]);
                var middle = (enclosed.Lower!.Value + enclosed.Upper!.Value) / 2;
                var difference = T.Abs(value - T.FromRational(middle.Numerator, middle.Denominator));
                var error = T.ToDouble(difference / (T.Epsilon * T.Abs(value)));
                Assert.True(error <= allowed, $"{text} at {string.Join(", ", point.Values)}: {error} units of {typeof(T).Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Nodes))]
    public void Intervals_and_balls_contain_the_value_and_are_narrow(string text, int roundoffs)
    {
        var e = Parse(text);
        var inIntervals = CompiledExpression<Interval>.Compile(e, Symbols);
        var inBalls = CompiledExpression<Ball<Plus64<Twice<Bits64>>>>.Compile(e, Symbols);
        var random = new Random(13);
        for (var i = 0; i < 2; i++)
        {
            var point = Symbols.ToDictionary(s => s, s => new Rational(random.Next(1, 4000), 997) * (s.Equals(X) && i % 2 == 1 ? -1 : 1));
            var enclosed = EnclosureEvaluator.Evaluate(e, point, 260);
            Contains(inIntervals);
            Contains(inBalls);

            void Contains<T>(CompiledExpression<T> compiled)
                where T : struct, IReal<T>
            {
                var value = compiled.Evaluate([.. Symbols.Select(s => Number.Of<T>(point[s]))]);
                Assert.True(T.IsFinite(value) && !(value < Number.Of<T>(enclosed.Lower!.Value)) && !(value > Number.Of<T>(enclosed.Upper!.Value)), $"{text}: {value}");
                var width = T.ToDouble(T.Abs(value - Number.Of<T>(enclosed.Lower!.Value))) / Math.Abs(T.ToDouble(value));
                Assert.True(width <= 2 * roundoffs * T.ToDouble(T.Epsilon), $"{text}: {value}, {width / T.ToDouble(T.Epsilon)} units");
            }
        }
    }

    // From mpmath with 45 digits.
    [Theory]
    [InlineData("hyp2f1(1/3, 2/3, 5/3, -10^12)", "1.9998631073191373881879310290487e-4")]
    [InlineData("hyp2f1(4/3, 2/3, 5/3, -10^9)", "1.3689258119594519873554869021771e-6")]
    [InlineData("hyp2f1(2/3, 5/6, 11/6, -10^6)", "4.5295246018457463780851301411816e-4")]
    [InlineData("hyp2f1(-8/3, 5/3, 8/3, -10^10)", "1.7852264750853319313797682056534e26")]
    public void Hypergeometric_functions_of_large_arguments_keep_their_digits(string text, string expected)
    {
        var value = CompiledExpression<DoubleDouble>.Compile(Parse(text)).Evaluate();
        var exact = Rational.Parse(expected);

        var error = DoubleDouble.ToDouble(DoubleDouble.Abs((value / DoubleDouble.FromRational(exact.Numerator, exact.Denominator)) - DoubleDouble.One));
        Assert.True(error < 2e-28, $"relative error {error}, value {DoubleDouble.Format(value, 30)}");
    }

    [Fact]
    public void Common_subexpressions_are_computed_once()
    {
        var power = Power.Of(U + L, new Rational(1, 3));

        var compiled = CompiledExpression<Float64>.Compile([power + X, power * X, power], Symbols);

        Assert.Equal((3, 3, 4), (compiled.Arguments, compiled.Values, compiled.Instructions));
    }

    [Fact]
    public void Several_values_are_written_in_their_order()
    {
        var values = new Float64[2];

        CompiledExpression<Float64>.Compile([U - L, U * L], [U, L]).Evaluate([5, 3], values);

        Assert.Equal([2, 15], values.Select(v => v.Value));
    }

    [Fact]
    public void Evaluation_does_not_allocate()
    {
        const string elementary = "arcsinh(sqrt(u))*sinh(x/9) + cosh(u)*arctan(l) + x^2*l^(2/3)*u^l*log(1 + u)/exp(x)";
        DoesNotAllocate<Float64>(elementary + " + hyp2f1(1/3, 2/3, 5/3, -u/l)*R_F(u, l, 1)");
        DoesNotAllocate<DoubleDouble>(elementary + " + hyp2f1(1/3, 2/3, 5/3, -u/l)*R_F(u, l, 1)");
        DoesNotAllocate<Interval>(elementary);

        static void DoesNotAllocate<T>(string text)
            where T : struct, IReal<T>
        {
            var compiled = CompiledExpression<T>.Compile(Parse(text), Symbols);
            T[] arguments = [T.FromDouble(2), T.FromDouble(3), T.FromDouble(5)];
            compiled.Evaluate(arguments);
            var before = GC.GetAllocatedBytesForCurrentThread();

            compiled.Evaluate(arguments);

            Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        }
    }

    [Theory]
    [InlineData("x^(1/3)")]
    [InlineData("log(x)")]
    [InlineData("x^u")]
    [InlineData("hyp2f1(1/3, 2/3, 5/3, -x)")]
    [InlineData("integral(1/(v + l), v > 0, x, -x) + log(x)")]
    public void What_has_no_real_value_is_not_a_number(string text) =>
        Assert.True(double.IsNaN(CompiledExpression<Float64>.Compile(Parse(text), Symbols).Evaluate(2, 3, -5).Value));

    [Theory]
    [InlineData("u*y", "the symbol y is not among the arguments")]
    [InlineData("hyp2f1(u, 2/3, 5/3, -l)", "the parameters of hyp2f1(u, 2/3, 5/3, -l) are not numbers")]
    [InlineData("hyp2f1(1/3, 5/3, 2/3, -l)", "2F1(1/3, 5/3; 2/3; z): expected c > b > 0.")]
    [InlineData("integral(1/(v*(v + 1)), v > 0, 0, u)", "integral(1/(v*(v + 1)), v > 0, 0, u) diverges at 0")]
    public void What_cannot_be_compiled_says_why(string text, string message)
    {
        var e = Parser.Parse(text, new[] { U, L, new Symbol("y") }.ToDictionary(s => s.Name), Domain.Real);

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => CompiledExpression<Float64>.Compile(e, U, L)).Message);
    }

    [Fact]
    public void An_integral_that_diverges_has_no_value() =>
        Assert.True(double.IsNaN(CompiledExpression<Float64>.Compile(Parse("integral(1/(v*(v + l)), v > 0, 0, u)"), U, L).Evaluate(2, 3).Value));
}
