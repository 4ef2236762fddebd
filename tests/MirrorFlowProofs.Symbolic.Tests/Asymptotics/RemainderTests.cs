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
    private const int Bits = 1024;
    private static readonly Symbol S = new("s", Domain.Positive);

    /// <summary>The exponents k of the points 2^k, the limit being at -infinity or infinity.</summary>
    private static readonly int[] Near = [28, 36, 40];
    private const int Nearest = 160;

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
                Console.Error.WriteLine($"XX {e}");
                var clock = System.Diagnostics.Stopwatch.StartNew();
                var result = Asymptotic.Expand(e, S, at, 3);
                Console.Error.WriteLine($"YY {clock.ElapsedMilliseconds} {atInfinity} {result.Expansion is null} {result.Reason}");
                if (result.Expansion is not { } expansion || expansion.Terms.Count == 0)
                {
                    return;
                }

                if (expansion.Remainder is not { } order)
                {
                    Assert.True(ZeroTest.Decide(e - expansion.Value).Answer != ZeroAnswer.NonZero, $"{e} is not {expansion}");
                    return;
                }

                if (StaysBounded((e - expansion.Value) / order, sign) is not { } bounded)
                {
                    return;
                }

                Interlocked.Increment(ref checkedOnes);
                Assert.True(bounded, $"{e} is not {expansion}");
                var last = expansion.Terms[^1];
                if (SizeAt(last.Scale / order, sign * Nearest) is { } gap && gap > Rational.Pow(2, 20)
                    && StaysBounded((e - expansion.Value + last.Value / 7) / order, sign) is { } missed)
                {
                    Interlocked.Increment(ref caught);
                    Assert.False(missed, $"{e} has the expansion {expansion}, and a changed last coefficient is not noticed");
                }
            },
            iter: 80,
            threads: 1);
        Assert.True(checkedOnes > 30 && caught > 20, $"{checkedOnes} checked, {caught} near misses, {all} drawn");
    }

    /// <summary>
    /// Whether the size at the nearest point exceeds what it was before by no more than a factor 3; null where it cannot be said.
    /// A factor that is a power or a logarithm of the symbol would make it four times as large.
    /// </summary>
    private static bool? StaysBounded(Expr ratio, int sign)
    {
        var before = Near.Select(k => SizeAt(ratio, sign * k)).ToList();
        return before.All(b => b is not null) && SizeAt(ratio, sign * Nearest) is { } last
            ? last <= before.Max()!.Value * new Rational(3, 1)
            : null;
    }

    private static Rational? SizeAt(Expr e, int exponent)
    {
        var value = EnclosureEvaluator.Evaluate(e, new Dictionary<Symbol, Rational> { [S] = Rational.Pow(2, exponent) }, Bits);
        return value.IsEnclosed && value.ExcludesZero
            ? Rational.Max(Rational.Abs(value.Lower!.Value), Rational.Abs(value.Upper!.Value))
            : null;
    }
}
