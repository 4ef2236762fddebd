using CsCheck;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class RootTests
{
    private static readonly Gen<DoubleDouble[]> OffsetRows = Gen.Select(
        Gen.Int[1, 4], Gen.Double[-9, 9].Array[0, 12]).Select((zeros, logs) =>
            Enumerable.Repeat(DoubleDouble.Zero, zeros)
                .Concat(logs.Order().Select(log => DoubleDouble.FromDouble(Math.Pow(10, log)))).ToArray());

    [Fact]
    public void The_root_of_the_product_comes_back() => Gen.Select(OffsetRows, Gen.Double[-60, 60]).Sample((offsets, log) =>
    {
        DoubleDouble u = Math.Pow(10, log / offsets.Length * 2);
        Check(offsets, u);
        Check([.. offsets.Select(offset => new Float64(offset.High))], new Float64(u.High));
    });

    [Fact]
    public void Very_large_and_small_right_hand_sides_are_solved_in_logarithms()
    {
        var root = new PowerProductRoot<DoubleDouble>([0, 0, 1]);
        DoubleDouble large = root.SolveLog(1500);
        Assert.True(Number.RelativeError(large, DoubleDouble.Exp(500).ToString()) < 1e-28);
        DoubleDouble small = root.SolveLog(-1000);
        Assert.True(Number.RelativeError(small, DoubleDouble.Exp(-500).ToString()) < 1e-28);
        DoubleDouble power = root.SolvePower(1e200, new RationalPower<DoubleDouble>(2));
        Assert.True(Number.RelativeError(power, DoubleDouble.Pow(1e200, Number.Of<DoubleDouble>("2/3")).ToString()) < 1e-28);
    }

    [Fact]
    public void The_derivative_is_the_elementary_symmetric_sum() => OffsetRows.Where(row => row.Length <= 9).Sample(offsets =>
    {
        DoubleDouble u = 0.75;
        DoubleDouble expected = DoubleDouble.Zero;
        for (int i = 0; i < offsets.Length; i++)
        {
            expected += offsets.Where((_, j) => j != i).Aggregate(DoubleDouble.One, (product, offset) => product * (u + offset));
        }

        DoubleDouble value = new PowerProduct<DoubleDouble>(offsets).Derivative(u);
        Assert.True(DoubleDouble.ToDouble(DoubleDouble.Abs((value - expected) / expected)) < 1e-29);
    });

    [Fact]
    public void At_zero_the_derivative_counts_the_zero_offsets()
    {
        Assert.Equal(6, new PowerProduct<Float64>([0.0, 2.0, 3.0]).Derivative(0).Value);
        Assert.Equal(0, new PowerProduct<Float64>([0.0, 0.0, 3.0]).Derivative(0).Value);
        Assert.Equal(1, new PowerProduct<Float64>([0.0]).Derivative(0).Value);
    }

    [Fact]
    public void Bad_offsets_are_named()
    {
        var first = Assert.Throws<ArgumentException>(() => new PowerProductRoot<Float64>([1.0]));
        Assert.Equal("The first offset must be 0. (Parameter 'offsets')", first.Message);
        var order = Assert.Throws<ArgumentException>(() => new PowerProductRoot<Float64>([0.0, 2.0, 1.5]));
        Assert.Equal("Offset 2 is 1.5: offsets must be finite and not decrease. (Parameter 'offsets')", order.Message);
    }

    private static void Check<T>(T[] offsets, T u)
        where T : struct, IReal<T>
    {
        var root = new PowerProductRoot<T>(offsets);
        T back = root.Solve(root.Product.Wide(u));
        double error = Math.Abs(T.ToDouble((back - u) / u)) / T.ToDouble(T.Epsilon);
        Assert.True(error <= 4 + (4 * offsets.Length), $"u = {u}: {back}, {error} roundoffs");
    }
}
