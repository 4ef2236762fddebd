namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// Mathematica's input syntax. Absolute value and sign are those of real numbers, which it differentiates. Integrals are
/// <c>Inactive[Integrate]</c>: differentiated, but evaluated only when the reader activates them.
/// </summary>
public static class MathematicaPrinter
{
    /// <summary>The expression in Mathematica's input syntax.</summary>
    public static string Print(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new Syntax().Print(e);
    }

    /// <summary>
    /// The name of a symbol without underscores, which are patterns there: <c>lambda_2</c> is <c>lambda2</c>. A name that
    /// begins with a capital letter may be one of Mathematica's, as <c>E</c>, <c>I</c> and <c>N</c> are; the letters that
    /// are not stay as they are, any other gets the end <c>sym</c>.
    /// </summary>
    public static string NameOf(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var name = symbol.Name.Replace("_", "", StringComparison.Ordinal);
        return char.IsAsciiLetterUpper(name[0]) && (name.Length > 1 || "CDEIKNO".Contains(name[0], StringComparison.Ordinal))
            ? name + "sym"
            : name;
    }

    /// <summary>What <c>$Assumptions</c> says of a symbol: <c>u &gt; 0</c>, <c>Element[x, Reals]</c>.</summary>
    public static string Assumption(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var (name, domain) = (NameOf(symbol), symbol.Domain);
        var range = domain switch
        {
            { Lower: { } lower, Upper: { } upper } =>
                $"{lower} {(domain.LowerOpen ? "<" : "<=")} {name} {(domain.UpperOpen ? "<" : "<=")} {upper}",
            { Lower: { } lower } => $"{name} {(domain.LowerOpen ? ">" : ">=")} {lower}",
            { Upper: { } upper } => $"{name} {(domain.UpperOpen ? "<" : "<=")} {upper}",
            _ => $"Element[{name}, Reals]",
        };
        return domain.IsInteger ? $"{range} && Element[{name}, Integers]" : range;
    }

    private sealed class Syntax() : LinearSyntax("^")
    {
        protected override void WriteSquareRoot(Expr e) => WriteCall("Sqrt", [e], "[", "]");

        protected override (string Open, string Pi, string Close)? Cosine => ("Cos[", "Pi", "]");

        protected override string NameOf(Symbol symbol) => MathematicaPrinter.NameOf(symbol);

        protected override void WriteFunction(Apply apply) => WriteCall(Name(apply.Function), apply.Arguments, "[", "]");

        protected override void WriteIntegral(Integral integral)
        {
            WriteCall("Inactive[Integrate]", [integral.Integrand], "[", ", {");
            WriteList([integral.Variable, integral.Lower, integral.Upper]);
            Append("}]");
        }

        private static string Name(Function function) => function switch
        {
            Function.Abs => "RealAbs",
            Function.Sign => "RealSign",
            Function.Log => "Log",
            Function.Exp => "Exp",
            Function.Sinh => "Sinh",
            Function.Cosh => "Cosh",
            Function.Arcsinh => "ArcSinh",
            Function.Arctan => "ArcTan",
            Function.Hypergeometric => "Hypergeometric2F1",
            Function.CarlsonRF => "CarlsonRF",
            Function.CarlsonRD => "CarlsonRD",
            Function.CarlsonRJ => "CarlsonRJ",
            _ => throw new InvalidOperationException($"{function} has no name in Mathematica"),
        };
    }
}
