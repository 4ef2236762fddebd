using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

/// <summary>Enclosures of flows in which a gradient is held near 0 while others move: a step of Taylor's method would be bound by the rate at which it is drawn there.</summary>
public sealed class HeldFlowTests
{
    private static readonly Rational Weak = new(1, 64);

    // G_0 is drawn to 0 at a rate of some 40,000.
    private static readonly ExactFlow Held = new(
        new Rational(5, 4), new ExactLeastSquares([[1, Weak], [0, 1]], [new(3, 4), 2]), [[new(1, 2)], [new(1, 8)]], 1, Rational.Pow(10, -12));

    // x_1 moves G_0 ever faster, x_2 the other way, so that s(G_0) changes its sign while G_0 is held.
    private static readonly ExactFlow Turning = new(
        new Rational(5, 4),
        new ExactLeastSquares([[1, Weak, Weak], [0, 1, 0], [0, 0, 1]], [new(3, 4), 2, 1]),
        [[new(1, 2)], [new(1, 4), new(1, 4)], [new(5, 2)]],
        1,
        Rational.Pow(10, -12));

    public static TheoryData<string> Flows => ["held", "turning"];

    [Theory]
    [MemberData(nameof(Flows))]
    public void A_gradient_held_near_zero_is_followed_in_few_steps(string which)
    {
        var flow = which == "held" ? Held : Turning;
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
        var run = SteepestFlow.Run(flow with { Tolerance = Rational.Pow(10, -17) });

        Assert.Null(enclosed.Stopped);
        Assert.Equal(FlowStatus.Completed, run.Status);
        Assert.True(enclosed.Steps < 1000, $"{enclosed.Steps} steps");
        Assert.All(enclosed.Weights.Zip(run.Weights).SelectMany(pair => pair.First.Zip(pair.Second)), pair =>
            Assert.True(pair.First.Width < 1e-9 && pair.Second.High >= pair.First.Lower && pair.Second.High <= pair.First.Upper, $"{pair}"));
        Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0) && drift.Width < 1e-8, $"{enclosed.BalanceDrift}");

        // The clock adds up s(G): before the pieces begin the width of a small G is magnified in it.
        Assert.True(enclosed.MirrorResidual.Value is { } residual && residual.Contains(0) && residual.Width < 1e-6, $"{enclosed.MirrorResidual}");
    }

    [Theory]
    [InlineData(1e-2)]
    [InlineData(1e-4)]
    public void The_flow_is_no_farther_from_a_straight_line_than_is_said(double length)
    {
        // From the start on, no gradient held; then with G_0 bounded as held.
        var (curvature, constant) = Turning.Loss.AffineGradient!.Value;
        BalanceCurve[] curves = [.. Turning.Weights.Select(row => new BalanceCurve(Turning.Q, row))];
        var split = HeldSplit.Of(curvature, constant, [])!;
        var piece = HeldPiece.Straight(
            split, curves, new RationalPower<Interval>(Turning.Q - 1), [.. Turning.Weights.Select(Product)], [], length)!;
        var run = SteepestFlow.Run(Turning with { EndTime = Rounding.ToRational(length), Tolerance = Rational.Pow(10, -17) });

        foreach (int[] held in new int[][] { [], [0], [1, 2], [0, 1, 2] })
        {
            var bounds = new HeldBounds(Turning.Q, HeldSplit.Of(curvature, constant, held)!, curves);
            var errors = bounds.After(piece, length, 1e-15, 1e-15);
            Assert.NotNull(errors);
            var distances = bounds.Distances(errors.EndMoving, errors.EndHeld);
            for (int i = 0; i < distances.Length; i++)
            {
                var x = run.Weights[i].Aggregate(DoubleDouble.One, (product, w) => product * w).High;
                var apart = Interval.Abs(piece.End[i] - x);
                Assert.True(apart.Lower <= distances[i].Upper, $"x[{i}] is {apart} away, and not {distances[i]}");
                Assert.True(distances[i].Upper < 10 * length * length + 1e-6 || held.Length > 0, $"{distances[i]}");
            }
        }
    }

    [Theory]
    [InlineData("-1/3", "0 0")]
    [InlineData("2", "1/5 3")]
    [InlineData("1/1000000", "1/5 3 3")]
    public void The_curve_of_a_coordinate_has_the_metric_of_its_weights(string size, string others)
    {
        // x = s w_2 ... w_L with |w_j|^q = u + lam_j: the product of the sizes is |x|, and sum |d_j|^q is a(x).
        Rational[] weights = [.. others.Split(' ').Select(Rational.Parse), Rational.Parse("1/7")];
        var q = new Rational(4, 3);
        var curve = new BalanceCurve(q, [.. weights.Select(w => w + 1)]);
        var x = Interval.Abs(Number(Rational.Parse(size)));
        var u = curve.U(x);
        var sizes = curve.Sizes(u);
        var product = sizes.Aggregate(Interval.One, (all, w) => all * w);
        var power = new RationalPower<Interval>(q);
        var metric = sizes.Select((_, j) => power.Evaluate(sizes.Where((_, k) => k != j).Aggregate(Interval.One, (all, w) => all * w)))
            .Aggregate(Interval.Zero, (sum, term) => sum + term);

        Assert.True(product.Contains(x) && product.Width < 1e-13 * x.Middle, $"{product} and {x}");
        Assert.True(!(metric < curve.InverseMetric(u)) && !(metric > curve.InverseMetric(u)) && metric.Width < 1e-12 * metric.Middle);

        // The slope, by differences, up to their third order.
        var (near, far) = (curve.At(x.Middle * 0.99).A, curve.At(x.Middle * 1.01).A);
        Assert.Equal(1, curve.Slope(x, u).Middle * 0.02 * x.Middle / (far - near), 1e-3);

        static Interval Number(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
    }

    private static double Product(IReadOnlyList<Rational> row)
    {
        var x = row.Aggregate(Rational.One, (product, w) => product * w);
        return Rounding.Nearest(x.Numerator, x.Denominator);
    }
}
