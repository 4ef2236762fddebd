namespace MirrorFlowProofs.Documents.Tests;

/// <summary>docs/documents.md is true: its examples are decided as it says, and every kind of claim has one.</summary>
public sealed class GrammarPageTests
{
    private static readonly Lazy<CheckedDocument> Page = new(() => Checked.Document(File.ReadAllText(Repository.PathOf("docs", "documents.md"))));

    [Fact]
    public void Every_example_is_decided_as_the_page_says()
    {
        Assert.Equal("", Checked.Problems(Page.Value));
        Assert.Empty(Page.Value.Claims.Where(c => !c.Passes(mustBeProved: true)).Select(c => $"{c.Line}: {c.Id}: {c.Verdict.Kind}: {c.Verdict.Reason}"));
        Assert.True(Page.Value.Claims.Count > 30);
    }

    [Fact]
    public void Every_kind_of_claim_and_every_key_is_on_the_page()
    {
        var shown = Page.Value.Claims.Select(c => c.Key).ToHashSet();
        string[] synonyms = ["equality", "identity"];

        Assert.Empty(ClaimKinds.Keys.Except(shown).Except(synonyms));
        Assert.All(SettingKeys.All.Concat(synonyms), key => Assert.Contains($"`{key}`", Page.Value.Document.Text, StringComparison.Ordinal));
    }
}
