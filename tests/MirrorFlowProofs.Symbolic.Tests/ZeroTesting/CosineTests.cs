using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Cosines of rational multiples of pi: written, enclosed, and decided in the field of one of them.</summary>
public class CosineTests
{
    private static readonly Symbol S = new("s", Domain.Positive);

    public static TheoryData<int> Denominators { get; } = [7, 9, 15, 16, 18, 20];

    [Theory]
    [MemberData(nameof(Denominators))]
    public void Products_of_cosines_are_sums_of_cosines(int n)
    {
        for (var a = 1; a < n; a += 3)
        {
            var b = n - a + 1;
            var product = 2 * Cos(a, n) * Cos(b, n);

            Assert.Equal(ZeroAnswer.Zero, ZeroTest.Decide(product - Cos(a + b, n) - Cos(a - b, n)).Answer);
            Assert.Equal(ZeroAnswer.NonZero, ZeroTest.Decide(product - Cos(a + b, n) - Cos(a - b + 1, n)).Answer);
        }
    }

    [Theory]
    [MemberData(nameof(Denominators))]
    public void Roots_of_unity_are_the_roots_of_their_polynomial(int n)
    {
        var product = Product.Of(Enumerable.Range(1, n - 1).Select(k => S * S - 2 * Cos(k, n) * S + 1));
        var sum = Sum.Of(Enumerable.Range(0, n).Select(i => S.Pow(2 * i)));

        if (n <= 9)
        {
            Assert.Equal(ZeroAnswer.Zero, ZeroTest.Decide(product - sum).Answer);
        }

        Assert.Equal(ZeroAnswer.NonZero, ZeroTest.Decide(product - sum + S.Pow(n)).Answer);
    }

    [Fact]
    public void A_cosine_divides_and_is_divided()
    {
        Assert.Equal(ZeroAnswer.Zero, Decide("1/cospi(1/7) + 1/cospi(3/7) + 1/cospi(5/7) - 4"));
        Assert.Equal(ZeroAnswer.Zero, Decide("1/cospi(1/7)^2 + 1/cospi(3/7)^2 + 1/cospi(5/7)^2 - 24"));
        Assert.Equal(ZeroAnswer.NonZero, Decide("1/cospi(1/7)^2 + 1/cospi(3/7)^2 + 1/cospi(5/7)^2 - 24 - 10^(-30)"));
    }

    [Fact]
    public void What_divides_by_a_hidden_zero_is_not_proved()
    {
        const string Zero = "(cospi(1/7) - cospi(2/7) + cospi(3/7) - 1/2)";

        Assert.Equal(ZeroAnswer.Zero, Decide(Zero));
        Assert.NotEqual(ZeroAnswer.Zero, Decide($"1/({Zero}*s + {Zero}) - 2/({Zero}*s + {Zero}^2)"));
    }

    [Fact]
    public void Radicals_are_written_where_they_are_known()
    {
        Assert.Equal(new Rational(1, 2), ((Number)Cos(1, 3)).Value);
        Assert.Equal("sqrt(2)/2", Cos(1, 4).ToString());
        Assert.Equal("-cospi(2/7)", Cos(5, 7).ToString());
        Assert.Equal("cospi(2/7)", Cos(-12, 7).ToString());
        Assert.Equal("0", Cos(7, 14).ToString());
    }

    [Fact]
    public void It_is_written_in_every_system_and_read_back()
    {
        var e = Cos(3, 7);

        Assert.Equal("cos(3*pi/7)", SymPyPrinter.Print(e));
        Assert.Equal("cos(3*%pi/7)", MaximaPrinter.Print(e));
        Assert.Equal("Cos[3*Pi/7]", MathematicaPrinter.Print(e));
        Assert.Equal("cos(3*pi/7)", AngouriMathPrinter.Print(e));
        Assert.Equal("cos (3 * PI / 7)", CoqPrinter.Print(e));
        Assert.Equal(@"\cos\left(\frac{3\pi}{7}\right)", LatexPrinter.Print(e));
        Assert.Equal(e, Read(e.ToString()));
        Assert.Matches(
            @"expected a rational number in cospi\(\.\.\.\).*, found s",
            Assert.Throws<ParseException>(() => Read("1 + cospi(s)")).Message);
    }

    /// <summary>The value of cos(pi/7) is the largest root of 8 c^3 - 4 c^2 - 4 c + 1 (to 64 places, by Newton's method).</summary>
    [Fact]
    public void Its_enclosure_is_tight_and_holds_the_value()
    {
        var known = Rational.Parse("9009688679024191262361023195074450511659191621318571500535624232")
            / Rational.Pow(10, 64);
        foreach (var bits in new[] { 40, 100, 200 })
        {
            var enclosed = EnclosureEvaluator.Evaluate(Cos(1, 7), new Dictionary<Symbol, Rational>(), bits).Interval!.Value;
            Assert.True(enclosed.Lower.ToRational() <= known + Rational.Pow(10, -64));
            Assert.True(enclosed.Upper.ToRational() >= known - Rational.Pow(10, -64));
            Assert.True(enclosed.Width < Rational.Pow(2, 4 - bits));
        }

        for (var k = 1; k < 100; k++)
        {
            var enclosed = EnclosureEvaluator.Evaluate(Cos(k, 201), new Dictionary<Symbol, Rational>(), 80).Interval!.Value;
            Assert.Equal(Math.Cos(Math.PI * k / 201), (double)enclosed.Lower.ToRational().Numerator / (double)enclosed.Lower.ToRational().Denominator, 1e-15);
        }
    }

    private static Expr Cos(int numerator, int denominator) => Apply.Of(Function.CosPi, new Rational(numerator, denominator));

    private static Expr Read(string text) => Parser.Parse(text, new Dictionary<string, Symbol> { ["s"] = S });

    private static ZeroAnswer Decide(string text) => ZeroTest.Decide(Read(text)).Answer;
}
