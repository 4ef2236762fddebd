using CsCheck;

namespace MirrorFlowProofs.Numerics.Tests;

/// <summary>What holds along every sign flow, looked at inside every leg.</summary>
public sealed class SignFlowInvariantTests
{
    private const int Samples = 40;
    private const int Units = 4;

    private static readonly double[] Fractions = [0, 0.1, 0.37, 0.8, 1];

    [Fact]
    public void Without_decay_the_loss_falls_and_balance_and_mirror_identity_hold() => RandomSignFlow.Of(Gen.Const(0.0)).Where(RandomSignFlow.IsOnePiece).Draw(
        problem =>
        {
            double last = double.PositiveInfinity;
            SignFlowResult result = SignProblem.Run(problem with { EndTime = 50 }, follow: leg =>
            {
                foreach (SignFlowState state in Sample(leg))
                {
                    IsFilippov(problem, state);
                    double loss = problem.Loss.Value([.. state.X]).High;
                    Assert.InRange(loss, 0, last + 1e-13);
                    last = loss;
                    for (int i = 0; i < state.X.Count; i++)
                    {
                        Assert.InRange(Imbalance(problem.Weights[i], state.Weights[i], 1), 0, 1e-27);
                    }
                }
            });
            Assert.Contains(result.Status, new[] { SignFlowStatus.AtRest, SignFlowStatus.Completed });
            Assert.All(result.State.Weights.Zip(problem.Weights, result.Clock!), entry => MirrorIdentity(entry.First, entry.Second, entry.Third));
        },
        Samples);

    [Fact]
    public void The_clock_is_the_integral_of_the_controls() => RandomSignFlow.Of(Gen.Const(0.0)).Where(RandomSignFlow.IsOnePiece).Draw(
        problem =>
        {
            var rule = new MathNet.Numerics.Integration.GaussLegendreRule(-1, 1, 20);
            var integral = new double[problem.Weights.Count];
            SignFlowResult result = SignProblem.Run(problem, follow: leg =>
            {
                DoubleDouble half = (leg.End - leg.Start) * 0.5;
                for (int node = 0; node < rule.Order; node++)
                {
                    SignFlowState state = leg.At(leg.Start + (half * (1 + rule.GetAbscissa(node))));
                    for (int i = 0; i < integral.Length; i++)
                    {
                        integral[i] += rule.GetWeight(node) * (half * state.Control[i]).High;
                    }
                }
            });

            // Controls of coordinates that slide off a saddle, or nearly so, are not smooth there.
            bool smooth = result.Branchings.Count == 0 && problem.Weights.All(row => row.Select(w => Math.Abs(w.High)).Order().Take(2).Last() > 0.05);
            Assert.All(integral.Zip(result.Clock!), pair => Assert.Equal(-pair.Second.High, pair.First, smooth ? 1e-5 : 1e-2));
        },
        Samples);

    [Fact]
    public void With_decay_the_controls_are_those_of_the_gradients_and_the_imbalance_decays() => RandomSignFlow.Of(Gen.Double[0.05, 2]).Where(RandomSignFlow.IsOnePiece).Draw(
        problem => SignProblem.Run(problem, follow: leg =>
        {
            foreach (SignFlowState state in Sample(leg))
            {
                IsFilippov(problem, state);
                for (int i = 0; i < state.X.Count; i++)
                {
                    DoubleDouble factor = DoubleDouble.Exp(-(problem.Alpha * state.Time));
                    Assert.InRange(Imbalance(problem.Weights[i], state.Weights[i], factor), 0, 1e-27);
                }
            }
        }),
        Samples);

    [Fact]
    public void Velocities_are_controls_times_unit_vectors_less_decay() => RandomSignFlow.Of(Gen.Double[0, 1]).Where(RandomSignFlow.IsOnePiece).Draw(
        problem => SignProblem.Run(problem, follow: leg =>
        {
            // Central differences in twice double precision, inside a leg.
            double length = (leg.End - leg.Start).High;
            DoubleDouble middle = leg.Start + (length / 2);
            double step = 1e-8 * length;
            if (!(length > 1e-6))
            {
                return;
            }

            (SignFlowState before, SignFlowState at, SignFlowState after) = (leg.At(middle - step), leg.At(middle), leg.At(middle + step));
            for (int i = 0; i < at.X.Count; i++)
            {
                int sign = at.Weights[i].Aggregate(1, (product, w) => w < DoubleDouble.Zero ? -product : product);
                for (int j = 0; j < at.Weights[i].Length; j++)
                {
                    double velocity = ((after.Weights[i][j] - before.Weights[i][j]) / (2 * step)).High;
                    double unit = at.Weights[i][j].High < 0 ? -sign : sign;
                    double expected = (at.Control[i].High * unit) - (problem.Alpha * at.Weights[i][j]).High;
                    Assert.Equal(expected, velocity, 1e-6);
                }
            }
        }),
        Samples);

    private static IEnumerable<SignFlowState> Sample(SignFlowLeg leg) =>
        Fractions.Select(part => leg.At(leg.Start + ((leg.End - leg.Start) * part)));

    // c = -sign(G) where G, computed anew from x, is not 0; |c| <= 1 everywhere; x is the product of the weights.
    private static void IsFilippov(FlowProblem<DoubleDouble> problem, SignFlowState state)
    {
        var gradient = new DoubleDouble[state.X.Count];
        problem.Loss.Gradient([.. state.X], gradient);
        for (int i = 0; i < gradient.Length; i++)
        {
            double g = gradient[i].High;
            double c = state.Control[i].High;

            // |x' + alpha L x| <= dx/du, where x is off by some units, which near a saddle are many of dx/du.
            double slope = Slope(state.Weights[i]);
            double rounding = SlopeAt(state.Weights[i], Units * DoubleDouble.ToDouble(DoubleDouble.Epsilon));
            Assert.InRange(Math.Abs(c) * slope, 0, slope + Math.Max(1e-20, rounding));
            Assert.True(Math.Abs(g) < 1e-20 || c == -Math.Sign(g), $"G = {g}, c = {c}");
            Assert.InRange(Math.Abs((Flow.Product(state.Weights[i]) - state.X[i]).High), 0, 1e-26 * Math.Max(1, Math.Abs(state.X[i].High)));
        }
    }

    private static double Slope(DoubleDouble[] weights) =>
        weights.Select((_, j) => Math.Abs(weights.Where((_, l) => l != j).Aggregate(1.0, (product, w) => product * w.High))).Sum();

    // How much dx/du may differ between two x that are e apart. With P(u) = prod (u + lam_l) = |x| it is P'(u), as a function of |x| of the slope P''/P' =
    // (log P')'. P' has real zeros -r_k <= 0 only, as P has (Rolle), so this is sum 1/(u + r_k) and falls: P' is concave in |x|, and its increase
    // over e is at most that from x = 0 on, P'(v) - P'(0) with P(v) = e. There every term is positive.
    private static double SlopeAt(DoubleDouble[] weights, double e)
    {
        double least = weights.Min(w => Math.Abs(w.High));
        double[] coefficients = [1];
        foreach (double offset in weights.Select(w => Math.Abs(w.High) - least))
        {
            coefficients = [.. coefficients.Append(0).Select((c, k) => (offset * c) + (k > 0 ? coefficients[k - 1] : 0))];
        }

        // v by halving, from above: v^L <= P(v) = e.
        var (low, high) = (0.0, Math.Pow(e, 1.0 / weights.Length));
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            double value = coefficients.Select((c, k) => c * Math.Pow(middle, k)).Sum();
            (low, high) = value < e ? (middle, high) : (low, middle);
        }

        return coefficients.Select((c, k) => k < 2 ? 0 : k * c * Math.Pow(high, k - 1)).Sum();
    }

    private static double Imbalance(DoubleDouble[] start, DoubleDouble[] now, DoubleDouble factor)
    {
        double largest = 0;
        for (int j = 1; j < start.Length; j++)
        {
            DoubleDouble then = DoubleDouble.Abs(start[j]) - DoubleDouble.Abs(start[0]);
            largest = Math.Max(largest, Math.Abs((DoubleDouble.Abs(now[j]) - DoubleDouble.Abs(now[0]) - (then * factor)).High));
        }

        return largest;
    }

    // R'(x(t)) - R'(x(0)) = -int s(G) dt, with the mirror map of the offsets from its own root finding.
    private static void MirrorIdentity(DoubleDouble[] end, DoubleDouble[] start, DoubleDouble clock)
    {
        DoubleDouble least = start.Min(DoubleDouble.Abs);
        DoubleDouble[] offsets = [.. start.Select(w => DoubleDouble.Abs(w) - least).Order()];
        var map = new PowerProductCoordinate<DoubleDouble>(offsets, 1);
        DoubleDouble change = map.Dual(Flow.Product(end)) - map.Dual(Flow.Product(start));
        Assert.InRange(Math.Abs((change + clock).High), 0, 1e-13);
    }
}
