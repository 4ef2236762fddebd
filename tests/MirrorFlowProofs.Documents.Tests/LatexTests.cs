using CsCheck;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Verification;

namespace MirrorFlowProofs.Documents.Tests;

/// <summary>LaTeX as papers write it is read as what it means.</summary>
public sealed class LatexTests
{
    private static readonly Dictionary<string, Symbol> Symbols = new Symbol[]
    {
        new("x"), new("w1"), new("w2"), new("w3"), new("q", Domain.Closed(1, 2)), new("lambda", Domain.Positive), new("lambda_2", Domain.Positive),
        new("lambda_ij", Domain.Positive), new("alpha", Domain.Nonnegative), new("L", Domain.PositiveInteger), new("beta_max", Domain.Positive),
        new("lambda_star", Domain.Positive), new("x_star"),
    }.ToDictionary(s => s.Name);

    private static readonly int Inputs = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 100_000 : 2000;

    [Theory]
    [InlineData(@"$\sqrt[3]{a}^2 = a^{2/3}$", VerdictKind.Proved)]
    [InlineData(@"$\sqrt[3]{a}^2 = a^{1/9}$", VerdictKind.Refuted)]
    [InlineData(@"$\sqrt[n]{a}^n = a$", VerdictKind.Proved)]
    [InlineData(@"$\int_0^a \sqrt[3]{s}^2\,ds = \frac{3}{5} a^{5/3}$", VerdictKind.Proved)]
    [InlineData(@"$(a - b)^2 & = (a - b)(a - b) \\ & = a^2 - 2ab \\ & \quad + b^2$", VerdictKind.Proved)]
    [InlineData(@"$(a - b)^2 &= a^2 - 2ab \\ &\quad + b^2$", VerdictKind.Proved)]
    [InlineData(@"$(a - b)^2 = a^2 - 2ab \\ + b^2 \\ = (b - a)^2$", VerdictKind.Proved)]
    [InlineData(@"$(a - b)^2 = (a^2 - 2ab \\ + b^2) = (b - a)^2$", VerdictKind.Proved)]
    [InlineData(@"$\sum_{i=1}^{3}\sum_{j=1}^{i} 1 = 6$", VerdictKind.Proved)]
    [InlineData(@"$\sum_{i=1}^{3}\sum_{j=1}^{i+1} j = 19$", VerdictKind.Proved)]
    public void Roots_and_lines_mean_what_they_look_like(string claim, VerdictKind expected) =>
        Assert.Equal(expected, Checked.Verdict($"domains: a > 0, b > 0, n >= 1 integer\nclaim: {claim}"));

    /// <summary>Two formulas beside or below each other are no product.</summary>
    [Theory]
    [InlineData(@"$(a-b)^2 = (a-b) \\ (a-b) = (a-b)^2$", "2:25")]
    [InlineData(@"$(a-b)^2 = (a-b) \quad (a-b) = (a-b)^2$", "2:25")]
    [InlineData(@"$(a-b)^2 &= (a-b) & (a-b) &= (a-b)^2$", "2:26")]
    [InlineData(@"$a = \frac{a}{b} \qquad b$", "2:25")]
    public void Formulas_side_by_side_are_refused(string claim, string place)
    {
        var document = Checked.Block($"domains: a > 0, b > 0\nclaim: {claim}".Replace("domains: a > 0, b > 0\n", "", StringComparison.Ordinal));
        Assert.Empty(document.Claims);
        Assert.StartsWith($"{place}: a line break, '&' or a wide space", Checked.Problems(document), StringComparison.Ordinal);
    }

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
    [InlineData(@"x^2 \cdot 3", "x^2*3")]
    [InlineData(@"\left|2\left|x\right| - 1\right|", "abs(2*abs(x) - 1)")]
    [InlineData(@"\prod_{i=2}^{L} \lambda", "lambda^(L - 1)")]
    [InlineData(@"\sum_{i=1}^{L} 2x", "L*2*x")]
    [InlineData(@"\prod_{i=1}^{2} {w_i x}", "w1*w2*x^2")]
    [InlineData(@"\left(\prod_{i=1}^{2} w_i\right) x", "w1*w2*x")]
    [InlineData(@"\ln^2 x", "log(x)^2")]
    [InlineData(@"\ln x^2", "log(x^2)")]
    [InlineData(@"2\sinh x\cosh x", "2*sinh(x)*cosh(x)")]
    [InlineData(@"\sinh 2x", "sinh(2*x)")]
    [InlineData(@"\cosh 2\lambda^2", "cosh(2*lambda^2)")]
    [InlineData(@"\sqrt{x}\lambda", "sqrt(x)*lambda")]
    [InlineData(@"2^{L}x", "2^L*x")]
    [InlineData(@"x^\frac12", "x^(1/2)")]
    [InlineData(@"\mathrm{sgn}(x)|x|", "sign(x)*abs(x)")]
    [InlineData(@"\lambda^* + x^{*}", "lambda_star + x_star")]
    [InlineData(@"\int_0^\lambda \frac{s^2}{2} + s\,ds\,x", "integral(s^2/2 + s, s >= 0, 0, lambda)*x")]
    [InlineData(@"\int_{1}^{\lambda} \frac{1}{s} ds", "integral(1/s, s > 0, 1, lambda)")]
    [InlineData(@"\bigl( x + 1 \bigr) & \\ - 1", "x")]
    [InlineData(@"{}_2F_1\!\left(1,2;3;\frac{x}{2}\right)", "hyp2f1(1, 2, 3, x/2)")]
    [InlineData(@"-x^2", "-(x^2)")]
    [InlineData("x % a comment\n + 1", "x + 1")]
    public void It_means_what_the_plain_text_means(string latex, string plain) =>
        Assert.Equal(Parser.Parse(plain, Symbols), Read(latex));

    [Theory]
    [InlineData(@"\nabla^2 R(x) = \nabla R(x) + R'(x) + R^{*}(R'(x)) + P'(u)", "R''(x)=R'(x)+R'(x)+R*(R'(x))+P'(u)")]
    [InlineData(@"\frac{d}{dt}(|w_1|^q) = \frac{\partial}{\partial w_1} x + \dot{w}", "d/dt(abs(w1)^q)=d/dw1(x)+d/dt(w)")]
    [InlineData(@"\dot{w}_1 + \dot w_2 + \dot{w_{3}} + \dot{\lambda}_2", "d/dt(w1)+d/dt(w2)+d/dt(w3)+d/dt(lambda_2)")]
    [InlineData(@"\mathop{}\!\mathrm{d} w_1", "d*w1")]
    [InlineData(@"x = \prod_{i=1}^{L} w_i", "x=w1 * ... * wL")]
    [InlineData(@"q \in [1, 2)", "q in [1,2)")]
    [InlineData(@"\lim_{x \to 0^+} \frac{x}{2} = 0", "(x/2)->0 as x -> 0+")]
    [InlineData(@"1 \le x \leq 2 \ge 3", "1<=x<=2>=3")]
    [InlineData(@"R'(x) \sim x", "R'(x) ~ x")]
    [InlineData(@"x(t) = \alpha(0)", "x(t)=alpha(0)")]
    [InlineData(@"\frac{d^2}{dx^2}(x^3) = \frac{d\ln x}{dx}", "d/dx(d/dx(x^3))=d/dx(log(x))")]
    [InlineData(@"M_{q=1}(x) = M_{q=2}'(x)", "M[q=1](x)=M[q=2]'(x)")]
    [InlineData(@"\left. x w \right|_{x=1, w=2} = 2", "at(at(x*w, x=1), w=2)=2")]
    [InlineData(@"\int_0^\infty \|\nabla f(x_t)\|^2\,dt \le f(x_\infty) - f^*", "integral(norm(f'(x_t))^2, t >= 0, 0, infinity)<=f(x_infinity)-f_star")]
    [InlineData(@"\exists\, i \ne j: w_i = w_j = 0", "exists i != j:w_i=w_j=0")]
    [InlineData(@"\sum_{i=1}^{L} \lambda_i x", "sum(lambda_i*x, i = 1, L)")]
    [InlineData(@"\prod_{j=2}^{n-1} {(x + \lambda_{j+1})}", "product(((x+lambda[j + 1])), j = 2, n - 1)")]
    [InlineData(@"\sum_{i=1}^{2} \lambda_{i+1} + \lambda_{L-1}", "((lambda_2)+(lambda_3))+lambda[L - 1]")]
    [InlineData(@"|x||w|x + |x|\ln|x|", "abs(x)*abs(w)*x+abs(x)*log(abs(x))")]
    [InlineData(@"\int_0^1 2s\,ds", "integral(2*s, s >= 0, 0, 1)")]
    [InlineData(@"d\log x = -\nabla f(x)\,dt", "d*log(x)=-f'(x)*d*t")]
    public void Notations_become_those_of_the_plain_text(string latex, string plain) =>
        Assert.Equal(plain, LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text);

    /// <summary>Two readers of such a formula may see two things: it is refused, at the place where they part.</summary>
    [Theory]
    [InlineData(@"x^23", 3)]
    [InlineData(@"x^-1", 3)]
    [InlineData(@"2 x 3", 4)]
    [InlineData(@"1\frac12", 1)]
    [InlineData(@"\frac12 3", 8)]
    [InlineData(@"1/2x", 3)]
    [InlineData(@"\ln 2x", 5)]
    [InlineData(@"\ln x x", 6)]
    [InlineData(@"\sinh 2x x", 9)]
    [InlineData(@"1/\sinh x\cosh x", 9)]
    [InlineData(@"\ln(x)^2", 6)]
    [InlineData(@"\ln|x|^2", 6)]
    [InlineData(@"\ln|x||w|", 6)]
    [InlineData(@"\ln\left|x\right|x", 17)]
    [InlineData(@"\frac{d}{dx} x w", 15)]
    [InlineData(@"\frac{d}{dx} x \cdot w", 15)]
    [InlineData(@"\frac{d}{dx}(x)^2", 15)]
    [InlineData(@"\frac{d}{dx}(x)w", 15)]
    [InlineData(@"\frac{dx}{dt}w", 13)]
    [InlineData(@"\prod_{i=1}^{2} w_i x", 20)]
    [InlineData(@"\prod_{i=1}^{2} w_i \cdot x", 26)]
    [InlineData(@"\sum_{i=1}^10 w_i", 11)]
    [InlineData(@"\int_0^10 s\,ds", 8)]
    [InlineData(@"\int s\,ds", 5)]
    [InlineData(@"\int_0^x s", 10)]
    [InlineData(@"\left|x|", 8)]
    [InlineData(@"\sinh^{-1}(x)", 6)]
    [InlineData(@"w^{(1)}w^{(2)}", 2)]
    [InlineData(@"x^{(L)}", 2)]
    [InlineData(@"R'^2(x)", 2)]
    [InlineData(@"\nabla R^2(x)", 8)]
    [InlineData(@"\ln x/w", 5)]
    [InlineData(@"\sinh 2x/w", 8)]
    [InlineData(@"w_12", 2)]
    [InlineData(@"|x|w|x|", 3)]
    [InlineData(@"|x|\lambda x|x|", 3)]
    [InlineData(@"e^-x", 3)]
    [InlineData(@"\frac{x}{w}^2", 11)]
    [InlineData(@"\sum_{i=1}^{L} \lambda_i \sum_{i=1}^{L} w_i", 40)]
    [InlineData(@"\prod_{i=1}^{L} \lambda_i x", 26)]
    [InlineData(@"\int_0^x s\,ds^2", 14)]
    [InlineData(@"x^{[2]}", 2)]
    [InlineData(@"x^{[n - 1]}", 2)]
    [InlineData(@"x^{((2))}", 2)]
    [InlineData(@"w^{(L - 1)}", 2)]
    [InlineData(@"w^{{(2)}}", 2)]
    [InlineData(@"w^{({2})}", 2)]
    [InlineData(@"\frac{d w_1 + w_2}{dt}", 8)]
    [InlineData(@"\frac{d w_1 w_2}{dt}", 8)]
    [InlineData(@"\sinh 2\cdot x", 7)]
    [InlineData(@"\ln x\cdot w", 5)]
    public void What_has_two_readings_is_refused(string latex, int at) =>
        Assert.Equal(at, Assert.Throws<DocumentException>(() => LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length))).Offset);

    /// <summary>What was read as something that it does not show.</summary>
    [Theory]
    [InlineData(@"q \in \{1, 2\}", 6, "expected an interval")]
    [InlineData(@"q \in \left\{1, 2\right\}", 11, "expected an interval")]
    [InlineData(@"\left. x^2 \right|_{x=1}^{2} = 1", 24, "a value between two limits")]
    [InlineData(@"x^{-} - y = x + y", 2, "a sign alone")]
    [InlineData(@"x^- - y = x + y", 2, "a sign alone")]
    [InlineData(@"x^+ = y", 2, "a sign alone")]
    [InlineData(@"y \to x^{+} x", 8, "a sign alone")]
    [InlineData(@"x = x + y \quad -y = x", 10, "what follows this line break")]
    [InlineData(@"x = x + y \\ -y = x", 10, "what follows this line break")]
    [InlineData(@"x &= x + y & -y &= x", 11, "what follows this line break")]
    [InlineData(@"\sum_{i=1}^{2} a_{2i}", 18, "this index could be")]
    [InlineData(@"\sum_{i=1}^{2} a_{i2}", 18, "this index could be")]
    [InlineData(@"\sum_{i=1}^{n} a_{2i}", 18, "this index could be")]
    [InlineData(@"\sum_{i=1}^{2} \sum_{j=1}^{2} a_{ij+1}", 35, "expected one index")]
    [InlineData(@"\sum_{i=1}^{n} a_{j,i}", 20, "under a sum or product up to a symbol")]
    [InlineData(@"a^n_1", 3, "TeX sets this index")]
    [InlineData(@"a^{n}_1", 5, "TeX sets this index")]
    [InlineData(@"\sqrt x_1", 7, "TeX sets this index")]
    [InlineData(@"\sum_{i=1}^{n}\sum_{j=1}^{i} 1", 26, "a sum or product up to the index")]
    [InlineData(@"{-x}^2", 0, "these braces are invisible")]
    [InlineData(@"2{x + 1}", 1, "these braces are invisible")]
    [InlineData(@"{x + y}^2", 0, "these braces are invisible")]
    [InlineData(@"x/{y z} \cdot y", 2, "these braces are invisible")]
    [InlineData(@"{x^2}^3", 0, "these braces are invisible")]
    [InlineData(@"{\frac{x}{y}}^2", 0, "these braces are invisible")]
    [InlineData(@"{\ln x}^2", 0, "these braces are invisible")]
    [InlineData(@"{\prod_{i=1}^{2} w_i} x", 0, "these braces are invisible")]
    [InlineData(@"\sum_{i=1}^{2} {w_i + 1} = x", 15, "these braces are invisible")]
    [InlineData(@"\ln{x + 1}", 3, "these braces are invisible")]
    [InlineData(@"\ln{x}^2", 6, "this power could be")]
    [InlineData(@"\ln{x} y", 7, "this product could be")]
    [InlineData(@"\frac{d}{dx}{x + y}", 12, "these braces are invisible")]
    [InlineData(@"{\frac{d}{dx} x} y", 17, "what is differentiated")]
    [InlineData(@"x{2}", 1, "expected an operator before a number")]
    [InlineData(@"2{\frac12}", 1, "expected '\\cdot'")]
    [InlineData(@"x{(y)}", 1, "these braces are invisible")]
    [InlineData(@"\epsilon + \varepsilon", 11, "'\\epsilon' and '\\varepsilon'")]
    public void What_shows_as_something_else_is_refused(string latex, int at, string problem)
    {
        var refused = Assert.Throws<DocumentException>(() => LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)));
        Assert.StartsWith(problem, refused.Message, StringComparison.Ordinal);
        Assert.Equal(at, refused.Offset);
    }

    [Theory]
    [InlineData(@"R(x) \to 0^+", "R(x) -> 0+")]
    [InlineData(@"\lim_{x \to 0^{-}} x = 0", "x->0 as x -> 0-")]
    [InlineData(@"a_1^n + a^{n_1}", "a_1^n+a^n_1")]
    [InlineData(@"a^n(b + 1)", "a^n*(b+1)")]
    [InlineData(@"\sum_{i=1}^{2} a_{i,2}", "((a_1_2)+(a_2_2))")]
    [InlineData(@"{x}^2 + {w_1}", "(x)^2+(w1)")]
    [InlineData(@"\ln x\cdot \ln w + e^{(x + w)} + 2^{(x)(w)}", "log(x)*log(w)+e^((x+w))+2^((x)*(w))")]
    [InlineData(@"\phi + \varphi", "phi+varphi")]
    [InlineData(@"\ln{x}", "log((x))")]
    public void What_shows_as_one_thing_is_read(string latex, string plain) =>
        Assert.Equal(plain, LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text);

    [Fact]
    public void What_the_printer_writes_is_read_back() => Expressions(3).Sample(
        e => Assert.True(Same(e, Read(LatexPrinter.Print(e))), $"{e}: {LatexPrinter.Print(e)}"), iter: Inputs);

    [Fact]
    public void The_plain_text_is_read_back() => Expressions(3).Sample(e => Assert.Equal(e, Parser.Parse(TextPrinter.Print(e), Symbols)), iter: Inputs);

    /// <summary>Integrals from 0, from a number and from a symbol; from a symbol LaTeX says nothing of the variable's sign.</summary>
    [Fact]
    public void Integrals_are_read_back() => Gen.Select(Expressions(2, isInE: false), Gen.Int[0, 2]).Sample(
        (f, kind) =>
        {
            var s = new Symbol("s", kind switch { 0 => Domain.Nonnegative, 1 => Domain.Positive, _ => Domain.Real });
            var lower = kind switch { 0 => Expr.Zero, 1 => Expr.One, _ => (Expr)Symbols["alpha"] };
            var e = Integral.Of(Substitution.Replace(f, Symbols["x"], s), s, lower, 1 + Symbols["lambda"]);

            Assert.Equal(e, Parser.Parse(TextPrinter.Print(e), Symbols));
            Assert.Equal(e, Read(LatexPrinter.Print(e)));
        },
        iter: Inputs);

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Expr Read(string latex) => Parser.Parse(LatexMath.ToPlain(Fragment.Of(latex, 0, latex.Length)).Text, With("e"));

    private static Dictionary<string, Symbol> With(string e) => new(Symbols) { [e] = new Symbol(e, Domain.Positive) };

    /// <summary>In LaTeX exp is a power of e.</summary>
    private static bool Same(Expr e, Expr read) =>
        Substitution.Replace(read, new Symbol("e", Domain.Positive), Apply.Of(Function.Exp, 1)) is var again
        && (again.Equals(e) || ZeroTest.Decide(again - e).Answer == ZeroAnswer.Zero);

    /// <param name="depth">How deep they are.</param>
    /// <param name="isInE">Whether exp occurs, which in LaTeX is a power of e.</param>
    private static Gen<Expr> Expressions(int depth, bool isInE = true)
    {
        var atoms = Gen.OneOf(
            OneOf([.. Symbols.Values.Select(s => (Expr)s)]),
            Gen.Int[-3, 9].Select(n => (Expr)n),
            Gen.Select(Gen.Int[1, 5], Gen.Int[2, 5]).Select((a, b) => (Expr)new Rational(a, b)));
        if (depth == 0)
        {
            return atoms;
        }

        var inner = Expressions(depth - 1, isInE);
        Function[] functions = [Function.Abs, Function.Sign, Function.Sinh, Function.Arcsinh, Function.Arctan, .. isInE ? (Function[])[Function.Exp] : []];
        return Gen.OneOf(
            atoms,
            Gen.Select(inner, inner).Select((a, b) => a + b),
            Gen.Select(inner, inner).Select((a, b) => a * b),
            Gen.Select(inner, inner).Select((a, b) => b.IsZero ? a : a / b),
            Gen.Select(inner, Gen.Int[2, 3]).Select((a, n) => Power.Of(a, n)),
            inner.Select(a => Power.Sqrt(1 + Power.Of(a, 2))),
            Gen.Select(inner, OneOf(functions)).Select((a, f) => Apply.Of(f, a)));
    }
}
