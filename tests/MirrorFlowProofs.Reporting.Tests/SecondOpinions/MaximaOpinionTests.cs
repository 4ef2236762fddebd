using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>What Maxima says of derivations. Skipped where it is not installed.</summary>
public sealed class MaximaOpinionTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("opinions").FullName;

    public static TheoryData<string> Parts => [Agreement.Part];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>How many formulas it judged is part of the accepted text, so that coverage cannot shrink unseen.</summary>
    [Theory]
    [MemberData(nameof(Parts))]
    public async Task It_agrees_with_the_catalog(string part) =>
        await Verify(await Agreement.OfAsync(new OtherSystem.Maxima(), "maxima and maxima-share", folder)).UseParameters(part);

    [Theory]
    [InlineData("4/3", 3, BalanceKind.Distinct, "potential")]
    public async Task A_batch_file_for_Maxima_runs_by_itself(string q, int depth, BalanceKind balance, string name)
    {
        var system = new OtherSystem.Maxima();
        var script = system.Print(Tables.Derived(q, depth, balance));
        var run = await system.RunAsync(script, folder, TestContext.Current.CancellationToken);
        Assert.SkipWhen(run is null, "maxima is not installed");
        var wrong = await system.RunAsync(system.Falsify(script, name), folder, TestContext.Current.CancellationToken);

        Assert.Contains($"{name} agrees", run!.Value.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" DIFFERS ", run.Value.Output, StringComparison.Ordinal);
        Assert.Contains($"{name} DIFFERS ", wrong!.Value.Output, StringComparison.Ordinal);
    }
}
