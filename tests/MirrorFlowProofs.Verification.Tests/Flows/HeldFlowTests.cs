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

    // G_1 passes 0 and is held where it balances the decay, G_0 moves.
    private static readonly ExactFlow Decaying = new(
        new Rational(9, 8), new ExactLeastSquares([[1, Weak], [0, new(3, 2)]], [new(3, 2), new(1, 2)]), [[2], [new(1, 2)]], new(3, 10), Rational.Pow(10, -12))
    {
        Alpha = new(1, 2),
    };

    // q = 1 + 1/(2 L - 1), where the time without decay is the time.
    private static readonly ExactFlow InOneTime = new(
        new Rational(6, 5), new ExactLeastSquares([[1, Weak], [0, 1]], [2, new(1, 4)]), [[1, 1, 1], [new(1, 2), 1, new(3, 4)]], new(3, 10), Rational.Pow(10, -12))
    {
        Alpha = new(1, 4),
    };

    public static TheoryData<string> Flows => ["held", "turning", "decaying", "in one time"];

    [Theory]
    [MemberData(nameof(Flows))]
    public void A_gradient_held_near_zero_is_followed_in_few_steps(string which)
    {
        var flow = which switch { "held" => Held, "turning" => Turning, "decaying" => Decaying, _ => InOneTime };
        var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
        var run = SteepestFlow.Run(flow with { Tolerance = Rational.Pow(10, -17) });

        Assert.Null(enclosed.Stopped);
        Assert.Equal(FlowStatus.Completed, run.Status);
        Assert.True(enclosed.Steps < 1000, $"{enclosed.Steps} steps");
        Assert.All(enclosed.Weights.Zip(run.Weights).SelectMany(pair => pair.First.Zip(pair.Second)), pair =>
            Assert.True(pair.First.Width < 1e-9 && pair.Second.High >= pair.First.Lower && pair.Second.High <= pair.First.Upper, $"{pair}"));
        Assert.True(enclosed.BalanceDrift.Value is { } drift && drift.Contains(0) && drift.Width < 1e-8, $"{enclosed.BalanceDrift}");

        // The clock adds up s(G): before the pieces begin the width of a small G is magnified in it.
        Assert.True(!flow.Alpha.IsZero || enclosed.MirrorResidual.Value is { } residual && residual.Contains(0) && residual.Width < 1e-6, $"{enclosed.MirrorResidual}");
    }

    [Theory]
    [InlineData("decaying")]
    [InlineData("in one time")]
    public void A_flow_with_decay_has_none_in_another_time(string which)
    {
        // W = exp(alpha t) w moves in tau as w does without decay under the gradient H X + g phi: differences of w over a short time.
        var flow = which == "decaying" ? Decaying : InOneTime;
        const double Origin = 0.25;
        const double Step = 1e-5;
        var time = new UndecayedTime(flow).From(Origin);
        var tau = time.Of(Origin + Step);
        var at = time.Time(tau.Middle);
        Assert.True(Math.Abs(at.Middle - Origin - Step) < 1e-15 && at.Width < 1e-15, $"{at}");
        Assert.True(time.Of(Origin).Contains(0) && time.Of(Origin).Width < 1e-15);

        var (curvature, constant) = flow.Loss.AffineGradient!.Value;
        DoubleDouble[][] From(double t) => [.. SteepestFlow.Run(flow with { EndTime = Rounding.ToRational(t), Tolerance = Rational.Pow(10, -20) }).Weights.Select(row => row.ToArray())];
        var (before, after) = (From(Origin), From(Origin + Step));
        var x = before.Select(row => row.Aggregate(DoubleDouble.One, (a, b) => a * b).High * Math.Pow(time.Weight(Origin).Middle, row.Length)).ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            double gamma = (Number(constant[i]) * time.At(0).Value.Middle) + x.Select((value, j) => Number(curvature[i][j]) * value).Sum();
            for (int j = 0; j < before[i].Length; j++)
            {
                double Of(DoubleDouble[][] w, double t) => w[i][j].High * time.Weight(t).Middle;
                double others = before[i].Where((_, k) => k != j).Aggregate(1.0, (a, b) => a * b.High * time.Weight(Origin).Middle);
                double speed = -Signed(gamma) * Signed(others);
                Assert.Equal(speed, (Of(after, Origin + Step) - Of(before, Origin)) / tau.Middle, Math.Abs(speed) * 2e-2);
            }
        }

        double Signed(double value) => Math.Sign(value) * Math.Pow(Math.Abs(value), Number(flow.Q - 1));
        static double Number(Rational value) => Rounding.Nearest(value.Numerator, value.Denominator);
    }

    /// <summary>Also just behind the origin, where tau has many more digits than the time.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1e-10)]
    public void The_last_tau_is_found_at_once(double elapsed)
    {
        foreach (var flow in new[] { Held, Decaying, InOneTime })
        {
            var time = new UndecayedTime(flow).From(1.0 / 3);
            double end = (1.0 / 3) + elapsed;
            var last = time.Time(time.Last(end));
            Assert.True(last.Upper <= end && end - last.Lower < 4e-15, $"{last} and {end}");
        }
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
            split, curves, new RationalPower<Interval>(Turning.Q - 1), [.. Turning.Weights.Select(Product)], [], new UndecayedTime(Turning).Over(0, length), length)!;
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
