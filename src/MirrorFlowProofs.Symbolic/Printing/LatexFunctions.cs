using System.Globalization;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>How the named functions are written in LaTeX.</summary>
internal static class LatexFunctions
{
    /// <summary>A function at its argument, perhaps with a power on its name: <c>\sinh^{2}(x)</c>, <c>\ln|x|</c>.</summary>
    internal static Tex Call(Function function, string? power, Tex argument, Expr meaning)
    {
        var inside = function == Function.Log && meaning is Apply { Function: Function.Abs }
            ? argument
            : argument.InParentheses();
        var name = power is null ? Name(function) : $"{Name(function)}^{{{power}}}";
        return new Tex($"{name}{inside.Text}", inside.IsTall);
    }

    /// <summary><c>e^{...}</c>, or <c>\exp</c> where the exponent would hold an integral or a function of several arguments.</summary>
    internal static Tex Exponential(Tex exponent)
    {
        if (!exponent.IsTall && !LongNames.Any(name => exponent.Text.Contains(name, StringComparison.Ordinal)))
        {
            return new Tex($"e^{{{exponent.Text}}}");
        }

        var argument = exponent.InParentheses();
        return new Tex($@"\exp{argument.Text}", argument.IsTall);
    }

    /// <summary>The cosine of a rational multiple of pi: <c>\cos\left(\frac{3\pi}{7}\right)</c>.</summary>
    internal static Tex Cosine(Rational turn) => new(
        $@"\cos\left(\frac{{{(turn.Numerator.IsOne ? "" : turn.Numerator.ToString(CultureInfo.InvariantCulture))}\pi}}{{{turn.Denominator.ToString(CultureInfo.InvariantCulture)}}}\right)",
        true);

    /// <summary>Gauss's function with its parameters: <c>{}_2F_1\!\left(a,b;c;z\right)</c>.</summary>
    internal static Tex Hypergeometric(IReadOnlyList<Tex> arguments) => new(
        $@"{HypergeometricName}\!\left({arguments[0].Text},{arguments[1].Text};{arguments[2].Text};{arguments[3].Text}\right)",
        arguments[3].IsTall);

    /// <summary>Carlson's integrals by their names: <c>R_F\left(x,y,z\right)</c>.</summary>
    internal static Tex Carlson(Function function, IReadOnlyList<Tex> arguments)
    {
        var inside = new Tex(string.Join(",", arguments.Select(a => a.Text)), arguments.Any(a => a.IsTall));
        return new Tex($"{function.Name()}{inside.InParentheses().Text}", inside.IsTall);
    }

    private const string HypergeometricName = "{}_2F_1";

    private static readonly string[] LongNames =
        [HypergeometricName, Function.CarlsonRF.Name(), Function.CarlsonRD.Name(), Function.CarlsonRJ.Name()];

    private static string Name(Function function) => function switch
    {
        Function.Sign => @"\operatorname{sign}",
        Function.Log => @"\ln",
        Function.Sinh => @"\sinh",
        Function.Cosh => @"\cosh",
        Function.Arcsinh => @"\operatorname{arcsinh}",
        Function.Arctan => @"\arctan",
        _ => throw new InvalidOperationException($"{function} is not written by its name"),
    };
}
