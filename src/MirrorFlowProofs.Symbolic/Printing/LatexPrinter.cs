using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// LaTeX as a person writes it: one fraction a term, negative powers below its line, square roots as roots, brackets
/// that grow only around what is tall, and fractions in exponents on one line. Needs math mode and amsmath.
/// </summary>
public static class LatexPrinter
{
    /// <summary>The expression as LaTeX, without the dollar signs.</summary>
    public static string Print(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Whole(e, Style.Display).Text;
    }

    /// <summary>The factors written so far, where fractions have a line: expressions share them, in long products again and again.</summary>
    private static readonly ConditionalWeakTable<Expr, StrongBox<Tex>> Written = [];

    private enum Style
    {
        /// <summary>Fractions with a line.</summary>
        Display,

        /// <summary>In an exponent or a limit: fractions with a slash.</summary>
        Inline,
    }

    private static Tex Whole(Expr e, Style style)
    {
        if (e is not Sum sum)
        {
            return Term(Quotient.Of(e).WithSignInside(), style, isFirst: true);
        }

        var text = new StringBuilder();
        var isTall = false;
        foreach (var term in ReadingOrder.Terms(sum))
        {
            var quotient = Quotient.Of(term);
            var piece = Term(quotient, style, isFirst: text.Length == 0);
            text.Append(text.Length == 0 || quotient.IsNegative ? "" : "+").Append(piece.Text);
            isTall |= piece.IsTall;
        }

        return new Tex(text.ToString(), isTall);
    }

    private static Tex Term(Quotient term, Style style, bool isFirst)
    {
        var unsigned = style == Style.Display ? DisplayTerm(term) : InlineTerm(term);
        return unsigned with { Text = $"{(term.IsNegative ? "-" : "")}{unsigned.Text}" };
    }

    private static Tex DisplayTerm(Quotient term)
    {
        if (term.Below.Count == 0 && term.Denominator.IsOne)
        {
            return WithNumber(term.Numerator, term.Above.Select(p => Factor(p, Style.Display)));
        }

        var above = term.Above.Select(p => (Power: p, Piece: Factor(p, Style.Display))).ToList();
        // What is tall stands beside the fraction: (1/q) times an integral, (x/2) times a function of a fraction.
        var numerator = Group(term.Numerator, [.. above.Where(f => !f.Piece.IsTall).Select(f => f.Power)], Style.Display);
        var denominator = Group(term.Denominator, term.Below, Style.Display);
        var fraction = new Tex($@"\frac{{{numerator.Text}}}{{{denominator.Text}}}", IsTall: true);
        return Tex.Beside([fraction, .. above.Where(f => f.Piece.IsTall).Select(f => f.Piece)]);
    }

    private static Tex InlineTerm(Quotient term)
    {
        var numerator = WithNumber(term.Numerator, term.Above.Select(p => Factor(p, Style.Inline)));
        var count = term.Below.Count + (term.Denominator.IsOne ? 0 : 1);
        if (count == 0)
        {
            return numerator;
        }

        var denominator = WithNumber(term.Denominator, term.Below.Select(p => Factor(p, Style.Inline)));
        var over = numerator.IsOpen ? numerator.InParentheses() : numerator;
        var under = count > 1 || denominator.IsOpen ? denominator.InParentheses() : denominator;
        return new Tex($"{over.Text}/{under.Text}", over.IsTall || under.IsTall);
    }

    /// <summary>A numerator or denominator: a sum that stands alone there needs no parentheses.</summary>
    private static Tex Group(BigInteger number, IReadOnlyList<WrittenPower> powers, Style style) =>
        number.IsOne && powers is [{ Exponent.IsOne: true, Base: Sum sum }]
            ? Whole(sum, style)
            : WithNumber(number, powers.Select(p => Factor(p, style)));

    private static Tex WithNumber(BigInteger number, IEnumerable<Tex> factors)
    {
        var pieces = factors.ToList();
        if (!number.IsOne || pieces.Count == 0)
        {
            pieces.Insert(0, new Tex(number.ToString(CultureInfo.InvariantCulture)));
        }

        return Tex.Beside(pieces);
    }

    private static Tex Factor(WrittenPower power, Style style)
    {
        if (style != Style.Display || power.Key is not { } key)
        {
            return PowerOf(power, style);
        }

        if (!Written.TryGetValue(key, out var known))
        {
            Written.AddOrUpdate(key, known = new StrongBox<Tex>(PowerOf(power, style)));
        }

        return known.Value;
    }

    private static Tex PowerOf(WrittenPower power, Style style)
    {
        if (power.Exponent.IsOne)
        {
            return Atom(power.Base, style);
        }

        if (power.IsSquareRoot)
        {
            var content = Whole(power.Base, style);
            return new Tex($@"\sqrt{{{content.Text}}}", content.IsTall);
        }

        if (power is { Base: Number n, Exponent: Number { Value: { Numerator.IsOne: true } degree } })
        {
            return new Tex($@"\sqrt[{degree.Denominator}]{{{Whole(n, style).Text}}}");
        }

        var exponent = Whole(power.Exponent, Style.Inline).Text;
        if (power is { Base: Apply { Function: Function.Sinh or Function.Cosh or Function.Log or Function.Sign } f, Exponent: Number { Value.IsInteger: true } })
        {
            return LatexFunctions.Call(f.Function, exponent, Whole(f.Argument, style), f.Argument);
        }

        var needsParentheses = power.Base is Apply { Function: not Function.Abs } or Integral;
        var @base = Atom(power.Base, style);
        @base = needsParentheses ? @base.InParentheses() : @base;
        return new Tex($"{@base.Text}^{{{exponent}}}", @base.IsTall);
    }

    /// <summary>A whole that can stand as a factor; what cannot stands in parentheses.</summary>
    private static Tex Atom(Expr e, Style style) => e switch
    {
        Number { Value: { IsInteger: true, Sign: >= 0 } value } => new Tex(value.ToString()),
        Symbol symbol => new Tex(LatexSymbol.Of(symbol)),
        Apply { Function: Function.Abs } a => Whole(a.Argument, style).InBars(),
        Apply { Function: Function.Exp } a => LatexFunctions.Exponential(Whole(a.Argument, Style.Inline)),
        Apply { Function: Function.CosPi, Argument: Number turn } => LatexFunctions.Cosine(turn.Value),
        Apply { Function: Function.Hypergeometric } a => LatexFunctions.Hypergeometric(
            [.. a.Arguments.Take(3).Select(x => Whole(x, Style.Inline)), Whole(a.Arguments[3], style)]),
        Apply a when a.Function.IsCarlson() => LatexFunctions.Carlson(
            a.Function, [.. a.Arguments.Select(x => Whole(x, style))]),
        Apply a => LatexFunctions.Call(a.Function, null, Whole(a.Argument, style), a.Argument),
        Integral i => OfIntegral(i, style),
        _ => Whole(e, style).InParentheses(),
    };

    private static Tex OfIntegral(Integral i, Style style)
    {
        var integrand = Whole(i.Integrand, style);
        var body = i.Integrand is Sum ? integrand.InParentheses() : integrand;
        var limits = $@"_{{{Whole(i.Lower, Style.Inline).Text}}}^{{{Whole(i.Upper, Style.Inline).Text}}}";
        return new Tex($@"\int{limits} {body.Text}\,d{LatexSymbol.Of(i.Variable)}", IsTall: true, IsOpen: true);
    }
}
