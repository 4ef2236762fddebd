using System.Text;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Documents decided as text that a person can compare.</summary>
internal static class Checked
{
    internal static CheckedDocument Document(string text) =>
        DocumentCheck.Decide(new DocumentText("test.md", text), cancellation: TestContext.Current.CancellationToken);

    /// <summary>A block with one setting and some claims.</summary>
    internal static CheckedDocument Block(string lines) => Document($"```claim c\n{lines}\n```\n");

    /// <summary>The verdict on the only claim of a block.</summary>
    internal static VerdictKind Verdict(string lines)
    {
        var document = Block(lines);
        Assert.Empty(document.Problems);
        return Assert.Single(document.Claims).Verdict.Kind;
    }

    /// <summary>The complaints, a line each.</summary>
    internal static string Problems(CheckedDocument document) =>
        string.Concat(document.Problems.Select(p => FormattableString.Invariant($"{p.Line}:{p.Column}: {p.Message}\n")));

    /// <summary>The verdicts, a line each, with counterexamples.</summary>
    internal static string Verdicts(CheckedDocument document)
    {
        var text = new StringBuilder();
        foreach (var claim in document.Claims)
        {
            text.Append(FormattableString.Invariant($"{claim.Line}:{claim.Column}: {claim.Id}: {claim.Verdict.Kind}: {claim.Text}\n"));
            text.Append("    ").Append(claim.Verdict.Witness ?? claim.Verdict.Reason).Append('\n');
        }

        return text.ToString();
    }
}
