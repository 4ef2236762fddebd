namespace MirrorFlowProofs.Numerics.Tests;

public sealed class WeightModelTests
{
    public static TheoryData<string> Models => ["diagonal", "matrix"];

    /// <summary>x is a polynomial of degree at most 3 along a line: central differences at two widths give its derivative exactly.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Moves_are_derivatives_and_forces_their_transpose(string name)
    {
        (IWeightModel model, double[] w, double[] v, double[] g) = Sample(name);
        double[] moved = new double[model.Coordinates];
        model.Move(w, v, moved);
        double[] forces = new double[model.Weights];
        model.Forces(w, g, forces);

        Assert.All(moved, (value, i) => Assert.Equal(Derivative(h => Values(model, Along(w, v, h))[i]), value, 1e-12));
        Assert.Equal(moved.Zip(g, (a, b) => a * b).Sum(), forces.Zip(v, (a, b) => a * b).Sum(), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Turns_are_derivatives_of_the_forces(string name)
    {
        (IWeightModel model, double[] w, double[] v, double[] g) = Sample(name);
        double[] turned = new double[model.Weights];
        model.Turn(w, g, v, turned);

        Assert.All(turned, (value, k) => Assert.Equal(
            Derivative(h =>
            {
                double[] forces = new double[model.Weights];
                model.Forces(Along(w, v, h), g, forces);
                return forces[k];
            }),
            value,
            1e-12));
    }

    [Fact]
    public void X_is_the_product_of_the_factors()
    {
        // (1 2; 3 4) (1 0 2; -1 1 0)
        double[] x = Values(new MatrixFactors(2, 2, 3), [1, 2, 3, 4, 1, 0, 2, -1, 1, 0]);

        Assert.Equal([-1, 2, 2, -1, 4, 6], x);
    }

    private static (IWeightModel Model, double[] Weights, double[] Direction, double[] Gradient) Sample(string name)
    {
        IWeightModel model = name == "matrix" ? new MatrixFactors(2, 3, 4) : new DiagonalWeights(3, 4);
        var random = new Random(5);
        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() - 0.5)];
        return (model, Draw(model.Weights), Draw(model.Weights), Draw(model.Coordinates));
    }

    private static double Derivative(Func<double, double> f) => ((8 * (f(0.5) - f(-0.5))) - (f(1) - f(-1))) / 6;

    private static double[] Along(double[] w, double[] v, double h) => [.. w.Zip(v, (a, b) => a + (h * b))];

    private static double[] Values(IWeightModel model, double[] w)
    {
        double[] x = new double[model.Coordinates];
        model.Values(w, x);
        return x;
    }
}
