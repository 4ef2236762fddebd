using System.Text.Json;
using Parquet;

namespace MirrorFlowProofs.Cli.Tests;

public sealed class SimulateCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mirrorflow-").FullName;

    public SimulateCommandTests()
    {
        var random = new Random(4);
        File.WriteAllLines(At("A.csv"), Enumerable.Range(0, 6).Select(_ => string.Join(", ", Enumerable.Range(0, 9).Select(_ => Text(random.NextDouble() - 0.5)))));
        File.WriteAllLines(At("b.csv"), Enumerable.Range(0, 6).Select(_ => Text(random.NextDouble() - 0.5)));
        File.WriteAllText(At("labels.csv"), "1,-1,1,1,-1,-1\n");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("2", "mirror")]
    [InlineData("3/2", "mirror")]
    [InlineData("3/2", "weights")]
    public async Task The_end_and_the_balance_are_reported(string q, string space)
    {
        var run = await SimulateAsync(["--q", q, "--time", "2", "--space", space]);

        Assert.Equal(0, run.Code);
        Assert.Contains("t = 2: The end time was reached.", run.Output, StringComparison.Ordinal);
        Assert.Contains($"steps in {(space == "mirror" ? "mirror" : "weight")} space", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1", 9)]
    [InlineData("2", 9)]
    [InlineData("3/2", 9)]
    public async Task A_run_in_two_parts_is_the_run_in_one_to_the_byte(string q, int steps)
    {
        var whole = await SimulateAsync(["--q", q, "--time", "2", "--every", "0.3", "--columns", "weights", "--out", At("whole.csv"), "--save", At("whole.npz"), "--json"]);
        string[] parts = ["--q", q, "--time", "2", "--every", "0.3", "--columns", "weights", "--out", At("parts.csv"), "--checkpoint", At("c.npz"), "--save", At("parts.npz"), "--json"];
        var first = await SimulateAsync([.. parts, "--max-steps", $"{steps}"]);
        await File.AppendAllTextAsync(At("parts.csv"), "what was written after the checkpoint", TestContext.Current.CancellationToken);
        var second = await SimulateAsync([.. parts, "--resume"]);
        var again = await SimulateAsync([.. parts, "--resume"]);

        Assert.Equal((0, 1, 0, 0), (whole.Code, first.Code, second.Code, again.Code));
        Assert.Equal(whole.Output, again.Output);
        Assert.Equal(whole.Output, second.Output);
        Assert.Equal(File.ReadAllBytes(At("whole.csv")), File.ReadAllBytes(At("parts.csv")));
        Assert.Equal(File.ReadAllBytes(At("whole.npz")), File.ReadAllBytes(At("parts.npz")));
        var lines = File.ReadAllLines(At("whole.csv"));
        Assert.StartsWith("t,loss,w[0][0],w[0][1],w[0][2],w[1][0]", lines[0], StringComparison.Ordinal);
        Assert.Equal(["0", "0.3", "0.6", "0.9", "1.2", "1.5", "1.8", "2"], lines.Skip(1).Select(line => $"{double.Parse(line.Split(',')[0]):0.###}"));
    }

    /// <summary>The numbers of the CSV file of the same run, in one part or in two.</summary>
    [Theory]
    [InlineData("1", "x")]
    [InlineData("3/2", "weights")]
    public async Task Parquet_holds_the_rows_of_csv(string q, string columns)
    {
        string[] line = ["--q", q, "--time", "2", "--every", "0.3", "--columns", columns];
        string[] parts = [.. line, "--out", At("parts.parquet"), "--checkpoint", At("c.npz")];
        await SimulateAsync([.. line, "--out", At("rows.csv")]);
        var whole = await SimulateAsync([.. line, "--out", At("whole.parquet")]);
        var first = await SimulateAsync([.. parts, "--max-steps", "9"]);
        var partial = await ParquetAsync(At("parts.parquet"));
        var second = await SimulateAsync([.. parts, "--resume"]);

        Assert.Equal((0, 1, 0), (whole.Code, first.Code, second.Code));
        var csv = File.ReadAllLines(At("rows.csv"));
        var read = await ParquetAsync(At("whole.parquet"));
        Assert.Equal(csv[0].Split(','), read.Select(column => column.Name));
        Assert.Equal(csv.Skip(1), Enumerable.Range(0, csv.Length - 1).Select(r => string.Join(',', read.Select(column => Text(column.Values[r])))));
        Assert.InRange(partial[0].Values.Length, 1, csv.Length - 2);
        Assert.Equal(File.ReadAllBytes(At("whole.parquet")), File.ReadAllBytes(At("parts.parquet")));
        Assert.False(File.Exists(At("whole.parquet.rows")));
    }

    [Fact]
    public async Task A_sign_flow_of_coordinates_that_run_apart_goes_on_too()
    {
        File.WriteAllLines(At("A.csv"), Enumerable.Range(0, 6).Select(i => string.Join(", ", Enumerable.Range(0, 6).Select(j => i == j ? 1 + i : 0))));
        string[] line = ["--q", "1", "--time", "1", "--every", "0.3", "--out", At("rows.csv"), "--json"];
        var whole = await SimulateAsync(line);
        var rows = File.ReadAllBytes(At("rows.csv"));
        string[] parts = [.. line, "--checkpoint", At("c.npz")];
        var first = await SimulateAsync([.. parts, "--max-steps", "5"]);
        var second = await SimulateAsync([.. parts, "--resume"]);

        Assert.Equal((0, 1, 0), (whole.Code, first.Code, second.Code));
        Assert.Equal(whole.Output, second.Output);
        Assert.Equal(rows, File.ReadAllBytes(At("rows.csv")));
    }

    [Fact]
    public async Task A_checkpoint_of_another_run_or_a_damaged_one_is_refused()
    {
        await SimulateAsync(["--q", "2", "--time", "2", "--checkpoint", At("c.npz")]);
        var other = await SimulateAsync(["--q", "2", "--time", "3", "--checkpoint", At("c.npz"), "--resume"]);
        var bytes = File.ReadAllBytes(At("c.npz"));
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(At("c.npz"), bytes);
        var damaged = await SimulateAsync(["--q", "2", "--time", "2", "--checkpoint", At("c.npz"), "--resume"]);

        Assert.Equal((2, 2), (other.Code, damaged.Code));
        Assert.Contains("expected the checkpoint of this run, but data or options differ", other.Error, StringComparison.Ordinal);
        Assert.StartsWith($"mirrorflow: {At("c.npz")}: ", damaged.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sign_flows_are_exact_between_events()
    {
        var run = await SimulateAsync(["--q", "1", "--time", "1/2"]);

        Assert.Equal(0, run.Code);
        Assert.Contains("pieces in closed form", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_of_a_sign_flow_are_those_of_runs_that_end_there(bool coordinatesRunApart)
    {
        if (coordinatesRunApart)
        {
            File.WriteAllLines(At("A.csv"), Enumerable.Range(0, 6).Select(i => string.Join(", ", Enumerable.Range(0, 6).Select(j => i == j ? 1 + i : 0))));
        }

        var run = await SimulateAsync(["--q", "1", "--time", "1", "--every", "0.3", "--columns", "weights", "--out", At("rows.csv")]);
        var lines = File.ReadAllLines(At("rows.csv"));

        Assert.Equal(0, run.Code);
        Assert.Equal(["0", "0.3", "0.6", "0.9", "1"], lines.Skip(1).Select(line => $"{double.Parse(line.Split(',')[0]):0.###}"));
        foreach (var line in lines.Skip(2))
        {
            var numbers = line.Split(',').Select(double.Parse).ToArray();
            var single = await SimulateAsync(["--q", "1", "--time", line.Split(',')[0], "--json"]);
            using var json = JsonDocument.Parse(single.Output);
            var x = json.RootElement.GetProperty("x").EnumerateArray().Select(value => value.GetDouble()).ToArray();
            Assert.Equal(json.RootElement.GetProperty("loss").GetDouble(), numbers[1], 14);
            var depth = (numbers.Length - 2) / x.Length;
            Assert.All(x, (value, i) => Assert.Equal(value, numbers.Skip(2 + (depth * i)).Take(depth).Aggregate((product, w) => product * w), 14));
        }
    }

    [Fact]
    public async Task A_study_in_two_parts_is_the_study_in_one()
    {
        string[] line = ["optimize", "--a", At("A.csv"), "--b", At("b.csv"), "--start", "0.1,0.3", "--method", "adam", "--eta", "0.02,0.01", "--time", "1", "--batch", "3"];
        string[] parts = [.. line, "--checkpoint", At("o.npz")];
        var whole = await CommandRun.OfAsync(line);
        var first = await CommandRun.OfAsync([.. parts, "--max-steps", "70"]);
        var second = await CommandRun.OfAsync([.. parts, "--resume"]);
        var other = await CommandRun.OfAsync([.. parts, "--resume", "--seed", "1"]);
        var simulation = await SimulateAsync(["--q", "2", "--time", "1", "--checkpoint", At("o.npz"), "--resume"]);

        Assert.Equal((0, 1, 0, 2, 2), (whole.Code, first.Code, second.Code, other.Code, simulation.Code));
        Assert.Contains("go on with --resume", first.Output, StringComparison.Ordinal);
        Assert.Equal(whole.Output, second.Output);
        Assert.Contains("expected the checkpoint of this run, but data or options differ", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logistic_regression_with_coupled_decay_on_a_schedule_is_followed_in_the_weights()
    {
        var run = await CommandRun.OfAsync(["simulate", "--a", At("A.csv"), "--b", At("labels.csv"), "--loss", "logistic", "--mean", "--start", "0.4,0.5",
            "--q", "1.8", "--time", "1", "--alpha", "0:0.1,0.5:0", "--decay", "coupled", "--tolerance", "1e-6", "--json"]);

        Assert.Equal(0, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("balanceDrift").ValueKind);
        Assert.Equal(9, json.RootElement.GetProperty("x").GetArrayLength());
    }

    [Theory]
    [InlineData("--q", "3", "--q: expected a number in [1, 2], found '3'")]
    [InlineData("--start", "0.1,x", "--start: expected weights separated by commas, or a file that exists, found 'x'")]
    [InlineData("--a", "none.npy", "none.npy: expected a file, but it does not exist")]
    [InlineData("--alpha", "1:2,1:3", "--alpha: expected a number, or TIME:ALPHA,TIME:ALPHA,... with increasing times, none negative, found '1:2,1:3'")]
    [InlineData("--tolerance", "1e-20", "--tolerance: expected a number from 1e-13 to 0.1, found '1e-20'")]
    [InlineData("--space", "dual", "--space: expected mirror or weights, found 'dual'")]
    public async Task Bad_input_is_said_in_one_line(string option, string value, string message)
    {
        Dictionary<string, string> options = new() { ["--a"] = At("A.csv"), ["--b"] = At("b.csv"), ["--start"] = "0.1,0.3", ["--q"] = "2", ["--time"] = "1", [option] = value };
        var run = await CommandRun.OfAsync(["simulate", .. options.SelectMany(pair => new[] { pair.Key, pair.Value })]);

        Assert.Equal((2, $"mirrorflow: {message}\n"), (run.Code, run.Error));
    }

    [Fact]
    public async Task Data_that_do_not_fit_are_refused()
    {
        var labels = await CommandRun.OfAsync(["simulate", "--a", At("A.csv"), "--b", At("b.csv"), "--loss", "logistic", "--start", "0.1,0.3", "--q", "2", "--time", "1"]);
        var matrix = await CommandRun.OfAsync(["simulate", "--a", At("A.csv"), "--b", At("A.csv"), "--start", "0.1,0.3", "--q", "2", "--time", "1"]);

        Assert.StartsWith($"mirrorflow: {At("b.csv")}: A label must be 1 or -1; label 1 is ", labels.Error, StringComparison.Ordinal);
        Assert.Equal($"mirrorflow: {At("A.csv")}: expected one row or one column, found 6 x 9\n", matrix.Error);
    }

    [Fact]
    public async Task An_optimizer_is_held_against_its_flow()
    {
        var run = await CommandRun.OfAsync(["optimize", "--a", At("A.csv"), "--b", At("b.csv"), "--start", "0.1,0.3", "--method", "gd",
            "--eta", "0.02,0.01", "--time", "1", "--json"]);

        Assert.Equal(0, run.Code);
        using var json = JsonDocument.Parse(run.Output);
        var last = json.RootElement.GetProperty("runs").EnumerateArray().Last();
        Assert.InRange(last.GetProperty("order").GetDouble(), 0.9, 1.1);
        Assert.InRange(last.GetProperty("driftOrder").GetDouble(), 0.9, 1.1);
        Assert.Equal("settles", last.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Minibatches_print_their_seed_and_repeat()
    {
        string[] line = ["optimize", "--a", At("A.csv"), "--b", At("b.csv"), "--start", "0.1,0.3", "--method", "adamw", "--alpha", "0.1",
            "--eta", "0.01", "--time", "1", "--batch", "2", "--seed", "7", "--schedule", "cosine", "--warm-up", "0.1"];
        var run = await CommandRun.OfAsync(line);

        Assert.Equal(0, run.Code);
        Assert.Contains("minibatches of 2 from seed 7", run.Output, StringComparison.Ordinal);
        Assert.Equal(run.Output, (await CommandRun.OfAsync(line)).Output);
        Assert.NotEqual(run.Output, (await CommandRun.OfAsync([.. line.Select(word => word == "7" ? "8" : word)])).Output);
    }

    private Task<CommandRun> SimulateAsync(IEnumerable<string> options) =>
        CommandRun.OfAsync(["simulate", "--a", At("A.csv"), "--b", At("b.csv"), "--start", "0.2,0.4,0.5", .. options]);

    private static async Task<List<(string Name, double[] Values)>> ParquetAsync(string path)
    {
        await using var reader = await ParquetReader.CreateAsync(path, cancellationToken: TestContext.Current.CancellationToken);
        using var group = reader.OpenRowGroupReader(0);
        List<(string, double[])> columns = [];
        foreach (var field in reader.Schema.DataFields)
        {
            var values = new double[group.RowCount];
            await group.ReadAsync<double>(field, values, cancellationToken: TestContext.Current.CancellationToken);
            columns.Add((field.Name, values));
        }

        return columns;
    }

    private string At(string name) => Path.Combine(_folder, name);

    private static string Text(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
