using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary>
/// What the pages of <c>derivations/experiments</c> show is what the tool says of the outcomes beside them, and one outcome of each, chosen
/// for its speed, is measured again. With <c>MIRRORFLOW_FULL=1</c> in the environment all are; with <c>MIRRORFLOW_REWRITE=1</c> pages
/// and outcomes are rewritten instead.
/// </summary>
public sealed partial class ExperimentPagesTests
{
    private static readonly bool MeasuresAll = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";
    private static readonly bool Rewrites = Environment.GetEnvironmentVariable("MIRRORFLOW_REWRITE") == "1";

    public static TheoryData<string> Names => [.. Experiments.Experiment.All.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_page_shows_what_its_outcomes_say(string name)
    {
        var folder = RepositoryFolder.PathOf("derivations", "experiments");
        var page = Path.Combine(folder, name + ".md");
        var shown = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var blocks = Block().Matches(shown);
        Assert.NotEmpty(blocks);
        using var kept = new KeptOutcomes(folder, name, copies: !Rewrites, isEmpty: MeasuresAll);
        var rewritten = shown;
        foreach (Match block in blocks)
        {
            var arguments = block.Groups["arguments"].Value.Split(' ');
            Assert.Equal(["experiment", name], arguments[..2]);
            var run = await CommandRun.OfAsync([.. arguments, "--resume", kept.Path, "--figure", kept.Figure]);
            Assert.Equal("", run.Error);
            rewritten = rewritten.Replace(block.Value, $"{block.Groups["open"].Value}{run.Output}{block.Groups["close"].Value}", StringComparison.Ordinal);
        }

        var figure = Path.Combine(folder, name + ".svg");
        Assert.Contains($"]({name}.svg)", shown, StringComparison.Ordinal);
        if (Rewrites)
        {
            File.Copy(kept.Figure, figure, overwrite: true);
            await File.WriteAllTextAsync(page, rewritten, TestContext.Current.CancellationToken);
            return;
        }

        Assert.Equal(rewritten, shown);
        var (accepted, now) = (await File.ReadAllTextAsync(figure, TestContext.Current.CancellationToken), await File.ReadAllTextAsync(kept.Figure, TestContext.Current.CancellationToken));
        Assert.Equal(FigureText.Words(accepted), FigureText.Words(now));
        Assert.Equal(FigureText.Data(accepted), FigureText.Data(now));
        Assert.NotEmpty(FigureText.Data(now));
        if (!MeasuresAll)
        {
            Assert.Equal(await File.ReadAllTextAsync(Path.Combine(folder, name + ".jsonl"), TestContext.Current.CancellationToken),
                await File.ReadAllTextAsync(kept.Path, TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Relative 1e-6: the mathematical functions of machines differ in the last digit.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_outcome_is_measured_again(string name)
    {
        var experiment = Experiments.Experiment.All.Single(e => e.Name == name);
        var path = RepositoryFolder.PathOf("derivations", "experiments", name + ".jsonl");
        var page = await File.ReadAllTextAsync(Path.ChangeExtension(path, ".md"), TestContext.Current.CancellationToken);
        var key = Again().Match(page).Groups["key"].Value;
        var setting = new Experiments.Setting([.. key.Split(' ').Select(part => KeyValuePair.Create(part.Split('=')[0], part.Split('=')[1]))]);
        var kept = new Experiments.ResultFile(path, experiment).Find(setting);

        Assert.NotNull(kept);
        var measured = experiment.Measure(setting, TestContext.Current.CancellationToken);
        Assert.Equal(kept.Values.Keys, measured.Values.Keys);
        Assert.All(kept.Values, value => Assert.All(
            value.Value.Zip(measured.Values[value.Key]),
            pair => Assert.True(Math.Abs(pair.First - pair.Second) <= 1e-6 * Math.Abs(pair.First) + 1e-12 || (double.IsNaN(pair.First) && double.IsNaN(pair.Second)), $"{value.Key}: {pair.First} is now {pair.Second}")));
    }

    [GeneratedRegex(@"(?<open><!-- measured: mirrorflow (?<arguments>experiment [^\n]*) -->\n```text\n)(?<shown>.*?)(?<close>```\n<!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("<!-- measured again: (?<key>[^\n]*) -->")]
    private static partial Regex Again();

    /// <summary>The outcomes, or a copy of them, or none, so that a test leaves them as they are.</summary>
    private sealed class KeptOutcomes : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("mirrorflow-").FullName;

        public KeptOutcomes(string folder, string name, bool copies, bool isEmpty)
        {
            var original = System.IO.Path.Combine(folder, name + ".jsonl");
            Path = copies ? System.IO.Path.Combine(_folder, name + ".jsonl") : original;
            if (copies && !isEmpty)
            {
                File.Copy(original, Path);
            }
            else if (!copies && isEmpty)
            {
                File.Delete(original);
            }
        }

        public string Path { get; }

        public string Figure => System.IO.Path.Combine(_folder, "figure.svg");

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
