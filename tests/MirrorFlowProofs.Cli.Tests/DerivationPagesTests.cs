using System.Text.RegularExpressions;
using MirrorFlowProofs.Cli.Commands.Pages;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>
/// The formulas in <c>derivations/</c> are those the tool prints today. With <c>MIRRORFLOW_REWRITE=1</c> in the environment
/// the blocks are rewritten instead.
/// </summary>
public sealed partial class DerivationPagesTests
{
    public static TheoryData<string> Pages() => new(
        Directory.EnumerateFiles(RepositoryFolder.PathOf("derivations"), "*.md")
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Formulas_are_what_the_tool_prints(string page)
    {
        var path = RepositoryFolder.PathOf("derivations", page);
        var shown = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var formulas = await PrintedFormula.InAsync(shown, TestContext.Current.CancellationToken);

        Assert.All(formulas, f => Assert.Null(f.Complaint));
        if (Environment.GetEnvironmentVariable("MIRRORFLOW_REWRITE") == "1")
        {
            await File.WriteAllTextAsync(path, PrintedFormula.Rewritten(shown, formulas), TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(PrintedFormula.Rewritten(shown, formulas), shown);
    }

    /// <summary>A formula on a line of its own is printed by the tool, or it is a claim: nobody typed it without its being checked.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_formula_is_displayed_that_is_not_checked(string page)
    {
        var shown = await File.ReadAllTextAsync(RepositoryFolder.PathOf("derivations", page), TestContext.Current.CancellationToken);
        var typed = Checked().Replace(shown, "");

        Assert.DoesNotContain("$$", typed, StringComparison.Ordinal);
        Assert.DoesNotContain("\\[", typed, StringComparison.Ordinal);
        Assert.DoesNotContain("```", typed, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"(?m)^(\t| {4,})\S", typed);
    }

    [GeneratedRegex(@"<!-- mirrorflow [^\n]* -->\n.*?<!-- end -->|^```(?:claim|setting) .*?^```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Checked();
}
