using System.Text.Json;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Cli.Tests;

/// <summary><c>mirrorflow flow</c> at q = 1.</summary>
public sealed class SignFlowCommandTests : IDisposable
{
    private const string Slides =
        """{"q":1,"loss":{"type":"lsq","A":[[1,0],[1,1]],"b":["5/4","5/4"]},"w0":[["1/4","1/4"],["19/16"]],"T":"1/2"}""";

    private const string Saddle = """{"q":1,"loss":{"type":"quad","b":"-1"},"w0":[["1/2","1/2","1"]],"T":"rest"}""";

    private readonly string folder = Directory.CreateTempSubdirectory("sign").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Sliding_for_a_person()
    {
        var run = await CommandRun.OfAsync(["flow", "-"], Slides);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(Regex.Replace(run.Output, @"(?<=residual )[0-9.]+e-3\d(?=,)", "ROUNDING"));
    }

    [Fact]
    public async Task Branches_as_json()
    {
        var run = await CommandRun.OfAsync(["flow", "-", "--branch", "rest", "--json"], Saddle);

        Assert.Equal((0, ""), (run.Code, run.Error));
        await Verify(run.Output, "json");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0, "--branch", "pass")]
    [InlineData(0, "--branch", "rest")]
    public async Task A_solution_that_is_not_unique_fails_unless_the_branch_was_asked_for(int code, params string[] way)
    {
        var run = await CommandRun.OfAsync(["flow", "-", .. way], Saddle);

        Assert.Equal((code, ""), (run.Code, run.Error));
        Assert.Contains("not unique from t = 0.5 on, for x[0]\n  followed: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n  or: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_decay_the_rest_is_the_minimum_in_the_box()
    {
        // alpha^-2 = 4: b = 5 is out of reach, b = 1 is not.
        var run = await CommandRun.OfAsync(
            ["flow", "-", "--json"],
            """{"q":1,"alpha":"1/2","loss":{"type":"quad","b":[5,1]},"w0":[["1/2","1/3"],["1/2","-1"]],"T":"rest"}""");

        Assert.Equal((0, ""), (run.Code, run.Error));
        using var json = JsonDocument.Parse(run.Output);
        Assert.Equal("atLimit", json.RootElement.GetProperty("status").GetString());
        Assert.Equal(["4", "1"], json.RootElement.GetProperty("x").EnumerateArray().Select(x => x.GetString()));
        Assert.InRange(double.Parse(json.RootElement.GetProperty("kktResidual").GetString()!, System.Globalization.CultureInfo.InvariantCulture), 0, 1e-22);
    }

    [Fact]
    public async Task Numbers_may_come_from_files_beside_the_problem()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "A.csv"), "1, 0\r\n\n 1,1\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "b.csv"), "5/4\n1.25\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "w.csv"), "1/4,1/4\n19/16", TestContext.Current.CancellationToken);
        var problem = Path.Combine(folder, "problem.json");
        await File.WriteAllTextAsync(
            problem,
            """{"q":1,"loss":{"type":"lsq","A":{"csv":"A.csv"},"b":{"csv":"b.csv"}},"w0":{"csv":"w.csv"},"T":"1/2"}""",
            TestContext.Current.CancellationToken);

        Assert.Equal(await CommandRun.OfAsync(["flow", "-"], Slides), await CommandRun.OfAsync(["flow", problem]));
    }

    [Theory]
    [InlineData("1,2\n3,x\n", "2:3: expected 0 or a rational of a size from 1e-200 to 1e200, found \"x\"")]
    [InlineData("1,2\n 3\n", "2:1: expected one column of \"A\" a row of \"w0\", 2, found 1")]
    [InlineData("1,,2\n", "1:3: expected 0 or a rational of a size from 1e-200 to 1e200, found \"\"")]
    public async Task A_bad_file_is_named_with_the_place(string table, string complaint)
    {
        var path = Path.Combine(folder, "A.csv");
        await File.WriteAllTextAsync(path, table, TestContext.Current.CancellationToken);

        var run = await CommandRun.OfAsync(["flow", "-"], Slides.Replace("[[1,0],[1,1]]", JsonSerializer.Serialize(new { csv = path }), StringComparison.Ordinal));

        Assert.Equal(new CommandRun(2, "", $"mirrorflow: {path}:{complaint}\n"), run);
    }

    [Fact]
    public async Task What_only_holds_at_q_1_is_refused_elsewhere()
    {
        var other = Saddle.Replace("\"q\":1", "\"q\":2", StringComparison.Ordinal);

        Assert.Equal(
            new CommandRun(2, "", "mirrorflow: stdin:1:69: \"rest\" needs q = 1, a loss quad, linear or lsq, and decay decoupled; expected a time\n"),
            await CommandRun.OfAsync(["flow", "-"], other));
        Assert.Equal(
            new CommandRun(2, "", "mirrorflow: --branch: expected q = 1, a loss quad, linear or lsq, and decay decoupled\n"),
            await CommandRun.OfAsync(["flow", "-", "--branch", "rest"], other.Replace("\"rest\"", "1", StringComparison.Ordinal)));
        Assert.Equal(
            new CommandRun(2, "", "mirrorflow: --enclose: expected a time \"T\" and no --branch\n"),
            await CommandRun.OfAsync(["flow", "-", "--enclose"], Saddle));
    }

    [Fact]
    public async Task Without_a_rest_the_run_to_rest_fails_and_says_why()
    {
        var run = await CommandRun.OfAsync(["flow", "-"], """{"q":1,"loss":{"type":"linear","b":"1"},"w0":[["1/2","1"]],"T":"rest"}""");

        Assert.Equal((1, ""), (run.Code, run.Error));
        Assert.Contains("No event is left and the weights grow without bound: give an end time.", run.Output, StringComparison.Ordinal);
    }
}
