using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Against mpmath at 60 digits, at arguments that are exact doubles.</summary>
public sealed class ElementaryFunctionTests
{
    [Fact]
    public void Double_functions_are_good_to_a_few_units_in_the_last_place() => AllWithin<Float64>(8);

    [Fact]
    public void Double_double_functions_are_good_to_a_few_units_of_roundoff() => AllWithin<DoubleDouble>(12);

    private static void AllWithin<T>(double roundoffs)
        where T : struct, IReal<T>
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reals", "functions.csv")))
        {
            string[] row = line.Split(';');
            T value = Evaluate<T>(row);

            // pow loses |exponent log x| units by contract; nothing else does.
            double factor = row[0] == "pow" ? 1 + Math.Abs(T.ToDouble(Number.Of<T>(row[2]) * T.Log(Number.Of<T>(row[1])))) : 1;
            double error = Number.RelativeError(value, row[3]) / T.ToDouble(T.Epsilon);
            Assert.True(error <= roundoffs * factor, $"{line}: {value}, {error} roundoffs");
        }
    }

    /// <summary>The function of a row, its argument and exponent at this row.</summary>
    internal static T Evaluate<T>(string[] row)
        where T : struct, IReal<T>
    {
        (T x, Rational exponent) = (Number.Of<T>(row[1]), Rational.Parse(row[2]));
        return row[0] switch
        {
            "exp" => T.Exp(x),
            "expm1" => T.ExpM1(x),
            "log" => T.Log(x),
            "log1p" => T.Log1P(x),
            "sqrt" => T.Sqrt(x),
            "sinh" => T.Sinh(x),
            "cosh" => T.Cosh(x),
            "arcsinh" => T.Arcsinh(x),
            "arctan" => T.Arctan(x),
            "pow" => T.Pow(x, Number.Of<T>(exponent)),
            "rpow" => new RationalPower<T>(exponent).Evaluate(x),
            var name => throw new InvalidOperationException($"unknown function {name}"),
        };
    }
}
