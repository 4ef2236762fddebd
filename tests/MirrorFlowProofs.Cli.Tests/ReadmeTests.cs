namespace MirrorFlowProofs.Cli.Tests;

/// <summary>What the README shows of commands is what they print.</summary>
public sealed class ReadmeTests
{
    private const string Prompt = "$ mirrorflow ";

    [Fact]
    public async Task Examples_in_the_readme_are_what_the_commands_print()
    {
        var examples = Examples(await File.ReadAllLinesAsync(
            RepositoryFolder.PathOf("README.md"), TestContext.Current.CancellationToken)).ToList();

        Assert.NotEmpty(examples);
        foreach (var (arguments, shown) in examples)
        {
            var run = await CommandRun.OfAsync(arguments.Split(' '));
            Assert.Equal(shown, run.Output);
        }
    }

    [Fact]
    public async Task The_figure_in_the_readme_is_what_plot_draws()
    {
        var shown = await File.ReadAllTextAsync(
            RepositoryFolder.PathOf("docs", "mirror-maps.svg"), TestContext.Current.CancellationToken);
        var run = await CommandRun.OfAsync(["plot", "mirror-maps"]);

        Assert.Equal(Curves(shown), Curves(run.Output));
        Assert.Equal(4, Curves(shown).Count);
    }

    /// <summary>The long paths: letters, ticks and legend follow the fonts of the machine, the curves do not.</summary>
    private static List<string> Curves(string svg) =>
        [.. svg.Split('\n').Where(line => line.Contains("<path", StringComparison.Ordinal) && line.Length > 1000).Select(line => line.Trim())];

    private static IEnumerable<(string Arguments, string Shown)> Examples(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Prompt, StringComparison.Ordinal))
            {
                var shown = lines.Skip(i + 1).TakeWhile(line => line != "```");
                yield return (lines[i][Prompt.Length..], string.Concat(shown.Select(line => line + "\n")));
            }
        }
    }
}
