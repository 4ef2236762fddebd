using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <content>What an event changes.</content>
public sealed partial class EnclosedSignRun
{
    // The motions at time 0, from exact gradients; a reason to stop, or null.
    private string? Begin()
    {
        Rational[] x = [.. _problem.Weights.Select(row => row.Aggregate(Rational.One, (product, w) => product * w))];
        var zero = new List<int>();
        for (int i = 0; i < _n; i++)
        {
            Rational gradient = _problem.Constant[i] + _problem.Curvature[i].Zip(x, (h, xj) => h * xj).Aggregate(Rational.Zero, (a, b) => a + b);
            _control[i] = -gradient.Sign;
            if (gradient.IsZero)
            {
                zero.Add(i);
            }
            else if (_coordinates[i].IsAtZero && _coordinates[i].Smallest > 1)
            {
                return Saddle(i);
            }
        }

        return zero.Count > 0 ? Decide(zero) : null;
    }

    private string? Meet(Crossing crossing)
    {
        int i = crossing.Coordinate;
        switch (crossing.Kind)
        {
            case CrossingKind.Weight:
                (_coordinates[i].U, _coordinates[i].X) = (Interval.Zero, Interval.Zero);
                return _coordinates[i].Smallest > 1 ? Saddle(i) : null;
            case CrossingKind.Gradient:
                return Decide([.. Sliding, i]);
            default:
                // There x' is that of a moving coordinate, so G and G' are 0, and G'' decides.
                (_slides[i], _control[i], _order[i], _heldSince[i]) = (false, crossing.Side, 2, null);
                return null;
        }
    }

    private string Saddle(int i) => At($"the solution is not unique: x[{i}] is at the saddle 0, several weights are 0 together");

    // Which of the coordinates whose gradient is 0 slide, and where the others go.
    private string? Decide(List<int> z)
    {
        if (z.Exists(i => _coordinates[i].Sign == 0))
        {
            int i = z.Find(i => _coordinates[i].Sign == 0);
            return At($"the solution is not unique, or not told to be: x[{i}] and its gradient are 0 together");
        }

        if (PositiveDefinite.Of(_curvature, z) is null)
        {
            return At($"the solution is not unique, or not told to be: gradients are 0 whose columns depend on each other, that of x[{z[^1]}] among them");
        }

        Interval[] lever = [.. _coordinates.Select(c => c.Lever)];
        Interval[] pull = [.. _coordinates.Select(c => _alpha * c.Depth * c.X)];
        Interval[] drive = [.. z.Select(i => Enumerable.Range(0, _n).Where(j => !z.Contains(j))
            .Aggregate(Interval.Zero, (sum, j) => sum + (_curvature[i, j] * ((_control[j] * lever[j]) - pull[j]))))];
        int[]? controls = VerifiedVelocities.Find(
            _curvature, z, [.. z.Select(i => -lever[i] - pull[i])], [.. z.Select(i => lever[i] - pull[i])], drive);
        if (controls is null)
        {
            return At($"it is not decided which coordinates slide: a control is 1 or -1 where the gradient of x[{z[^1]}] reaches 0, or next to it");
        }

        for (int k = 0; k < z.Count; k++)
        {
            int i = z[k];
            (_slides[i], _control[i], _order[i]) = (controls[k] == 0, controls[k], controls[k] == 0 ? 0 : 1);
            _heldSince[i] = _slides[i] ? _heldSince[i] ?? _time : null;
        }

        return null;
    }
}
