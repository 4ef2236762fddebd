namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>Maxima's syntax; integrals are nouns, which are not evaluated but differentiated.</summary>
public static class MaximaPrinter
{
    /// <summary>Words of Maxima's language, and constants without a percent sign.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "and", "at", "diff", "do", "else", "elseif", "false", "for", "from", "if", "in", "inf", "infinity", "integrate", "lambda",
        "limit", "minf", "next", "not", "or", "product", "step", "sum", "then", "thru", "true", "und", "unless", "while",
    ];

    /// <summary>The expression in Maxima's syntax.</summary>
    public static string Print(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return new Syntax().Print(e);
    }

    /// <summary>The name of a symbol: its own, with an underscore after a word of the language.</summary>
    public static string NameOf(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return Reserved.Contains(symbol.Name.TrimEnd('_')) ? symbol.Name + "_" : symbol.Name;
    }

    /// <summary>What <c>assume</c> is told of a symbol: <c>u &gt; 0</c>; nothing of one that is any real number.</summary>
    public static IReadOnlyList<string> Assumptions(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return symbol.Domain.Bounds(NameOf(symbol), bound => bound.ToString(), lowerFirst: false);
    }

    private sealed class Syntax() : LinearSyntax("^")
    {
        protected override (string Open, string Pi, string Close)? Cosine => ("cos(", "%pi", ")");

        protected override string NameOf(Symbol symbol) => MaximaPrinter.NameOf(symbol);

        protected override void WriteFunction(Apply apply)
        {
            if (apply is { Function: Function.Hypergeometric, Arguments: [var a, var b, var c, var z] })
            {
                WriteCall("hypergeometric", [a, b], "([", "], [");
                WriteList([c]);
                WriteCall("", [z], "], ");
                return;
            }

            WriteCall(Name(apply.Function), apply.Arguments);
        }

        protected override void WriteIntegral(Integral integral) =>
            WriteCall("'integrate", [integral.Integrand, integral.Variable, integral.Lower, integral.Upper]);

        private static string Name(Function function) => function switch
        {
            Function.Abs => "abs",
            Function.Sign => "signum",
            Function.Log => "log",
            Function.Exp => "exp",
            Function.Sinh => "sinh",
            Function.Cosh => "cosh",
            Function.Arcsinh => "asinh",
            Function.Arctan => "atan",
            Function.CarlsonRF => "carlson_rf",
            Function.CarlsonRD => "carlson_rd",
            Function.CarlsonRJ => "carlson_rj",
            _ => throw new InvalidOperationException($"{function} has no name in Maxima"),
        };
    }
}
