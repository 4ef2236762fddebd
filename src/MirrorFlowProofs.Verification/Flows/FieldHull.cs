using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The field of a flow over a box, also where it is not smooth: a signed power grows with its argument, so its values lie
/// between those at the ends; at q = 1 an argument that may be 0 gives all of [-1, 1] (Filippov).
/// </summary>
internal sealed class FieldHull : IFieldHull
{
    private const int MostAttempts = 8;
    private readonly ExactFlow _flow;
    private readonly CompiledExpression<Interval> _arguments;
    private readonly RationalPower<Interval> _power;
    private readonly Interval[] _values;
    private readonly Interval _alpha;
    private readonly int _weights;

    /// <summary>Prepares.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="arguments">What stands under the signed powers, weights first, then clocks.</param>
    /// <param name="state">The symbols of the state.</param>
    /// <param name="weights">The number of weights, the first of the state.</param>
    internal FieldHull(ExactFlow flow, IReadOnlyList<Expr> arguments, IReadOnlyList<Symbol> state, int weights)
    {
        (_flow, _weights) = (flow, weights);
        (_arguments, _values) = (CompiledExpression<Interval>.Compile(arguments, state), new Interval[arguments.Count]);
        (_power, _alpha) = (new RationalPower<Interval>(flow.Q - 1), Interval.FromRational(flow.Alpha.Numerator, flow.Alpha.Denominator));
    }

    /// <inheritdoc/>
    public Interval[] Over(IReadOnlyList<Interval> box)
    {
        _arguments.Evaluate([.. box], _values);
        return [.. _values.Select((g, i) => i >= _weights ? Signed(g)
            : _flow.Decay == WeightDecay.Coupled ? -Signed(g)
            : -Signed(g) - _alpha * box[i])];
    }

    /// <inheritdoc/>
    /// <remarks>The largest relative width of what stands under a signed power.</remarks>
    public double Nearness(IReadOnlyList<Interval> box)
    {
        _arguments.Evaluate([.. box], _values);
        return _values.Max(g => g.Lower > 0 ? g.Width / g.Lower : g.Upper < 0 ? g.Width / -g.Upper : double.PositiveInfinity);
    }

    /// <summary>
    /// The states after a time in [0, d] from a box, and a box that no solution leaves until then; null if none is found. If B contains the
    /// start and start + [0, d] F(B) in its interior, a solution that left it would be inside at the first such time.
    /// </summary>
    internal (Interval[] Reached, Interval[] Within)? Elapse(IReadOnlyList<Interval> box, double d)
    {
        Interval elapsed = Interval.Of(0, d);
        Interval[] within = [.. box];
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            var slopes = Over(within);
            Interval[] reached = [.. box.Select((b, i) => b + (elapsed * slopes[i]))];
            if (!Array.TrueForAll(reached, Interval.IsFinite))
            {
                return null;
            }

            if (reached.Zip(within).All(pair => pair.First.IsInterior(pair.Second)))
            {
                return (reached, within);
            }

            within = [.. reached.Select((r, i) => r + (Interval.Of(-1, 1) * Margin(r, box[i])))];
        }

        return null;

        static double Margin(Interval reached, Interval start) =>
            (2 * (reached.Width - start.Width)) + (Math.Max(Math.Abs(reached.Lower), Math.Abs(reached.Upper)) * 1e-15) + 1e-300;
    }

    private Interval Signed(Interval g)
    {
        if (_flow.Q == 2 || g.IsUndefined)
        {
            return g;
        }

        if (_flow.Q.IsOne)
        {
            return g.Lower > 0 ? Interval.One : g.Upper < 0 ? -Interval.One : Interval.Of(-1, 1);
        }

        return Interval.Hull(OfEnd(g.Lower), OfEnd(g.Upper));
    }

    private Interval OfEnd(double end) => end < 0 ? -_power.Evaluate(-end) : _power.Evaluate(end);
}
