using System.Globalization;
using System.Text;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// Real expressions of Coq's standard library and Coquelicot, in <c>R_scope</c>. A whole power is <c>b ^ n</c>, the root of
/// a number <c>sqrt 3</c>, every other power <c>Rpower b e</c>, which is the power for <c>b &gt; 0</c> only. It has no
/// hypergeometric functions and no elliptic integrals: <see cref="Missing"/> says so of an expression beforehand.
/// </summary>
public static class CoqPrinter
{
    /// <summary>What the printed expressions are made of, and keywords: no symbol may hide them.</summary>
    private static readonly HashSet<string> Reserved =
    [
        "IZR", "PI", "Prop", "R", "RInt", "Rabs", "Rpower", "Set", "Type", "arcsinh", "as", "at", "atan", "cos", "cosh", "else", "end",
        "exists", "exp", "fix", "for", "forall", "fun", "if", "in", "is_derive", "let", "ln", "match", "mod", "return", "sign",
        "sinh", "sqrt", "then", "using", "where", "with",
    ];

    /// <summary>The expression.</summary>
    /// <exception cref="ArgumentException">Something in it is missing there.</exception>
    public static string Print(Expr e) =>
        Missing(e) is { } missing ? throw new ArgumentException($"Coq's library has no {missing}", nameof(e)) : Text(e, Level.Sum);

    /// <summary>What of the expression the library does not have; null when it has everything.</summary>
    public static string? Missing(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Lacking.In(e, Name, "closed form of this integral");
    }

    /// <summary>The name of a symbol: its own, with an underscore after a word of the language.</summary>
    public static string NameOf(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return Reserved.Contains(symbol.Name.TrimEnd('_')) ? symbol.Name + "_" : symbol.Name;
    }

    /// <summary>What is assumed of a symbol, one hypothesis each: <c>0 &lt; u</c>; nothing of one that is any real number.</summary>
    public static IReadOnlyList<string> Assumptions(Symbol symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        return symbol.Domain.Bounds(NameOf(symbol), bound => Text(bound, Level.Sum), lowerFirst: true);
    }

    private static string? Name(Function function) => function switch
    {
        Function.Abs => "Rabs",
        Function.Sign => "sign",
        Function.Log => "ln",
        Function.Exp => "exp",
        Function.Sinh => "sinh",
        Function.Cosh => "cosh",
        Function.Arcsinh => "arcsinh",
        Function.Arctan => "atan",
        Function.CosPi => "cos",
        _ => null,
    };

    private static string Text(Expr e, Level level) => e switch
    {
        Number n => Bracketed(NumberText(n.Value), n.Value.Sign < 0 ? Level.Sum : n.Value.IsInteger ? Level.Atom : Level.Product, level),
        Symbol s => NameOf(s),
        Sum s => Bracketed(SumText(s), Level.Sum, level),
        Product p => ProductText(p, level),
        Power p => PowerText(p, level),
        Apply { Function: Function.CosPi, Argument: Number turn } =>
            Bracketed($"cos ({turn.Value.Numerator} * PI / {turn.Value.Denominator})", Level.Call, level),
        Apply a => Bracketed($"{Name(a.Function)} {Text(a.Argument, Level.Argument)}", Level.Call, level),
        _ => throw new InvalidOperationException($"{e.GetType().Name} was let through"),
    };

    private static string NumberText(Rational value) => value.IsInteger
        ? value.Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}/{value.Denominator}");

    private static string SumText(Sum sum)
    {
        var text = new StringBuilder();
        foreach (var term in ReadingOrder.Terms(sum))
        {
            var negative = ReadingOrder.IsNegative(term);
            text.Append(text.Length == 0 ? negative ? "- " : "" : negative ? " - " : " + ").Append(Text(negative ? -term : term, Level.Product));
        }

        return text.ToString();
    }

    private static string ProductText(Product product, Level level)
    {
        if (product.Coefficient.Sign < 0)
        {
            return Bracketed("- " + Text(-product, Level.Product), Level.Sum, level);
        }

        var (above, below) = (new List<string>(), new List<string>());
        Add(above, product.Coefficient.Numerator);
        Add(below, product.Coefficient.Denominator);
        foreach (var factor in ReadingOrder.Factors(product.Factors))
        {
            if (factor is Power p && ReadingOrder.IsNegativeThroughout(p.Exponent))
            {
                below.Add(Text(Power.Of(p.Base, -p.Exponent), Level.Factor));
            }
            else
            {
                above.Add(Text(factor, Level.Factor));
            }
        }

        var top = above.Count == 0 ? "1" : string.Join(" * ", above);
        var text = below.Count == 0 ? top : below.Count == 1 ? $"{top} / {below[0]}" : $"{top} / ({string.Join(" * ", below)})";
        return Bracketed(text, above.Count + below.Count > 1 || below.Count > 0 ? Level.Product : Level.Factor, level);

        static void Add(List<string> factors, System.Numerics.BigInteger number)
        {
            if (!number.IsOne)
            {
                factors.Add(number.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static string PowerText(Power p, Level level)
    {
        if (ReadingOrder.IsNegativeThroughout(p.Exponent))
        {
            return Bracketed($"/ {Text(Power.Of(p.Base, -p.Exponent), Level.Factor)}", Level.Product, level);
        }

        if (p.Exponent is Number { Value: { IsInteger: true } n })
        {
            return Bracketed($"{Text(p.Base, Level.Atom)} ^ {n}", Level.Factor, level);
        }

        return p is { Base: Number, Exponent: Number { Value: var half } } && half == new Rational(1, 2)
            ? Bracketed($"sqrt {Text(p.Base, Level.Argument)}", Level.Call, level)
            : Bracketed($"Rpower {Text(p.Base, Level.Argument)} {Text(p.Exponent, Level.Argument)}", Level.Call, level);
    }

    private static string Bracketed(string text, Level own, Level needed) => own >= needed ? text : $"({text})";

    // How tightly a text holds together; what an operator asks of its operands.
    private enum Level
    {
        Sum,
        Product,
        Factor,
        Call,
        Atom,
        Argument = Atom,
    }
}
