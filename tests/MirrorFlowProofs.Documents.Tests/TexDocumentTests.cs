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

    /// <summary>Macros are text for text, by the last definition before the place; comments and verbatim text define nothing.</summary>
    [Theory]
    [InlineData(@"\newcommand{\abs}[1]{\left|#1\right|}", @"\abs{x}^2 = x^2")]
    [InlineData(@"\newcommand*\half{\frac{1}{2}}", @"\half x = x/2")]
    [InlineData(@"\renewcommand{\phi}{2}", @"\phi x = 2x")]
    [InlineData(@"\providecommand{\two}{2} \newcommand{\k}{2} \providecommand{\k}{3} \providecommand{\pi}{3}", @"\two = 2 = \k < \pi - 1")]
    [InlineData(@"\DeclareMathOperator{\sgn}{sign} \DeclareMathOperator*{\argmin}{arg\,min}", @"\sgn(x)\lvert x\rvert = x")]
    [InlineData(@"\DeclarePairedDelimiter\size{\lvert}{\rvert}", @"\size{x}\size*{x}\size[\big]{x} = |x|^3")]
    [InlineData(@"\def\pow#1#2{{#1}^{#2}}", @"\pow{x}2 = x^2")]
    [InlineData(@"\def\pow#1{{#1}^{2}} \let\power=\pow \def\pow{3} \let\size\abs", @"\power x + \pow - \size{x} = x^2 + 3 - |x|")]
    [InlineData(@"\newcommand{\s}[1]{\sqrt#1}", @"\s{xx}x = \sqrt{x}\,x^2", "domains: x > 0")]
    [InlineData(@"\newcommand{\p}{x + 1}", @"2\p = 2x + 1")]
    [InlineData(@"\newcommand{\k}{1} \renewcommand{\k}{2}", @"\k = 2")]
    [InlineData("\\newcommand{\\k}{2}\n% \\newcommand{\\k}{3}\n\\begin{verbatim}\n\\newcommand{\\k}{3}\n\\end{verbatim}", @"\k = 2")]
    [InlineData(@"\newcommand{\outer}[2]{\inner{#2}{#1}} \newcommand{\inner}[2]{#1 - #2}", @"\outer{1}{x} = x - 1")]
    [InlineData(@"\newcommand{\k}{2} {\renewcommand{\k}{3}} \begin{center}\def\k{4}\end{center} \begingroup\let\k\pi\endgroup", @"\k = 2")]
    [InlineData(@"\newcommand{\k}{2} {\global\def\k{3}} {\gdef\j{4}}", @"\k + \j = 7")]
    [InlineData(@"\newif\ifdraft \begin{document} \newcommand{\k}{2} $a \iff b$ {", @"\k = 2")]
    public void Macros_of_the_document_are_put_in(string definitions, string equation, string line = "domains: x real")
    {
        var document = Tex($"{definitions}\n% claim a\n% {line}\n\\[ {equation} \\]\n");

        Assert.Equal("", Checked.Problems(document));
        Assert.Equal(VerdictKind.Proved, Assert.Single(document.Claims).Verdict.Kind);
    }

    [Theory]
    [InlineData(@"\newcommand{\m}[2][x]{#1 + #2}", @"1 = \m{x}", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\let\m\phi \renewcommand{\phi}{1}", @"1 = \m", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\def\m#1.{#1}", @"1 = \m x.", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\ifdraft\newcommand{\m}{1}\else\newcommand{\m}{2}\fi", @"1 = \m", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\newcommand{\m}{1} \AtBeginDocument{\renewcommand{\m}{2}}", @"1 = \m", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\newcommand{\m}{1} \newcommand{\setup}[1]{{\def\m{2}}} \renewcommand{\m}{1} \setup{0}", @"1 = \m", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\newcommand{\m}{1} \RenewDocumentCommand{\m}{}{2}", @"1 = \m", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\newcommand{\m}[1]{#2}", @"1 = \m{x}", "3:8: the definition of '\\m' is of a form that is not read: expected it written out, or one without conditions, optional arguments and delimiters\n")]
    [InlineData(@"\newcommand{\m}{\m\m}", @"1 = \m", "3:8: expected macros that end, found that '\\m' grows beyond 1000 uses or 20000 characters\n")]
    [InlineData(@"\newcommand{\m}[2]{#1 + #2}", @"1 = \m{1}", "3:8: expected 2 arguments after '\\m'\n")]
    [InlineData(@"\newcommand{\m}{1 + \k}", @"1 = \m", "3:8: unknown command, found '\\k'\n")]
    [InlineData(@"\newcommand{\m}[1]{1 + #1}", @"1 = \m{b}", "3:11: unknown symbol 'b'\n")]
    [InlineData("", "1 = \\m \\]\n\\newcommand{\\m}{1}\n\\[", "3:8: unknown command, found '\\m'\n")]
    public void Problems_of_macros_are_said_where_they_are_used(string definition, string equation, string problems) =>
        Assert.Equal(problems, Checked.Problems(Tex($"{definition}\n% claim a\n\\[ {equation} \\]\n")));

    /// <summary>What only sets an equation says nothing.</summary>
    [Theory]
    [InlineData(@"\boxed{(a + 1)^2 = a^2 + 2a + 1.}")]
    [InlineData(@"\label{eq} (a + 1)^2 = a^2 + 2a + 1 \,. \tag{2.1}")]
    [InlineData("\n\\begin{aligned}[t]\n(a + 1)^2 &= a^2 + 2a \\\\ &\\quad + 1\n\\end{aligned}\n\\tag*{(A)} \\label{eq},\n")]
    [InlineData(@"\begin{split} (a + 1)^2 &= a^2 + 2a + 1 \notag \end{split}")]
    [InlineData(@"\boxed{\begin{gathered} (a + 1)^2 = a^2 + 2a + 1 \end{gathered}} \nonumber")]
    public void What_only_sets_an_equation_is_left_out(string equation)
    {
        var document = Tex($"% claim a\n% domains: a real\n\\begin{{equation}}{equation}\\end{{equation}}\n");

        Assert.Equal("", Checked.Problems(document));
        Assert.Equal(VerdictKind.Proved, Assert.Single(document.Claims).Verdict.Kind);
    }

    [Theory]
    [InlineData(@"\boxed{a} = \boxed{b}", "unknown command, found '\\boxed'")]
    [InlineData(@"2\begin{aligned} a + 1 \end{aligned} = 2a + 1", "unknown command, found '\\begin'")]
    public void A_box_or_lines_inside_a_formula_are_not_read(string equation, string problem) =>
        Assert.EndsWith($"{problem}\n", Checked.Problems(Tex($"% claim a\n% domains: a real, b real\n\\[ {equation} \\]\n")), StringComparison.Ordinal);

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
