using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Certificates.Coq;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Certificates.Tests;

/// <summary>False statements, each a certified one with one place changed, with the proof of the template.</summary>
internal static partial class CertificateMutants
{
    /// <summary>One place in the conclusion of a theorem about the flow: a number is one more, a sum a difference.</summary>
    public static Certificate? OfInstance(Certificate certificate, Random random)
    {
        var text = certificate.Text!;
        var proof = text.IndexOf("Proof.", StringComparison.Ordinal);
        var conclusion = text.LastIndexOf("->", proof, StringComparison.Ordinal);
        // The infimum of 1/R'' depends on the offsets alone: only a change of the value of mu is false.
        var from = certificate.Name.EndsWith("_coercivity", StringComparison.Ordinal) ? text.IndexOf(" x) (", StringComparison.Ordinal) : conclusion;
        // An upper bound that is one more is true as well: of an enclosure a lower one is raised by a unit, which passes the value.
        List<Match> places = certificate.Name.EndsWith("_enclosure", StringComparison.Ordinal)
            ? [.. LowerBound().Matches(text[..proof]).AsEnumerable()]
            : [.. Place().Matches(text[..proof]).Where(m => m.Index > from)];
        if (places.Count == 0)
        {
            return null;
        }

        var place = places[random.Next(places.Count)];
        var changed = place.Value switch
        {
            " + " => " - ",
            " - " => " + ",
            var number => (int.Parse(number, CultureInfo.InvariantCulture) + 1).ToString(CultureInfo.InvariantCulture),
        };
        return certificate with { Text = text[..place.Index] + changed + text[(place.Index + place.Length)..] };
    }

    /// <summary>A closed form or its derivative with one number one more; null where the statement is not proved false by that.</summary>
    public static Certificate? OfDerivative(string prefix, DerivativeStatement statement, Random random)
    {
        var inFunction = random.Next(2) == 0;
        var original = inFunction ? statement.Function : statement.Derivative;
        var numbers = ExpressionNodes.Of(original).Count(n => n is Number);
        if (numbers == 0 || CanBeTooLong(original))
        {
            return null;
        }

        var (at, seen) = (random.Next(numbers), 0);
        var changed = Substitution.Rewrite(original, node => node is Number { Value: var value } && seen++ == at ? value + 1 : null);
        var mutant = inFunction ? statement with { Function = changed } : statement with { Derivative = changed };
        var difference = Calculus.Differentiate(mutant.Function, mutant.Variable) - mutant.Derivative;
        return ZeroTest.Decide(difference).Answer == ZeroAnswer.NonZero ? DerivativeCertificate.Of(prefix, mutant) : null;
    }

    /// <summary>The statements of an entry whose derivatives are certified by differentiation.</summary>
    public static IEnumerable<DerivativeStatement> Statements(CatalogEntry entry) =>
        DerivativeStatement.Of(MirrorFlowTheory.Derive(new Geometry(entry.Q), entry.X, entry.Balance, entry.Starts))
            .Where(s => s.Step is not ("clock" or "balance"));

    private static bool CanBeTooLong(Expr e) => ExpressionNodes.Of(e).Count() > 80;

    // Not the first offset, on which the mirror map does not depend, nor a name.
    [GeneratedRegex(@"(?<![A-Za-z_0-9\[])\d+(?![A-Za-z_0-9])| [+-] ")]
    private static partial Regex Place();

    [GeneratedRegex(@"(?<=\n  )\d+(?=/\d+ <= )")]
    private static partial Regex LowerBound();
}
