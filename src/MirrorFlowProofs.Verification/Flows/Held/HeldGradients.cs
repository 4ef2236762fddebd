using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Carries the enclosure of a flow of a quadratic loss on, 1 &lt; q &lt; 2 without decay or with decoupled decay, where gradients are held near 0 and the flow is stiff: piece by
/// piece, with polynomials (<see cref="HeldCandidate"/>), their defects (<see cref="HeldDefect"/>) and what follows for all solutions (<see cref="HeldBounds"/>).
/// </summary>
/// <remarks>
/// What is followed is x_M and G_S: the weights follow from the balance law (<see cref="BalanceCurve"/>), which holds as long as no weight is 0. Near a time at which
/// a held y_i = s(G_i) passes 0, where y is not smooth, the polynomial for G_i is 0 for a while: |G_i| is of the order |y_i|^(p-1), p - 1 = 1/(q - 1), all along.
/// With decay W and Gamma are followed, in the time in which their flow has none (<see cref="UndecayedTime"/>), and are called w and G here. Which gradients are held, lengths and polynomials are guesses; nothing rests on them.
/// </remarks>
internal sealed partial class HeldGradients
{
    private const int Degree = 12;
    private const int MostPieces = 4000;
    private const int MostHalvings = 9;
    private const double Retry = 0.95;
    private const double Stiff = 40;
    private const double Lag = 0.3;
    private const double PassingLength = 2.5;
    private const double TurningLength = 2.2;
    private readonly ExactFlow _flow;
    private readonly FlowEquations _equations;
    private readonly BalanceCurve[] _curves;
    private readonly Rational[][] _curvature;
    private readonly Interval[][] _h;
    private readonly Interval[] _constant;
    private readonly RationalPower<Interval> _signed;
    private readonly double _speed;
    private readonly UndecayedTime _undecayed;
    private readonly FieldHull _hull;
    private readonly ChebyshevNodes _nodes = new(Degree);
    private readonly Dictionary<string, HeldDefect> _defects = [];
    private double _failedAt = double.PositiveInfinity;

    internal HeldGradients(ExactFlow flow, FlowEquations equations, FieldHull hull)
    {
        (_flow, _equations, _hull, _undecayed) = (flow, equations, hull, new(flow));
        var (curvature, constant) = flow.Loss.AffineGradient!.Value;
        (_curvature, Constant) = (curvature, constant);
        _h = [.. curvature.Select(row => row.Select(Enclose).ToArray())];
        _constant = [.. constant.Select(Enclose)];
        _curves = [.. flow.Weights.Select(row => new BalanceCurve(flow.Q, row))];
        _signed = new(flow.Q - 1);
        _speed = _signed.Exponent.Middle;
    }

    private Rational[] Constant { get; }

    /// <summary>Whether a flow is of the kind.</summary>
    internal static bool Handles(ExactFlow flow) =>
        flow.Q > 1 && flow.Q < 2 && UndecayedTime.Handles(flow) && flow.Loss.Dimension > 1 && flow.Loss.AffineGradient is not null;

    /// <summary>Whether gradients are held, so that it is worth trying. A guess that nothing rests on.</summary>
    internal bool IsDue(IReadOnlyList<Interval> box, double time, double end)
    {
        double remaining = end - time;
        bool due = remaining < _failedAt * Retry && At(box, time) is { } start
            && Stiffly(start, start.Undecayed.Of(end).Middle).Count > 0;
        _failedAt = due ? remaining : _failedAt;
        return due;
    }

    /// <summary>The state and the time as far as pieces are proved; null where none is.</summary>
    internal (Interval[] Box, double Time, int Steps)? Along(IReadOnlyList<Interval> box, double time, double end, CancellationToken cancellation)
    {
        if (At(box, time) is not { } run)
        {
            return null;
        }

        double last = run.Undecayed.Last(end);
        int pieces = 0;
        while (run.Tau < last && pieces < MostPieces)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Next(run, last) is not { } next)
            {
                break;
            }

            (run, pieces) = (next, pieces + 1);
        }

        if (pieces == 0 || Weights(run, box) is not { } weights)
        {
            return null;
        }

        // tau is a number, and t is between two.
        var reached = run.Undecayed.Time(run.Tau);
        double behind = run.Tau >= last ? end : Math.Min(end, reached.Upper);
        Interval[] state = [.. weights, .. run.Clock];
        if (behind > reached.Lower)
        {
            if (_hull.Elapse(state, (behind - (Interval)reached.Lower).Upper) is not var (moved, _))
            {
                return null;
            }

            state = moved;
        }

        _failedAt = double.PositiveInfinity;
        return (state, behind, pieces);
    }

    /// <summary>One piece, as long as it is proved and narrow; null where none is.</summary>
    private Run? Next(Run run, double last)
    {
        if (HeldSplit.Of(_curvature, Constant, Stiffly(run, last - run.Tau)) is not { } split)
        {
            return null;
        }

        double remaining = last - run.Tau;
        double Until(double length) => length >= remaining ? last : run.Tau + length;
        if (Passing(run, split) is { } passing && passing < remaining
            && Piece(run, split, Until(PassingLength * passing), (next, length) => Straight(run, split, next, length)) is { } passed)
        {
            return passed with { Length = PassingLength * passing };
        }

        if (Turning(run, split) is var (zero, turning)
            && Piece(run, split, Until(TurningLength * turning), (next, length) => Polynomial(run, split, zero, next, length)) is { } turned)
        {
            return turned with { Length = turning / 2 };
        }

        bool[] none = new bool[split.Held.Count];
        double tried = Math.Min(run.Length, remaining);
        for (int halvings = 0; halvings <= MostHalvings; halvings++, tried /= 2)
        {
            if (Piece(run, split, Until(tried), (until, length) => Polynomial(run, split, none, until, length)) is { } next)
            {
                return next with { Length = halvings == 0 ? 2 * tried : tried };
            }
        }

        return null;
    }

    private HeldDefect Defect(HeldSplit split, bool[] zero)
    {
        string key = string.Join(' ', split.Held.Select((i, s) => zero[s] ? -1 - i : i + 1));
        if (!_defects.TryGetValue(key, out var defect))
        {
            _defects[key] = defect = new(_flow.Q, split, _curves, zero, Degree + 1, _undecayed);
        }

        return defect;
    }

    /// <summary>The gradients for which y is followed: drawn to where they are at a rate that is large against the time that is left, and nearly there.</summary>
    private List<int> Stiffly(Run run, double remaining)
    {
        double[] pulls = Pulls(run);
        var scale = run.Undecayed.At(run.Tau);
        var held = new List<int>();
        for (int i = 0; i < pulls.Length; i++)
        {
            double own = _h[i][i].Middle * pulls[i];
            double change = pulls.Select((pull, l) => _h[i][l].Middle * pull).Sum() - (_constant[i] * scale.Slope).Middle;
            bool isNear = Math.Abs(change) <= Lag * Math.Abs(own) || run.Held?.Contains(i) == true;
            if (isNear && Rate(run, i) * remaining > Stiff)
            {
                held.Add(i);
            }
        }

        return held;
    }

    /// <summary>a_i s(G_i), about.</summary>
    private double[] Pulls(Run run) => [.. run.Gradient.Select((g, i) => _curves[i].At(Math.Abs(run.X[i].Middle)).A * Signed(g.Middle))];

    private double Rate(Run run, int i) =>
        _h[i][i].Middle * _curves[i].At(Math.Abs(run.X[i].Middle)).A * _speed * Math.Pow(Math.Abs(run.Gradient[i].Middle), _speed - 1);

    private double Signed(double g) => Math.Sign(g) * Math.Pow(Math.Abs(g), _speed);

    /// <summary>Where a run begins; null where an x may be 0.</summary>
    private Run? At(IReadOnlyList<Interval> box, double time)
    {
        var undecayed = _undecayed.From(time);
        var scale = undecayed.Weight(time);
        var x = new Interval[_curves.Length];
        int at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Interval.One;
            for (int j = 0; j < _flow.Weights[i].Count; j++)
            {
                x[i] *= scale * box[at++];
            }
        }

        return Array.TrueForAll(x, v => v.Lower > 0 || v.Upper < 0)
            ? new(x, Gradients(x, undecayed.At(0)), [.. box.Skip(_equations.AllWeights.Count)], undecayed, 0)
            : null;
    }

    private Interval[] Gradients(Interval[] x, HeldScale scale) =>
        [.. _constant.Select((c, i) => x.Select((value, j) => _h[i][j] * value).Aggregate(c * scale.Value, (sum, term) => sum + term))];

    private Interval[]? Weights(Run run, IReadOnlyList<Interval> box)
    {
        var scale = run.Undecayed.Weight(run.Undecayed.Time(run.Tau));
        var weights = new List<Interval>();
        for (int i = 0; i < _curves.Length; i++)
        {
            foreach (var size in _curves[i].Sizes(_curves[i].U(Interval.Abs(run.X[i]))))
            {
                weights.Add((box[weights.Count].Lower > 0 ? size : -size) / scale);
            }
        }

        return weights.TrueForAll(Interval.IsFinite) ? [.. weights] : null;
    }

    private static Interval Both(Interval size) => Interval.Of(-size.Upper, size.Upper);

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);

    /// <summary>Where a run is: x, all gradients, clocks and tau; then what the last piece said of y_S at its end.</summary>
    private sealed record Run(Interval[] X, Interval[] Gradient, Interval[] Clock, UndecayedTime Undecayed, double Tau)
    {
        internal double Length { get; init; } = double.PositiveInfinity;

        internal IReadOnlyList<int>? Held { get; init; }

        internal double[] Y { get; init; } = [];

        internal double[] Slopes { get; init; } = [];

        internal Ended? Last { get; init; }
    }

    /// <summary>What is known at the end of a piece.</summary>
    private sealed record Ended(HeldBounds Bounds, HeldSplit Split, double Moving, double Held, Interval[] End);
}
