using System.Globalization;
using System.Text;
using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>
/// Another system reads what <c>derive</c> prints for it, differentiates every closed form of the catalog back, and
/// compares it, and our own enclosures of its value, at 50 digits at random rational points. False forms among them must
/// be found. A third of the catalog is judged, every geometry, depth and balance in it; all of it with <c>MIRRORFLOW_FULL=1</c>.
/// </summary>
internal static class Agreement
{
    private const int Seed = 20260302;

    private static readonly bool IsWhole = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    /// <summary>Which accepted text the coverage is held against.</summary>
    internal static string Part { get; } = IsWhole ? "all" : "third";

    private static readonly Lazy<IReadOnlyList<OpinionCase>> Catalog = new(DrawCatalog);

    private static IReadOnlyList<OpinionCase> DrawCatalog()
    {
        var random = new Random(Seed);
        var seen = new HashSet<object>();
        return
        [
            .. DefaultCatalog.Entries.Where((_, i) => IsWhole || IsInThird(i)).Select(e => OpinionCase.Of(e.Name, Derived(e), random, seen)),
        ];
    }

    /// <summary>Balances come in threes, four depths to a geometry: along the diagonals of that square, shifted from one geometry to the next.</summary>
    private static bool IsInThird(int i) => (i + i / 3 + i / 12) % 3 == 0;

    private static DecidedDerivation Derived(CatalogEntry e) => Undecided(e.Derive());

    /// <summary>A derivation whose obligations are not decided: other tests do that.</summary>
    private static DecidedDerivation Undecided(Derivation derivation) =>
        new(derivation, [.. derivation.Steps.Select(step => new DecidedStep(step, new StepResult([])))]);

    /// <summary>Lets the system judge everything; its coverage as a text, or a skipped test where it is not installed.</summary>
    internal static async Task<string> OfAsync(OtherSystem system, string packages, string folder)
    {
        var catalog = Catalog.Value;
        var scripts = catalog.Select(c => (Case: c, Script: system.Print(c.Derivation))).ToList();

        // One derivation more, in which each form of which a derivative is stated is false.
        var sample = OpinionCase.Of("false forms", Derived(DefaultCatalog.Entries.Single(e => e.Name == "q=q L=2 balance=first")), new Random(Seed), []);
        var forms = sample.Forms.Select(f => f.Id).ToList();
        var falsified = sample.Derivatives.Select(d => d.Name).Where(forms.Contains).ToList();
        scripts.Add((sample, falsified.Aggregate(system.Print(sample.Derivation), system.Falsify)));

        var judgements = await system.JudgeAsync(scripts, folder, TestContext.Current.CancellationToken);
        Assert.SkipWhen(judgements is null, $"{packages}: not installed");

        var complaints = judgements!
            .Where(j => j.Case < catalog.Count && j.Opinion is not (Judgement.Agrees or Judgement.NoNumber))
            .Select(j => $"{catalog[j.Case].Name}: {j.Name}: {j.Kind} {j.Opinion} at {catalog[j.Case].At} (seed {Seed})");
        Assert.True(!complaints.Any(), string.Join('\n', complaints));
        foreach (var kind in new[] { "derivative", "value" })
        {
            Assert.Equal(
                falsified,
                judgements!.Where(j => j.Case == catalog.Count && j.Kind == kind && j.Opinion == Judgement.Differs)
                    .Select(j => j.Name).OrderBy(falsified.IndexOf));
        }

        return Coverage([.. judgements!.Where(j => j.Case < catalog.Count)], catalog);
    }

    private static string Coverage(IReadOnlyList<Judgement> judgements, IReadOnlyList<OpinionCase> catalog)
    {
        var text = new StringBuilder();
        text.Append(string.Create(
            CultureInfo.InvariantCulture, $"{catalog.Count} derivations, {catalog.SelectMany(c => c.Forms).Select(f => f.Value).Distinct().Count()} different forms\n"));
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
