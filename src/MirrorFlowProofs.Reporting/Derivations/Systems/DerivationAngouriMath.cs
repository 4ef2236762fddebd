using System.Text;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The closed forms of a derivation as strings for AngouriMath, one a line, with comments that it skips. A form with a
/// function that AngouriMath does not have is left out, and a comment says so.
/// </summary>
public static class DerivationAngouriMath
{
    /// <summary>The strings.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var sheet = FormSheet.Of(derivation, steps);
        FormSheet.RequireDistinct(sheet.Symbols.Select(AngouriMathPrinter.NameOf));
        var text = new StringBuilder();
        foreach (var line in sheet.Heading)
        {
            text.Append($"// {line}\n");
        }

        text.Append("// AngouriMath keeps no assumptions; these are meant:\n");
        foreach (var symbol in sheet.Symbols)
        {
            text.Append($"//   {symbol.Domain.Describe(AngouriMathPrinter.NameOf(symbol))}\n");
        }

        foreach (var group in sheet.Groups)
        {
            text.Append($"\n// {group.Title}\n");
            foreach (var form in group.Forms)
            {
                Append(text, $"{form.Id}: {form.Meaning}", form.Value);
            }
        }

        text.Append("\n// What the derivation says of derivatives\n");
        foreach (var d in sheet.Derivatives)
        {
            Append(text, $"d({d.Name})/d{AngouriMathPrinter.NameOf(d.Variable)}", d.Derivative);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string meaning, Expr form)
    {
        text.Append($"// {meaning}\n");
        text.Append(AngouriMathPrinter.Missing(form) is { } missing
            ? $"// left out: AngouriMath has no {missing}\n"
            : AngouriMathPrinter.Print(form) + "\n");
    }
}
