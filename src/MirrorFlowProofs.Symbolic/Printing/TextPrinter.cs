using System.Globalization;
using System.Numerics;
using System.Text;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// Plain text with no more parentheses than needed, in the order a person writes; the parser reads it back to an equal
/// expression where the names of the symbols are names of the text syntax. The cost grows with the size of the text.
/// </summary>
public static class TextPrinter
{
    /// <summary>The expression as text.</summary>
    public static string Print(Expr e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var text = new StringBuilder();
        Write(text, e);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Expr e)
    {
        if (e is not Sum sum)
        {
            WriteTerm(text, Quotient.Of(e).WithSignInside(), "-");
            return;
        }

        var isFirst = true;
        foreach (var term in ReadingOrder.Terms(sum))
        {
            var quotient = Quotient.Of(term);
            if (!isFirst)
            {
                text.Append(quotient.IsNegative ? " - " : " + ");
            }

            WriteTerm(text, quotient, isFirst ? "-" : "");
            isFirst = false;
        }
    }

    private static void WriteTerm(StringBuilder text, Quotient term, string minus)
    {
        text.Append(term.IsNegative ? minus : "");
        WriteFactors(text, term.Numerator, term.Above);
        var below = term.Below.Count + (term.Denominator.IsOne ? 0 : 1);
        if (below > 0)
        {
            text.Append(below > 1 ? "/(" : "/");
            WriteFactors(text, term.Denominator, term.Below);
            text.Append(below > 1 ? ")" : "");
        }
    }

    private static void WriteFactors(StringBuilder text, BigInteger number, IReadOnlyList<WrittenPower> powers)
    {
        var separator = "";
        if (!number.IsOne || powers.Count == 0)
        {
            text.Append(number.ToString(CultureInfo.InvariantCulture));
            separator = "*";
        }

        foreach (var power in powers)
        {
            text.Append(separator);
            WritePower(text, power);
            separator = "*";
        }
    }

    private static void WritePower(StringBuilder text, WrittenPower power)
    {
        if (power.IsSquareRoot)
        {
            text.Append("sqrt(");
            Write(text, power.Base);
            text.Append(')');
        }
        else if (power.Exponent.IsOne)
        {
            WriteAtom(text, power.Base);
        }
        else
        {
            WriteAtom(text, power.Base);
            text.Append('^');
            WriteAtom(text, power.Exponent);
        }
    }

    /// <summary>A whole that needs no parentheses beside any operator; anything else gets them.</summary>
    private static void WriteAtom(StringBuilder text, Expr e)
    {
        switch (e)
        {
            case Number { Value: { IsInteger: true, Sign: >= 0 } value }:
                text.Append(value);
                break;
            case Symbol symbol:
                text.Append(symbol.Name);
                break;
            case Apply apply:
                WriteCall(text, apply.Function.Name(), [.. apply.Arguments]);
                break;
            case Integral integral:
                WriteIntegral(text, integral);
                break;
            default:
                text.Append('(');
                Write(text, e);
                text.Append(')');
                break;
        }
    }

    private static void WriteCall(StringBuilder text, string name, IReadOnlyList<Expr> arguments)
    {
        text.Append(name).Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            text.Append(i > 0 ? ", " : "");
            Write(text, arguments[i]);
        }

        text.Append(')');
    }

    private static void WriteIntegral(StringBuilder text, Integral integral)
    {
        text.Append("integral(");
        Write(text, integral.Integrand);
        text.Append(", ").Append(DomainText(integral.Variable)).Append(", ");
        Write(text, integral.Lower);
        text.Append(", ");
        Write(text, integral.Upper);
        text.Append(')');
    }

    /// <summary>The variable, with its domain where it is not all real numbers: <c>v > 0</c>.</summary>
    private static string DomainText(Symbol variable)
    {
        var (name, domain) = (variable.Name, variable.Domain);
        var range = domain.Lower is null && domain.Upper is null ? name : (domain with { IsInteger = false }).Describe(name);
        return domain.IsInteger ? $"{range} integer" : range;
    }
}
