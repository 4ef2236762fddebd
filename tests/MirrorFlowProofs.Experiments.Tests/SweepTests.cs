namespace MirrorFlowProofs.Experiments.Tests;

/// <summary>What a sweep gives depends on its settings alone.</summary>
public sealed class SweepTests : IDisposable
{
    private static readonly Experiment Escape = Experiment.All.Single(e => e.Name == "escape");
    private readonly string _folder = Directory.CreateTempSubdirectory("mirrorflow-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Workers_order_and_interruptions_do_not_enter_the_bytes()
    {
        var whole = await RunAsync("whole.jsonl", 1, ["1", "2"], ["0.1", "0.01"]);
        var parallel = await RunAsync("parallel.jsonl", 2, ["1", "2"], ["0.1", "0.01"]);
        await RunAsync("parts.jsonl", 1, ["2"], ["0.01"]);
        await File.AppendAllTextAsync(At("parts.jsonl"), "{\"setting\":{\"q\":\"1\"", TestContext.Current.CancellationToken);
        var parts = await RunAsync("parts.jsonl", 2, ["1", "2"], ["0.1", "0.01"]);

        Assert.Equal(new ExperimentReport(Escape, whole).ToJson(), new ExperimentReport(Escape, parallel).ToJson());
        Assert.Equal(new ExperimentReport(Escape, whole).ToJson(), new ExperimentReport(Escape, parts).ToJson());
        Assert.Equal(File.ReadAllBytes(At("whole.jsonl")), File.ReadAllBytes(At("parallel.jsonl")));
        Assert.Equal(File.ReadAllBytes(At("whole.jsonl")), File.ReadAllBytes(At("parts.jsonl")));
    }

    [Fact]
    public async Task What_stands_in_the_file_is_not_measured_again()
    {
        await RunAsync("r.jsonl", 1, ["1"], ["0.1"]);
        var written = await File.ReadAllTextAsync(At("r.jsonl"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("r.jsonl"), System.Text.RegularExpressions.Regex.Replace(written, "\"time\":\\[[^\\]]*\\]", "\"time\":[42]"), TestContext.Current.CancellationToken);

        Assert.Equal(42, (await RunAsync("r.jsonl", 1, ["1"], ["0.1"]))[0]["time"]);
    }

    [Fact]
    public async Task An_interrupted_sweep_keeps_what_was_measured()
    {
        using var interrupted = new CancellationTokenSource();
        var file = new ResultFile(At("i.jsonl"), Escape);
        var sweep = new Sweep(Escape, Grid(["1", "2"], ["0.1", "0.01"]), file);
        file.Add(Escape.Measure(sweep.Settings[0], CancellationToken.None));
        await interrupted.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sweep.RunAsync(2, interrupted.Token));
        Assert.NotNull(new ResultFile(At("i.jsonl"), Escape).Find(sweep.Settings[0]));
    }

    [Theory]
    [InlineData("{\"experiment\":\"regression\",\"setup\":\"\"}\n", ":1: expected the results of this experiment")]
    [InlineData("HEADER\n{\"setting\":1}\n", ":2: expected an outcome of the experiment")]
    public async Task A_file_of_something_else_is_refused_with_its_line(string content, string message)
    {
        await RunAsync("h.jsonl", 1, ["1"], ["0.1"]);
        var header = (await File.ReadAllLinesAsync(At("h.jsonl"), TestContext.Current.CancellationToken))[0];
        await File.WriteAllTextAsync(At("x.jsonl"), content.Replace("HEADER", header, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var damage = Assert.Throws<InvalidDataException>(() => new ResultFile(At("x.jsonl"), Escape));

        Assert.Contains(message, damage.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_axes_are_told_apart() => Assert.All(Experiment.All, experiment =>
    {
        Assert.Single(Experiment.All, e => e.Name == experiment.Name);
        Assert.Equal(experiment.Axes.Count, experiment.Axes.Select(a => a.Name).Distinct().Count());
        Assert.All(experiment.Axes, axis => Assert.All(axis.Small.Concat(axis.Full), value => Assert.Equal(value, axis.Read(value))));
        Assert.All(experiment.Axes, axis => Assert.All(new[] { "-1", "x", "" }, bad => Assert.Null(axis.Read(bad))));
    });

    private Task<IReadOnlyList<Outcome>> RunAsync(string file, int workers, string[] q, string[] eps) =>
        new Sweep(Escape, Grid(q, eps), new ResultFile(At(file), Escape)).RunAsync(workers, TestContext.Current.CancellationToken);

    private static IReadOnlyList<(Axis, IReadOnlyList<string>)> Grid(string[] q, string[] eps) =>
        [.. Escape.Axes.Select(a => (a, (IReadOnlyList<string>)(a.Name switch { "q" => q, "eps" => eps, _ => ["3"] })))];

    private string At(string name) => Path.Combine(_folder, name);
}
