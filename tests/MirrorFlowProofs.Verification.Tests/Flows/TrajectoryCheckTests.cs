using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

public sealed class TrajectoryCheckTests
{
    // q = 2, x = w1 w2 balanced, G = -1: w = exp(t)/2, x = exp(2 t)/4, R' = log(x)/2.
    private static readonly ExactFlow Growth = new(2, new ExactLinear([1]), [[new(1, 2), new(1, 2)]], new(1, 3), Rational.Pow(10, -12));

    // The same and a second coordinate at q = 2: x' = -x, one weight.
    private static readonly ExactFlow Two = new(
        2, new ExactQuadratic([0, 0]), [[new(1, 2), new(1, 2)], [3]], 1, Rational.Pow(10, -12));

    [Theory]
    [InlineData("x(t) = exp(2*t)/4", VerdictKind.Enclosed)]
    [InlineData("x(t) = exp(2*t)/4 + 1e-12*t", VerdictKind.Refuted)]
    [InlineData("x(t) = 1/4 + t/2 + t^2/2 + t^3/3", VerdictKind.Refuted)]
    [InlineData("w[1](t) = exp(t)/2", VerdictKind.Enclosed)]
    [InlineData("w[1](t) = -exp(t)/2", VerdictKind.Refuted)]
    [InlineData("x(1/7) = exp(2/7)/4", VerdictKind.Enclosed)]
    [InlineData("x(0) = 1/4", VerdictKind.Enclosed)]
    [InlineData("x(0) = 1/4 + 1e-30", VerdictKind.Refuted)]
    [InlineData("R'(x) = log(x)/2", VerdictKind.Enclosed)]
    [InlineData("R'(x) = log(x)/2 - 17", VerdictKind.Enclosed)]
    [InlineData("R'(x) = log(abs(x))/2", VerdictKind.Enclosed)]
    [InlineData("R'(x) = log(x)/2 + x*1e-12", VerdictKind.Refuted)]
    [InlineData("R'(x) = x - 1/(16*x)", VerdictKind.Refuted)]
    [InlineData("T(3/2) = log(6)/2", VerdictKind.Enclosed)]
    [InlineData("T(3/2) = 0.8958797346", VerdictKind.Refuted)]
    [InlineData("T(inf) = 3", VerdictKind.Undecided)]
    [InlineData("x(t) = 0*log(t - 5) + exp(2*t)/4", VerdictKind.Undecided)]
    [InlineData("x(t) = sqrt(t - 5)", VerdictKind.Undecided)]
    public void Claims_are_decided(string text, VerdictKind expected) =>
        Assert.Equal(expected, Decide(text, Growth).Kind);

    [Fact]
    public void What_is_enclosed_says_where_and_how_narrowly() => Assert.Matches(
        @"^both sides agree within \d(\.\d)?e-1[4-6] of their size at t = 1/12, t = 1/6, t = 1/4, t = 1/3$",
        Decide("x(t) = exp(2*t)/4", Growth).Reason);

    [Fact]
    public void A_refutation_has_a_witness() => Assert.Matches(
        @"^at t = 1/12 the left side lies in \[0\.2953401\d*, 0\.2953401\d*\] and the right side in \[0\.25, 0\.25\]$",
        Decide("x(t) = 1/4", Growth).Witness);

    [Theory]
    [InlineData("x[1](t) = 3*exp(-t)", VerdictKind.Enclosed)]
    [InlineData("x[0](t) = 1/(4 + 2*t)", VerdictKind.Enclosed)]
    [InlineData("w[0][1](t) = 1/sqrt(4 + 2*t)", VerdictKind.Enclosed)]
    [InlineData("x[0](t) = 3*exp(-t)", VerdictKind.Refuted)]
    [InlineData("R[1]'(x) = x", VerdictKind.Enclosed)]
    [InlineData("R[0]'(x) = x", VerdictKind.Refuted)]
    [InlineData("T[1](1) = log(3)", VerdictKind.Enclosed)]
    public void Each_of_several_coordinates_is_decided_by_itself(string text, VerdictKind expected) =>
        Assert.Equal(expected, Decide(text, Two).Kind);

    [Fact]
    public void What_is_beyond_the_enclosure_is_not_decided_unless_it_is_refuted_before()
    {
        // Two equal weights arrive at the saddle at t = 1/2, where they may rest or pass.
        var flow = new ExactFlow(1, new ExactLinear([-1]), [[new(1, 2), new(1, 2)]], 1, Rational.Pow(10, -12));

        Assert.Equal(VerdictKind.Undecided, Decide("x(t) = (1/2 - t)^2", flow).Kind);
        Assert.Equal(VerdictKind.Undecided, Decide("x(1) = 0", flow).Kind);
        Assert.Equal(VerdictKind.Undecided, Decide("x(1) = 1/4", flow).Kind);
        Assert.Equal(VerdictKind.Refuted, Decide("x(t) = (1/2 - t)^3", flow).Kind);
    }

    [Fact]
    public void At_q_1_a_coordinate_rests_away_from_0()
    {
        var flow = new ExactFlow(1, new ExactQuadratic([1]), [[new(1, 2)]], 1, Rational.Pow(10, -12));

        Assert.Equal(VerdictKind.Enclosed, Decide("x(1) = 1", flow).Kind);
        Assert.Equal(VerdictKind.Refuted, Decide("x(t) = 1/2 + t", flow).Kind);
    }

    [Fact]
    public void After_its_arrival_a_coordinate_rests()
    {
        // One weight at q = 3/2: sqrt(1 - x) = 1 - t/2 until t = 2.
        var flow = new ExactFlow(new(3, 2), new ExactQuadratic([1]), [[0]], 4, Rational.Pow(10, -12));

        Assert.Equal(VerdictKind.Enclosed, Decide("x(1) = 3/4", flow).Kind);
        Assert.Equal(VerdictKind.Enclosed, Decide("x(3) = 1", flow).Kind);
        Assert.Equal(VerdictKind.Refuted, Decide("x(t) = 1 - (1 - t/2)^2", flow).Kind);
        Assert.Equal(VerdictKind.Enclosed, Decide("T(1) = 2", flow).Kind);
    }

    [Fact]
    public void With_decay_there_is_no_one_mirror_map() => Assert.Equal(
        VerdictKind.Undecided, Decide("R'(x) = log(x)/2", Growth with { Alpha = 1 }).Kind);

    [Theory]
    [InlineData("x = 3", "x = 3: expected x(t) = ..., w[0](t) = ..., x(1/2) = ..., R'(x) = ... or T(X) = ..., with x[i], w[i][j], R[i]'(x), T[i] where there are several coordinates")]
    [InlineData("x(t) + 1", "x(t) + 1: expected x(t) = ..., w[0](t) = ..., x(1/2) = ..., R'(x) = ... or T(X) = ..., with x[i], w[i][j], R[i]'(x), T[i] where there are several coordinates")]
    [InlineData("x[0](t) = 1", "x[0](t) = 1: expected x without more, since there is one coordinate")]
    [InlineData("w(t) = 1", "w(t) = 1: expected w[j] without more, since there is one coordinate")]
    [InlineData("w[2](t) = 1", "w[2](t) = 1: expected a weight from 0 to 1, found 2")]
    [InlineData("x(-1) = 1", "x(-1) = 1: expected a time from 0 on, found -1")]
    [InlineData("T(y) = 1", "T(y) = 1: expected an exact rational in parentheses, found 'y'")]
    [InlineData("T(2) = t", "T(2) = t: the right side: unknown symbol 't' in line 1, column 2")]
    public void What_cannot_be_read_is_told_what_was_expected(string text, string complaint)
    {
        var message = Assert.Throws<FormatException>(() => TrajectoryClaim.Parse(text, Growth)).Message;

        Assert.StartsWith(complaint.Split(" in line")[0].Split("unknown")[0], message, StringComparison.Ordinal);
    }

    private static Verdict Decide(string text, ExactFlow flow) =>
        TrajectoryCheck.Decide(TrajectoryClaim.Parse(text, flow), flow, TestContext.Current.CancellationToken);
}
