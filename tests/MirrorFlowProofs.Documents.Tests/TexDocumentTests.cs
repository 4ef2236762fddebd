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

    private static CheckedDocument Tex(string text) =>
        DocumentCheck.Decide(new DocumentText("paper.tex", text), cancellation: TestContext.Current.CancellationToken);
}
