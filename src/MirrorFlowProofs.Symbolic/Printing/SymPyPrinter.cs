using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// Python text that SymPy's names turn into the expression: fractions are <c>Rational</c>, so that Python never divides
/// two of its own integers, and a lone integer is <c>Integer</c>. The names it uses are <see cref="Imports"/>, and those
/// of Carlson's integrals in mpmath, <c>elliprf</c>, <c>elliprd</c>, <c>elliprj</c>, which SymPy does not have.
/// </summary>
public static class SymPyPrinter
{
    /// <summary>The names of SymPy that printed expressions, declarations and scripts use.</summary>
    public static IReadOnlyList<string> Imports { get; } =
    [
        "Abs", "Derivative", "Function", "Integer", "Integral", "Rational", "Symbol", "asinh", "atan", "cosh", "exp", "hyper",
        "lambdify", "log", "sign", "sinh", "sqrt",
    ];

    private static readonly HashSet<string> Reserved =
    [
        .. Imports,
        "elliprd", "elliprf", "elliprj", "mp", "mpf",
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
        "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
        "pass", "raise", "return", "try", "while", "with", "yield",
    ];

    /// <summary>The expression as Python text.</summary>
    public static string Print(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return e is Number { Value: { IsInteger: true } value } ? $"Integer({value})" : new Syntax().Print(e);
    }

    /// <summary>The Python name of a symbol: its own, with an underscore after a word that Python or SymPy uses.</summary>
    public static string NameOf(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return Reserved.Contains(symbol.Name.TrimEnd('_')) ? symbol.Name + "_" : symbol.Name;
    }

    /// <summary>The symbol with what SymPy can assume of it: <c>Symbol("u", positive=True)</c>.</summary>
    public static string Declare(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var domain = symbol.Domain;
        var sign = domain switch
        {
            { IsPositive: true } => "positive=True",
            { IsNegative: true } => "negative=True",
            { IsNonnegative: true } => "nonnegative=True",
            { IsNonpositive: true } => "nonpositive=True",
            _ => domain.IsInteger ? null : "real=True",
        };
        return $"Symbol(\"{symbol.Name}\", {string.Join(", ", new[] { domain.IsInteger ? "integer=True" : null, sign }.OfType<string>())})";
    }

    private sealed class Syntax() : LinearSyntax("**")
    {
        protected override void WriteFraction(BigInteger numerator, BigInteger denominator) =>
            Append("Rational(").Append(numerator).Append(", ").Append(denominator).Append(')');

        protected override void WriteFractionAsWhole(Number fraction) => WriteFraction(fraction.Value.Numerator, fraction.Value.Denominator);

        protected override (string Open, string Pi, string Close)? Cosine => ("cos(", "pi", ")");

        protected override string NameOf(Symbol symbol) => SymPyPrinter.NameOf(symbol);

        protected override void WriteFunction(Apply apply)
        {
            if (apply is { Function: Function.Hypergeometric, Arguments: [var a, var b, var c, var z] })
            {
                WriteCall("hyper", [a, b], "((", "), (");
                WriteList([c]);
                WriteCall("", [z], ",), ");
                return;
            }

            WriteCall(Name(apply.Function), apply.Arguments);
        }

        protected override void WriteIntegral(Integral integral)
        {
            WriteCall("Integral", [integral.Integrand], close: ", (");
            WriteList([integral.Variable, integral.Lower, integral.Upper]);
            Append("))");
        }

        private static string Name(Function function) => function switch
        {
            Function.Abs => "Abs",
            Function.Sign => "sign",
            Function.Log => "log",
            Function.Exp => "exp",
            Function.Sinh => "sinh",
            Function.Cosh => "cosh",
            Function.Arcsinh => "asinh",
            Function.Arctan => "atan",
            Function.CarlsonRF => "elliprf",
            Function.CarlsonRD => "elliprd",
            Function.CarlsonRJ => "elliprj",
            _ => throw new InvalidOperationException($"{function} has no name in SymPy"),
        };
    }
}
