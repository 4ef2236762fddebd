using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>What SymPy says of derivations. Skipped where it is not installed.</summary>
public sealed class SymPyOpinionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opinions").FullName;

    public static TheoryData<string> Parts => [Agreement.Part];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>How many formulas it judged is part of the accepted text, so that coverage cannot shrink unseen.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task It_agrees_with_the_catalog(string part) =>
        await Verify(await Agreement.OfAsync(new OtherSystem.SymPy(), "python3-sympy", folder)).UseParameters(part);

    [Theory]
    [InlineData("4/3", 3, BalanceKind.Distinct, "d(potential)/du")]
    public async Task A_script_for_SymPy_runs_by_itself(string q, int depth, BalanceKind balance, string name)
    {
        var system = new OtherSystem.SymPy();
        var script = system.Print(Tables.Derived(q, depth, balance));
        var run = await system.RunAsync(script, folder, TestContext.Current.CancellationToken);
        Assert.SkipWhen(run is null, "python3-sympy is not installed");
        var wrong = await system.RunAsync(
            system.Falsify(script, name[2..name.IndexOf(')', StringComparison.Ordinal)]), folder, TestContext.Current.CancellationToken);

        Assert.Equal(0, run!.Value.Code);
        Assert.Contains($"{name}: agrees\n", run.Value.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DIFFERS", run.Value.Output, StringComparison.Ordinal);
        Assert.Equal(1, wrong!.Value.Code);
        Assert.Equal([$"{name}: DIFFERS"], wrong.Value.Output.Split('\n').Where(line => line.Contains("DIFFERS", StringComparison.Ordinal)));
    }
}
