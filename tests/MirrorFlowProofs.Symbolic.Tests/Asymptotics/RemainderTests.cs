using CsCheck;
using MirrorFlowProofs.Symbolic.Asymptotics;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Symbolic.Tests.Asymptotics;

/// <summary>
/// On generated expressions, the difference of an expression and its expansion, divided by the stated order of the
/// remainder, stays bounded at rational points that approach the limit; with one coefficient changed it does not. Values
/// are exact or enclosed.
/// </summary>
public class RemainderTests
{
    private static readonly Symbol S = new("s", Domain.Positive);

    /// <summary>How many expressions are drawn; sixteen times as many with MIRRORFLOW_FULL=1.</summary>
    private static int Draws => Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 400 : 25;

    private static readonly Rational Growth = new(9, 5);

    /// <summary>The exponents k of the points 2^k or 2^-k, and the bits they take.</summary>
    private sealed record Distances(int[] Near, int Nearer, int Nearest, int Bits);

    private static readonly Distances Far = new([28, 36, 40], 80, 160, 1024);

    /// <summary>Hypergeometric functions and integrals cost more the farther out their argument is.</summary>
    private static readonly Distances Moderate = new([3, 4, 5], 8, 12, 56);

    private static readonly Gen<Expr> SmallRationals = Gen.Select(Gen.Int[1, 3], Gen.Int[1, 2], (a, b) => (Expr)new Rational(a, b));

    private static readonly Gen<Expr> Exponents = Gen.Select(Gen.Int[-3, 3].Where(i => i != 0), Gen.Int[1, 3], (a, b) => (Expr)new Rational(a, b));

    /// <summary>Expressions positive for every s &gt; 0.</summary>
    private static readonly Gen<Expr> Positive = Gen.Recursive<Expr>((depth, inner) => depth > 2
        ? Gen.OneOf(SmallRationals, Gen.Const<Expr>(S))
        : Gen.Frequency(
            (1, SmallRationals),
            (2, Gen.Select(SmallRationals, Exponents, (c, e) => c * S.Pow(e))),
            (3, Gen.Select(inner, inner, (a, b) => a + b)),
            (2, Gen.Select(inner, inner, (a, b) => a * b)),
            (2, Gen.Select(inner, Exponents, (a, e) => a.Pow(e))),
            (1, inner.Select(a => Apply.Of(Function.Log, a + 1))),
            (1, Gen.Select(inner, Gen.OneOf(Function.Arcsinh, Function.Arctan), (a, f) => Apply.Of(f, a))),
            (1, Gen.Select(inner, Gen.OneOf(Function.Sinh, Function.Cosh, Function.Exp), (a, f) => Apply.Of(f, a / (a + 1))))));

    /// <summary>Expressions of any sign, with cancelling parts among them.</summary>
    private static readonly Gen<Expr> Any = Gen.Frequency(
        (2, Positive),
        (3, Gen.Select(Positive, Positive, (a, b) => a - b)),
        (2, Gen.Select(Positive, Positive, (a, b) => Apply.Of(Function.Log, a) * b)),
        (2, Gen.Select(Positive, Exponents, Exponents, (a, e, f) => (a + 1).Pow(e) - (a + S.Pow(f)).Pow(e))),
        (1, Gen.Select(Positive, Positive, (a, b) => Apply.Of(Function.Log, a) - Apply.Of(Function.Log, b))),
        (1, Positive.Select(a => Apply.Of(Function.Exp, Apply.Of(Function.Log, S) / (a + 1)))));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_remainder_is_of_the_stated_order(bool atInfinity)
    {
        var (at, sign) = atInfinity ? (Approach.Infinity, 1) : (Approach.ZeroFromRight, -1);
        var (checkedOnes, caught, all) = (0, 0, 0);
        Any.Sample(
            e =>
            {
                Interlocked.Increment(ref all);
                var result = Asymptotic.Expand(e, S, at, 3);
                if (result.Expansion is not { } expansion || expansion.Terms.Count == 0)
                {
                    return;
                }

                if (expansion.Remainder is not { } order)
                {
                    Assert.True(ZeroTest.Decide(e - expansion.Value).Answer != ZeroAnswer.NonZero, $"{e} is not {expansion}");
                    return;
                }

                if (StaysBounded((e - expansion.Value) / order, sign, Far) is not { } bounded)
                {
                    return;
                }

                Interlocked.Increment(ref checkedOnes);
                Assert.True(bounded, $"{e} is not {expansion}");
                var last = expansion.Terms[^1];
                if (SizeAt(last.Scale / order, sign * Far.Nearest, Far.Bits) is { } gap && gap > Rational.Pow(2, 20)
                    && StaysBounded((e - expansion.Value + last.Value / 7) / order, sign, Far) is { } missed)
                {
                    Interlocked.Increment(ref caught);
                    Assert.False(missed, $"{e} has the expansion {expansion}, and a changed last coefficient is not noticed");
                }
            },
            iter: Draws,
            threads: 1);
        Assert.True(checkedOnes > Draws / 5 && caught > Draws / 8, $"{checkedOnes} checked, {caught} near misses, {all} drawn");
    }

    /// <summary>The rules for hypergeometric functions and integrals, and exponents with parameters, put to numbers.</summary>
    [Theory]
    [InlineData("hyp2f1(1/3, 3/2, 5/2, -u)", true)]
    [InlineData("hyp2f1(5/2, 3/2, 5/2, -u)", true)]
    [InlineData("hyp2f1(1/2, 1/2, 3/2, -2*u)", true)]
    [InlineData("hyp2f1(1/2, 5/2, 7/2, -u)", true)]
    [InlineData("hyp2f1(-2, 1/2, 3/2, -u)", true)]
    [InlineData("hyp2f1(1/2, -3, 3/2, 1/3-u)", true)]
    [InlineData("hyp2f1(2, 1/3, 5, 1/2-u)", false)]
    [InlineData("hyp2f1(1/3, 1/2, 3/2, -sqrt(u))", false)]
    [InlineData("hyp2f1(1-1/qi, 1/qi, 1/qi+1, -u)", true)]
    [InlineData("hyp2f1(1/3, 3/4, 2, -u)", true)]
    [InlineData("hyp2f1(7/4, 1/3, 1/2, -2*u)", true)]
    [InlineData("hyp2f1(1-1/qi, 1/qi, 1/qi+2, -u)", true)]
    [InlineData("integral(v^(-1/3)*(v+1)^(-1/4), v>0, 0, u)", false)]
    [InlineData("integral(v^(-1/3)*(v+1)^(-1/4)*(v+2)^(-1/5), v>0, 0, u)", true)]
    [InlineData("integral((v+1)^(-1/2)*(v+2)^(-1/2), v>0, 0, u)", true)]
    [InlineData("integral((v+1)^(-1/2)*(v+2)^(-1/2), v>0, 0, 1+sqrt(u))", false)]
    [InlineData("integral(v^(1/qi-1)*(v+1)^(1/qi-1), v>0, 0, 2*u)", false)]
    [InlineData("u^(1/qi)*(u+1)^(1/qi) - u^(2/qi)", true)]
    [InlineData("(u^qi+1)^(1/qi) - u", true)]
    [InlineData("(u^qi+u)^(1/qi)", false)]
    public void The_remainder_of_a_rule_is_of_the_stated_order(string text, bool atInfinity)
    {
        var values = new Dictionary<Symbol, Expr> { [KnownLimitsTests.Symbols["u"]] = S, [KnownLimitsTests.Symbols["qi"]] = new Rational(5, 4) };
        var u = KnownLimitsTests.Symbols["u"];
        var e = KnownLimitsTests.Parse(text);
        var result = Asymptotic.Expand(e, u, atInfinity ? Approach.Infinity : Approach.ZeroFromRight, 2);
        Assert.True(result.Expansion is { Terms.Count: > 0 }, result.Reason);
        var order = result.Expansion.Remainder;
        if (order is null)
        {
            Assert.True(ZeroTest.AreEqual(e, result.Expansion.Value), result.Reason);
            return;
        }

        Expr AtValues(Expr f) => Substitution.Replace(f, values);

        var sign = atInfinity ? 1 : -1;
        Assert.True(StaysBounded(AtValues((e - result.Expansion.Value) / order), sign, Moderate), $"{e} is not {result.Expansion}");
        var last = result.Expansion.Terms[^1];
        if (SizeAt(AtValues(last.Scale / order), sign * Moderate.Nearest, Moderate.Bits) > 30)
        {
            Assert.False(
                StaysBounded(AtValues((e - result.Expansion.Value + 2 * last.Value) / order), sign, Moderate),
                $"{e} has the expansion {result.Expansion}, and a changed coefficient is not noticed");
        }
    }

    /// <summary>
    /// Whether the size does not nearly double twice on the way to the limit, as the distance of the exponent does; null where
    /// it cannot be said. A factor that is a power or a logarithm of the symbol would make it do so.
    /// </summary>
    private static bool? StaysBounded(Expr ratio, int sign, Distances distances)
    {
        Rational? At(int k) => SizeAt(ratio, sign * k, distances.Bits);

        var before = distances.Near.Select(At).ToList();
        return before.All(b => b is not null) && At(distances.Nearer) is { } nearer && At(distances.Nearest) is { } nearest
            ? nearer < before.Max()!.Value * Growth || nearest < nearer * Growth
            : null;
    }

    /// <summary>The absolute value at s = 2^exponent, to a hundredth; null where the bits do not suffice.</summary>
    private static Rational? SizeAt(Expr e, int exponent, int bits)
    {
        var value = EnclosureEvaluator.Evaluate(e, new Dictionary<Symbol, Rational> { [S] = Rational.Pow(2, exponent) }, bits);
        if (!value.ExcludesZero)
        {
            return null;
        }

        var (a, b) = (Rational.Abs(value.Lower!.Value), Rational.Abs(value.Upper!.Value));
        return Rational.Max(a, b) < Rational.Min(a, b) * new Rational(101, 100) ? Rational.Max(a, b) : null;
    }
}
