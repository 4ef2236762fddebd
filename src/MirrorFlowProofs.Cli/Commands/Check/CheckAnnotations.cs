using System.Text;
using MirrorFlowProofs.Documents;

namespace MirrorFlowProofs.Cli.Commands.Check;

/// <summary>
/// Workflow commands of GitHub Actions: an error for what fails, a warning for what is undecided.
/// Source: docs.github.com, "Workflow commands for GitHub Actions".
/// </summary>
internal static class CheckAnnotations
{
    public static string Write(CheckedDocument document, bool proved)
    {
        var text = new StringBuilder();
        foreach (var problem in document.Problems)
        {
            Write(text, "error", document, problem.Line, problem.Column, "cannot be read", problem.Message);
        }

        foreach (var claim in document.Claims.Where(c => !c.Passes(mustBeProved: true)))
        {
            Write(
                text, claim.Passes(proved) ? "warning" : "error", document, claim.Line, claim.Column,
                $"{claim.Id}: {claim.Verdict.Kind}", string.Join('\n', CheckText.Details(claim).Prepend(CheckText.Short(claim))));
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, string level, CheckedDocument document, int line, int column, string title, string message) =>
        text.Append(FormattableString.Invariant($"::{level} file={Property(document.Document.Name)},line={line},col={column},title={Property(title)}::{Data(message)}\n"));

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
