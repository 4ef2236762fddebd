using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Symbolic.Tests.Syntax;

/// <summary>Expressions in the syntax of other systems; that the systems read them so is tested with the systems.</summary>
public sealed class OtherSystemsTests
{
    [Theory]
    [InlineData("2/3", "Rational(2, 3)")]
    [InlineData("-2", "Integer(-2)")]
    [InlineData("x - 1/2", "x - Rational(1, 2)")]
    [InlineData("2*x/3", "2*x/3")]
    [InlineData("x^(1/3)", "x**Rational(1, 3)")]
    [InlineData("x^(-1/3)", "1/x**Rational(1, 3)")]
    [InlineData("u^(1/q - 3/2)", "u**(1/q - Rational(3, 2))")]
    [InlineData("2^x^y", "2**(x**y)")]
    [InlineData("sqrt(4*abs(x)^q + lambda^2)", "sqrt(4*Abs(x)**q + lambda_**2)")]
    [InlineData("sign(x)*log(u)*exp(x)*sinh(x)*cosh(x)*arcsinh(x)*arctan(x)", "sign(x)*log(u)*exp(x)*sinh(x)*cosh(x)*asinh(x)*atan(x)")]
    [InlineData("hyp2f1(1/2, q, q + 1, -u/lambda)", "hyper((Rational(1, 2), q), (q + 1,), -u/lambda_)")]
    [InlineData("integral(t^(1/q - 1), t > 0, 0, u)/q", "Integral(v**(1/q - 1), (v, 0, u))/q")]
    public void SymPy(string text, string printed) => Assert.Equal(printed, SymPyPrinter.Print(Read(text)));

    [Theory]
    [InlineData("-2/3", "-2/3")]
    [InlineData("x^(1/3)", "x^(1/3)")]
    [InlineData("sqrt(4*abs(x)^q + lambda^2)", "sqrt(4*abs(x)^q + lambda_^2)")]
    [InlineData("sign(x)*log(u)*exp(x)*sinh(x)*cosh(x)*arcsinh(x)*arctan(x)", "signum(x)*log(u)*exp(x)*sinh(x)*cosh(x)*asinh(x)*atan(x)")]
    [InlineData("hyp2f1(1/2, q, q + 1, -u/lambda)", "hypergeometric([1/2, q], [q + 1], -u/lambda_)")]
    [InlineData("integral(t^(1/q - 1), t > 0, 0, u)/q", "'integrate(v^(1/q - 1), v, 0, u)/q")]
    public void Maxima(string text, string printed) => Assert.Equal(printed, MaximaPrinter.Print(Read(text)));

    [Theory]
    [InlineData("x^(1/3)", "x^(1/3)")]
    [InlineData("sqrt(lambda_2*lambda)/(2*x)", "Sqrt[lambda*lambda2]/(2*x)")]
    [InlineData("sign(x)*abs(x)^q*log(u)*exp(x)*sinh(x)*cosh(x)*arcsinh(x)*arctan(x)", "RealSign[x]*RealAbs[x]^q*Log[u]*Exp[x]*Sinh[x]*Cosh[x]*ArcSinh[x]*ArcTan[x]")]
    [InlineData("hyp2f1(1/2, q, q + 1, -u/lambda)", "Hypergeometric2F1[1/2, q, q + 1, -u/lambda]")]
    [InlineData("integral(t^(1/q - 1), t > 0, 0, u)/q", "Inactive[Integrate][v^(1/q - 1), {v, 0, u}]/q")]
    public void Mathematica(string text, string printed) => Assert.Equal(printed, MathematicaPrinter.Print(Read(text)));

    [Theory]
    [InlineData("w1*w2^(1/3)", "w_1*w_2^(1/3)")]
    [InlineData("sqrt(lambda_2)/(2*x)", "sqrt(lambda_2)/(2*x)")]
    [InlineData("sign(x)*abs(x)^q*log(u)*exp(x)*sinh(x)*cosh(x)*arcsinh(x)*arctan(x)", "signum(x)*abs(x)^q*ln(u)*(e^(x))*sinh(x)*cosh(x)*asinh(x)*arctan(x)")]
    public void AngouriMath(string text, string printed)
    {
        Assert.Null(AngouriMathPrinter.Missing(Read(text)));
        Assert.Equal(printed, AngouriMathPrinter.Print(Read(text)));
    }

    [Theory]
    [InlineData("2*x + hyp2f1(1/2, q, q + 1, -u/lambda)", "hypergeometric function 2F1")]
    [InlineData("sqrt(1 + integral(t^(1/q - 1), t > 0, 0, u))", "integral between limits")]
    public void What_AngouriMath_does_not_have_is_said(string text, string missing)
    {
        Assert.Equal(missing, AngouriMathPrinter.Missing(Read(text)));
        Assert.Equal(
            $"AngouriMath has no {missing} (Parameter 'e')",
            Assert.Throws<ArgumentException>(() => AngouriMathPrinter.Print(Read(text))).Message);
    }

    [Theory]
    [InlineData("u", "u", "u", "u", "u")]
    [InlineData("w12", "w12", "w12", "w12", "w_12")]
    [InlineData("lambda", "lambda_", "lambda_", "lambda", "lambda")]
    [InlineData("lambda_", "lambda__", "lambda__", "lambda", "lambda")]
    [InlineData("lambda_2", "lambda_2", "lambda_2", "lambda2", "lambda_2")]
    [InlineData("sign", "sign_", "sign", "sign", "sign")]
    [InlineData("diff", "diff", "diff_", "diff", "diff")]
    [InlineData("E", "E", "E", "Esym", "E")]
    [InlineData("I", "I", "I", "Isym", "I")]
    [InlineData("N", "N", "N", "Nsym", "N")]
    [InlineData("G", "G", "G", "G", "G")]
    [InlineData("Beta", "Beta", "Beta", "Betasym", "Beta")]
    [InlineData("e", "e", "e", "e", "e_0")]
    [InlineData("i", "i", "i", "i", "i_0")]
    [InlineData("a_b_2", "a_b_2", "a_b_2", "ab2", "a_b2")]
    public void A_name_is_one_of_the_system(string name, string symPy, string maxima, string mathematica, string angouriMath)
    {
        var symbol = new Symbol(name);

        Assert.Equal(
            (symPy, maxima, mathematica, angouriMath),
            (SymPyPrinter.NameOf(symbol), MaximaPrinter.NameOf(symbol), MathematicaPrinter.NameOf(symbol), AngouriMathPrinter.NameOf(symbol)));
    }

    public static TheoryData<Domain, string, string, string> Domains { get; } = new()
    {
        { Domain.Positive, "positive=True", "s > 0", "s > 0" },
        { Domain.Nonnegative, "nonnegative=True", "s >= 0", "s >= 0" },
        { Domain.Negative, "negative=True", "s < 0", "s < 0" },
        { Domain.Real, "real=True", "", "Element[s, Reals]" },
        { Domain.Closed(1, 2), "positive=True", "s >= 1, s <= 2", "1 <= s <= 2" },
        { new Domain(-1, true, new Rational(1, 2), false), "real=True", "s > -1, s <= 1/2", "-1 < s <= 1/2" },
        { Domain.PositiveInteger, "integer=True, positive=True", "s >= 1", "s >= 1 && Element[s, Integers]" },
        { new Domain(null, true, null, true, true), "integer=True", "", "Element[s, Reals] && Element[s, Integers]" },
    };

    [Theory]
    [MemberData(nameof(Domains))]
    public void What_is_known_of_a_symbol_is_declared(Domain domain, string symPy, string maxima, string mathematica)
    {
        var symbol = new Symbol("s", domain);

        Assert.Equal($"Symbol(\"s\", {symPy})", SymPyPrinter.Declare(symbol));
        Assert.Equal(maxima, string.Join(", ", MaximaPrinter.Assumptions(symbol)));
        Assert.Equal(mathematica, MathematicaPrinter.Assumption(symbol));
    }

    /// <summary>A function that is added must get its names here too; what takes numbers only has its own test in CosineTests.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void Every_function_has_a_name_in_every_system(Function function)
    {
        var e = Apply.Of(function, [.. Enumerable.Range(2, function.Arity()).Select(i => new Symbol($"x{i}"))]);

        Assert.Contains("x2", SymPyPrinter.Print(e), StringComparison.Ordinal);
        Assert.Contains("x2", MaximaPrinter.Print(e), StringComparison.Ordinal);
        Assert.Contains("x2", MathematicaPrinter.Print(e), StringComparison.Ordinal);
        Assert.Contains(AngouriMathPrinter.Missing(e) ?? "x_2", AngouriMathPrinter.Missing(e) ?? AngouriMathPrinter.Print(e), StringComparison.Ordinal);
    }

    public static TheoryData<Function> Functions { get; } = [.. Enum.GetValues<Function>().Where(f => f != Function.CosPi)];

    private static Expr Read(string text) => Parser.Parse(text, TextCases.Known, Domain.Real);
}
