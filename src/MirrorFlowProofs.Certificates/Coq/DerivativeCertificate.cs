using System.Text;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// What a derivation says of the derivative of a closed form, as a theorem of Coq: <c>is_derive F v D</c> for all values of the
/// symbols in their domains, for a real variable away from 0 where F has an absolute value.
/// </summary>
internal static class DerivativeCertificate
{
    /// <summary>The theorem.</summary>
    /// <param name="prefix">The start of its name.</param>
    /// <param name="statement">The statement.</param>
    public static Certificate Of(string prefix, DerivativeStatement statement)
    {
        var name = $"{prefix}_{statement.Name}";
        var claim = $"d({statement.Name})/d{statement.Variable}";
        if ((CoqPrinter.Missing(statement.Function) ?? CoqPrinter.Missing(statement.Derivative)) is { } missing)
        {
            return new(name, claim, null, $"Coq's library has no {missing}");
        }

        if (PowerRoots.TryOf(statement.Function, statement.Derivative) is not { } roots)
        {
            return new(name, claim, null, "an exponent that is not a number");
        }

        List<Symbol> symbols = [.. new[] { statement.Function, statement.Derivative, statement.Variable }
            .SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)];
        var signed = HasSign(statement.Function) || HasSign(statement.Derivative);
        var variable = CoqPrinter.NameOf(statement.Variable);
        List<string> assumptions =
        [
            .. symbols.SelectMany(CoqPrinter.Assumptions),
            .. signed ? [$"{variable} <> 0"] : Array.Empty<string>(),
            .. Definedness.Of(statement.Variable, statement.Function, statement.Derivative),
        ];
        var text = new StringBuilder();
        text.Append($"Theorem {name} : forall {string.Join(' ', symbols.Select(CoqPrinter.NameOf))} : R,\n");
        text.Append(string.Concat(assumptions.Select(a => $"  {a} ->\n")));
        text.Append($"  is_derive (fun {variable} : R => {CoqPrinter.Print(statement.Function)}) {variable}\n    ({CoqPrinter.Print(statement.Derivative)}).\n");
        text.Append("Proof.\n  intros. ").Append(signed ? $"split_sign {variable}; " : "").Append("differentiate.\n");
        text.Append(DerivativeProof.Of(statement, roots, signed));
        return new(name, claim, text.Append("Qed.\n").ToString(), null);
    }

    private static bool HasSign(Expr e) => e switch
    {
        Number or Symbol => false,
        Sum s => s.Terms.Any(HasSign),
        Product p => p.Factors.Any(HasSign),
        Power p => HasSign(p.Base) || HasSign(p.Exponent),
        Apply a => a.Function is Function.Abs or Function.Sign || a.Arguments.Any(HasSign),
        _ => false,
    };
}
