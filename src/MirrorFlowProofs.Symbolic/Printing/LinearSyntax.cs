using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// What the syntaxes on one line have in common: a sum in reading order, a term as a quotient, a factor as a power, and
/// parentheses where a whole is needed. Each syntax says how its names, functions and integrals are written.
/// </summary>
/// <param name="power">The operator of powers; it binds closer than any other, a minus sign before it included.</param>
/// <param name="written">
/// What was written of factors so far, where the syntax keeps it: expressions share them, in long products again and again.
/// </param>
internal abstract class LinearSyntax(string power, ConditionalWeakTable<Expr, string>? written = null)
{
    private readonly StringBuilder _text = new();

    /// <summary>The expression in this syntax. One instance prints once.</summary>
    internal string Print(Expr e)
    {
        Write(e);
        return _text.ToString();
    }

    /// <summary>The name of a symbol.</summary>
    protected abstract string NameOf(Symbol symbol);

    /// <summary>A function at its arguments, as a whole that needs no parentheses beside any operator.</summary>
    protected abstract void WriteFunction(Apply apply);

    /// <summary>How the cosine of a multiple of pi is called, and pi; null where it is a function like the others.</summary>
    protected virtual (string Open, string Pi, string Close)? Cosine => null;

    /// <summary>An integral, as such a whole.</summary>
    protected abstract void WriteIntegral(Integral integral);

    /// <summary>A positive fraction as such a whole.</summary>
    protected virtual void WriteFractionAsWhole(Number fraction) => WriteInParentheses(fraction);

    /// <summary>The square root.</summary>
    protected virtual void WriteSquareRoot(Expr e) => WriteCall("sqrt", [e]);

    /// <summary>A fraction of two integers that stands by itself.</summary>
    protected virtual void WriteFraction(BigInteger numerator, BigInteger denominator) =>
        Append(numerator).Append('/').Append(denominator);

    /// <summary>An expression where nothing stands beside it.</summary>
    protected void Write(Expr e)
    {
        if (e is not Sum sum)
        {
            WriteTerm(Quotient.Of(e).WithSignInside(), "-");
            return;
        }

        var isFirst = true;
        foreach (var term in ReadingOrder.Terms(sum))
        {
            var quotient = Quotient.Of(term);
            if (!isFirst)
            {
                Append(quotient.IsNegative ? " - " : " + ");
            }

            WriteTerm(quotient, isFirst ? "-" : "");
            isFirst = false;
        }
    }

    protected StringBuilder Append(string text) => _text.Append(text);

    protected StringBuilder Append(BigInteger value) => _text.Append(value.ToString(CultureInfo.InvariantCulture));

    private void WriteInParentheses(Expr e) => WriteCall("", [e]);

    protected void WriteCall(string name, IReadOnlyList<Expr> arguments, string open = "(", string close = ")")
    {
        Append(name).Append(open);
        WriteList(arguments);
        Append(close);
    }

    protected void WriteList(IReadOnlyList<Expr> entries)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            Append(i > 0 ? ", " : "");
            Write(entries[i]);
        }
    }

    /// <summary>A whole that needs no parentheses beside any operator; anything else in parentheses.</summary>
    private void WriteAtom(Expr e)
    {
        switch (e)
        {
            case Number { Value: { IsInteger: true, Sign: >= 0 } value }:
                Append(value.Numerator);
                break;
            case Number { Value.Sign: > 0 } fraction:
                WriteFractionAsWhole(fraction);
                break;
            case Symbol symbol:
                Append(NameOf(symbol));
                break;
            case Apply { Function: Function.CosPi, Argument: Number { Value: var turn } } when Cosine is var (open, pi, close):
                Append(open).Append(turn.Numerator.IsOne ? "" : $"{turn.Numerator.ToString(CultureInfo.InvariantCulture)}*").Append(pi).Append('/');
                Append(turn.Denominator).Append(close);
                break;
            case Apply apply:
                WriteFunction(apply);
                break;
            case Integral integral:
                WriteIntegral(integral);
                break;
            default:
                WriteInParentheses(e);
                break;
        }
    }

    private void WriteTerm(Quotient term, string minus)
    {
        Append(term.IsNegative ? minus : "");
        var below = term.Below.Count + (term.Denominator.IsOne ? 0 : 1);
        if (below == 0)
        {
            WriteFactors(term.Numerator, term.Above);
        }
        else if (term.Above.Count == 0 && term.Below.Count == 0)
        {
            WriteFraction(term.Numerator, term.Denominator);
        }
        else
        {
            WriteFactors(term.Numerator, term.Above);
            Append(below > 1 ? "/(" : "/");
            WriteFactors(term.Denominator, term.Below);
            Append(below > 1 ? ")" : "");
        }
    }

    private void WriteFactors(BigInteger number, IReadOnlyList<WrittenPower> powers)
    {
        var separator = "";
        if (!number.IsOne || powers.Count == 0)
        {
            Append(number);
            separator = "*";
        }

        foreach (var factor in powers)
        {
            Append(separator);
            WritePower(factor);
            separator = "*";
        }
    }

    private void WritePower(WrittenPower factor)
    {
        if (factor.IsSquareRoot)
        {
            WriteSquareRoot(factor.Base);
            return;
        }

        if (written is null || factor.Key is not { } key)
        {
            WriteBaseAndExponent(factor);
        }
        else if (written.TryGetValue(key, out var known))
        {
            Append(known);
        }
        else
        {
            var start = _text.Length;
            WriteBaseAndExponent(factor);
            written.AddOrUpdate(key, _text.ToString(start, _text.Length - start));
        }
    }

    private void WriteBaseAndExponent(WrittenPower factor)
    {
        WriteAtom(factor.Base);
        if (!factor.Exponent.IsOne)
        {
            Append(power);
            WriteAtom(factor.Exponent);
        }
    }
}
