using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics.Tests.Expressions;

/// <summary>
/// Carlson's integrals against mpmath's elliprf, elliprd and elliprj at 60 digits (carlson.csv: name, exact arguments, 50
/// digits), with arguments up to 2^200 apart, nearly equal ones and zeros.
/// </summary>
public sealed class CarlsonIntegralsTests
{
    private static readonly List<(string Line, Function Function, Rational[] Arguments, string Value)> Rows =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Expressions", "carlson.csv")).Select(line =>
        {
            string[] row = line.Split(';');
            var function = row[0] switch
            {
                "R_F" => Function.CarlsonRF,
                "R_D" => Function.CarlsonRD,
                _ => Function.CarlsonRJ,
            };
            return (line, function, row[1..^1].Select(Rational.Parse).ToArray(), row[^1]);
        }),
    ];

    [Fact]
    public void Doubles_are_good_to_some_roundoffs() => AllWithin<Float64>(8);

    [Fact]
    public void Double_doubles_are_good_to_some_roundoffs() => AllWithin<DoubleDouble>(8);

    [Fact]
    public void Enclosures_contain_the_values_and_are_tight()
    {
        Assert.Equal(180, Rows.Count);
        foreach (int bits in new[] { 40, 150, 300 })
        {
            foreach (var (line, function, arguments, text) in Rows)
            {
                Expr[] numbers = [.. arguments.Select(a => (Expr)a)];
                var value = EnclosureEvaluator.Evaluate(Apply.Of(function, numbers), new Dictionary<Symbol, Rational>(), bits);
                var reference = Number.Exact(text);
                var slack = Rational.Abs(reference) * new Rational(1, System.Numerics.BigInteger.Pow(10, 49));
                Assert.True(value.Lower <= reference + slack && value.Upper >= reference - slack, $"{line}: {value}");
                Assert.True(value.Upper - value.Lower <= reference * new Rational(16, System.Numerics.BigInteger.One << bits), $"{line}: {value}");
            }
        }
    }

    [Fact]
    public void Beside_the_domain_there_is_no_number()
    {
        var (zero, one) = (Float64.Zero, Float64.One);
        Assert.True(double.IsNaN(CarlsonIntegrals<Float64>.RF(-one, one, one).Value));
        Assert.True(double.IsNaN(CarlsonIntegrals<Float64>.RJ(one, one, one, -one).Value));
        Assert.True(double.IsPositiveInfinity(CarlsonIntegrals<Float64>.RF(zero, one, zero).Value));
        Assert.True(double.IsPositiveInfinity(CarlsonIntegrals<Float64>.RD(one, one, zero).Value));
        Assert.Equal(0.5, CarlsonIntegrals<Float64>.RF(new(4), new(4), new(4)).Value);
        Assert.Equal(0.125, CarlsonIntegrals<Float64>.RJ(new(4), new(4), new(4), new(4)).Value);
    }

    private static void AllWithin<T>(double roundoffs)
        where T : struct, IReal<T>
    {
        Symbol[] symbols = [.. Enumerable.Range(0, 4).Select(i => new Symbol($"x{i}", Domain.Positive))];
        foreach (var (line, function, arguments, reference) in Rows)
        {
            Symbol[] of = symbols[..arguments.Length];
            var compiled = CompiledExpression<T>.Compile(Apply.Of(function, of), of);
            T value = compiled.Evaluate([.. arguments.Select(Number.Of<T>)]);
            double error = Number.RelativeError(value, reference) / T.ToDouble(T.Epsilon);
            Assert.True(error <= roundoffs, $"{line}: {value}, {error} roundoffs");
        }
    }
}
