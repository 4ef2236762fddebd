using CsCheck;

namespace MirrorFlowProofs.Numerics.Tests;

public sealed class LossTests
{
    [Fact]
    public void The_gradient_is_the_derivative_of_the_value() => Gen.Select(
        Gen.Int[0, 3], Gen.Double[-4, 4].Array[2], Gen.Double[-3, 3].Array[2]).Sample((kind, x, b) =>
    {
        DoubleDouble[] right = [b[0], b[1]];
        ILoss<DoubleDouble> loss = kind switch
        {
            0 => new QuadraticLoss<DoubleDouble>(right),
            1 => new LinearLoss<DoubleDouble>(right),
            2 => new LogisticLoss<DoubleDouble>(right),
            _ => new LeastSquaresLoss<DoubleDouble>([[1, 2], [b[0], b[1]]], right),
        };
        var gradient = new DoubleDouble[2];
        loss.Gradient([x[0], x[1]], gradient);
        DoubleDouble h = 1e-8;
        DoubleDouble difference = (loss.Value([x[0] + h, x[1]]) - loss.Value([x[0] - h, x[1]])) / (2 * h);
        Assert.Equal(0, (gradient[0] - difference).High, 1e-13);
    });

    [Theory]
    [InlineData(1000, 0, -0.0)]
    [InlineData(-1000, 1000, -1)]
    [InlineData(50, 1.9287498479639178e-22, -1.9287498479639178e-22)]
    public void The_logistic_loss_neither_overflows_nor_cancels(double x, double value, double slope)
    {
        var loss = new LogisticLoss<Float64>([1.0]);
        var gradient = new Float64[1];
        loss.Gradient([x], gradient);
        Assert.Equal(value, loss.Value([x]).Value, Math.Abs(value) * 1e-15);
        Assert.Equal(slope, gradient[0].Value, (Math.Abs(slope) * 1e-15) + 1e-300);
        Assert.True(gradient[0].Value < 0);
    }

    [Fact]
    public void Least_squares_is_separable_exactly_for_orthogonal_columns()
    {
        var orthogonal = new LeastSquaresLoss<Float64>([[1.0, 1.0], [1.0, -1.0]], [1.0, 2.0]);
        Assert.True(orthogonal.IsSeparable);
        Float64[] x = [0.5, -2.0];
        var whole = new Float64[2];
        var part = new Float64[1];
        orthogonal.Gradient(x, whole);
        orthogonal.Restrict(1).Gradient([x[1]], part);
        Assert.Equal(whole[1], part[0]);
        var coupled = new LeastSquaresLoss<Float64>([[1.0, 1.0]], [1.0]);
        Assert.Equal(
            "The loss couples its coordinates: the columns of A are not orthogonal.",
            Assert.Throws<InvalidOperationException>(() => coupled.Restrict(0)).Message);
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        Assert.Equal(
            "A has 1 rows but b has 2 entries. (Parameter 'b')",
            Assert.Throws<ArgumentException>(() => new LeastSquaresLoss<Float64>([[1.0]], [1.0, 2.0])).Message);
        Assert.Equal(
            "A needs at least one row, and rows of one length. (Parameter 'rows')",
            Assert.Throws<ArgumentException>(() => new LeastSquaresLoss<Float64>([[1.0], []], [1.0, 2.0])).Message);
        Assert.Equal(
            "A loss needs at least one coordinate. (Parameter 'parameters')",
            Assert.Throws<ArgumentException>(() => new QuadraticLoss<Float64>([])).Message);
    }
}
