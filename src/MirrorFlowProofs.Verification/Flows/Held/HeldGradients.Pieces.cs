using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Flows;

/// <content>One piece: what is tried on it, and what is known at its end.</content>
internal sealed partial class HeldGradients
{
    private const double VerySoon = 1e-8;
    private const double Soon = 1e-2;
    private const double Allowed = 5e-14;
    private const double AllowedGrowth = 0.02;
    private const double AllowedAtFirst = 1e-5;
    private const double Steep = 4;

    /// <summary>The time until the next gradient of a moving coordinate is 0, if that is very soon.</summary>
    private double? Passing(Run run, HeldSplit split)
    {
        double[] pulls = Pulls(run);
        var scale = run.Undecayed.At(run.Tau);
        double soonest = double.PositiveInfinity;
        foreach (int l in split.Moving)
        {
            double change = (_constant[l] * scale.Slope).Middle - pulls.Select((pull, i) => _h[l][i].Middle * pull).Sum();
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

    private (HeldPiece Piece, double[] Y, double[] Slopes)? Straight(Run run, HeldSplit split, double next, Interval length)
    {
        double[] y = [.. split.Held.Select(i => Signed(run.Gradient[i].Middle))];
        return HeldPiece.Straight(
            split, _curves, _signed, [.. split.Moving.Select(l => run.X[l].Middle)], [.. split.Held.Select(i => run.Gradient[i].Middle)], run.Undecayed.Over(run.Tau, next), length) is { } piece
            ? (piece, y, new double[y.Length])
            : null;
    }

    private (HeldPiece Piece, double[] Y, double[] Slopes)? Polynomial(Run run, HeldSplit split, bool[] zero, double next, Interval length)
    {
        double half = length.Middle / 2;
        int[] signs = [.. run.X.Select(x => x.Lower > 0 ? 1 : x.Upper < 0 ? -1 : 0)];
        double[] start = [.. split.Moving.Select(l => run.X[l].Middle)];
        double[] y = [.. split.Held.Select(i => Signed(run.Gradient[i].Middle))];
        double rate = split.Held.Select(i => Rate(run, i)).DefaultIfEmpty(0).Min();
        bool isTight = split.Held.All(i => run.Gradient[i].Width < 0.01 * Math.Abs(run.Gradient[i].Middle));
        bool starts = isTight && rate * 2 * half < Stiff && !zero.Any(z => z);
        var candidate = new HeldCandidate(_flow.Q, split, _curves, signs, _nodes);
        if (candidate.Find(start, starts ? y : null, zero, half, [.. _nodes.Points.Select(s => run.Undecayed.Near(run.Tau + (half * (1 + s))))]) is not var (motion, ys)
            || Defect(split, zero).Enclose([.. motion.Select((row, l) => _nodes.IntegralCoefficients(start[l], row))], [.. ys.Select(_nodes.Coefficients)], length / 2, run.Undecayed.Over(run.Tau, next)) is not { } piece)
        {
            return null;
        }

        return (piece, [.. ys.Select(row => row[^1])], [.. ys.Select(row => _nodes.Differentiate(row)[^1] / half)]);
    }

    private Run? Piece(Run run, HeldSplit split, double next, Func<double, Interval, (HeldPiece Piece, double[] Y, double[] Slopes)?> find)
    {
        Interval length = (Interval)next - run.Tau;
        if (!(length.Middle > 0) || find(next, length) is not var (piece, y, slopes)
            || HeldSplit.Of(_curvature, Constant, Bound(run, piece)) is not { } bounded)
        {
            return null;
        }

        int n = _curves.Length;
        var bounds = new HeldBounds(_flow.Q, bounded, _curves);
        var (moving, norm) = run.Last is { } ended ? Carried(ended, bounds, bounded, piece) : (
            bounded.Moving.Select(l => Interval.Abs(run.X[l] - piece.Start[l]).Upper).DefaultIfEmpty(0).Max(),
            bounds.Norm([.. run.Gradient.Select((g, i) => g - piece.Start[n + i])]));
        // A first piece begins where the gradients are, or it waits until they are nearer to where they are drawn.
        double known = run.Last is null ? bounds.Norm([.. run.Gradient.Select(g => g - g)]) : norm;
        if (bounds.After(piece, length, moving, norm) is not { } errors || errors.Added > Allowed + (AllowedGrowth * (moving + known)) + (AllowedAtFirst * norm))
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
            // -int omega dx/a along the solution is that along the piece, less int omega dD = [omega D] - int D domega, D = int dx/a from the piece to the solution.
            var metric = _curves[i].InverseMetric(_curves[i].U(Interval.Abs(piece.X[i] + Both(most[i]))));
            var (first, last) = (piece.Scales.Start.Pace, piece.Scales.End.Pace);
            clock[i] += piece.Clock[i] + Both(((first * start[i]) + (last * end[i]) + (Interval.Abs(last - first) * most[i])) / metric);
        }

        Interval[] gradient = Gradients(x, piece.Scales.End);
        for (int s = 0; s < bounded.Held.Count; s++)
        {
            int i = bounded.Held[s];
            gradient[i] = piece.End[n + i] + Both(bounded.DiagonalRoots[s] * errors.EndHeld);
        }

        return x.Concat(clock).All(Interval.IsFinite)
            ? new(x, gradient, clock, run.Undecayed, next) { Held = split.Held, Y = y, Slopes = slopes, Last = new(bounds, bounded, errors.EndMoving, errors.EndHeld, piece.End) }
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
}
