using System.Text;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The closed forms of a derivation as a batch file for Maxima. Run, it differentiates the forms and compares them at 50
/// digits, at one point, with what the derivation says.
/// </summary>
public static class DerivationMaxima
{
    private const string Comparison = """
        /* An integral that is left stands on both sides with one factor: any number may take its place. */
        integrals: []$
        stand_in(e) := (if not member(e, integrals) then integrals: endcons(e, integrals),
          1 + first(sublist_indices(integrals, lambda([i], i = e))))$
        without_integrals(e, replacement) := if mapatom(e) then e elseif op(e) = nounify('integrate) then replacement(e)
          else map(lambda([part], without_integrals(part, replacement)), e)$
        number_at_point(e) := bfloat(subst(point, without_integrals(e, stand_in)))$
        /* Where Maxima has no derivative (of Carlson's integrals): a difference quotient with an error near 10^-100. */
        difference_quotient(f, x) := block([fpprec: 160, h: 10b0^-50, place: subst(point, x), near],
          near: without_integrals(f, lambda([e], stand_in(e) + (x - place)*subst(x = place, diff(e, x)) + (x - place)^2/2*subst(x = place, diff(e, x, 2)))),
          near: subst(sublist(point, lambda([e], lhs(e) # x)), near),
          (bfloat(subst(x = bfloat(place) + h, near)) - bfloat(subst(x = bfloat(place) - h, near)))/(2*h))$
        /* Whether Maxima's derivative is the stated one to 50 digits, at the point. */
        agrees(entry) := block([slope, here, stated],
          slope: diff(entry[2], entry[3]),
          here: if freeof(nounify('diff), slope) then number_at_point(slope) else difference_quotient(entry[2], entry[3]),
          stated: number_at_point(entry[4]),
          is(abs(here - stated) <= abs(stated)*10b0^-50))$
        for entry in derivatives do print(entry[1], if agrees(entry) then "agrees" else "DIFFERS")$
        """;

    /// <summary>The batch file.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var sheet = FormSheet.Of(derivation, steps);
        var forms = sheet.Groups.SelectMany(g => g.Forms).ToList();
        FormSheet.RequireDistinct([.. sheet.Symbols.Concat(sheet.Bound).Select(MaximaPrinter.NameOf), .. forms.Select(f => f.Id)]);
        var text = new StringBuilder();
        foreach (var line in sheet.Heading)
        {
            text.Append(Comment(line));
        }

        text.Append("fpprec: 60$\n").Append(Comment("Away from 0 the sign is constant.")).Append("gradef(signum(z), 0)$\n");
        var assumptions = sheet.Symbols.SelectMany(MaximaPrinter.Assumptions).ToList();
        text.Append(assumptions.Count == 0 ? "" : $"assume({string.Join(", ", assumptions)})$\n");
        var integers = sheet.Symbols.Where(s => s.Domain.IsInteger).Select(MaximaPrinter.NameOf).ToList();
        text.Append(integers.Count == 0 ? "" : $"declare([{string.Join(", ", integers)}], integer)$\n");
        foreach (var group in sheet.Groups)
        {
            text.Append('\n').Append(Comment(group.Title));
            foreach (var form in group.Forms)
            {
                text.Append($"{Comment(form.Meaning)}{form.Id}: {MaximaPrinter.Print(form.Value)}$\n");
            }
        }

        text.Append('\n').Append(Comment("What the derivation says of derivatives: name, function, variable, derivative."));
        text.Append("derivatives: [").AppendJoin(",", sheet.Derivatives.Select(d =>
        {
            var function = forms.Any(f => f.Id == d.Name) ? d.Name : MaximaPrinter.Print(d.Function);
            return $"\n  [\"{d.Name}\", {function}, {MaximaPrinter.NameOf(d.Variable)}, {MaximaPrinter.Print(d.Derivative)}]";
        }));
        text.Append("]$\n\n").Append(Comment("A point in the domains of the symbols."));
        var point = sheet.Point().Select(p => $"{MaximaPrinter.NameOf(p.Symbol)} = {p.Value}");
        return text.Append($"point: [{string.Join(", ", point)}]$\n\n").Append(Comparison).Append('\n').ToString();
    }

    /// <summary>A comment; a mark of one inside is taken apart, since comments nest.</summary>
    private static string Comment(string text) =>
        $"/* {text.Replace("/*", "/ *", StringComparison.Ordinal).Replace("*/", "* /", StringComparison.Ordinal)} */\n";
}
