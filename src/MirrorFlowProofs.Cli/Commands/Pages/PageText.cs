using System.Text;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Cli.Commands.Pages;

/// <summary>A line a page for a person, and what does not hold below it.</summary>
internal static class PageText
{
    /// <summary><c>derivations/balance.md  5 claims: 4 Proved, 1 Refuted as expected; 3 formulas as printed</c>.</summary>
    public static string Line(PageReport page)
    {
        var text = new StringBuilder();
        var claims = page.Document.Claims.GroupBy(c => (c.Verdict.Kind, IsExpected: c.Expected == c.Verdict.Kind && c.Verdict.Kind != VerdictKind.Proved))
            .OrderBy(g => g.Key.Kind).Select(g => FormattableString.Invariant($"{g.Count()} {g.Key.Kind}{(g.Key.IsExpected ? " as expected" : "")}"));
        text.Append(FormattableString.Invariant($"{page.Document.Document.Name}  {Count(page.Document.Claims.Count, "claim")}"));
        text.Append(page.Document.Claims.Count == 0 ? "" : $": {string.Join(", ", claims)}");
        text.Append(FormattableString.Invariant($"; {Count(page.Formulas.Count, "formula")} printed, {page.Formulas.Count(f => f.IsCurrent)} as shown"));
        foreach (var (line, what) in page.Failures)
        {
            text.Append(FormattableString.Invariant($"\n  {page.Document.Document.Name}:{line}: {what}"));
        }

        return text.ToString();
    }

    /// <summary>The counts over all pages.</summary>
    public static string Summary(IReadOnlyList<PageReport> pages) => pages.Count == 0 ? "" : FormattableString.Invariant(
        $"{Count(pages.Count, "document")}: {Count(pages.Sum(p => p.Document.Claims.Count), "claim")}, {Count(pages.Sum(p => p.Formulas.Count), "printed formula")}; {pages.Count(p => p.Holds)} hold\n");

    private static string Count(int count, string one) => FormattableString.Invariant($"{count} {one}{(count == 1 ? "" : "s")}");
}
