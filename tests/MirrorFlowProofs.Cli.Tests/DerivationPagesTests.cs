using System.Text.RegularExpressions;

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
            .Where(name => name != "README.md")
            .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Formulas_are_what_the_tool_prints(string page)
    {
        var path = RepositoryFolder.PathOf("derivations", page);
        var shown = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
        var printed = shown;
        foreach (Match block in Block().Matches(shown))
        {
            var run = await CommandRun.OfAsync(block.Groups["arguments"].Value.Split(' '));
            Assert.True(run.Code == 0, $"{page}: {block.Groups["arguments"].Value}: {run.Error}{run.Output}");
            printed = printed.Replace(
                block.Value,
                $"<!-- mirrorflow {block.Groups["arguments"].Value} -->\n{run.Output}<!-- end -->",
                StringComparison.Ordinal);
        }

        Assert.NotEmpty(Block().Matches(shown));
        if (Environment.GetEnvironmentVariable("MIRRORFLOW_REWRITE") == "1")
        {
            await File.WriteAllTextAsync(path, printed, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(printed, shown);
    }

    [GeneratedRegex(@"<!-- mirrorflow (?<arguments>[^\n]*) -->\n(?:.*?)<!-- end -->", RegexOptions.Singleline)]
    private static partial Regex Block();
}
