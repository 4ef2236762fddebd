using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Carries the enclosure of a flow, q &lt; 2, across a zero of a weight or of a gradient that the flow passes at a speed that is not 0.
/// </summary>
/// <remarks>
/// <para>
/// Signed powers are multiplicative, w_ij' = -s(G_i) prod_(k != j) s(w_ik) - alpha w_ij, so where a factor phi, one w_ik or one
/// G_i, is 0, the field is smooth but for s(phi). With q - 1 = a/n and phi = sigma r^n, sigma = +-1, it is s(phi) = sigma r^a. So with
/// r for the variable, <c>dy/dr = n sigma r^(n-1) y'/phi'</c>, weights, clocks and the time are analytic in r up to r = 0, and from there on with the other sigma:
/// two validated integrations of high order, from r_0 to 0 and from 0 to r_1.
/// </para>
/// <para>
/// All solutions must be brought to one phi first, and to one time afterwards. Each takes a short time, by a step of first order: if B contains
/// the start and start + [0, d] F(B) in its interior, no solution leaves B before d (<see cref="FieldHull.Elapse"/>), and if |phi'| &gt;= m on B, all have met
/// a phi that is at most m d away. Nothing is said where phi' may be 0: there the gradient is held, or the saddle is reached. Where it is not, it keeps
/// its sign through r = 0, since s(phi) is continuous or, for a weight, not part of it: the time goes on.
/// </para>
/// </remarks>
internal sealed class FactorCrossing
{
    private const int MostRoots = 64;
    private const int MostFailures = 3;

    private readonly ExactFlow _flow;
    private readonly FieldHull _hull;
    private readonly IReadOnlyList<IReadOnlyList<Symbol>> _weights;
    private readonly IReadOnlyList<Expr> _gradient;
    private readonly IReadOnlyList<Symbol> _all;
    private readonly FlowFactors _factors;
    private readonly int _order;
    private readonly double _tolerance;
    private readonly int _n;
    private readonly int _a;
    private readonly double[] _failedAt;
    private readonly int[] _failures;

    /// <summary>Prepares.</summary>
    /// <param name="flow">The flow; see <see cref="Handles"/>.</param>
    /// <param name="equations">Its equations.</param>
    /// <param name="factors">Their factors.</param>
    /// <param name="hull">The field over boxes.</param>
    /// <param name="order">The order of the integrations.</param>
    /// <param name="tolerance">Their tolerance.</param>
    internal FactorCrossing(ExactFlow flow, FlowEquations equations, FlowFactors factors, FieldHull hull, int order, double tolerance)
    {
        (_flow, _weights, _gradient, _hull, _order, _tolerance) = (flow, equations.Weights, equations.Gradient, hull, order, tolerance);
        _all = equations.AllWeights;
        _factors = factors;
        (_a, _n) = ((int)(flow.Q - 1).Numerator, (int)(flow.Q - 1).Denominator);
        (_failedAt, _failures) = (new double[_all.Count + _gradient.Count], new int[_all.Count + _gradient.Count]);
        Array.Fill(_failedAt, double.PositiveInfinity);
    }

    /// <summary>Whether a flow can be carried across: its signed powers are those of products, and q has a small denominator.</summary>
    internal static bool Handles(ExactFlow flow) =>
        flow.Q < 2 && flow.Q.Denominator <= MostRoots && (flow.Alpha.IsZero || flow.Decay == WeightDecay.Decoupled);

    /// <summary>
    /// The factor that is the next to pass 0, if that is well before the end and before anything else happens: weights, then gradients, from 0. A
    /// guess that nothing rests on.
    /// </summary>
    internal int? Next(IReadOnlyList<Interval> box, double remaining)
    {
        Interval[] middle = [.. box.Select(b => (Interval)b.Middle)];
        var (values, speeds) = (_factors.Values(box), _factors.Speeds(middle, _hull.Over(middle)));
        var (next, soonest, following) = (-1, double.PositiveInfinity, double.PositiveInfinity);
        for (int i = 0; i < values.Length; i++)
        {
            var (value, speed) = (values[i], speeds[i].Middle);

            // The gradient of a coordinate by itself stays at 0, and at q = 1 one may be held there.
            bool passes = i < _all.Count || (_gradient.Count > 1 && _flow.Q > 1);
            bool reaches = passes && speed != 0 && (value == Interval.Zero || (value.Lower > 0 && speed < 0) || (value.Upper < 0 && speed > 0));
            double time = speed == 0 ? double.PositiveInfinity : Math.Abs(value.Middle / speed);
            if (reaches && time < soonest)
            {
                (next, soonest, following) = (i, time, Math.Min(following, soonest));
            }
            else
            {
                following = Math.Min(following, time);
            }
        }

        bool worth = next >= 0 && soonest < remaining / 2 && soonest < following / 2
            && _failures[next] < MostFailures && soonest < _failedAt[next] / 8;
        if (worth)
        {
            _failedAt[next] = soonest;
        }

        return worth ? next : null;
    }

    /// <summary>The state and the time behind the zero; null where it is not proved to be passed before the end.</summary>
    internal (Interval[] Box, double Time, int Steps)? Across(Interval[] box, double time, double end, int factor, CancellationToken cancellation)
    {
        var crossed = TryAcross(box, time, end, factor, cancellation);
        _failures[factor] += crossed is null ? 1 : 0;
        _failedAt[factor] = crossed is null ? _failedAt[factor] : double.PositiveInfinity;
        return crossed;
    }

    private (Interval[] Box, double Time, int Steps)? TryAcross(
        Interval[] box, double time, double end, int factor, CancellationToken cancellation)
    {
        Interval value = _factors.Values(box)[factor];
        Interval elapsed = Interval.Zero;
        int sign = Math.Sign(value.Middle);
        int steps = 0;
        if (sign == 0)
        {
            Interval away = _factors.Speeds(box, _hull.Over(box))[factor];
            sign = away.Lower > 0 ? -1 : away.Upper < 0 ? 1 : 0;
        }
        else
        {
            double radius = Math.BitDecrement(Root(Interval.Abs(value).Lower).Lower * (1 - 1e-15));
            if (!(radius > 0) || ToSection(box, factor, sign, Interval.Abs(value), radius) is not var (section, delay)
                || Run(section, factor, sign, radius, -1, cancellation) is not { } down)
            {
                return null;
            }

            (box, elapsed, steps) = (down.Box, delay + down.Elapsed, down.Steps);
        }

        if (sign == 0 || !(end - (time + elapsed.Upper) > 0))
        {
            return null;
        }

        // As far behind as half the way to the end or to what happens next.
        Interval[] speeds = _factors.Speeds(box, _hull.Over(box));
        Interval[] values = _factors.Values(box);
        double left = (end - (time + elapsed.Upper)) / 2;
        for (int i = 0; i < values.Length; i++)
        {
            double until = Math.Abs(values[i].Middle / speeds[i].Middle) / 2;
            left = i == factor || double.IsNaN(until) ? left : Math.Min(left, until);
        }

        double far = Root((Interval)(left * Math.Abs(speeds[factor].Middle))).Lower;
        for (int attempt = 0; attempt < 4 && far > 0; attempt++, far /= 2)
        {
            if (Run(box, factor, -sign, far, 1, cancellation) is { } up)
            {
                Interval at = (Interval)time + (elapsed + up.Elapsed);
                steps += up.Steps;
                if (at.Upper <= end && _hull.Elapse(up.Box, ((Interval)at.Upper - at).Upper) is var (reached, _))
                {
                    return (reached, at.Upper, steps);
                }
            }
        }

        return null;
    }

    /// <summary>The states in which solutions meet |phi| = radius^n, and the times they take; null unless phi certainly goes towards 0.</summary>
    private (Interval[] Box, Interval Delay)? ToSection(Interval[] box, int factor, int sign, Interval size, double radius)
    {
        Interval distance = Interval.Of(0, (size - Raised(radius)).Upper);
        double speed = Math.Abs(_factors.Speeds(box, _hull.Over(box))[factor].Middle);
        Interval delay = Interval.Of(0, 2 * distance.Upper / speed);
        if (_hull.Elapse(box, delay.Upper) is not var (reached, within))
        {
            return null;
        }

        Interval approach = -sign * _factors.Speeds(within, _hull.Over(within))[factor];
        return approach.Lower > 0 && ((Interval)approach.Lower * delay.Upper).Lower >= distance.Upper ? (reached, delay) : null;
    }

    /// <summary>From |phi| = radius^n to 0 (direction -1) or from 0 to it (1), and the time that takes.</summary>
    private (Interval[] Box, Interval Elapsed, int Steps)? Run(
        Interval[] box, int factor, int sign, double radius, int direction, CancellationToken cancellation)
    {
        var r = new Symbol("r");
        Expr phi = sign * Power.Of(r, _n);
        bool isWeight = factor < _all.Count;
        Expr Signed(Expr g, int index) => index == factor ? sign * Power.Of(r, _a) : FlowEquations.SignedPower(g, _flow.Q);
        Expr Place(Expr e) => isWeight ? Substitution.Replace(e, _all[factor], phi) : e;

        // y' with r^a for the signed power of phi; then phi'.
        List<Expr> powers = [.. _all.Select((w, k) => Signed(w, k))];
        List<Expr> clocks = [.. _gradient.Select((g, i) => Signed(Place(g), _all.Count + i))];
        List<Expr> motion = [];
        int at = 0;
        for (int i = 0; i < _weights.Count; i++)
        {
            List<Expr> row = powers.GetRange(at, _weights[i].Count);
            motion.AddRange(_weights[i].Select((w, j) =>
                -clocks[i] * Product.Of(row.Where((_, k) => k != j)) - _flow.Alpha * Place(w)));
            at += row.Count;
        }

        Expr speed = isWeight
            ? motion[factor]
            : Sum.Of(_all.Select((w, k) => Calculus.Differentiate(_gradient[factor - _all.Count], w) * motion[k]));
        Expr rate = direction * sign * _n * Power.Of(r, _n - 1) / speed;
        int[] kept = [.. Enumerable.Range(0, _all.Count).Where(k => k != factor)];
        List<Symbol> state = [.. kept.Select(k => _all[k]), .. clocks.Select((_, i) => Name($"c{i}")), new("t"), r];
        List<Expr> field = [.. kept.Select(k => motion[k] * rate), .. clocks.Select(c => c * rate), rate, direction];

        // Clocks and the time are counted from 1, so that errors are relative to that where they begin.
        Interval[] start =
        [
            .. kept.Select(k => box[k]), .. box[_all.Count..].Select(c => c + 1), Interval.One, direction < 0 ? radius : Interval.Zero,
        ];
        var result = new ValidatedIntegrator(field, state, _order, boxes: _gradient.Count == 1) { Tolerance = _tolerance, MostSteps = 400 }
            .Integrate(start, 0, radius, cancellation);
        if (result.Stopped is not null)
        {
            return null;
        }

        List<Interval> end = [.. result.State.Take(kept.Length)];
        if (isWeight)
        {
            end.Insert(factor, direction < 0 ? Interval.Zero : sign * Raised(radius));
        }

        return (
            [.. end, .. result.State.Skip(kept.Length).Take(clocks.Count).Select(c => c - 1)],
            result.State[kept.Length + clocks.Count] - 1,
            result.Steps);
    }

    private Interval Root(Interval size) => new RationalPower<Interval>(new Rational(1, _n)).Evaluate(size);

    private Interval Raised(double radius) => new RationalPower<Interval>(_n).Evaluate(radius);

    private static Symbol Name(FormattableString name) => new(FormattableString.Invariant(name));
}
