using CsCheck;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>LaTeX as papers write it is read as what it means.</summary>
public sealed class LatexTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new Symbol[]
    {
        new("x"), new("w1"), new("w2"), new("w3"), new("q", Domain.Closed(1, 2)), new("lambda", Domain.Positive), new("lambda_2", Domain.Positive),
        new("lambda_ij", Domain.Positive), new("alpha", Domain.Nonnegative), new("L", Domain.PositiveInteger), new("beta_max", Domain.Positive),
    }.ToDictionary(s => s.Name);

    [Theory]
    [InlineData(@"\frac{1}{\sqrt{4|x|^q + \lambda^2}}", "1/sqrt(4*|x|^q + lambda^2)")]
    [InlineData(@"\frac12 x", "x/2")]
    [InlineData(@"\sqrt[3]{2 + \lambda}", "(2 + lambda)^(1/3)")]
    [InlineData(@"\left|\left|x\right|^q - 1\right|", "abs(abs(x)^q - 1)")]
    [InlineData(@"|x||w_1|", "abs(x)*abs(w1)")]
    [InlineData(@"\lvert x \rvert^{2-q}", "abs(x)^(2 - q)")]
    [InlineData(@"\prod_{i=1}^{3} w_i", "w1*w2*w3")]
    [InlineData(@"\sum_{i=1}^3 |w_i|^q + 1", "abs(w1)^q + abs(w2)^q + abs(w3)^q + 1")]
    [InlineData(@"\sum_{i=1}^{2} \prod_{j=1}^{2} w_i w_j", "w1*w1*w1*w2 + w2*w1*w2*w2")]
    [InlineData(@"\prod_{i=1}^{2} 2 |w_i|", "4*abs(w1)*abs(w2)")]
    [InlineData(@"x \operatorname{arcsinh}\left(\frac{2x}{\lambda}\right)", "x*arcsinh(2*x/lambda)")]
    [InlineData(@"\mathrm{sign}(x)\,|x|^{q-1}", "sign(x)*abs(x)^(q - 1)")]
    [InlineData(@"\ln|x|", "log(abs(x))")]
    [InlineData(@"\exp(-q\alpha)", "exp(-q*alpha)")]
    [InlineData(@"\sinh^{2}(x) + \cosh^2 x", "sinh(x)^2 + cosh(x)^2")]
    [InlineData(@"\lambda_{ij}\lambda_2^2", "lambda_ij*lambda_2^2")]
    [InlineData(@"\beta_{\mathrm{max}}", "beta_max")]
    [InlineData(@"w_1 \odot w_2 \cdot 3", "w1*w2*3")]
    [InlineData(@"2(x+1)(x-1)", "2*(x + 1)*(x - 1)")]
    [InlineData(@"\{x + 1\}^2", "(x + 1)^2")]
    [InlineData(@"x^{-1}", "1/x")]
    [InlineData(@"x^23", "x^2*3")]
    [InlineData(@"\bigl( x + 1 \bigr) & \\ - 1", "x")]
    [InlineData(@"{}_2F_1\!\left(1,2;3;\frac{x}{2}\right)", "hyp2f1(1, 2, 3, x/2)")]
    [InlineData(@"-x^2", "-(x^2)")]
    [InlineData("x % a comment\n + 1", "x + 1")]
    public void It_means_what_the_plain_text_means(string latex, string plain) =>
        Assert.Equal(Parser.Parse(plain, Symbols), Read(latex));

    [Theory]
    [InlineData(@"\nabla^2 R(x) = \nabla R(x) + R'(x) + R^{*}(R'(x)) + P'(u)", "R''(x)=R'(x)+R'(x)+R*(R'(x))+P'(u)")]
    [InlineData(@"\frac{d}{dt}(|w_1|^q) = \frac{\partial}{\partial w_1} x + \dot{w}", "d/dt(abs(w1)^q)=d/dw1(x)+d/dt(w)")]
    [InlineData(@"x = \prod_{i=1}^{L} w_i", "x=w1 * ... * wL")]
    [InlineData(@"q \in [1, 2)", "q in [1,2)")]
    [InlineData(@"\lim_{x \to 0^+} \frac{x}{2} = 0", "(x/2)->0 as x -> 0+")]
    [InlineData(@"1 \le x \leq 2 \ge 3", "1<=x<=2>=3")]
    [InlineData(@"R'(x) \sim x", "R'(x) ~ x")]
    public void Notations_become_those_of_the_plain_text(string latex, string plain) =>
        Assert.Equal(plain, LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text);

    [Fact]
    public void What_the_printer_writes_is_read_back() => Expressions(3).Sample(
        e => Assert.True(Same(e, Read(LatexPrinter.Print(e))), $"{e}: {LatexPrinter.Print(e)}"), iter: 2000);

    [Fact]
    public void The_plain_text_is_read_back() => Expressions(3).Sample(e => Assert.Equal(e, Parser.Parse(TextPrinter.Print(e), Symbols)), iter: 2000);

    [Fact]
    public void No_text_does_more_than_be_refused()
    {
        string[] pieces =
        [
            @"\frac", @"\sqrt", "{", "}", "(", ")", "[", "]", "|", "^", "_", "x", "w", "1", "23", "+", "-", "*", "/", "=", "'", @"\prod_{i=1}^{3}", @"\sum_{j=1}^{L}",
            @"\nabla", "R", "R(", "{}_2F_1", @"\ln", @"\sinh^", @"\lim_{", @"\to", @"\left", @"\right|", @"\mathrm{d}", @"\frac{d}{dx}", @"\dot", "%", "\n", "&", @"\", "𝛼", ",",
        ];
        OneOf(pieces).Array[0, 30].Select(string.Concat).Sample(
            text =>
            {
                try
                {
                    LatexMath.ToPlain(Fragment.Of(text, 0, text.Length));
                }
                catch (DocumentException refused)
                {
                    Assert.InRange(refused.Offset, 0, text.Length);
                }
            },
            iter: Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 1_000_000 : 20_000);
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Expr Read(string latex) => Parser.Parse(LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text, With("e"));

    private static Dictionary<string, Symbol> With(string e) => new(Symbols) { [e] = new Symbol(e, Domain.Positive) };

    /// <summary>In LaTeX exp is a power of e.</summary>
    private static bool Same(Expr e, Expr read) =>
        Substitution.Replace(read, new Symbol("e", Domain.Positive), Apply.Of(Function.Exp, 1)) is var again
        && (again.Equals(e) || ZeroTest.Decide(again - e).Answer == ZeroAnswer.Zero);

    private static Gen<Expr> Expressions(int depth)
    {
        var atoms = Gen.OneOf(
            OneOf([.. Symbols.Values.Select(s => (Expr)s)]),
            Gen.Int[-3, 9].Select(n => (Expr)n),
            Gen.Select(Gen.Int[1, 5], Gen.Int[2, 5]).Select((a, b) => (Expr)new Rational(a, b)));
        if (depth == 0)
        {
            return atoms;
        }

        var inner = Expressions(depth - 1);
        return Gen.OneOf(
            atoms,
            Gen.Select(inner, inner).Select((a, b) => a + b),
            Gen.Select(inner, inner).Select((a, b) => a * b),
            Gen.Select(inner, inner).Select((a, b) => b.IsZero ? a : a / b),
            Gen.Select(inner, Gen.Int[2, 3]).Select((a, n) => Power.Of(a, n)),
            inner.Select(a => Power.Sqrt(1 + Power.Of(a, 2))),
            Gen.Select(inner, OneOf(Function.Abs, Function.Sign, Function.Exp, Function.Sinh, Function.Arcsinh, Function.Arctan)).Select((a, f) => Apply.Of(f, a)));
    }
}
