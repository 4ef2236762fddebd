using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A claim of a document that is proved.</summary>
/// <param name="Id">Its name in the document.</param>
/// <param name="Text">What was decided, in plain text.</param>
/// <param name="Parts">The assertions that say it.</param>
/// <param name="Tendencies">The limits that say it.</param>
/// <param name="Beyond">Why these do not say it all to another judge; null where they do.</param>
public sealed record ProvedClaim(string Id, string Text, IReadOnlyList<Assertion> Parts, IReadOnlyList<Tendency> Tendencies, string? Beyond);

/// <summary>The claims of a document that are proved, for another judge.</summary>
public static class ProvedClaims
{
    /// <summary>The claims in their order; what cannot be read or decided in time is left out.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The limit of time; null for the default.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<ProvedClaim> In(DocumentText document, CheckOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        var (subjects, work) = (new Subjects(), new BoundedWork((options ?? new CheckOptions()).TimeLimit));
        if (work.Run(() => DocumentClaims.In(document), cancellation) is not var (lines, _))
        {
            return [];
        }

        return [.. work.All(lines.Count, i => (Claim: Of(lines[i], subjects), IsDecided: true), cancellation).Results.Select(r => r?.Claim).OfType<ProvedClaim>()];
    }

    private static ProvedClaim? Of(ClaimLine line, Subjects subjects)
    {
        try
        {
            var assertion = line.Read(subjects);
            return assertion.Decide().Kind == VerdictKind.Proved
                ? new ProvedClaim(line.Id, assertion.Text, [.. Parts(assertion)], [.. Tendencies(assertion)], Beyond(assertion))
                : null;
        }
        catch (DocumentException)
        {
            return null;
        }
    }

    // What was proved, without what only this project's documents have.
    private static IEnumerable<Assertion> Parts(Assertion assertion) => assertion switch
    {
        OffBalanceAssertion { Formula: var formula } => [formula],
        AlongTheFlowAssertion moving => Parts(moving.Equation),
        UpToFactorAssertion upTo => Parts(upTo.IsPositive).Concat(Parts(upTo.Scaled)),
        ChainedAssertion chain => Parts(chain.First).Concat(Parts(chain.Rest)),
        UpToAssertion upTo => upTo.Wider.SelectMany(w => w.Forms).Prepend(upTo.Exact).Where(f => f.Decide().Kind == VerdictKind.Proved).Take(1),
        LimitAssertion => [],
        _ => [assertion],
    };

    private static string? Beyond(Assertion assertion) => assertion switch
    {
        OpenSumAssertion => "sums and products of terms with an index up to a letter: a certificate writes out sums of a given length",
        InverseAssertion inverse => $"the inverse of {inverse.Name}, a function that the document defines: here it is {inverse.Link}, and Coq would have to be told of the inverse",
        UpToFactorAssertion upTo => Beyond(upTo.Scaled),
        ChainedAssertion chain => Beyond(chain.First) ?? Beyond(chain.Rest),
        _ => null,
    };

    private static IEnumerable<Tendency> Tendencies(Assertion assertion) => assertion switch
    {
        LimitAssertion limit => [limit.Tendency],
        ChainedAssertion chain => Tendencies(chain.First).Concat(Tendencies(chain.Rest)),
        _ => [],
    };
}
