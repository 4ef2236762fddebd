using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Numerics.Tests.Expressions;

/// <summary>
/// Closed antiderivatives at random points against the integral itself, enclosed panel by panel from its integrand
/// (<see cref="EnclosureEvaluator"/>), which knows no closed form.
/// </summary>
public sealed class AntiderivativeValueTests
{
    private const int Points = 2;
    private static readonly Symbol U = new("u", Domain.Positive);
    private static readonly Symbol[] Offsets = [.. Enumerable.Range(2, 4).Select(i => new Symbol($"lambda_{i}", Domain.Positive))];

    // Exponents of u, u + lambda_2, u + lambda_3, ...
    public static TheoryData<string> Products => new()
    {
        // Powers, logarithms, Chebyshev's binomials.
        { "-1/2" }, { "-1/2 -1/2" }, { "-1/2 -1" }, { "-1/2 -3/2" }, { "-1/2 -2" }, { "-1/2 -5/2" }, { "-1/3 -2/3" },
        { "-1/4 -3/4" }, { "-1/4 -1" }, { "-1/3 -5/3" }, { "1/3 2/3" }, { "1/2 1/2" }, { "1/2 3/2" }, { "-1/3 -2" },
        { "-1/6 -5/6" }, { "-1/12 -11/12" }, { "-1/8 -7/8" },

        // Rational, genus 0.
        { "-1 -1 -1" }, { "1 -1 -1" }, { "2 -2 -1" }, { "-1/2 -1 -1" }, { "-1/2 -2 -1" }, { "-1/2 -1/2 -1" }, { "-1 -1/2 -1/2" },
        { "-1/2 -3/2 -1" }, { "-1/2 -1/2 -1 -1" }, { "-3/2 -1 -1/2" }, { "1/2 1/2 -1" }, { "1/2 1/2 1" },

        // Elliptic: first, second and third kind, and those that diverge at 0.
        { "-1/2 -1/2 -1/2" }, { "-1/2 -1/2 -1/2 -1/2" }, { "-1/2 -1/2 -3/2" }, { "-1/2 -3/2 -3/2" }, { "-1/2 -1/2 -5/2" },
        { "-1/2 -1/2 -1/2 -3/2" }, { "-1/2 -1/2 -1/2 -1" }, { "-1/2 -1/2 -1/2 -1/2 -1" }, { "-1/2 -1/2 -3/2 -2" },
        { "-1 -1/2 -1/2 -1/2" }, { "-3/2 -1/2 -1/2" }, { "-3/2 -1/2 -1/2 -1/2" }, { "1/2 1/2 1/2" }, { "1/2 1/2 1/2 1/2" },
        { "1/2 3/2 1/2" }, { "1/2 1/2 1/2 1" }, { "1 1/2 1/2 1/2" }, { "1/2 -1/2 1/2" },
    };

    [Theory]
    [MemberData(nameof(Products))]
    public void Values_agree_with_the_integral(string exponents)
    {
        PowerFactor[] factors = [.. exponents.Split(' ').Select((e, i) => new PowerFactor(i == 0 ? Expr.Zero : Offsets[i - 1], Rational.Parse(e)))];
        var result = PowerProductIntegration.Integrate(factors, U);
        Assert.IsNotType<Integral>(result.Value);
        Symbol[] symbols = [U, .. Offsets];
        var compiled = CompiledExpression<DoubleDouble>.Compile(result.Value, symbols);
        var inDouble = CompiledExpression<Float64>.Compile(result.Value, symbols);
        var v = new Symbol("t", Domain.Positive);
        var random = new Random(29);
        for (int i = 0; i < Points; i++)
        {
            var point = symbols.ToDictionary(s => s, _ => new Rational(random.Next(1, 4000), 997));
            var start = result.VanishesAtZero ? Rational.Zero : point[U] / 3;
            var integral = Integral.Of(PowerProductIntegration.Integrand(factors, v), v, start, U);
            var enclosed = EnclosureEvaluator.Evaluate(integral, point, 64);
            Assert.True(enclosed.IsEnclosed, enclosed.Reason);

            Rational At<T>(CompiledExpression<T> e, Rational u)
                where T : struct, IReal<T> =>
                Number.Exact(e.Evaluate([Number.Of<T>(u), .. Offsets.Select(o => Number.Of<T>(point[o]))]));

            Rational Error<T>(CompiledExpression<T> e)
                where T : struct, IReal<T>
            {
                var value = At(e, point[U]) - (result.VanishesAtZero ? 0 : At(e, start));
                return Rational.Abs(value / ((enclosed.Lower!.Value + enclosed.Upper!.Value) / 2) - 1);
            }

            // Where terms of the form cancel, doubles lose up to four digits.
            var (exact, fast) = (Error(compiled), Error(inDouble));
            var bound = new Rational(1, 10_000_000_000_000);
            var place = string.Join(", ", point.Select(p => $"{p.Key} = {p.Value}"));
            Assert.True(exact < bound, $"{result.Value} at {place}: {exact}");
            Assert.True(fast < 100 * bound, $"{result.Value} at {place} in doubles: {fast}");
        }
    }
}
