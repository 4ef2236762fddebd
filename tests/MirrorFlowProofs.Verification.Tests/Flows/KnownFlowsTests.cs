using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification.Tests.Flows;

/// <summary>
/// Random flows whose exact solution is known: it lies in the enclosure, always. 1,200 of them with MIRRORFLOW_FULL=1, a
/// sample otherwise.
/// </summary>
public sealed class KnownFlowsTests
{
    private const int Bits = 200;
    private static readonly bool Full = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";
    private static readonly Rational[] Exponents = [1, new(6, 5), new(5, 4), new(4, 3), new(7, 5), new(3, 2), new(5, 3), new(7, 4), 2];

    public static TheoryData<string, int> Kinds => new()
    {
        { "linear", Full ? 300 : 8 },
        { "logistic curve", Full ? 150 : 6 },
        { "quadratic", Full ? 250 : 6 },
        { "sign", Full ? 300 : 8 },
        { "sign through 0", Full ? 200 : 4 },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_exact_solution_lies_in_the_enclosure(string kind, int count)
    {
        var random = new Random(20_260_101);
        var widest = 0.0;
        for (var i = 0; i < count; i++)
        {
            var (flow, exact) = kind switch
            {
                "linear" => BalancedLinear(random),
                "logistic curve" => BalancedQuadratic(random),
                "quadratic" => UnbalancedQuadratic(random),
                "sign through 0" => SignThroughZero(random),
                _ => Sign(random),
            };
            var enclosed = EnclosedFlow.Run(flow, TestContext.Current.CancellationToken);
            Assert.True(enclosed.Stopped is null, $"{Words(flow)}: {enclosed.Stopped}");
            var value = EnclosureEvaluator.Evaluate(exact, new Dictionary<Symbol, Rational>(), Bits);
            var x = enclosed.X[0];
            Assert.True(
                Rounding.ToRational(x.Lower) <= value.Upper && value.Lower <= Rounding.ToRational(x.Upper),
                $"{Words(flow)}: {value} is not in {x}");
            Assert.True(enclosed.BalanceDrift.Value!.Value.Contains(0), $"{Words(flow)}: {enclosed.BalanceDrift}");
            Assert.True(enclosed.MirrorResidual.Value!.Value.Contains(0), $"{Words(flow)}: {enclosed.MirrorResidual}");
            widest = Math.Max(widest, x.Width / Math.Abs(x.Middle));
        }

        Assert.InRange(widest, 0, 1e-9);
        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant($"{count} flows, widest x {widest:0.0e-00} of its size"));
    }

    /// <summary>Equal weights under a constant gradient: w' = b^(q-1) w^((L-1)(q-1)) towards the sign of b.</summary>
    private static (ExactFlow Flow, Expr X) BalancedLinear(Random random)
    {
        var (q, depth) = (Exponents[random.Next(Exponents.Length)], random.Next(1, 6));
        var (w, b) = (Number(random, 1, 2), (random.Next(2) * 2 - 1) * Number(random, 1, 3));
        var power = 1 - (depth - 1) * (q - 1);

        // The distance by which w^power, or log(w), changes.
        var reach = power.IsZero ? 1.0 : Math.Pow(ToDouble(w), ToDouble(power)) / Math.Abs(ToDouble(power)) / 2;
        var time = Short(reach * random.NextDouble() / Math.Pow(Math.Abs(ToDouble(b)), ToDouble(q) - 1));
        var change = b.Sign * time * Power.Of(Rational.Abs(b), q - 1);
        var size = power.IsZero ? w * Apply.Of(Function.Exp, change) : Power.Of(Power.Of(w, power) + power * change, 1 / power);
        return (Flow(q, new ExactLinear([b]), [.. Enumerable.Repeat(w, depth)], time), Power.Of(size, depth));
    }

    /// <summary>Gradient flow on two equal weights: x' = -2 x (x - b), a logistic curve.</summary>
    private static (ExactFlow Flow, Expr X) BalancedQuadratic(Random random)
    {
        var (w, b, time) = (Number(random, 1, 2), Number(random, 1, 3), Number(random, 1, 2));
        var x = w * w;
        var growth = Apply.Of(Function.Exp, 2 * b * time);
        return (Flow(2, new ExactQuadratic([b]), [w, w], time), b * x * growth / (b - x + x * growth));
    }

    /// <summary>
    /// Gradient flow on two weights: x' = -(x - b) sqrt(4 x^2 + lam^2). With Z = 1/|x - b|, sigma = sign(x - b) and
    /// S^2 = 4 b^2 + lam^2, arcsinh((S^2 Z + 4 b sigma)/(2 lam)) grows at the rate S.
    /// </summary>
    private static (ExactFlow Flow, Expr X) UnbalancedQuadratic(Random random)
    {
        var (v, w) = (Number(random, 1, 2), -Number(random, 3, 2));
        var (b, time) = ((random.Next(2) * 2 - 1) * Number(random, 1, 3), Number(random, 1, 2));
        var (x, offset) = (v * w, Rational.Abs(v * v - w * w));
        var sigma = (x - b).Sign;
        Rational square = 4 * b * b + offset * offset;
        Expr rate = Power.Of(square, new Rational(1, 2));
        var start = Apply.Of(Function.Arcsinh, (square / Rational.Abs(x - b) + 4 * b * sigma) / (2 * offset));
        var z = (2 * offset * Apply.Of(Function.Sinh, start + rate * time) - 4 * b * sigma) / square;
        return (Flow(2, new ExactQuadratic([b]), [v, w], time), b + sigma / z);
    }

    /// <summary>Sign descent before a weight or the gradient reaches 0: every weight moves at unit speed.</summary>
    private static (ExactFlow Flow, Expr X) Sign(Random random)
    {
        Rational[] weights = [.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => (random.Next(2) * 2 - 1) * Number(random, 1, 2))];
        var time = weights.Min(Rational.Abs) * Number(random, 0, 1) / 2;
        var x = weights.Aggregate(Rational.One, (product, w) => product * w);

        // b lies further out than x gets, or on the other side of 0: the sizes of all weights grow or fall together.
        var direction = random.Next(2) * 2 - 1;
        var b = direction > 0 ? x * 200 : -x;
        var end = weights.Aggregate(Rational.One, (product, w) => product * (w + direction * w.Sign * time));
        ExactLoss loss = random.Next(2) == 0 ? new ExactQuadratic([b]) : new ExactLogistic([b]);
        return (Flow(1, loss, weights, time), end);
    }

    /// <summary>Sign descent through 0: all sizes fall until the smallest, by itself, is 0, then all grow.</summary>
    private static (ExactFlow Flow, Expr X) SignThroughZero(Random random)
    {
        Rational[] weights = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (random.Next(2) * 2 - 1) * Number(random, 1, 2))];
        Rational least = weights.Min(Rational.Abs) / 2;
        weights = [(random.Next(2) * 2 - 1) * least, .. weights];
        var time = least + Number(random, 0, 1);
        var x = weights.Aggregate(Rational.One, (product, w) => product * w);
        var end = weights.Skip(1).Aggregate(-x.Sign * (time - least), (product, w) => product * (Rational.Abs(w) - 2 * least + time));
        return (Flow(1, new ExactLogistic([-x.Sign]), weights, time), end);
    }

    private static ExactFlow Flow(Rational q, ExactLoss loss, Rational[] weights, Rational time) =>
        new(q, loss, [weights], time, Rational.Pow(10, -20));

    /// <summary>From least on over a range of that many units, in 96ths, most of them no doubles.</summary>
    private static Rational Number(Random random, int least, int units) =>
        new(least * 96 + random.Next(1, 96 * units), 96);

    private static Rational Short(double value) => new((long)Math.Ceiling(value * 1000), 1000);

    private static double ToDouble(Rational value) => Rounding.Nearest(value.Numerator, value.Denominator);

    private static string Words(ExactFlow flow) => $"q = {flow.Q}, {flow.Loss}, w = {string.Join(", ", flow.Weights[0])}, T = {flow.EndTime}";
}
