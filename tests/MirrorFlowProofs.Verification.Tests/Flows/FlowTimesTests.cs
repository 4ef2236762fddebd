using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Symbolic.Parsing;
using MirrorFlowProofs.Verification.Evaluation;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

public sealed class FlowTimesTests
{
    private static readonly Dictionary<Symbol, Rational> NoValues = [];

    /// <summary>Times with a closed form.</summary>
    [Theory]
    // theory.md section 6: the range of R' at q = 2, all offsets 1.
    [InlineData("2", "0 1 1", "linear", "1", "inf", "2*arctan(1)")]
    [InlineData("2", "0 1 1 1", "linear", "1", "inf", "1")]
    [InlineData("2", "1/2 1/2 1/2", "linear", "1", "inf", "2")]
    // Section 8: escape from balanced weights, (X^(1-m) - x0^(1-m))/(L (1-m)), or ln(X/x0)/L.
    [InlineData("2", "1e-3 1e-3 1e-3", "linear", "1", "1", "999")]
    [InlineData("2", "1e-6 1e-6", "linear", "2", "3/2", "log(3/2*1e12)/4")]
    [InlineData("1", "1e-3 1e-3 1e-3", "linear", "7", "8", "2 - 1/1000")]
    [InlineData("6/5", "1/2 1/2 1/2", "linear", "1", "2", "5/3*(2^(1/5) - (1/8)^(1/5))")]
    // One weight: x' = -|x - b|^(q-1), so |x0 - b|^(2-q)/(2-q), through 0 or not; x' = 1/(1 + exp(x)).
    [InlineData("3/2", "-1", "quad", "2", "2", "2*sqrt(3)")]
    [InlineData("7/4", "1/3", "quad", "0", "0", "4*(1/3)^(1/4)")]
    [InlineData("2", "-1", "logistic", "1", "2", "3 + exp(2) - exp(-1)")]
    // Two equal weights and b = 0: w' = -w^(3(q-1)).
    [InlineData("5/4", "1/2 1/2", "quad", "0", "0", "4*(1/2)^(1/4)")]
    // q = 1: the change of u, with u (u + 1/2) = |x|, through 0 from -1/2.
    [InlineData("1", "-1/2 1", "quad", "3", "3", "(-1/2 + sqrt(1/4 + 12))/2 + 1/2")]
    public void A_time_with_a_closed_form_is_enclosed(string q, string weights, string loss, string b, string x, string exact)
    {
        var time = FlowTimes.To(Flow(q, weights, loss, b), 0, x == "inf" ? null : Rational.Parse(x), TestContext.Current.CancellationToken);

        var value = EnclosureEvaluator.Evaluate(Parser.Parse(exact, new Dictionary<string, Symbol>()), NoValues, 128);
        Assert.True(Contains(time.Time!.Value, value.Lower!.Value, value.Upper!.Value), $"{value} is not in {time}");
        Assert.True(time.Time.Value.Width < 1e-12 * time.Time.Value.Upper, $"{time}");
    }

    [Theory]
    [InlineData("6/5", "1/3 1 1 2", "5")]
    [InlineData("3/2", "-1/3 1 1 2", "4")]
    [InlineData("7/4", "1/100 1/100 1", "3")]
    [InlineData("2", "0 1/3 3", "20")]
    [InlineData("4/3", "1e-6 1e-6 1e-6 1e-6", "1")]
    public void Under_a_constant_gradient_it_is_the_change_of_the_mirror_map(string q, string weights, string x)
    {
        var flow = Flow(q, weights, "linear", "1");
        var time = FlowTimes.To(flow, 0, Rational.Parse(x), TestContext.Current.CancellationToken).Time!.Value;

        // The exact side: rational arithmetic on the integral of P^(1/q-1).
        Rational[] sizes = [.. flow.Weights[0].Select(Rational.Abs).Order()];
        var start = flow.Weights[0].Aggregate(Rational.One, (product, w) => product * w);
        var (from, to) = (Map(start), Map(Rational.Parse(x)));
        Assert.True(Contains(time, to.Lower - from.Upper, to.Upper - from.Lower), $"{time}");
        Assert.True(time.Width < 1e-11 * time.Upper, $"{time}");

        Enclosure Map(Rational at)
        {
            var offsets = sizes.Select(size => Power.Of(size, flow.Q) - Power.Of(sizes[0], flow.Q));
            var lambdas = offsets.Select(o => EnclosureEvaluator.Evaluate(o, NoValues, 200));
            var maps = new[] { lambdas.Select(l => l.Lower!.Value), lambdas.Select(l => l.Upper!.Value) }
                .Select(o => new MirrorEnclosure(flow.Q, [.. o]).Evaluate(at, 25, TestContext.Current.CancellationToken).Gradient!).ToList();
            return new(Rational.Min(maps[0].Lower, maps[1].Lower), maps.Max(m => m.Upper));
        }
    }

    [Fact]
    public void Arrival_at_the_minimum_agrees_with_the_integrated_flow_and_keeps_its_bound()
    {
        var flow = Flow("3/2", "-3/10 4/5", "quad", "1") with { EndTime = 3 };
        var times = FlowTimes.Of(flow, TestContext.Current.CancellationToken);

        Assert.Equal([FlowTimeKind.PassesZero, FlowTimeKind.ArrivesAtMinimum], times.Select(t => t.Kind));
        var arrival = times[1];
        Assert.InRange(SteepestFlow.Run(flow).Events.Single(e => e.Kind == FlowEventKind.ZeroGradient).Time.High, arrival.Time!.Value.Lower - 1e-9, arrival.Time.Value.Upper + 1e-9);
        Assert.True(arrival.Time.Value < arrival.Bound!.Value);
    }

    [Theory]
    [InlineData("6/5", "1/5 1", "3")]
    [InlineData("3/2", "1/5 1 1/2", "-2")]
    [InlineData("19/10", "1/5 1", "1/2")]
    [InlineData("1", "1/5 1 2 3", "3")]
    public void The_bound_of_the_inequality_holds(string q, string weights, string b)
    {
        var arrival = FlowTimes.Of(Flow(q, weights, "quad", b), TestContext.Current.CancellationToken)[^1];

        Assert.Equal(FlowTimeKind.ArrivesAtMinimum, arrival.Kind);
        Assert.True(arrival.Time!.Value < arrival.Bound!.Value, $"{arrival}");
    }

    [Fact]
    public void For_one_weight_the_bound_is_the_time()
    {
        var arrival = FlowTimes.Of(Flow("3/2", "1/3", "quad", "2"), TestContext.Current.CancellationToken).Single();

        Assert.True(arrival.Bound!.Value.Lower < arrival.Time!.Value.Upper && arrival.Time.Value.Lower < arrival.Bound.Value.Upper);
    }

    [Theory]
    [InlineData("2", "3/10 4/5", "quad", "1", "1", "never: x tends to the minimum as t grows without bound")]
    [InlineData("3/2", "3/10 4/5", "quad", "1", "2", "never: x comes to rest at 1 before")]
    [InlineData("3/2", "3/10 4/5", "quad", "1", "1/10", "never: x moves the other way")]
    [InlineData("3/2", "3/10 4/5", "quad", "1", "inf", "never: x does not pass 1")]
    [InlineData("3/2", "1 1", "quad", "1", "2", "never: the gradient is 0 at the start")]
    [InlineData("3/2", "0 0 1", "quad", "1", "1/2", "not determined: the start is a saddle, and the flow may rest there")]
    [InlineData("3/2", "-1 1", "quad", "1", "1/2", "not determined: x arrives at the saddle 0 before, and may rest there")]
    [InlineData("3/2", "-1 1 1", "quad", "1", "0", "never: x tends to 0 as t grows without bound")]
    [InlineData("4/3", "1 1", "quad", "0", "0", "never: x tends to the minimum as t grows without bound")]
    [InlineData("2", "1 1", "linear", "1", "inf", "never: R' is not bounded, m <= 1, and x grows without bound as t does")]
    [InlineData("2", "1 1 1", "logistic", "1", "inf", "never: the gradient falls as x grows")]
    [InlineData("101/100", "1 2", "quad", "1", "1", FlowTimesNote)]
    public void A_time_that_is_never_or_not_determined_says_why(string q, string weights, string loss, string b, string x, string why)
    {
        var time = FlowTimes.To(Flow(q, weights, loss, b), 0, x == "inf" ? null : Rational.Parse(x), TestContext.Current.CancellationToken);

        Assert.Equal((null, why), (time.Time, time.Note));
    }

    [Fact]
    public void Coupled_coordinates_and_decay_have_no_times()
    {
        var coupled = new ExactFlow(2, new ExactLeastSquares([[1, 1]], [1]), [[1, 2], [1, 2]], 1, Rational.Pow(10, -12));
        var decaying = Flow("3/2", "1 2", "quad", "1") with { Alpha = 1 };

        Assert.Empty(FlowTimes.Of(coupled, TestContext.Current.CancellationToken));
        Assert.Empty(FlowTimes.Of(decaying, TestContext.Current.CancellationToken));
        Assert.Equal(FlowTimesNote, FlowTimes.To(coupled, 1, 1, TestContext.Current.CancellationToken).Note);
    }

    private const string FlowTimesNote = "times are enclosed for a coordinate by itself, without decay, and for q with a denominator up to 32";

    private static bool Contains(Interval interval, Rational lower, Rational upper) =>
        Rounding.ToRational(interval.Lower) <= upper && lower <= Rounding.ToRational(interval.Upper);

    private static ExactFlow Flow(string q, string weights, string loss, string b) => new(
        Rational.Parse(q),
        loss switch
        {
            "linear" => new ExactLinear([Rational.Parse(b)]),
            "quad" => new ExactQuadratic([Rational.Parse(b)]),
            _ => new ExactLogistic([Rational.Parse(b)]),
        },
        [[.. weights.Split(' ').Select(Rational.Parse)]],
        1,
        Rational.Pow(10, -12));
}
