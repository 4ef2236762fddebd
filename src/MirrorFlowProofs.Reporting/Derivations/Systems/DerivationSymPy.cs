using System.Text;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>
/// The closed forms of a derivation as a Python script for SymPy. Run, it differentiates the forms and compares them at
/// 50 digits, at one point, with what the derivation says; it exits with 1 when one differs.
/// </summary>
public static class DerivationSymPy
{
    private const string Comparison = """
        def number(expression):
            return lambdify((), expression, "mpmath")()


        def without_integrals(expression, replacement):
            return expression.replace(lambda e: isinstance(e, Integral), replacement)


        # Whether SymPy's derivative is the stated one to 50 digits, at the point.
        def agrees(function, variable, derivative):
            integrals = {}

            # An integral that is left stands on both sides with one factor: any number may take its place.
            def some(integral):
                return integrals.setdefault(integral, Integer(len(integrals) + 2))

            with mp.workdps(70):
                slope = function.diff(variable)
                if slope.has(Derivative):
                    here = quotient(function, variable, some)
                else:
                    here = number(without_integrals(slope, some).subs(point))
                stated = number(without_integrals(derivative, some).subs(point))
                return abs(here - stated) <= abs(stated) * mpf(10) ** -50


        # Where SymPy has no derivative (of Carlson's integrals): a difference quotient with an error near 10^-100.
        def quotient(function, variable, some):
            at, step = point[variable], variable - point[variable]

            def near(integral):
                slope = integral.diff(variable)
                return some(integral) + step * slope.subs(variable, at) + step**2 / 2 * slope.diff(variable).subs(variable, at)

            others = {symbol: value for symbol, value in point.items() if symbol != variable}
            f = lambdify(variable, without_integrals(function, near).subs(others), "mpmath")
            with mp.workdps(160):
                x, h = number(at), mpf(10) ** -50
                return (f(x + h) - f(x - h)) / (2 * h)


        if __name__ == "__main__":
            differing = [name for name, *statement in derivatives if not agrees(*statement)]
            for name, _, variable, _ in derivatives:
                print(f"d({name})/d{variable}:", "DIFFERS" if name in differing else "agrees")
            raise SystemExit(1 if differing else 0)
        """;

    /// <summary>The script.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="steps">The steps to print, by name; all of them when empty.</param>
    public static string Print(DecidedDerivation derivation, params IReadOnlyList<string> steps)
    {
        var sheet = FormSheet.Of(derivation, steps);
        var forms = sheet.Groups.SelectMany(g => g.Forms).ToList();
        FormSheet.RequireDistinct([.. sheet.Symbols.Concat(sheet.Bound).Select(SymPyPrinter.NameOf), .. forms.Select(f => f.Id)]);
        var text = new StringBuilder();
        foreach (var line in sheet.Heading)
        {
            text.Append($"# {line}\n");
        }

        text.Append("from mpmath import mp, mpf\n");
        text.Append($"from sympy import {string.Join(", ", SymPyPrinter.Imports)}\n\n");
        text.Append("# Functions that mpmath has and SymPy does not.\n");
        text.Append("elliprf, elliprd, elliprj = Function(\"elliprf\"), Function(\"elliprd\"), Function(\"elliprj\")\n\n");
        foreach (var symbol in sheet.Symbols.Concat(sheet.Bound))
        {
            text.Append($"{SymPyPrinter.NameOf(symbol)} = {SymPyPrinter.Declare(symbol)}  # {symbol.Domain.Describe(symbol.Name)}\n");
        }

        foreach (var group in sheet.Groups)
        {
            text.Append($"\n# {group.Title}\n");
            foreach (var form in group.Forms)
            {
                text.Append($"# {form.Meaning}\n{form.Id} = {SymPyPrinter.Print(form.Value)}\n");
            }
        }

        text.Append("\n# What the derivation says of derivatives: name, function, variable, derivative.\nderivatives = [\n");
        foreach (var d in sheet.Derivatives)
        {
            var function = forms.Any(f => f.Id == d.Name) ? d.Name : SymPyPrinter.Print(d.Function);
            text.Append($"    (\"{d.Name}\", {function}, {SymPyPrinter.NameOf(d.Variable)}, {SymPyPrinter.Print(d.Derivative)}),\n");
        }

        text.Append("]\n\n# A point in the domains of the symbols.\n");
        var point = sheet.Point().Select(p => $"{SymPyPrinter.NameOf(p.Symbol)}: {SymPyPrinter.Print(p.Value)}");
        return text.Append($"point = {{{string.Join(", ", point)}}}\n\n\n").Append(Comparison).Append('\n').ToString();
    }
}
