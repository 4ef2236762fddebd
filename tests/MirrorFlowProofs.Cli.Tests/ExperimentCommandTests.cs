namespace MirrorFlowProofs.Cli.Tests;

public sealed class ExperimentCommandTests
{
    private static readonly string[] Small = ["experiment", "escape", "--set", "q=1,3/2", "--set", "depth=3", "--set", "eps=0.1"];

    [Fact]
    public async Task Predictions_stand_beside_measurements()
    {
        var run = await CommandRun.OfAsync([.. Small, "--json"]);

        // The exponents in eps need three eps: undecided is not agreement.
        Assert.Equal((ExitCode.Fails, ""), (run.Code, run.Error));
        using var json = System.Text.Json.JsonDocument.Parse(run.Output);
        Assert.Equal(
            ["Agrees", "Undecided", "Agrees"],
            json.RootElement.GetProperty("predictions").EnumerateArray().Select(p => p.GetProperty("agreement").GetString()));
        Assert.Equal(0.9, json.RootElement.GetProperty("outcomes")[0].GetProperty("values").GetProperty("time")[0].GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Outcomes_go_to_csv_and_a_figure()
    {
        var folder = Directory.CreateTempSubdirectory("mirrorflow-").FullName;
        var (csv, svg) = (Path.Combine(folder, "e.csv"), Path.Combine(folder, "e.svg"));

        await CommandRun.OfAsync([.. Small, "--csv", csv, "--figure", svg]);

        var lines = await File.ReadAllLinesAsync(csv, TestContext.Current.CancellationToken);
        Assert.Equal(["q,depth,eps,time,law,error", "1,3,0.1", "3/2,3,0.1"], lines.Select(line => line.Length < 30 && line[0] == 'q' ? line : string.Join(',', line.Split(',')[..3])));
        Assert.Contains("<svg", await File.ReadAllTextAsync(svg, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_names_every_experiment_and_the_axes_of_one()
    {
        var all = await CommandRun.OfAsync(["experiment", "--list"]);
        var one = await CommandRun.OfAsync(["experiment", "escape", "--list"]);

        Assert.All(Experiments.Experiment.All, e => Assert.Contains($"{e.Name}: {e.Shows}\n", all.Output, StringComparison.Ordinal));
        Assert.Contains("  q: the geometry; a rational in [1, 2]\n    small grid 1, 3/2, 2\n", one.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("experiment", "name: expected one of escape, ")]
    [InlineData("experiment escpae", "name: expected escape, ")]
    [InlineData("experiment escape --set depth", "--set: expected AXIS=VALUE,VALUE,..., found 'depth'")]
    [InlineData("experiment escape --set detph=3", "--set: expected q, depth or eps, found 'detph': did you mean 'depth'?")]
    [InlineData("experiment escape --set q=3", "--set q: expected a rational in [1, 2], found '3'")]
    [InlineData("experiment escape --set q=1 --set q=2", "--set q: given more than once")]
    [InlineData("experiment escape --workers 0", "--workers: expected a whole number from 1 to 1024, found '0'")]
    public async Task Bad_input_is_one_error(string arguments, string message)
    {
        var run = await CommandRun.OfAsync(arguments.Split(' '));

        Assert.Equal((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith("mirrorflow: " + message, run.Error, StringComparison.Ordinal);
    }
}
