using System.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using High = MirrorFlowProofs.Numerics.Ball<MirrorFlowProofs.Numerics.Twice<MirrorFlowProofs.Numerics.Twice<MirrorFlowProofs.Numerics.Bits64>>>;
using Low = MirrorFlowProofs.Numerics.Ball<MirrorFlowProofs.Numerics.Bits64>;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>
/// Containment: a random member of each argument, and the result at it, exact or at four times the precision, which must lie
/// in the ball. Balls at a single number must be tight.
/// </summary>
public sealed class BallTests
{
    private const int Seed = 20261125;

    // Of a result at single numbers: rounding to 64 bits, and the guard bits of the functions.
    private static readonly Rational Tight = Rational.Pow(2, -62);

    private static readonly int Samples = Points.Samples(200);

    [Fact]
    public void Field_operations_contain_the_exact_result_at_members()
    {
        var random = new Random(Seed);
        for (var i = 0; i < Samples; i++)
        {
            var (a, x) = Draw(random, Points.Any);
            var (b, y) = Draw(random, Points.Any);
            Contains(a + b, x + y, "+");
            Contains(a - b, x - y, "-");
            Contains(a * b, x * y, "*");
            Contains(Low.Abs(a), Rational.Abs(x), "abs");
            Contains(Low.ScaleB(a, 7), x * 128, "scale");
            if (!y.IsZero)
            {
                Contains(a / b, x / y, "/");
            }

            Assert.False(a < b && !(x < y));
            Assert.False(a <= b && !(x <= y));
            Assert.False(a == b && x != y);
        }
    }

    [Theory]
    [InlineData("sqrt")]
    [InlineData("log")]
    [InlineData("log1p")]
    [InlineData("exp")]
    [InlineData("expm1")]
    [InlineData("sinh")]
    [InlineData("cosh")]
    [InlineData("arcsinh")]
    [InlineData("arctan")]
    [InlineData("power")]
    [InlineData("pow")]
    public void Functions_contain_the_value_at_members(string name)
    {
        var random = new Random(Seed);
        var finite = 0;
        for (var i = 0; i < Samples; i++)
        {
            var (ball, member) = Draw(random, name switch
            {
                "sqrt" or "log" or "power" => r => Math.Abs(Points.Any(r)) + double.Epsilon,
                "pow" => r => Math.Exp(Points.Bounded(r)),
                "log1p" => r => Math.Max(Points.Any(r), -1 + (r.NextDouble() * 1e-3) + 1e-16),
                "arcsinh" or "arctan" => Points.Any,
                _ => Points.Bounded,
            });
            var exponent = new Rational(random.Next(-20, 21), random.Next(1, 12));
            var (value, exact) = (Evaluate(name, ball, exponent), Evaluate(name, High.Of(member), exponent));
            if (!Low.IsFinite(value))
            {
                continue;
            }

            finite++;
            Assert.True(
                High.IsFinite(exact) && value.ToInterval()!.Value.Contains(exact.ToInterval()!.Value),
                $"{name}({member}) is {exact}, not in {name}({ball}) = {value} (exponent {exponent}, seed {Seed})");
            if (ball.IsPoint && name is not ("pow" or "power"))
            {
                Assert.True(value.Radius!.Value.ToRational() <= Tight * Rational.Abs(value.Middle.ToRational()), $"{name}({ball}) = {value} is not tight");
            }
        }

        Assert.True(finite > Samples / 2, "most have a value");
    }

    /// <summary>Against mpmath at about 60 digits; a ball of 128 bits is wider than their last digit by far.</summary>
    [Fact]
    public void Functions_contain_the_reference_values()
    {
        foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Reals", "functions.csv")))
        {
            string[] row = line.Split(';');
            var value = ElementaryFunctionTests.Evaluate<Ball<Twice<Bits64>>>(row);
            var reference = Number.Exact(row[3]);
            Assert.True(Ball<Twice<Bits64>>.IsFinite(value) && value.Contains(reference), $"{line}: {value}");
            Assert.True(value.Radius!.Value.ToRational() <= Rational.Pow(2, -100) * Rational.Abs(reference), $"{line}: {value}");
        }
    }

    [Theory]
    [InlineData(1, 64)]
    [InlineData(64, 64)]
    [InlineData(65, 128)]
    [InlineData(200, 256)]
    [InlineData(700, 704)]
    [InlineData(33_300, 33_344)]
    public void Any_precision_can_be_had(int bits, int expected)
    {
        var (actual, third) = Precision.Run(bits, new Third());
        Assert.Equal(expected, actual);
        Assert.True(third < Rational.Pow(2, -expected + 1));
    }

    [Fact]
    public void Outside_the_domain_nothing_is_known()
    {
        var aroundZero = Low.Of(new DyadicInterval(Dyadic.Of(-1), Dyadic.One));
        foreach (var value in new[] { Low.Sqrt(-Low.One), Low.Log(aroundZero), Low.Log(Low.Zero), Low.One / aroundZero, Low.Log1P(-Low.One), Low.FromDouble(double.NaN) })
        {
            Assert.False(Low.IsFinite(value));
            Assert.False(Low.IsFinite((value * Low.Zero) + Low.One) || value < Low.One || value > Low.One || value == Low.Zero);
            Assert.Equal("indeterminate", value.ToString());
        }

        Assert.Equal(Low.Zero, Low.Sqrt(Low.Zero));
        Assert.Equal("[0.33333333333333333, 0.33333333333333334]", Low.FromRational(1, 3).ToString());
    }

    private static (Low Ball, Rational Member) Draw(Random random, Func<Random, double> point)
    {
        var middle = Points.Exact(point(random));
        var size = middle.IsZero ? 1 : Rational.Abs(middle);
        var radius = random.Next(3) == 0 ? Rational.Zero : size * Rational.Pow(2, -random.Next(0, 80));
        var member = middle + (radius * new Rational(random.Next(-1000, 1001), 1000));
        if (radius.IsZero)
        {
            return (Low.Of(middle), middle);
        }

        var (down, up) = (DyadicInterval.Of(middle - radius, 64), DyadicInterval.Of(middle + radius, 64));
        return (Low.Of(new DyadicInterval(down.Lower, up.Upper)), member);
    }

    private static Ball<T> Evaluate<T>(string name, Ball<T> x, Rational exponent)
        where T : IPrecision => name switch
        {
            "sqrt" => Ball<T>.Sqrt(x),
            "log" => Ball<T>.Log(x),
            "log1p" => Ball<T>.Log1P(x),
            "exp" => Ball<T>.Exp(x),
            "expm1" => Ball<T>.ExpM1(x),
            "sinh" => Ball<T>.Sinh(x),
            "cosh" => Ball<T>.Cosh(x),
            "arcsinh" => Ball<T>.Arcsinh(x),
            "arctan" => Ball<T>.Arctan(x),
            "pow" => Ball<T>.Pow(x, Ball<T>.Of(exponent)),
            _ => new RationalPower<Ball<T>>(exponent).Evaluate(x),
        };

    private static void Contains(Low ball, Rational exact, string operation) =>
        Assert.True(ball.Contains(exact), $"{operation}: {exact} is not in {ball} (seed {Seed})");

    private sealed class Third : IAtPrecision<(int Bits, Rational Width)>
    {
        public (int Bits, Rational Width) Run<TPrecision>()
            where TPrecision : IPrecision
        {
            var third = Ball<TPrecision>.One / Ball<TPrecision>.FromDouble(3);
            Assert.True(third.Contains(new Rational(BigInteger.One, 3)));
            return (TPrecision.Bits, third.Radius!.Value.ToRational());
        }
    }
}
