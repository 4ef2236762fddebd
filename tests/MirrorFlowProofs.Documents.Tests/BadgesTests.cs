namespace MirrorFlowProofs.Documents.Tests;

public sealed class BadgesTests
{
    private const string Claims = "```claim a\nclaim: 1 = 1\n```\n```claim b\nclaim: 1 = 2\nidentity: 2 = 2\n```\n";

    [Theory]
    [InlineData("<!-- verdict a --><!-- end -->", "<!-- verdict a -->**Proved**<!-- end -->")]
    [InlineData("<!-- verdict b/claim --> **Proved** <!-- end --> x", "<!-- verdict b/claim -->**Refuted**<!-- end --> x")]
    [InlineData("<!-- verdict b --><!-- end -->", "<!-- verdict b -->**1 Proved**, **1 Refuted**<!-- end -->")]
    [InlineData("```\n<!-- verdict a --><!-- end -->\n```\n", "```\n<!-- verdict a --><!-- end -->\n```\n")]
    [InlineData("text\n\n    <!-- verdict a --><!-- end -->\n", "text\n\n    <!-- verdict a --><!-- end -->\n")]
    [InlineData("between `<!-- verdict c -->` and `<!-- end -->`", "between `<!-- verdict c -->` and `<!-- end -->`")]
    [InlineData("``a ` <!-- verdict c --><!-- end -->`` `b`", "``a ` <!-- verdict c --><!-- end -->`` `b`")]
    [InlineData("a \\` <!-- verdict a --><!-- end --> `", "a \\` <!-- verdict a -->**Proved**<!-- end --> `")]
    [InlineData("<!-- verdict a -->\n<!-- end -->", "<!-- verdict a -->\n<!-- end -->")]
    [InlineData("<!-- verdict a --> text <!-- other --><!-- end -->", "<!-- verdict a --> text <!-- other --><!-- end -->")]
    public void Only_what_stands_between_markers_changes(string before, string after)
    {
        var (text, problems) = Badges.Update(Checked.Document(before + "\n" + Claims));

        Assert.Equal(after + "\n" + Claims, text);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_latex_document_has_no_badges()
    {
        const string Text = "<!-- verdict a --><!-- end -->\n% claim a\n\\[ 1 = 1 \\]\n";
        var document = DocumentCheck.Decide(new DocumentText("paper.tex", Text), cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(Text, Badges.Update(document).Text);
        Assert.Single(document.Claims);
    }

    [Fact]
    public void A_document_that_cannot_be_read_keeps_its_badges()
    {
        var deep = Checked.Document("<!-- verdict a --><!-- end -->\n" + string.Concat(Enumerable.Repeat("> ", 600)));

        Assert.Single(deep.Problems);
        Assert.Equal(deep.Document.Text, Badges.Update(deep).Text);
    }

    [Fact]
    public void A_marker_without_a_claim_is_a_problem()
    {
        var (text, problems) = Badges.Update(Checked.Document("<!-- verdict c -->x<!-- end -->\n" + Claims));

        Assert.StartsWith("<!-- verdict c -->x<!-- end -->\n", text, StringComparison.Ordinal);
        Assert.Equal(new DocumentProblem(1, 14, "there is no claim 'c' with a verdict in this document"), Assert.Single(problems));
    }
}
