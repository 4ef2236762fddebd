namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Every claim in <c>derivations/checked</c> is decided as the page says.</summary>
public sealed class DerivationTests
{
    public static TheoryData<string> Pages => [.. Directory.EnumerateFiles(Repository.PathOf("derivations", "checked"), "*.md").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_true(string page)
    {
        var document = Checked.Document(File.ReadAllText(Repository.PathOf("derivations", "checked", page)));

        Assert.Equal("", Checked.Problems(document));
        Assert.NotEmpty(document.Claims);
        Assert.Empty(document.Claims.Where(c => !c.Passes(mustBeProved: true)).Select(c => $"{c.Line}: {c.Id}: {c.Verdict.Kind}: {c.Verdict.Reason}"));
    }
}
