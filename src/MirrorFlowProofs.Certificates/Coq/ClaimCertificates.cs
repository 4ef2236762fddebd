using System.Collections.Concurrent;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// The certificates of proved claims of documents. Where a formula has notations that stand for derived forms, its certificate holds
/// the theorems about these forms too.
/// </summary>
public sealed class ClaimCertificates
{
    private readonly ConcurrentDictionary<string, IReadOnlyList<Certificate>> _entries = new(StringComparer.Ordinal);

    /// <summary>The certificate of a claim, or why there is none.</summary>
    /// <param name="name">Its name, an identifier.</param>
    /// <param name="claim">What it certifies, as a person reads it.</param>
    /// <param name="parts">The assertions that say it.</param>
    /// <param name="tendencies">The limits that say it.</param>
    public Certificate Of(string name, string claim, IReadOnlyList<Assertion> parts, IReadOnlyList<Tendency> tendencies)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(tendencies);
        List<Func<string, Certificate>> makers = [.. parts.Select(p => (Func<string, Certificate>)(n => OfPart(n, claim, p))), .. tendencies.Select(t => (Func<string, Certificate>)(n => LimitCertificate.Of(n, claim, t)))];
        var all = makers.Select((make, i) => make(i == makers.Count - 1 ? name : FormattableString.Invariant($"{name}_part{i + 1}"))).ToList();
        return all.Count == 0 ? new(name, claim, null, "it says more than formulas, and there is no template for it")
            : all.FirstOrDefault(c => c.Text is null) is { } open ? new(name, claim, null, open.Without)
            : new(name, claim, string.Join('\n', all.Select(c => c.Text)), null);
    }

    private Certificate OfPart(string name, string claim, Assertion part) => part switch
    {
        FormulaAssertion formula => OfFormula(name, claim, formula),
        ConditionAssertion condition => ConditionCertificate.Of(name, claim, condition),
        DepthConditionAssertion condition => ConditionCertificate.Of(name, claim, condition),
        ComposedAssertion composed => OfComposed(name, claim, composed),
        LawCountAssertion count => TheoremCertificates.Of(name, claim, count),
        _ => new(name, claim, null, $"there is no template for {part.Text}"),
    };

    private Certificate OfFormula(string name, string claim, FormulaAssertion formula)
    {
        if (formula.Subject.Equations.Count > 0 && formula.AsRate() is var (moving, rate))
        {
            return RateCertificate.Of(name, claim, formula.Subject.Equations, moving, rate);
        }

        var links = formula.Read();
        var certificate = links.All(l => l is Comparison) ? ComparisonCertificate.Of(name, claim, [.. links.Cast<Comparison>()])
            : links is [Tendency tendency] ? LimitCertificate.Of(name, claim, tendency)
            : new(name, claim, null, "limits beside other relations");
        var whole = WithForms(name, certificate, formula.Subject.Entries, string.Join("; ", formula.Where.Select(d => d.Text).Prepend(formula.Formula)));
        return EqualityCertificate.IsTrivial(links) && whole.Text == certificate.Text
            ? whole with { Text = null, Without = Trivial(formula.Formula) }
            : whole;
    }

    private static string Trivial(string formula) => "its sides are one expression as soon as they are read"
        + (formula.Contains("d/dt(", StringComparison.Ordinal) ? ", with the equations of the flow for d/dt"
            : formula.Contains("R''(x)", StringComparison.Ordinal) ? ", with R'' in the weights written out"
            : formula.Contains("at(", StringComparison.Ordinal) ? ", with the values of 'at' put in"
            : "") + ": nothing is left to compute";

    /// <summary>The mirror flow: the theorem about the flow, and that the rate is the one written.</summary>
    private Certificate OfComposed(string name, string claim, ComposedAssertion composed)
    {
        List<FormulaAssertion> formulas = [.. composed.Claim.Assertions.Where(a => a.Standing != Standing.Instance).OfType<FormulaAssertion>()];
        if (composed.Claim.Id != "dynamics")
        {
            return TheoremCertificates.Of(name, claim, composed, formulas);
        }

        var claimed = formulas[^1];
        var links = ComparisonCertificate.Of(name, claim, [.. claimed.Read().Cast<Comparison>()]);
        return WithForms(name, links, claimed.Subject.Entries, claimed.Formula.Contains("M'(x)", StringComparison.Ordinal) ? "R'(x) M'(x)" : "R'(x)");
    }

    private Certificate WithForms(string name, Certificate certificate, IReadOnlyList<CatalogEntry> entries, string text)
    {
        if (certificate.Text is null)
        {
            return certificate;
        }

        var forms = new List<string>();
        foreach (var entry in entries)
        {
            var all = _entries.GetOrAdd(entry.Name, _ => EntryCertificates.Of(entry));
            var prefix = EntryCertificates.Identifier(entry.Name);
            foreach (var used in FormsOfNotations.In(text, all, prefix))
            {
                if (used.Text is null)
                {
                    return certificate with { Text = null, Without = $"a form it speaks of has no certificate: {used.Claim}: {used.Without}" };
                }

                forms.Add(used.Text.Replace(prefix, $"{name}_{prefix}", StringComparison.Ordinal));
            }
        }

        return certificate with { Text = string.Concat(forms.Select(f => $"{f}\n")) + certificate.Text };
    }
}
