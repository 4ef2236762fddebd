using System.Globalization;
using System.Text;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>
/// SymPy and Maxima read what <c>derive</c> prints for them, differentiate every closed form of the catalog back, and
/// compare it, and our own enclosures of its value, at 50 digits at random rational points. Skipped where they are not
/// installed. How many formulas each judged is part of the accepted text, so that coverage cannot shrink unseen.
/// </summary>
public sealed class SecondOpinionTests : IDisposable
{
    private const int Seed = 20260302;

    private static readonly Lazy<IReadOnlyList<OpinionCase>> Catalog = new(DrawCatalog);

    private readonly string folder = Directory.CreateTempSubdirectory("opinions").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public Task SymPy_agrees_with_the_catalog() => AgreesAsync(new OtherSystem.SymPy(), "python3-sympy");

    [Fact]
    public Task Maxima_agrees_with_the_catalog() => AgreesAsync(new OtherSystem.Maxima(), "maxima and maxima-share");

    [Theory]
    [InlineData("2", 3, BalanceKind.First, "d(mirror_map)/du")]
    [InlineData("q", 3, BalanceKind.Distinct, "d(potential)/du")]
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

    [Theory]
    [InlineData("2", 3, BalanceKind.First, "mirror_map")]
    [InlineData("q", 3, BalanceKind.Distinct, "potential")]
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

    private static IReadOnlyList<OpinionCase> DrawCatalog()
    {
        var random = new Random(Seed);
        return
        [
            .. DefaultCatalog.Entries.Select(e => OpinionCase.Of(
                e.Name,
                DecidedDerivation.Of(new Geometry(e.Q), e.X, Balance.Of(e.Balance, e.X.Weights.Count)),
                random)),
        ];
    }

    private async Task AgreesAsync(OtherSystem system, string packages)
    {
        var catalog = Catalog.Value;
        var scripts = catalog.Select(c => (Case: c, Script: system.Print(c.Derivation))).ToList();

        // One derivation more, in which each form of which a derivative is stated is false.
        var sample = scripts.Single(s => s.Case.Name == "q=q L=2 balance=first");
        var forms = sample.Case.Forms.Select(f => f.Id).ToList();
        var falsified = DerivativeStatement.Of(sample.Case.Derivation.Derivation).Select(s => s.Name).Where(forms.Contains).ToList();
        scripts.Add((sample.Case, falsified.Aggregate(sample.Script, system.Falsify)));

        var judgements = await system.JudgeAsync(scripts, folder, TestContext.Current.CancellationToken);
        Assert.SkipWhen(judgements is null, $"{packages} not installed");

        var complaints = judgements!
            .Where(j => j.Case < catalog.Count && j.Opinion is not (Judgement.Agrees or Judgement.NoNumber))
            .Select(j => $"{catalog[j.Case].Name}: {j.Name}: {j.Kind} {j.Opinion} at {catalog[j.Case].At} (seed {Seed})");
        Assert.Empty(complaints);
        foreach (var kind in new[] { "derivative", "value" })
        {
            Assert.Equal(
                falsified,
                judgements!.Where(j => j.Case == catalog.Count && j.Kind == kind && j.Opinion == Judgement.Differs)
                    .Select(j => j.Name).OrderBy(falsified.IndexOf));
        }

        await Verify(Coverage([.. judgements!.Where(j => j.Case < catalog.Count)], catalog));
    }

    private static string Coverage(IReadOnlyList<Judgement> judgements, IReadOnlyList<OpinionCase> catalog)
    {
        var text = new StringBuilder();
        foreach (var kind in judgements.GroupBy(j => j.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var agree = kind.Count(j => j.Opinion == Judgement.Agrees);
            text.Append(string.Create(CultureInfo.InvariantCulture, $"{kind.Key}: {agree} of {kind.Count()} agree to 50 digits\n"));
        }

        foreach (var j in judgements.Where(j => j.Opinion == Judgement.NoNumber))
        {
            text.Append(string.Create(CultureInfo.InvariantCulture, $"no number: {catalog[j.Case].Name}: {j.Name}: {j.Kind}\n"));
        }

        return text.ToString();
    }
}
