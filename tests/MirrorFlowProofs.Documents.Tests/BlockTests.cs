using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>No block is passed over in silence, and one that cannot be read costs no other.</summary>
public sealed class BlockTests
{
    [Theory]
    [InlineData("```Claim h5", "1:4: expected '```claim NAME', found '```Claim h5'\n")]
    [InlineData("```claims h5", "1:4: expected '```claim NAME', found '```claims h5'\n")]
    [InlineData("```claim: h5", "1:4: expected '```claim NAME', found '```claim: h5'\n")]
    [InlineData("``` {claim} h5", "1:5: expected '```claim NAME', found '```{claim} h5'\n")]
    [InlineData("```{.setting} h5", "1:4: expected '```setting NAME', found '```{.setting} h5'\n")]
    [InlineData("```plain", "")]
    [InlineData("```claimant", "")]
    public void What_is_nearly_a_block_is_said(string fence, string problems)
    {
        var document = Checked.Document($"{fence}\nclaim: 1 = 2\n```\n");

        Assert.Equal(problems, Checked.Problems(document));
        Assert.Empty(document.Claims);
    }

    [Theory]
    [InlineData("```claim a\nclaim: 1 = 1\n\n```claim b\nclaim: 1 = 2\n```\n", "1:1: this claim block is not closed: expected ``` on a line of its own before line 4\n")]
    [InlineData("```claim b\nclaim: 1 = 2\n```\n\n~~~claim a\nclaim: 1 = 1\n", "5:1: this claim block is not closed: expected ~~~ on a line of its own\n")]
    [InlineData("- ```python\n  x\n  ```claim b\n  claim: 1 = 2\n  ```\n", "1:3: this block is not closed: expected ``` on a line of its own before line 3\n")]
    [InlineData("````text\n```claim a\nclaim: 1 = 1\n```\n````\n```claim b\nclaim: 1 = 2\n```\n", "")]
    public void A_block_that_is_not_closed_costs_no_other(string text, string problems)
    {
        var document = Checked.Document(text);

        Assert.Equal(problems, Checked.Problems(document));
        Assert.Equal([("b", VerdictKind.Refuted)], document.Claims.Select(c => (c.Id, c.Verdict.Kind)));
    }

    [Theory]
    [InlineData("<details>\n<summary>s</summary>\n```claim a\nclaim: 1 = 2\n```\n</details>\n", "3:1: expected an empty line before this block: without one it is a part of the HTML above it\n")]
    [InlineData("<!--\n```claim a\nclaim: 1 = 2\n```\n-->\n", "")]
    public void A_block_inside_html_is_said_and_one_in_a_comment_is_left(string text, string problems) => Assert.Equal(problems, Checked.Problems(Checked.Document(text)));

    [Fact]
    public void Every_unknown_key_of_a_block_is_said_and_a_misspelt_claim_costs_no_other()
    {
        var document = Checked.Block("claim: 1 = 2\nhesian: 1/x\nontoo: always");

        Assert.Equal("3:1: unknown key 'hesian': did you mean 'hessian'?\n4:1: unknown key 'ontoo': did you mean 'onto'?\n", Checked.Problems(document));
        Assert.Equal(["c/claim"], document.Claims.Select(c => c.Id));
    }

    [Fact]
    public void Every_claim_that_cannot_be_read_is_said_and_the_others_are_decided()
    {
        var document = Checked.Block("claim: $\\frac{1}{2 = 3$\nclaim:\nclaim: 1 = 2\nchain: (1 = 1");

        Assert.Equal("2:23: expected '}', found the end\n3:6: expected something after 'claim:'\n5:8: this '(' is not closed\n", Checked.Problems(document));
        Assert.Equal([VerdictKind.Refuted], document.Claims.Select(c => c.Verdict.Kind));
    }

    [Fact]
    public void Under_a_setting_that_is_not_wholly_read_nothing_is_decided()
    {
        var document = Checked.Block("dommains: a > 0\nhesian: 1/x\nclaim: 1 = 2\n+ 0");

        Assert.Equal("2:1: unknown key 'dommains': did you mean 'domains'?\n3:1: unknown key 'hesian': did you mean 'hessian'?\n5:1: expected a line such as 'hessian: ...'; a line that goes on begins with a space\n", Checked.Problems(document));
        Assert.Empty(document.Claims);
    }

    [Theory]
    [InlineData("domains: a > 0, b > 0, a < 0\nclaim: 1 = 1", "2:24: clashing definitions: a < 0, but before a > 0\n")]
    [InlineData("domains: a > 0\ndomains: b > 0, a < 0\nclaim: 1 = 1", "3:17: clashing definitions: a < 0, but before a > 0\n")]
    public void A_clash_is_said_at_the_declaration_that_clashes(string lines, string problems) =>
        Assert.Equal(problems, Checked.Problems(Checked.Block(lines)));

    [Fact]
    public void What_was_not_begun_is_told_from_what_took_too_long()
    {
        using var end = new ManualResetEventSlim();
        var work = new BoundedWork(TimeSpan.FromMilliseconds(20));
        var (results, begun) = work.All(
            100,
            _ =>
            {
                end.Wait(TestContext.Current.CancellationToken);
                return 1;
            },
            TestContext.Current.CancellationToken);
        end.Set();

        Assert.All(results, r => Assert.Null(r));
        Assert.InRange(begun, 4, 99);
        Assert.Equal(("not decided within 0.02 s", "not begun: 4 claims before it were not decided within 0.02 s"), (work.WhyNone(wasBegun: true), work.WhyNone(wasBegun: false)));
    }
}
