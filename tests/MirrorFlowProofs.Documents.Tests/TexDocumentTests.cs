using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>Claims in LaTeX documents: equations below a comment.</summary>
public sealed class TexDocumentTests
{
    private const string Paper =
        """
        \documentclass{article}
        % setting depth-2:
        %   geometry: q in [1, 2]
        %   reparameterization: x = w1*w2
        %   balance: |w2|^q - |w1|^q = lambda
        \begin{document}
        Not checked: $1 = 2$. We claim
        % claim hessian: hessian
        % setting: depth-2
        \begin{equation}\label{eq:hessian}
          \nabla^2 R(x) = \frac{1}{\sqrt{4|x|^q + \lambda^2}}.
        \end{equation}
        and
        % claim: conserved
        % setting: depth-2
        \[ |w_1|^q - |w_2|^{2q} \]
        % claim chain:
        % domains: a > 0
        \begin{align*}
          (a + 1)^2 &= a^2 + 2a + 1 \\   % multiplied out
                    &= a(a + 2) + 1
        \end{align*}
        \end{document}
        """;

    [Fact]
    public void Marked_equations_are_decided()
    {
        var document = Tex(Paper);

        Assert.Equal("", Checked.Problems(document));
        Assert.Equal(
            [("hessian", VerdictKind.Proved), ("line-14", VerdictKind.Refuted), ("chain", VerdictKind.Proved)],
            document.Claims.Select(c => (c.Id, c.Verdict.Kind)));
    }

    [Theory]
    [InlineData("% claim a: claim\ntext\n\\[ 1 = 1 \\]\n", "1:1: expected an equation below the claim: \\begin{equation}, \\[ or $$, with nothing between\n")]
    [InlineData("% claim a: claim\n\\begin{equation}\n1 = 1\n", "2:1: this equation is not closed: expected \\end{equation}\n")]
    [InlineData("% claim a: claim\n$$ 1 = \\frac{1}{b} $$\n", "2:17: unknown symbol 'b'\n")]
    [InlineData("% claim a: claim\n% dommains: b > 0\n$$ 1 = b $$\n", "2:3: unknown key 'dommains': did you mean 'domains'?\n")]
    public void Problems_are_said_at_their_places(string text, string problems) => Assert.Equal(problems, Checked.Problems(Tex(text)));

    [Theory]
    [InlineData("% claim", "line-1")]
    [InlineData("% claim h5", "h5")]
    [InlineData("% claim h5: equality", "h5")]
    public void Name_and_kind_may_be_left_out(string marker, string id)
    {
        var document = Tex($"{marker}\n\\[ 1 = 2 \\]\n");

        Assert.Equal("", Checked.Problems(document));
        Assert.Equal([(id, VerdictKind.Refuted)], document.Claims.Select(c => (c.Id, c.Verdict.Kind)));
    }

    [Theory]
    [InlineData("% claim h 5: equality\ntext\n", "1:3", "claim h 5: equality")]
    [InlineData("%% claim x: hessian at q = 2\ntext\n", "1:4", "claim x: hessian at q = 2")]
    [InlineData("  % Claim x: equality\n$$ 1 = 2 $$\n", "1:5", "Claim x: equality")]
    [InlineData("5\\% of it % claim x: equality\n$$ 1 = 2 $$\n", "1:13", "claim x: equality")]
    [InlineData("% claim h 5\n% domains: a > 0\n\n\\[ a = 2 \\]\n", "1:3", "claim h 5")]
    public void What_is_nearly_a_marker_is_said(string text, string place, string found) => Assert.Equal(
        $"{place}: expected '% claim NAME: KIND' on a line of its own above an equation, with a name of letters, digits, '-', '_' and '.', found '{found}'\n", Checked.Problems(Tex(text)));

    [Theory]
    [InlineData("% Claim 3 of the paper: see below\ntext\n")]
    [InlineData("% claims that follow\ntext\n")]
    [InlineData("text % claim 3\n\\[ 1 = 2 \\]\n")]
    [InlineData("\\begin{verbatim}\n% claim a: equality\n\\[ 1 = 2 \\]\n\\end{verbatim}\n")]
    [InlineData("\\iffalse\n\\ifdraft x\\else y\\fi\n% claim a: equality\n\\[ 1 = 2 \\]\n\\fi\n")]
    [InlineData("\\end{document}\n% claim a: equality\n\\[ 1 = 2 \\]\n")]
    public void Prose_and_what_is_not_set_are_no_claims(string text)
    {
        var document = Tex(text);

        Assert.Equal("", Checked.Problems(document));
        Assert.Empty(document.Claims);
    }

    [Theory]
    [InlineData("% \\end{document} \\begin{verbatim}\n")]
    [InlineData("\\verb|\\end{document}| \\verb+\\iffalse+ 5\\% of \\\\iffalse\n")]
    [InlineData("\\iffalse x \\else\n")]
    [InlineData("% claim b: equality\ntext\n")]
    [InlineData("\\begin{verbatim}\n")]
    public void What_is_set_is_decided(string before)
    {
        var document = Tex($"{before}% claim a: equality\n\\[ 1 = 2 \\]\n");

        Assert.Equal([("a", VerdictKind.Refuted)], document.Claims.Select(c => (c.Id, c.Verdict.Kind)));
        Assert.True(document.Problems.Count <= 1);
    }

    private static CheckedDocument Tex(string text) =>
        DocumentCheck.Decide(new DocumentText("paper.tex", text), cancellation: TestContext.Current.CancellationToken);
}
