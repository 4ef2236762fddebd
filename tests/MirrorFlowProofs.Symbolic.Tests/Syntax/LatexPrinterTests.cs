using CsCheck;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

public sealed class LatexPrinterTests
{
    [Theory]
    [InlineData("1/sqrt(4*abs(x)^q + lambda^2)", @"\frac{1}{\sqrt{4|x|^{q}+\lambda^{2}}}")]
    [InlineData("3*u^2/(4*lambda)", @"\frac{3 u^{2}}{4\lambda}")]
    [InlineData("abs(x)^(2 - m)/(L*(1 - m)*(2 - m))", @"\frac{|x|^{2-m}}{L(1-m)(2-m)}")]
    [InlineData("x*arcsinh(2*x/lambda)/2", @"\frac{x}{2}\operatorname{arcsinh}\left(\frac{2 x}{\lambda}\right)")]
    [InlineData("arcsinh(x)/2", @"\frac{\operatorname{arcsinh}(x)}{2}")]
    [InlineData("1/q*integral((v*(v + lambda))^(1/q - 1), v > 0, 0, u)", @"\frac{1}{q}\int_{0}^{u} v^{1/q-1}(v+\lambda)^{1/q-1}\,dv")]
    [InlineData("integral(v + 1/v, v, 1, u) + 1", @"\int_{1}^{u} \left(v+\frac{1}{v}\right)\,dv+1")]
    [InlineData("integral(v, v, 0, u)*integral(v^2, v, 0, u)", @"\left(\int_{0}^{u} v\,dv\right)\int_{0}^{u} v^{2}\,dv")]
    [InlineData("integral(1/v, v, 1, u)^2", @"\left(\int_{1}^{u} \frac{1}{v}\,dv\right)^{2}")]
    [InlineData("hyp2f1(1/2, q, q + 1, -u/lambda)", @"{}_2F_1\!\left(1/2,q;q+1;-\frac{u}{\lambda}\right)")]
    [InlineData("sqrt(u)*R_F(lambda, u, u + lambda)", @"\sqrt{u}R_F(\lambda,u,u+\lambda)")]
    [InlineData("R_J(lambda, u/2, x, 1)/2", @"\frac{1}{2}R_J\left(\lambda,x,\frac{u}{2},1\right)")]
    [InlineData("lambda_2*u", @"\lambda_{2}u")]
    [InlineData("w1*w2*w10", @"w_{1}w_{2}w_{10}")]
    [InlineData("x_0 + x", @"x+x_{0}")]
    [InlineData("L*q", @"L q")]
    [InlineData("u*x", @"u x")]
    [InlineData("lambda*u", @"\lambda u")]
    [InlineData("(x*log(abs(x)) - x)/L", @"\frac{x\ln|x|-x}{L}")]
    [InlineData("log(x)^2", @"\ln^{2}(x)")]
    [InlineData("log(u/lambda)", @"\ln\left(\frac{u}{\lambda}\right)")]
    [InlineData("sign(x)*abs(x)^(q - 1)", @"\operatorname{sign}(x)|x|^{q-1}")]
    [InlineData("2*exp(-x/2)*sinh(4*y)", @"2 e^{-x/2}\sinh(4 y)")]
    [InlineData("exp(integral(v, v, 0, u)/2)", @"\exp\left(\left(\int_{0}^{u} v\,dv\right)/2\right)")]
    [InlineData("arctan(sqrt(u/lambda))", @"\arctan\left(\frac{\sqrt{u}}{\sqrt{\lambda}}\right)")]
    [InlineData("sqrt(6)*sqrt(u)", @"\sqrt{6 u}")]
    [InlineData("sqrt(u)*sqrt(u + lambda)", @"\sqrt{u(u+\lambda)}")]
    [InlineData("2^(1/3)*x", @"\sqrt[3]{2}x")]
    [InlineData("(u + lambda)^(1/3)", @"(u+\lambda)^{1/3}")]
    [InlineData("(u + lambda)^(-2/3)", @"\frac{1}{(u+\lambda)^{2/3}}")]
    [InlineData("u^(1/(2*q) - 1)", @"u^{1/(2 q)-1}")]
    [InlineData("abs(x)^(q*(L - 1)/L)", @"|x|^{q-q/L}")]
    [InlineData("3*2^x", @"3\cdot 2^{x}")]
    [InlineData("abs(x)*abs(y)", @"|x|\,|y|")]
    [InlineData("abs(abs(x) - 1)", @"\left|1-|x|\right|")]
    [InlineData("abs(1/(x + 1) + y)", @"\left|\frac{1}{x+1}+y\right|")]
    [InlineData("-x", "-x")]
    [InlineData("-3/10", @"-\frac{3}{10}")]
    [InlineData("x - 3/10", @"x-\frac{3}{10}")]
    [InlineData("-x^2 + x + 1", @"x+1-x^{2}")]
    [InlineData("-(x - y)/u", @"\frac{y-x}{u}")]
    [InlineData("x*(x - 1)", @"x(x-1)")]
    [InlineData("(x^3)^(1/3)", @"(x^{3})^{1/3}")]
    [InlineData("(-2)^x", @"(-2)^{x}")]
    [InlineData("sqrt(1/x + 1)", @"\sqrt{\frac{1}{x}+1}")]
    [InlineData("(1/x + 1)^q", @"\left(\frac{1}{x}+1\right)^{q}")]
    [InlineData("(u + lambda)*(u + lambda_2)*(u + lambda_3)", @"(u+\lambda)(u+\lambda_{2})(u+\lambda_{3})")]
    [InlineData("eps*x", @"\mathrm{eps}x")]
    [InlineData("alpha_max + epsilon", @"\alpha_{\mathrm{max}}+\varepsilon")]
    public void Latex_is_what_a_person_writes(string text, string latex) =>
        Assert.Equal(latex, LatexPrinter.Print(Parser.Parse(text, TextCases.Known, Domain.Real)));

    [Fact]
    public void Special_characters_of_a_name_are_escaped() =>
        Assert.Equal(@"\mathrm{50\%\{\}}", LatexPrinter.Print(new Symbol("50%{}")));

    [Fact]
    public void Braces_and_growing_brackets_are_balanced() =>
        ExprGen.Expressions.Sample(
            e =>
            {
                var latex = LatexPrinter.Print(e);
                var braces = 0;
                foreach (var c in latex)
                {
                    braces += c == '{' ? 1 : c == '}' ? -1 : 0;
                    Assert.True(braces >= 0, latex);
                }

                Assert.Equal(0, braces);
                Assert.Equal(latex.Split(@"\left(").Length, latex.Split(@"\right)").Length);
                Assert.Equal(latex.Split(@"\left|").Length, latex.Split(@"\right|").Length);
                Assert.DoesNotContain("--", latex);
                Assert.DoesNotContain("+-", latex);
            },
            iter: 2_000);
}
