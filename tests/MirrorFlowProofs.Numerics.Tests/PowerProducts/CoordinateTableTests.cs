using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics.Tests.PowerProducts;

/// <summary>The table agrees with the coordinate in twice double precision, in both directions.</summary>
public sealed class CoordinateTableTests
{
    public static TheoryData<string, double[]> Cases => new()
    {
        { "3/2", [0, 0.3, 1, 2.5] },
        { "3/2", [0, 0, 0, 0] },
        { "1", [0, 0.5, 0.5] },
        { "2", [0, 0] },
        { "2", [0, 0, 0.4] },
        { "2", [0, 1e-3, 7] },
        { "4/3", [0, 1e-6, 1e-6, 1e-6, 1e-6] },
        { "7/4", [0, 0, 0, 1] },
        { "33/32", [0, 2] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_directions_agree_with_twice_the_precision(string text, double[] offsets)
    {
        var q = Rational.Parse(text);
        var table = new CoordinateTable(q, offsets, 1e-5, 1e4);
        var exact = new PowerProductCoordinate<DoubleDouble>([.. offsets.Select(DoubleDouble.FromDouble)], q);
        var random = new Random(3);
        Assert.True(table.SampledError <= CoordinateTable.RelativeError);
        for (int i = 0; i < 300; i++)
        {
            double x = Math.Exp(Math.Log(1e-5) + (random.NextDouble() * Math.Log(1e9))) * (exact.CrossesZero && i % 2 == 1 ? -1 : 1);
            DoubleDouble y = exact.Dual(x);
            double scale = exact.CrossesZero ? Math.Abs(y.High) : Math.Max(Math.Abs(y.High), 0.3 * Math.Abs(x * exact.Slope(x).High));
            Assert.True(Math.Abs((table.Dual(x) - y).High) <= 2 * CoordinateTable.RelativeError * scale, $"R'({x})");

            double primal = exact.Primal(y.High).High;
            Assert.True(Math.Abs(table.Primal(y.High) - primal) <= 2 * CoordinateTable.RelativeError * Math.Abs(x), $"x at {y.High}");
        }
    }

    [Fact]
    public void Outside_its_range_and_beyond_the_range_of_the_map_it_answers_as_the_coordinate_does()
    {
        double[] offsets = [0, 0.3, 1, 2.5];
        var table = new CoordinateTable(new Rational(3, 2), offsets, 0.1, 10);
        var single = new PowerProductCoordinate<Float64>([.. offsets.Select(Float64.FromDouble)], new Rational(3, 2));

        Assert.Equal(single.Dual(1e-9).Value, table.Dual(1e-9));
        Assert.Equal(single.Dual(-1e9).Value, table.Dual(-1e9));
        Assert.Equal(single.Primal(1e-9).Value, table.Primal(1e-9));
        Assert.Equal(0, table.Dual(0.0));
        Assert.Equal(0, table.Primal(0.0));
        Assert.Equal(double.PositiveInfinity, table.Primal(1e9));
        Assert.Equal(double.NegativeInfinity, table.Primal(-1e9));
        Assert.True(double.IsNaN(table.Dual(double.NaN)));
        Assert.True(double.IsNaN(table.Primal(double.NaN)));
    }

    [Fact]
    public void Where_the_map_does_not_pass_0_the_sign_is_kept()
    {
        var table = new CoordinateTable(2, [0, 0, 0.4], 1e-3, 1e3, -1);
        var single = new PowerProductCoordinate<Float64>([0, 0, 0.4], 2, -1);

        foreach (double x in new[] { -1e-2, -0.7, -1.5, -300 })
        {
            Assert.Equal(single.Dual(x).Value, table.Dual(x), 14);
            Assert.Equal(x, table.Primal(table.Dual(x)), Math.Abs(x) * 1e-12);
        }
    }

    [Fact]
    public void Near_the_supremum_of_the_map_the_table_ends_and_single_evaluations_go_on()
    {
        double[] offsets = [0, 1, 1, 1, 1, 1, 1, 1];
        var table = new CoordinateTable(2, offsets, 1, 1e100);
        var exact = new PowerProductCoordinate<DoubleDouble>([.. offsets.Select(DoubleDouble.FromDouble)], 2);

        Assert.InRange(table.Panels, 4, 100 * 4);
        Assert.True(table.SampledError <= CoordinateTable.RelativeError);
        foreach (double x in new[] { 2, 1e5, 1e12, 1e50 })
        {
            Assert.Equal(exact.Dual(x).High, table.Dual(x), 14);
        }
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(2.0, 1.0)]
    [InlineData(1.0, double.PositiveInfinity)]
    public void A_range_that_is_none_is_refused(double smallest, double largest)
    {
        var complaint = Assert.Throws<ArgumentException>(() => new CoordinateTable(2, [0, 1], smallest, largest));

        Assert.StartsWith("The range of |x| is [", complaint.Message, StringComparison.Ordinal);
    }
}
