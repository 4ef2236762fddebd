using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// The flow of one coordinate in weight space in rigorous enclosures, from its definition alone:
/// <c>w_i' = -s(G d_i)</c> with <c>d_i = d rho/d w_i</c> and <c>s(g) = sign(g) |g|^(q-1)</c>; with the clock
/// <c>int s(G) dt</c> and the work <c>int x s(G) dt</c>.
/// </summary>
/// <param name="Start">The weights at time 0.</param>
/// <param name="Weights">The weights at the end.</param>
/// <param name="Clock">The clock at the end.</param>
/// <param name="Work">The work at the end.</param>
/// <param name="Stopped">Why the end could not be reached; null when it was.</param>
internal sealed record EnclosedRun(
    IReadOnlyDictionary<Symbol, DyadicInterval> Start,
    IReadOnlyDictionary<Symbol, DyadicInterval> Weights,
    DyadicInterval Clock,
    DyadicInterval Work,
    string? Stopped)
{
    // The instances are short and start in boxes of a few units: their images need no other shape. The residuals are asked
    // to 1e-10 of their size.
    private const int Order = 12;
    private const double Tolerance = 1e-15;

    /// <summary>Integrates.</summary>
    /// <param name="x">x = rho(w).</param>
    /// <param name="q">q in [1, 2].</param>
    /// <param name="loss">The loss of one coordinate.</param>
    /// <param name="start">The weights at time 0, in the order of <paramref name="x"/>.</param>
    /// <param name="time">The end, positive.</param>
    /// <param name="cancellation">Stops the integration.</param>
    internal static EnclosedRun Of(
        Reparameterization x, Rational q, ExactLoss loss, IReadOnlyList<Interval> start, double time, CancellationToken cancellation)
    {
        var gradient = loss.Gradient([x.Rho])[0];
        var speed = SignedPower(gradient, q);
        List<Expr> field =
        [
            .. x.Weights.Select(w => -SignedPower(gradient * Calculus.Differentiate(x.Rho, w), q)),
            speed,
            x.Rho * speed,
        ];
        List<Symbol> state = [.. x.Weights, new Symbol("clock"), new Symbol("work")];
        var integrator = new ValidatedIntegrator(field, state, Order, boxes: true) { Tolerance = Tolerance };
        var result = integrator.Integrate([.. start, Interval.Zero, Interval.Zero], 0, time, cancellation);
        return new(
            Box(x.Weights, start),
            Box(x.Weights, result.State),
            Dyadics.Of(result.State[^2]),
            Dyadics.Of(result.State[^1]),
            result.Stopped);
    }

    private static Dictionary<Symbol, DyadicInterval> Box(IReadOnlyList<Symbol> weights, IReadOnlyList<Interval> values) =>
        weights.Select((w, i) => (w, Dyadics.Of(values[i]))).ToDictionary(pair => pair.w, pair => pair.Item2);

    private static Expr SignedPower(Expr g, Rational q) => q == 2
        ? g
        : Apply.Of(Function.Sign, g) * Power.Of(Apply.Of(Function.Abs, g), q - 1);
}
