using System.Text;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The closed forms of a derivation as definitions for Mathematica under <c>$Assumptions</c>, and the derivatives that the
/// derivation states beside Mathematica's own.
/// </summary>
public static class DerivationMathematica
{
    /// <summary>The definitions.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var sheet = FormSheet.Of(derivation, steps);
        var forms = sheet.Groups.SelectMany(g => g.Forms).Select(f => f.Id).ToList();
        FormSheet.RequireDistinct([.. sheet.Symbols.Concat(sheet.Bound).Select(MathematicaPrinter.NameOf), .. forms.Select(Name)]);
        var text = new StringBuilder();
        foreach (var line in sheet.Heading)
        {
            text.Append(Comment(line));
        }

        text.Append($"$Assumptions = {string.Join(" && ", sheet.Symbols.Select(MathematicaPrinter.Assumption))};\n");
        foreach (var group in sheet.Groups)
        {
            text.Append('\n').Append(Comment(group.Title));
            foreach (var form in group.Forms)
            {
                text.Append($"{Comment(form.Meaning)}{Name(form.Id)} = {MathematicaPrinter.Print(form.Value)};\n");
            }
        }

        text.Append('\n').Append(Comment("What the derivation says of derivatives: name, function, variable, derivative."));
        text.Append("derivatives = {").AppendJoin(",", sheet.Derivatives.Select(d =>
        {
            var function = forms.Contains(d.Name) ? Name(d.Name) : MathematicaPrinter.Print(d.Function);
            return $"\n  {{\"{Name(d.Name)}\", {function}, {MathematicaPrinter.NameOf(d.Variable)}, {MathematicaPrinter.Print(d.Derivative)}}}";
        }));
        text.Append("};\n\n").Append(Comment("A point in the domains of the symbols, and the differences there: all of them 0."));
        text.Append($"point = {{{string.Join(", ", sheet.Point().Select(p => $"{MathematicaPrinter.NameOf(p.Symbol)} -> {p.Value}"))}}};\n");
        return text.Append("Table[{d[[1]], N[D[d[[2]], d[[3]]] - d[[4]] /. point, 50]}, {d, derivatives}]\n").ToString();
    }

    /// <summary>The name of a form in camel case: <c>hessian_in_x_1</c> is <c>hessianInX1</c>.</summary>
    private static string Name(string id) => string.Concat(
        id.Split('_').Select((word, i) => i == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static string Comment(string text) =>
        $"(* {text.Replace("(*", "( *", StringComparison.Ordinal).Replace("*)", "* )", StringComparison.Ordinal)} *)\n";
}
