using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The time tau in which a flow with decoupled decay is one without, of a quadratic loss whose constant grows. With L weights for every x,
/// <c>W = exp(alpha t) w</c>, <c>X = exp(alpha L t) x</c> and <c>Gamma = exp(alpha L t) G = H X + g phi</c>, <c>phi = exp(alpha L t)</c>,
/// <c>dW_ij/dtau = -s(Gamma_i) prod_(k != j) s(W_ik)</c> where <c>dtau = exp(beta t) dt</c>, <c>beta = alpha (1 - (2 L - 1)(q - 1))</c>: s is multiplicative.
/// </summary>
/// <remarks>
/// tau = 0 at an origin t_0, and <c>e = exp(beta t) = exp(beta t_0) + beta tau</c>. Then <c>phi = e^(alpha L/beta)</c>, at beta = 0 <c>exp(alpha L (t_0 + tau))</c>, and the clock
/// is <c>int s(G) dt = int omega s(Gamma) dtau</c>, <c>omega = phi^(1-q)/e</c>.
/// </remarks>
internal sealed class UndecayedTime
{
    private readonly double _origin;
    private readonly Interval _alpha;
    private readonly Interval _beta;
    private readonly Interval _growth;
    private readonly Interval _first;
    private readonly RationalPower<Interval>? _scale;
    private readonly RationalPower<Interval> _pace;

    internal UndecayedTime(ExactFlow flow)
        : this(flow, 0)
    {
    }

    private UndecayedTime(ExactFlow flow, double origin)
    {
        int depth = flow.Weights[0].Count;
        (Flow, _origin, IsPlain) = (flow, origin, flow.Alpha.IsZero);
        (Beta, Growth) = (flow.Alpha * (1 - (((2 * depth) - 1) * (flow.Q - 1))), flow.Alpha * depth);
        (_alpha, _beta, _growth) = (Enclose(flow.Alpha), Enclose(Beta), Enclose(Growth));
        _first = Interval.Exp(_beta * origin);
        _scale = Beta.IsZero ? null : new(Growth / Beta);
        _pace = new(1 - flow.Q);
    }

    /// <summary>Whether there is no decay: tau is t from the origin, and phi is 1.</summary>
    internal bool IsPlain { get; }

    /// <summary>beta.</summary>
    internal Rational Beta { get; }

    /// <summary>alpha L.</summary>
    internal Rational Growth { get; }

    private ExactFlow Flow { get; }

    /// <summary>Whether a flow has no decay, or decoupled decay and equally many weights for every x.</summary>
    internal static bool Handles(ExactFlow flow) =>
        flow.Alpha.IsZero || (flow.Decay == WeightDecay.Decoupled && flow.Weights.All(row => row.Count == flow.Weights[0].Count));

    /// <summary>The same with tau = 0 at another time.</summary>
    internal UndecayedTime From(double origin) => new(Flow, origin);

    /// <summary>tau at a time from the origin on.</summary>
    internal Interval Of(double time)
    {
        var elapsed = (Interval)time - _origin;
        return Beta.IsZero ? elapsed : _first * Interval.ExpM1(_beta * elapsed) / _beta;
    }

    /// <summary>t.</summary>
    internal Interval Time(double tau) => Beta.IsZero ? (Interval)_origin + tau : _origin + (Interval.Log1P(_beta * tau / _first) / _beta);

    /// <summary>A tau that certainly is no later than a time, and nearly the last one.</summary>
    internal double Last(double time)
    {
        // Near the origin the neighbours of tau are much closer to each other than those of the time.
        double tau = Of(time).Lower;
        for (double step = Math.BitIncrement(time) - time; Time(tau).Upper > time; step *= 2)
        {
            tau -= step;
        }

        return tau;
    }

    /// <summary>exp(alpha t).</summary>
    internal Interval Weight(Interval time) => IsPlain ? Interval.One : Interval.Exp(_alpha * time);

    /// <summary>phi and what belongs to it.</summary>
    internal HeldScale At(Interval tau)
    {
        if (IsPlain)
        {
            return new(Interval.One, Interval.One, Interval.Zero, Interval.One);
        }

        var e = _first + (_beta * tau);
        var phi = _scale is null ? Interval.Exp(_growth * (_origin + tau)) : _scale.Evaluate(e);
        return new(e, phi, _growth * phi / e, _pace.Evaluate(phi) / e);
    }

    /// <summary>phi and its slope, about.</summary>
    internal (double Value, double Slope) Near(double tau) => (At(tau).Value.Middle, At(tau).Slope.Middle);

    /// <summary>The same at the ends of a piece, in its middle, and over it.</summary>
    internal HeldScales Over(double from, double to) => new(
        At(from), At((Interval)from + (((Interval)to - from) / 2)), At(to), At(Interval.Of(from, to)));

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);
}

/// <summary>How the constant of the gradients has grown at a tau: G = H X + g phi.</summary>
/// <param name="Base">e.</param>
/// <param name="Value">phi.</param>
/// <param name="Slope">dphi/dtau = alpha L phi/e.</param>
/// <param name="Pace">omega.</param>
internal readonly record struct HeldScale(Interval Base, Interval Value, Interval Slope, Interval Pace);

/// <summary>The scales of a piece.</summary>
/// <param name="Start">At its start.</param>
/// <param name="Middle">In its middle.</param>
/// <param name="End">At its end.</param>
/// <param name="Range">Over it.</param>
internal sealed record HeldScales(HeldScale Start, HeldScale Middle, HeldScale End, HeldScale Range);
