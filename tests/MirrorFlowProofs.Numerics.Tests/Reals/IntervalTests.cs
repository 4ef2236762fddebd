using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>
/// Containment of exact results, at random points and at the edges of the range, against rationals and against the
/// enclosures of the exact side, which share no code with intervals of doubles.
/// </summary>
public sealed class IntervalTests
{
    private static readonly int Samples = Points.Samples(3_000);
    private static readonly int FunctionSamples = Points.Samples(1_000);
    private const int Seed = 20261124;

    [Fact]
    public void Field_operations_contain_the_exact_result_and_are_the_tightest()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Samples; i++)
        {
            var (a, b) = (Points.Any(random), Points.Any(random));
            var (exactA, exactB) = (Points.Exact(a), Points.Exact(b));
            Tightest((Interval)a + b, exactA + exactB);
            Tightest((Interval)a - b, exactA - exactB);
            var ordinary = Math.Abs(a) is > 1e-100 and < 1e100 && Math.Abs(b) is > 1e-100 and < 1e100;
            Action<Interval, Rational> check = ordinary ? Tightest : Contains;
            check((Interval)a * b, exactA * exactB);
            if (b != 0)
            {
                check((Interval)a / b, exactA / exactB);
            }

            var root = Interval.Sqrt(Math.Abs(a));
            Assert.True(Squared(root.Lower) <= Rational.Abs(exactA) && Squared(root.Upper) >= Rational.Abs(exactA), $"sqrt {a:R}: {root} (seed {Seed})");
        }

        static Rational Squared(double x) => Points.Exact(x) * Points.Exact(x);
    }

    [Fact]
    public void Sums_whose_rounding_error_overflows_are_contained()
    {
        // A tie is rounded away from 0 to s, and s - a = -(largest + half a unit) then to infinity, though s is finite.
        foreach (var odd in new[] { 1, 3, 5, 7 })
        {
            var (a, b) = (Math.ScaleB(1.5, 1020) + Math.ScaleB(odd, 970), -double.MaxValue);
            foreach (var (x, y) in new[] { (a, b), (b, a), (-a, -b), (-b, -a) })
            {
                Tightest((Interval)x + y, Points.Exact(x) + Points.Exact(y));
            }
        }
    }

    [Fact]
    public void Operations_on_wide_intervals_contain_the_result_at_inner_points()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Samples; i++)
        {
            var (a, x) = Points.Within(random);
            var (b, y) = Points.Within(random);
            var (exactX, exactY) = (Points.Exact(x), Points.Exact(y));
            Contains(a + b, exactX + exactY);
            Contains(a - b, exactX - exactY);
            Contains(a * b, exactX * exactY);
            Contains(Interval.Abs(a), Rational.Abs(exactX));
            if (y != 0)
            {
                Contains(a / b, exactX / exactY);
            }
        }
    }

    [Fact]
    public void Sums_of_products_contain_the_exact_sum_at_inner_points()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Samples; i++)
        {
            // Whole weights, zeros among the factors, and now and then factors of any size.
            var wild = random.Next(4) == 0;
            var count = random.Next(1, 20);
            var (first, step) = ((double)random.Next(-40, 40), (double)random.Next(-3, 4));
            var (a, b) = (new Interval[count], new Interval[count]);
            var exact = Rational.Zero;
            for (var j = 0; j < count; j++)
            {
                (a[j], var x) = Factor(random, wild);
                (b[count - 1 - j], var y) = Factor(random, wild);
                exact += Points.Exact(first + (step * j)) * Points.Exact(x) * Points.Exact(y);
            }

            Contains(Interval.Convolution(a, b, first, step), exact);
        }

        static (Interval Interval, double Point) Factor(Random random, bool wild)
        {
            if (wild)
            {
                return Points.Within(random);
            }

            var (middle, half) = (random.NextDouble() - 0.5, random.Next(3) * Math.ScaleB(random.NextDouble(), -random.Next(55)));
            var interval = random.Next(6) == 0 ? Interval.Zero : middle + Interval.Of(-half, half);
            return (interval, random.Next(3) switch { 0 => interval.Lower, 1 => interval.Upper, _ => interval.Middle });
        }
    }

    [Fact]
    public void A_sum_of_products_is_undefined_with_a_part_and_exactly_0_where_all_are()
    {
        Interval[] zeros = [Interval.Zero, Interval.Zero];
        Assert.True(Interval.Convolution(zeros, [Interval.Undefined, Interval.One], 1, 0).IsUndefined);
        Assert.Equal(Interval.Zero, Interval.Convolution(zeros, [Interval.One, Interval.One], 1, 0));
        var unbounded = Interval.Convolution([Interval.One, Interval.One], [Interval.Entire, Interval.One], 1, 0);
        Assert.Equal((double.NegativeInfinity, double.PositiveInfinity), (unbounded.Lower, unbounded.Upper));
    }

    [Theory]
    [InlineData("log")]
    [InlineData("exp")]
    [InlineData("log1p")]
    [InlineData("expm1")]
    [InlineData("sinh")]
    [InlineData("cosh")]
    [InlineData("arcsinh")]
    [InlineData("arctan")]
    public void Functions_contain_the_exact_value_within_two_units(string name)
    {
        var random = new Random(Seed);
        for (var i = 0; i < FunctionSamples; i++)
        {
            var x = name switch
            {
                "log" => Math.Abs(Points.Any(random)) + double.Epsilon,
                "arcsinh" or "arctan" => Points.Any(random),
                "log1p" => Math.Max(Points.Any(random), -1 + (random.NextDouble() * 1e-3) + 1e-16),
                _ => Points.Bounded(random),
            };
            var (value, exact) = Evaluate(name, x);
            Assert.True(exact.Lower >= Lower(value) && exact.Upper <= Upper(value), $"{name}({x:R}) is in {exact}, not in {value} (seed {Seed})");

            // An end is the neighbour of the value, or one further; halves of the unit lie below a power of two.
            Assert.True(value.Upper <= Math.BitIncrement(Math.BitIncrement(Math.BitIncrement(value.Lower))) || double.IsInfinity(value.Upper), $"{name}({x:R}) = {value}");
        }
    }

    [Fact]
    public void Powers_contain_the_exact_value()
    {
        var random = new Random(Seed);
        var (base_, exponent) = (new Symbol("x", Domain.Positive), new Symbol("y"));
        for (var i = 0; i < FunctionSamples; i++)
        {
            var (x, y) = (Math.Exp(Points.Bounded(random) / 2), Points.Bounded(random) / 20);
            var value = Interval.Pow(x, y);
            var exact = EnclosureEvaluator.Evaluate(
                Power.Of(base_, exponent),
                new Dictionary<Symbol, Rational> { [base_] = Points.Exact(x), [exponent] = Points.Exact(y) }, 160);
            Assert.True(exact.Lower >= Lower(value) && exact.Upper <= Upper(value), $"{x:R}^{y:R} is in {exact}, not in {value} (seed {Seed})");
        }
    }

    [Fact]
    public void Rationals_get_the_tightest_interval()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Samples; i++)
        {
            var exact = Points.Exact(Points.Any(random)) / random.Next(1, 1000);
            Tightest(Interval.FromRational(exact.Numerator, exact.Denominator), exact);
        }
    }

    [Theory]
    [InlineData("sqrt", -1, 4)]
    [InlineData("log", -1, 4)]
    [InlineData("log", 0, 0)]
    [InlineData("log1p", -2, 0)]
    public void Outside_the_domain_nothing_is_enclosed(string name, double lower, double upper)
    {
        var argument = Interval.Of(lower, upper);
        var value = name switch { "sqrt" => Interval.Sqrt(argument), "log" => Interval.Log(argument), _ => Interval.Log1P(argument) };
        Assert.True(value.IsUndefined);
        Assert.True((value + 1).IsUndefined && (value * 0).IsUndefined && Interval.Exp(value).IsUndefined);
        Assert.False(value.Contains(0));
    }

    [Fact]
    public void Divisors_that_reach_zero_make_the_quotient_unbounded()
    {
        Assert.Equal(Interval.Of(1, double.PositiveInfinity), Interval.Of(2, 3) / Interval.Of(0, 2));
        Assert.Equal(Interval.Of(double.NegativeInfinity, -1), Interval.Of(2, 3) / Interval.Of(-2, 0));
        Assert.Equal(Interval.Entire, Interval.Of(2, 3) / Interval.Of(-1, 2));
        Assert.True((Interval.One / Interval.Zero).IsUndefined);
        Assert.Equal(Interval.Of(double.NegativeInfinity, 0), Interval.Log(Interval.Of(0, 1)));
    }

    [Fact]
    public void Comparisons_are_the_certain_ones()
    {
        var (a, b) = (Interval.Of(0, 1), Interval.Of(1, 2));
        Assert.True(a <= b && !(a < b) && !(a == b) && !(a != b) && !(b < a));
        Assert.True(a < Interval.Of(1.5, 2) && a != Interval.Of(1.5, 2) && Interval.One == (Interval)1);
        Assert.Equal("expected ends in order, found 2 and 1", Assert.Throws<ArgumentException>(() => Interval.Of(2, 1)).Message);
        Assert.Equal("[0.33333333333333331, 0.33333333333333338]", Interval.FromRational(1, 3).ToString());
    }

    private static (Interval Value, EnclosedValue Exact) Evaluate(string name, double x)
    {
        Expr exact = Points.Exact(x);
        var (value, expression) = name switch
        {
            "log" => (Interval.Log(x), Apply.Of(Function.Log, exact)),
            "exp" => (Interval.Exp(x), Apply.Of(Function.Exp, exact)),
            "log1p" => (Interval.Log1P(x), Apply.Of(Function.Log, exact + 1)),
            "sinh" => (Interval.Sinh(x), Apply.Of(Function.Sinh, exact)),
            "cosh" => (Interval.Cosh(x), Apply.Of(Function.Cosh, exact)),
            "arcsinh" => (Interval.Arcsinh(x), Apply.Of(Function.Arcsinh, exact)),
            "arctan" => (Interval.Arctan(x), Apply.Of(Function.Arctan, exact)),
            _ => (Interval.ExpM1(x), Apply.Of(Function.Exp, exact) - 1),
        };

        // The values differ from 1 and x by as little as x^2, relative to their size.
        var bits = name is not ("log" or "exp") && Math.Abs(x) < 1e-30 ? 2400 : 260;
        return (value, EnclosureEvaluator.Evaluate(expression, new Dictionary<Symbol, Rational>(), bits));
    }

    private static void Contains(Interval value, Rational exact) =>
        Assert.True(Lower(value) <= exact && exact <= Upper(value), $"{exact} is not in {value} (seed {Seed})");

    private static void Tightest(Interval value, Rational exact)
    {
        Contains(value, exact);
        Assert.True(value.IsPoint ? Points.Exact(value.Lower) == exact : double.IsInfinity(value.Upper) || double.IsInfinity(value.Lower) || value.Upper == Math.BitIncrement(value.Lower), $"{value} around {exact}");
    }

    private static Rational Lower(Interval value) => double.IsNegativeInfinity(value.Lower) ? -Rational.Pow(2, 50_000) : Points.Exact(value.Lower);

    private static Rational Upper(Interval value) => double.IsPositiveInfinity(value.Upper) ? Rational.Pow(2, 50_000) : Points.Exact(value.Upper);
}
