using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents;

/// <summary>A claim of a document, decided.</summary>
/// <param name="Id">Its name in the document.</param>
/// <param name="Key">The kind of claim, as the document says it.</param>
/// <param name="Line">The line it stands on, from 1.</param>
/// <param name="Column">The column of its text, from 1.</param>
/// <param name="Text">What was decided, in plain text.</param>
/// <param name="Setting">What it speaks about.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Expected">The verdict that the document says it expects; null where it says nothing.</param>
public sealed record CheckedClaim(
    string Id, string Key, int Line, int Column, string Text, string Setting, Verdict Verdict, VerdictKind? Expected)
{
    /// <summary>For a refuted claim: a proved statement that differs from it in one factor, sign or exponent; null where none was found.</summary>
    public string? Nearest { get; init; }

    /// <summary>Whether a run succeeds: the expected verdict; where none is, anything but Refuted, or only Proved.</summary>
    /// <param name="mustBeProved">Whether what is not expected to be otherwise must be proved.</param>
    public bool Passes(bool mustBeProved) => Expected is { } kind ? Verdict.Kind == kind
        : mustBeProved ? Verdict.Kind == VerdictKind.Proved : Verdict.Kind != VerdictKind.Refuted;
}

/// <summary>A document, checked.</summary>
/// <param name="Document">The document.</param>
/// <param name="Claims">Its claims that can be read, in their order.</param>
/// <param name="Problems">What cannot be read, in the order of the places.</param>
public sealed record CheckedDocument(DocumentText Document, IReadOnlyList<CheckedClaim> Claims, IReadOnlyList<DocumentProblem> Problems);

/// <summary>Decides the claims of documents.</summary>
public static class DocumentCheck
{
    /// <summary>How the complaint about a claim begins that a defect of the tool keeps from being decided.</summary>
    internal const string Defect = "this claim meets a defect of mirrorflow, please report it";

    /// <summary>The most characters a document may have.</summary>
    public const int LongestDocument = 4_000_000;

    /// <summary>Reads a document and decides every claim that can be read.</summary>
    /// <param name="document">The document.</param>
    /// <param name="options">The limit of time, the cache; null for the defaults.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckedDocument Decide(DocumentText document, CheckOptions? options = null, CancellationToken cancellation = default)
    {
        if (document.Text.Length > LongestDocument)
        {
            return new CheckedDocument(document, [], [new(1, 1, FormattableString.Invariant($"expected a document of at most {LongestDocument} characters, found {document.Text.Length}"))]);
        }

        options ??= new CheckOptions();
        if (options.Cache?.Find(document) is { } unchanged)
        {
            return new CheckedDocument(document, unchanged, []);
        }

        var (derivations, work) = (new Subjects(), new BoundedWork(options.TimeLimit));
        if (work.Run(() => DocumentClaims.In(document), cancellation) is not var (lines, problems))
        {
            return new CheckedDocument(document, [], [new(1, 1, $"not read within {work.Limit}")]);
        }

        var decided = 0;
        options.Progress?.Invoke(0, lines.Count);
        var (results, begun) = work.All(
            lines.Count,
            i =>
            {
                var result = Decide(lines[i], derivations, options.Cache);
                options.Progress?.Invoke(Interlocked.Increment(ref decided), lines.Count);
                return result;
            },
            cancellation);
        DecidedClaim? Claim(int i) => results[i] is var (claim, _) ? claim : new DecidedClaim(lines[i].Entry.Value.Text, "", Verdict.Undecided(work.WhyNone(i < begun)), null);
        List<CheckedClaim> claims = [.. lines.SelectMany((line, i) => Claim(i) is { } claim ? [Of(document, line, claim)] : Array.Empty<CheckedClaim>())];
        List<DocumentProblem> complaints = [.. problems.Concat(results.Select(r => r?.Problem).OfType<DocumentException>())
            .Select(p => Of(document, p)).Distinct().OrderBy(p => p.Line).ThenBy(p => p.Column)];
        if (complaints.Count == 0 && results.All(r => r is not null))
        {
            options.Cache?.Keep(document, claims);
        }

        return new CheckedDocument(document, claims, complaints);
    }

    private static (DecidedClaim? Claim, DocumentException? Problem) Decide(ClaimLine line, Subjects derivations, ClaimCache? cache)
    {
        if (cache?.Find(line) is { } known)
        {
            return (known, null);
        }

        try
        {
            var decided = Decide(line, derivations);
            if (decided.Claim is { } claim)
            {
                cache?.Keep(line, claim);
            }

            return decided;
        }
        catch (Exception defect)
        {
            // A defect of ours costs this claim and not the others; it is no verdict, and the run fails.
            return (null, line.Entry.Value.Complain(0, $"{Defect}: {defect.GetType().Name}: {defect.Message}"));
        }
    }

    private static (DecidedClaim? Claim, DocumentException? Problem) Decide(ClaimLine line, Subjects derivations)
    {
        try
        {
            var assertion = line.Read(derivations);
            var verdict = ExcludedValues.Named(assertion, assertion.Decide());
            var nearest = verdict.Kind == VerdictKind.Refuted ? NearestTruth.Of(assertion) : null;
            return (new DecidedClaim(assertion.Text, assertion.Setting, verdict, nearest), null);
        }
        catch (DocumentException problem)
        {
            return (null, problem);
        }
    }

    private static CheckedClaim Of(DocumentText document, ClaimLine line, DecidedClaim claim)
    {
        var (at, column) = document.PositionOf(line.Entry.Value.Start);
        return new CheckedClaim(line.Id, line.Entry.Key.Text, at, column, claim.Text, claim.Setting, claim.Verdict, line.Expected) { Nearest = claim.Nearest };
    }

    private static DocumentProblem Of(DocumentText document, DocumentException problem)
    {
        var (line, column) = document.PositionOf(problem.Offset);
        return new DocumentProblem(line, column, problem.Message);
    }
}

/// <summary>How documents are checked.</summary>
public sealed record CheckOptions
{
    /// <summary>How long one claim may take; then it is Undecided. A minute.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Where decided claims are kept; null for nowhere.</summary>
    public ClaimCache? Cache { get; init; }

    /// <summary>Is told how many claims of a document are decided and how many it has, from any thread; null for nobody.</summary>
    public Action<int, int>? Progress { get; init; }
}

/// <summary>What does not depend on where a claim stands in its document.</summary>
internal sealed record DecidedClaim(string Text, string Setting, Verdict Verdict, string? Nearest);
