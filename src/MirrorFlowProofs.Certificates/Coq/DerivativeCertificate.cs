using System.Text;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;

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

        List<Symbol> symbols = [.. new[] { statement.Function, statement.Derivative, statement.Variable }
            .SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)];
        var signed = ExpressionNodes.Of(statement.Function).Concat(ExpressionNodes.Of(statement.Derivative)).Any(n => n is Apply { Function: Function.Abs or Function.Sign });
        var corners = new Corners(signed ? [statement.Variable] : [], []);
        var proof = PowerRoots.TryOf(statement.Function, statement.Derivative) is { } roots
            ? PowersProof.Of([statement.Function], roots, corners)
            : SymbolicPowersProof.TryOf([statement.Function, statement.Derivative], corners);
        if (proof is null)
        {
            return new(name, claim, null, "an exponent that is no rational function");
        }

        var variable = CoqPrinter.NameOf(statement.Variable);
        List<string> assumptions =
        [
            .. symbols.SelectMany(CoqPrinter.Assumptions),
            .. signed ? [$"{variable} <> 0"] : Array.Empty<string>(),
            .. Definedness.Of([.. symbols.Where(s => s.Equals(Geometry.SymbolicQ) || (s.Equals(statement.Variable) && s.Domain == Domain.Real))], statement.Function, statement.Derivative),
        ];
        var text = new StringBuilder();
        text.Append($"Theorem {name} : forall {string.Join(' ', symbols.Select(CoqPrinter.NameOf))} : R,\n");
        text.Append(string.Concat(assumptions.Select(a => $"  {a} ->\n")));
        text.Append($"  is_derive (fun {variable} : R => {CoqPrinter.Print(statement.Function)}) {variable}\n    ({CoqPrinter.Print(statement.Derivative)}).\n");
        text.Append("Proof.\n  intros. ").Append(corners.Split).Append("differentiate.\n");
        text.Append(proof);
        return new(name, claim, text.Append("Qed.\n").ToString(), null);
    }
}
