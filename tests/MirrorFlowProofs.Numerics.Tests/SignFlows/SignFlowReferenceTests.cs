using CsCheck;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>Sign flows against methods that know nothing of events.</summary>
public sealed class SignFlowReferenceTests
{
    // Of random problems; with MIRRORFLOW_FULL=1 ten thousand.
    private static readonly int Draws = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 10_000 : 40;

    // Explicit Euler steps as a sign optimizer takes them; they jitter about G = 0 by a step.
    [Theory]
    [InlineData("0", "1/2")]
    [InlineData("0", "7/5")]
    [InlineData("1/2", "7/5")]
    [InlineData("4/5", "3")]
    public void Small_steps_converge_to_it_at_order_one(string alpha, string end)
    {
        FlowProblem<DoubleDouble> problem = SignProblem.LeastSquares(
            "1 1/2 -1/3; 1/4 1 1/2; 0 -1/2 1; 1/2 1/3 1/5", "1 2 -1 1/2",
            "3/10 -4/5; 1/2 1/5 9/10; -1/10 1/4 3/4", end, alpha);
        SignFlowResult result = SignProblem.Run(problem);
        Assert.Contains(result.Events, e => e.Kind == SignEventKind.SlidingBegan);

        double[] steps = [1e-3, 1e-4, 1e-5];
        double[] errors = [.. steps.Select(step => Distance(result.State.Weights, Euler(problem, step)))];
        Assert.All(errors.Zip(steps), pair => Assert.InRange(pair.First / pair.Second, 0, 12));
        Assert.True(errors[2] < errors[0] / 20, string.Join(", ", errors));
    }

    [Fact]
    public void With_decay_the_limit_is_the_minimiser_in_the_box()
    {
        RandomSignFlow.Of(Gen.Double[0.5, 1.6]).Where(RandomSignFlow.IsRegular).Draw(
            problem =>
            {
                SignFlowResult result = SignProblem.Run(problem, toRest: true);
                Assert.Equal(SignFlowStatus.AtLimit, result.Status);
                double bound = Math.Pow(problem.Alpha.High, -problem.Weights[0].Length);
                double[] x = BoxMinimiser((IQuadraticLoss<DoubleDouble>)problem.Loss, bound);
                Assert.All(x.Zip(result.State.X), pair => Assert.Equal(pair.First, pair.Second.High, 1e-9 * Math.Max(1, bound)));
            },
            Draws);
    }

    [Fact]
    public void Without_decay_the_rest_is_the_least_squares_solution()
    {
        RandomSignFlow.Of(Gen.Const(0.0)).Where(RandomSignFlow.IsRegular).Draw(
            problem =>
            {
                SignFlowResult result = SignProblem.Run(problem, toRest: true);
                Assert.Equal(SignFlowStatus.AtRest, result.Status);
                var loss = (IQuadraticLoss<DoubleDouble>)problem.Loss;
                double[] x = Solve(loss, [.. Enumerable.Range(0, loss.Dimension)], new double[loss.Dimension]);
                Assert.All(x.Zip(result.State.X), pair => Assert.Equal(pair.First, pair.Second.High, 1e-8 * Math.Max(1, x.Max(Math.Abs))));
            },
            Draws);
    }

    /// <summary>With MIRRORFLOW_FULL=1 the size of the regression in the paper, 300 coordinates and 100 samples.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    public void A_sparse_regression_with_fewer_samples_than_coordinates_comes_to_rest(double alpha)
    {
        int scale = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1" ? 20 : 2;
        (int coordinates, int samples) = (15 * scale, 5 * scale);
        var normal = new MathNet.Numerics.Distributions.Normal(0, 1, new MathNet.Numerics.Random.MersenneTwister(11));
        double[][] rows = [.. Enumerable.Range(0, samples).Select(_ => Enumerable.Range(0, coordinates).Select(_ => normal.Sample()).ToArray())];
        double[] truth = [.. Enumerable.Range(0, coordinates).Select(i => i % 10 == 0 ? normal.Sample() : 0)];
        var loss = new LeastSquaresLoss<DoubleDouble>(
            [.. rows.Select(row => row.Select(a => (DoubleDouble)a).ToArray())],
            [.. rows.Select(row => (DoubleDouble)row.Zip(truth, (a, x) => a * x).Sum())]);
        DoubleDouble[][] weights =
            [.. Enumerable.Range(0, coordinates).Select(_ => Enumerable.Range(0, 3).Select(_ => (DoubleDouble)(0.1 * normal.Sample())).ToArray())];

        SignFlowResult result = SignProblem.Run(new FlowProblem<DoubleDouble>(1, loss, weights, 1) { Alpha = alpha }, toRest: true);

        Assert.Equal(alpha == 0 ? SignFlowStatus.AtRest : SignFlowStatus.AtLimit, result.Status);
        Assert.InRange(loss.Value([.. result.State.X]).High, 0, 1e-45);
        Assert.Contains(result.Branchings, b => b.Kind == SignEventKind.ControlsFree && b.Coordinates.Count == coordinates - samples);
    }

    private static double[][] Euler(FlowProblem<DoubleDouble> problem, double step)
    {
        double[][] w = [.. problem.Weights.Select(row => row.Select(value => value.High).ToArray())];
        var loss = (IQuadraticLoss<DoubleDouble>)problem.Loss;
        int n = w.Length;
        var constant = new DoubleDouble[n];
        loss.Gradient(new DoubleDouble[n], constant);
        double[][] curvature = [.. Enumerable.Range(0, n).Select(i => Enumerable.Range(0, n).Select(j => loss.Curvature(i, j).High).ToArray())];
        var x = new double[n];
        for (long k = (long)Math.Round(problem.EndTime.High / step); k > 0; k--)
        {
            for (int i = 0; i < n; i++)
            {
                x[i] = 1;
                foreach (double value in w[i])
                {
                    x[i] *= value;
                }
            }

            for (int i = 0; i < n; i++)
            {
                double gradient = constant[i].High;
                for (int j = 0; j < n; j++)
                {
                    gradient += curvature[i][j] * x[j];
                }

                int sign = Math.Sign(gradient) * Math.Sign(x[i]);
                for (int j = 0; j < w[i].Length; j++)
                {
                    w[i][j] -= step * ((sign * Math.Sign(w[i][j])) + (problem.Alpha.High * w[i][j]));
                }
            }
        }

        return w;
    }

    private static double Distance(IReadOnlyList<DoubleDouble[]> exact, double[][] approximate) =>
        exact.Zip(approximate).SelectMany(rows => rows.First.Zip(rows.Second)).Max(pair => Math.Abs(pair.First.High - pair.Second));

    // min f over |x_i| <= bound: the active set that meets the optimality conditions, by trying all.
    private static double[] BoxMinimiser(IQuadraticLoss<DoubleDouble> loss, double bound)
    {
        int n = loss.Dimension;
        double[]? best = null;
        double least = double.PositiveInfinity;
        for (int code = 0; code < Math.Pow(3, n); code++)
        {
            int[] state = [.. Enumerable.Range(0, n).Select(i => code / (int)Math.Pow(3, i) % 3)];
            double[] x = Solve(loss, [.. Enumerable.Range(0, n).Where(i => state[i] == 0)], [.. state.Select(s => s == 0 ? 0 : s == 1 ? bound : -bound)]);
            if (x.All(value => Math.Abs(value) <= bound * (1 + 1e-9)))
            {
                double value = loss.Value([.. x.Select(entry => (DoubleDouble)entry)]).High;
                (best, least) = value < least ? (x, value) : (best, least);
            }
        }

        return best!;
    }

    // G_i = 0 for the free coordinates, the others as given.
    private static double[] Solve(IQuadraticLoss<DoubleDouble> loss, int[] free, double[] given)
    {
        var x = (double[])given.Clone();
        if (free.Length == 0)
        {
            return x;
        }

        var gradient = new DoubleDouble[x.Length];
        loss.Gradient([.. x.Select(entry => (DoubleDouble)entry)], gradient);
        var matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(
            free.Length, free.Length, (i, j) => loss.Curvature(free[i], free[j]).High);
        var right = MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(free.Length, i => -gradient[free[i]].High);
        double[] solution = [.. matrix.Solve(right)];
        for (int i = 0; i < free.Length; i++)
        {
            x[free[i]] = solution[i];
        }

        return x;
    }
}
