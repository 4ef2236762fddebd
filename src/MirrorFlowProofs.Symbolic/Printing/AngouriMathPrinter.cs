namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// Text that AngouriMath parses. It knows no hypergeometric functions and no elliptic integrals, and its releases no
/// integrals between limits: <see cref="Missing"/> says so of an expression beforehand.
/// </summary>
public static class AngouriMathPrinter
{
    /// <summary>Constants and words of its grammar that have the form of a name.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "BB", "CC", "False", "QQ", "RR", "True", "ZZ", "and", "divides", "e", "exists", "false", "forall", "i", "implies", "in",
        "intersect", "mod", "not", "or", "pi", "provided", "setsubtract", "subset", "superset", "true", "unite", "xor",
    ];

    /// <summary>The expression as text.</summary>
    /// <exception cref="ArgumentException">Something in it is missing there.</exception>
    public static string Print(Expr e) =>
        Missing(e) is { } missing ? throw new ArgumentException($"AngouriMath has no {missing}", nameof(e)) : new Syntax().Print(e);

    /// <summary>What of the expression AngouriMath does not have; null when it has everything.</summary>
    public static string? Missing(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Lacking.In(e, Name, "integral between limits");
    }

    /// <summary>
    /// The name of a symbol: letters, then perhaps one underscore before an index. <c>w1</c> is <c>w_1</c>, since a number
    /// right after a letter would be taken for a factor or a power.
    /// </summary>
    public static string NameOf(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        var (letters, indices) = SymbolName.Split(symbol.Name);
        return indices.Count > 0 ? $"{letters}_{string.Concat(indices)}"
            : Reserved.Contains(letters) ? letters + "_0"
            : letters;
    }

    /// <summary>Its name of a function; null when it has none.</summary>
    private static string? Name(Function function) => function switch
    {
        Function.Abs => "abs",
        Function.Sign => "signum",
        Function.Log => "ln",
        Function.Exp => "e^",
        Function.Sinh => "sinh",
        Function.Cosh => "cosh",
        Function.Arcsinh => "asinh",
        Function.Arctan => "arctan",
        Function.CosPi => "cos",
        _ => null,
    };

    private sealed class Syntax() : LinearSyntax("^")
    {
        protected override (string Open, string Pi, string Close)? Cosine => ("cos(", "pi", ")");

        protected override string NameOf(Symbol symbol) => AngouriMathPrinter.NameOf(symbol);

        // An exponential is a power itself, so a whole only in parentheses.
        protected override void WriteFunction(Apply apply)
        {
            if (apply.Function == Function.Exp)
            {
                WriteCall("(e^", apply.Arguments, close: "))");
                return;
            }

            WriteCall(Name(apply.Function)!, apply.Arguments);
        }

        protected override void WriteIntegral(Integral integral) =>
            throw new InvalidOperationException("an integral is missing in AngouriMath and was let through");
    }
}
