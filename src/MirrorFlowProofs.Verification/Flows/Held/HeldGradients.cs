using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// Carries the enclosure of a flow of a quadratic loss on, 1 &lt; q &lt; 2 without decay, where gradients are held near 0 and the flow is stiff: piece by piece,
/// with polynomials (<see cref="HeldCandidate"/>), their defects (<see cref="HeldDefect"/>) and what follows for all solutions (<see cref="HeldBounds"/>).
/// </summary>
/// <remarks>
/// What is followed is x_M and G_S: the weights follow from the balance law (<see cref="BalanceCurve"/>), which holds as long as no weight is 0. Near a time at which
/// a held y_i = s(G_i) passes 0, where y is not smooth, the polynomial for G_i is 0 for a while: |G_i| is of the order |y_i|^(p-1), p - 1 = 1/(q - 1), all along.
/// Which gradients are held, lengths and polynomials are guesses; nothing rests on them.
/// </remarks>
internal sealed partial class HeldGradients
{
    private const int Degree = 12;
    private const int MostPieces = 4000;
    private const int MostHalvings = 9;
    private const double Retry = 0.9;
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
    private readonly ChebyshevNodes _nodes = new(Degree);
    private readonly Dictionary<string, HeldDefect> _defects = [];
    private double _failedAt = double.PositiveInfinity;

    internal HeldGradients(ExactFlow flow, FlowEquations equations)
    {
        (_flow, _equations) = (flow, equations);
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
        flow.Q > 1 && flow.Q < 2 && flow.Alpha.IsZero && flow.Loss.Dimension > 1 && flow.Loss.AffineGradient is not null;

    /// <summary>Whether gradients are held, so that it is worth trying. A guess that nothing rests on.</summary>
    internal bool IsDue(IReadOnlyList<Interval> box, double remaining)
    {
        bool due = remaining < _failedAt * Retry && At(box) is { } place
            && Stiffly(new(place.X, place.Gradient, [], 0), remaining).Count > 0;
        _failedAt = due ? remaining : _failedAt;
        return due;
    }

    /// <summary>The state and the time as far as pieces are proved; null where none is.</summary>
    internal (Interval[] Box, double Time, int Steps)? Along(IReadOnlyList<Interval> box, double time, double end, CancellationToken cancellation)
    {
        if (At(box) is not { } place)
        {
            return null;
        }

        var run = new Run(place.X, place.Gradient, [.. box.Skip(_equations.AllWeights.Count)], time);
        int pieces = 0;
        while (run.Time < end && pieces < MostPieces)
        {
            cancellation.ThrowIfCancellationRequested();
            if (Next(run, end) is not { } next)
            {
                break;
            }

            (run, pieces) = (next, pieces + 1);
        }

        if (pieces == 0 || Weights(run, box) is not { } weights)
        {
            return null;
        }

        _failedAt = double.PositiveInfinity;
        return ([.. weights, .. run.Clock], run.Time, pieces);
    }

    /// <summary>One piece, as long as it is proved and narrow; null where none is.</summary>
    private Run? Next(Run run, double end)
    {
        if (HeldSplit.Of(_curvature, Constant, Stiffly(run, end - run.Time)) is not { } split)
        {
            return null;
        }

        double remaining = end - run.Time;
        double Until(double length) => length >= remaining ? end : run.Time + length;
        if (Passing(run, split) is { } passing && passing < remaining
            && Piece(run, split, Until(PassingLength * passing), (half, length) => Straight(run, split, length)) is { } passed)
        {
            return passed with { Length = PassingLength * passing };
        }

        if (Turning(run, split) is var (zero, turning)
            && Piece(run, split, Until(TurningLength * turning), (half, length) => Polynomial(run, split, zero, half, length)) is { } turned)
        {
            return turned with { Length = turning / 2 };
        }

        bool[] none = new bool[split.Held.Count];
        double tried = Math.Min(run.Length, remaining);
        for (int halvings = 0; halvings <= MostHalvings; halvings++, tried /= 2)
        {
            if (Piece(run, split, Until(tried), (half, length) => Polynomial(run, split, none, half, length)) is { } next)
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
            _defects[key] = defect = new(_flow.Q, split, _curves, zero, Degree + 1);
        }

        return defect;
    }

    /// <summary>The gradients for which y is followed: drawn to where they are at a rate that is large against the time that is left, and nearly there.</summary>
    private List<int> Stiffly(Run run, double remaining)
    {
        double[] pulls = Pulls(run);
        var held = new List<int>();
        for (int i = 0; i < pulls.Length; i++)
        {
            double own = _h[i][i].Middle * pulls[i];
            double change = pulls.Select((pull, l) => _h[i][l].Middle * pull).Sum();
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

    private Place? At(IReadOnlyList<Interval> box)
    {
        var x = new Interval[_curves.Length];
        int at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = Interval.One;
            for (int j = 0; j < _flow.Weights[i].Count; j++)
            {
                x[i] *= box[at++];
            }
        }

        return Array.TrueForAll(x, v => v.Lower > 0 || v.Upper < 0) ? new(x, Gradients(x)) : null;
    }

    private Interval[] Gradients(Interval[] x) =>
        [.. _constant.Select((c, i) => x.Select((value, j) => _h[i][j] * value).Aggregate(c, (sum, term) => sum + term))];

    private Interval[]? Weights(Run run, IReadOnlyList<Interval> box)
    {
        var weights = new List<Interval>();
        for (int i = 0; i < _curves.Length; i++)
        {
            foreach (var size in _curves[i].Sizes(_curves[i].U(Interval.Abs(run.X[i]))))
            {
                weights.Add(box[weights.Count].Lower > 0 ? size : -size);
            }
        }

        return weights.TrueForAll(Interval.IsFinite) ? [.. weights] : null;
    }

    private static Interval Both(Interval size) => Interval.Of(-size.Upper, size.Upper);

    private static Interval Enclose(Rational value) => Interval.FromRational(value.Numerator, value.Denominator);

    private sealed record Place(Interval[] X, Interval[] Gradient);

    /// <summary>Where a run is: x, all gradients, clocks and the time; then what the last piece said of y_S at its end.</summary>
    private sealed record Run(Interval[] X, Interval[] Gradient, Interval[] Clock, double Time)
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
