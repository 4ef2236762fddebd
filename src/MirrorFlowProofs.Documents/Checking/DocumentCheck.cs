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
    /// <summary>The most characters a document may have.</summary>
    public const int LongestDocument = 4_000_000;

    /// <summary>How long one claim may take unless it is said otherwise.</summary>
    public static TimeSpan DefaultTimeLimit { get; } = TimeSpan.FromMinutes(1);

    /// <summary>Reads a document and decides every claim that can be read.</summary>
    /// <param name="document">The document.</param>
    /// <param name="timeLimit">How long one claim may take; then it is Undecided. Null for <see cref="DefaultTimeLimit"/>.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static CheckedDocument Decide(DocumentText document, TimeSpan? timeLimit = null, CancellationToken cancellation = default)
    {
        if (document.Text.Length > LongestDocument)
        {
            return new CheckedDocument(document, [], [new(1, 1, FormattableString.Invariant($"expected a document of at most {LongestDocument} characters, found {document.Text.Length}"))]);
        }

        var (derivations, work) = (new Subjects(), new BoundedWork(timeLimit ?? DefaultTimeLimit));
        if (work.Run(() => DocumentClaims.In(document), cancellation) is not var (claims, problems))
        {
            return new CheckedDocument(document, [], [new(1, 1, $"not read {work.Limit}")]);
        }

        var decided = claims.AsParallel().AsOrdered().WithCancellation(cancellation).Select(c =>
            work.Run(() => Decide(document, c, derivations), cancellation) ?? OutOfTime(document, c, work)).ToList();
        return new CheckedDocument(
            document,
            [.. decided.Select(d => d.Claim).OfType<CheckedClaim>()],
            [.. problems.Concat(decided.Select(d => d.Problem).OfType<DocumentException>())
                .Select(p => Of(document, p)).Distinct().OrderBy(p => p.Line).ThenBy(p => p.Column)]);
    }

    private static (CheckedClaim? Claim, DocumentException? Problem) Decide(DocumentText document, ClaimLine line, Subjects derivations)
    {
        try
        {
            var assertion = line.Read(derivations);
            return (Result(document, line, assertion.Text, assertion.Setting, assertion.Decide()), null);
        }
        catch (DocumentException problem)
        {
            return (null, problem);
        }
    }

    private static (CheckedClaim? Claim, DocumentException? Problem) OutOfTime(DocumentText document, ClaimLine line, BoundedWork work) => (
        Result(document, line, line.Entry.Value.Text, "", Verdict.Undecided($"not decided {work.Limit}")), null);

    private static CheckedClaim Result(DocumentText document, ClaimLine line, string text, string setting, Verdict verdict)
    {
        var (at, column) = document.PositionOf(line.Entry.Value.Start);
        return new CheckedClaim(line.Id, line.Entry.Key.Text, at, column, text, setting, verdict, line.Expected);
    }

    private static DocumentProblem Of(DocumentText document, DocumentException problem)
    {
        var (line, column) = document.PositionOf(problem.Offset);
        return new DocumentProblem(line, column, problem.Message);
    }
}
