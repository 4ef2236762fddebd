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
internal sealed class HeldGradients
{
    private const int Degree = 12;
    private const int MostPieces = 4000;
    private const int MostHalvings = 9;
    private const double Retry = 0.9;
    private const double Stiff = 40;
    private const double Lag = 0.3;
    private const double Steep = 4;
    private const double Allowed = 5e-14;
    private const double AllowedGrowth = 0.02;
    private const double VerySoon = 1e-8;
    private const double Soon = 1e-2;
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

    /// <summary>The time until the next gradient of a moving coordinate is 0, if that is very soon.</summary>
    private double? Passing(Run run, HeldSplit split)
    {
        double[] pulls = Pulls(run);
        double soonest = double.PositiveInfinity;
        foreach (int l in split.Moving)
        {
            double change = -pulls.Select((pull, i) => _h[l][i].Middle * pull).Sum();
            double time = -run.Gradient[l].Middle / change;
            soonest = time > 0 || run.Gradient[l].Contains(0) ? Math.Min(soonest, Math.Max(Math.Abs(time), 1e-13)) : soonest;
        }

        return soonest < VerySoon ? soonest : null;
    }

    /// <summary>The held coordinates whose y is about to pass 0, and the time until then.</summary>
    private static (bool[] Zero, double Time)? Turning(Run run, HeldSplit split)
    {
        if (run.Held is null || !run.Held.SequenceEqual(split.Held))
        {
            return null;
        }

        var times = run.Y.Zip(run.Slopes, (y, slope) => y * slope < 0 ? -y / slope : double.PositiveInfinity).ToList();
        double soonest = times.DefaultIfEmpty(double.PositiveInfinity).Min();
        return soonest < Soon ? ([.. times.Select(t => t <= 1.5 * soonest)], soonest) : null;
    }

    private (HeldPiece Piece, double[] Y, double[] Slopes)? Straight(Run run, HeldSplit split, Interval length)
    {
        double[] y = [.. split.Held.Select(i => Signed(run.Gradient[i].Middle))];
        return HeldPiece.Straight(
            split, _curves, _signed, [.. split.Moving.Select(l => run.X[l].Middle)], [.. split.Held.Select(i => run.Gradient[i].Middle)], length) is { } piece
            ? (piece, y, new double[y.Length])
            : null;
    }

    private (HeldPiece Piece, double[] Y, double[] Slopes)? Polynomial(Run run, HeldSplit split, bool[] zero, double half, Interval length)
    {
        int[] signs = [.. run.X.Select(x => x.Lower > 0 ? 1 : x.Upper < 0 ? -1 : 0)];
        double[] start = [.. split.Moving.Select(l => run.X[l].Middle)];
        double[] y = [.. split.Held.Select(i => Signed(run.Gradient[i].Middle))];
        double rate = split.Held.Select(i => Rate(run, i)).DefaultIfEmpty(0).Min();
        bool isTight = split.Held.All(i => run.Gradient[i].Width < 0.01 * Math.Abs(run.Gradient[i].Middle));
        bool starts = isTight && rate * 2 * half < Stiff && !zero.Any(z => z);
        var candidate = new HeldCandidate(_flow.Q, split, _curves, signs, _nodes);
        if (candidate.Find(start, starts ? y : null, zero, half) is not var (motion, ys)
            || Defect(split, zero).Enclose([.. motion.Select((row, l) => _nodes.IntegralCoefficients(start[l], row))], [.. ys.Select(_nodes.Coefficients)], length / 2) is not { } piece)
        {
            return null;
        }

        return (piece, [.. ys.Select(row => row[^1])], [.. ys.Select(row => _nodes.Differentiate(row)[^1] / half)]);
    }

    private Run? Piece(Run run, HeldSplit split, double next, Func<double, Interval, (HeldPiece Piece, double[] Y, double[] Slopes)?> find)
    {
        Interval length = (Interval)next - run.Time;
        double half = length.Middle / 2;
        if (!(half > 0) || find(half, length) is not var (piece, y, slopes)
            || HeldSplit.Of(_curvature, Constant, Bound(run, piece)) is not { } bounded)
        {
            return null;
        }

        int n = _curves.Length;
        var bounds = new HeldBounds(_flow.Q, bounded, _curves);
        var (moving, norm) = run.Last is { } last ? Carried(last, bounds, bounded, piece) : (
            bounded.Moving.Select(l => Interval.Abs(run.X[l] - piece.Start[l]).Upper).DefaultIfEmpty(0).Max(),
            bounds.Norm([.. run.Gradient.Select((g, i) => g - piece.Start[n + i])]));
        if (bounds.After(piece, length, moving, norm) is not { } errors || errors.Added > Allowed + (AllowedGrowth * (moving + norm)))
        {
            return null;
        }

        Interval[] start = bounds.Distances(moving, norm);
        Interval[] end = bounds.Distances(errors.EndMoving, errors.EndHeld);
        Interval[] most = bounds.Distances(errors.LargestMoving, errors.LargestHeld);
        Interval[] x = [.. piece.End.Take(n).Select((value, i) => value + Both(end[i]))];
        Interval[] clock = [.. run.Clock];
        for (int i = 0; i < n; i++)
        {
            // -int dx/a along the solution is that along the piece, and from one to the other at the ends.
            var metric = _curves[i].InverseMetric(_curves[i].U(Interval.Abs(piece.X[i] + Both(most[i]))));
            clock[i] += piece.Clock[i] + Both((start[i] + end[i]) / metric);
        }

        Interval[] gradient = Gradients(x);
        for (int s = 0; s < bounded.Held.Count; s++)
        {
            int i = bounded.Held[s];
            gradient[i] = piece.End[n + i] + Both(bounded.DiagonalRoots[s] * errors.EndHeld);
        }

        return x.Concat(clock).All(Interval.IsFinite)
            ? new(x, gradient, clock, next) { Held = split.Held, Y = y, Slopes = slopes, Last = new(bounds, bounded, errors.EndMoving, errors.EndHeld, piece.End) }
            : null;
    }

    /// <summary>E and N at the start of a piece, given those at the end of the last one, which may have been of another split and ends elsewhere.</summary>
    private static (double Moving, double Held) Carried(Ended last, HeldBounds bounds, HeldSplit split, HeldPiece piece)
    {
        int n = piece.X.Length;
        Interval[] apart = last.Bounds.Distances(last.Moving, last.Held);
        double moving = split.Moving.Select(l => (apart[l] + Interval.Abs(last.End[l] - piece.Start[l])).Upper).DefaultIfEmpty(0).Max();
        double shift = bounds.Norm([.. Enumerable.Range(0, n).Select(i => last.End[n + i] - piece.Start[n + i])]);
        return (moving, ((Interval)bounds.NormAfter(last.Split, last.Moving, last.Held) + shift).Upper);
    }

    /// <summary>The coordinates whose gradients are bounded as held: where the slope of s is large; those of the last piece stay unless it is small: a change of the set costs width.</summary>
    private List<int> Bound(Run run, HeldPiece piece)
    {
        var bound = new List<int>();
        for (int i = 0; i < _curves.Length; i++)
        {
            var g = Interval.Abs(piece.Gradient[i]);
            double rate = g.Lower == 0 ? double.PositiveInfinity
                : _h[i][i].Middle * _curves[i].At(Math.Abs(run.X[i].Middle)).A * _speed * Math.Pow(g.Lower, _speed - 1);
            if (rate > (run.Last?.Split.Held.Contains(i) == true ? Steep / 100 : Steep))
            {
                bound.Add(i);
            }
        }

        return bound;
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
