namespace MirrorFlowProofs.Numerics;

/// <content>What is recorded of a decision, and where it was not the only one.</content>
internal sealed partial class SignRun
{
    private readonly HashSet<int> _free = [];
    private readonly HashSet<int> _still = [];
    private readonly DoubleDouble?[] _saddleTimes;

    // Whoever leaves a saddle could as well have stayed.
    private bool MeetOrigins(SignFlowLeg leg)
    {
        bool changed = false;
        for (int i = 0; i < _n; i++)
        {
            bool slides = _motion[i] == SignMotion.Sliding;
            bool leaves = _motion[i] is SignMotion.Moving or SignMotion.Sliding or SignMotion.Pinned && leg.X[i].Any(c => c != DoubleDouble.Zero)
                && (_fresh[i] || _zero[i]);
            if (leaves && IsAtSaddle(i) && _saddleTimes[i] != _time)
            {
                _saddleTimes[i] = _time;
                AtOrigin(i);
                if (_motion[i] == SignMotion.Resting)
                {
                    changed = true;
                    _fresh[i] = false;
                    if (slides)
                    {
                        _controls.Free.Remove(i);
                    }
                }
            }
        }

        return changed;
    }

    private bool IsAtSaddle(int i) => _coordinates[i].U == DoubleDouble.Zero && _coordinates[i].Smallest > 1;

    private void Record(SignFlowLeg leg, SignMotion[] before, DoubleDouble[] controls)
    {
        for (int i = 0; i < _n; i++)
        {
            bool slid = before[i] is SignMotion.Sliding or SignMotion.Held or SignMotion.Pinned;
            if (_zero[i] && !slid)
            {
                _events.Add(new(_time, i, [], SignEventKind.SlidingBegan));
            }
            else if (slid && !_zero[i])
            {
                _events.Add(new(_time, i, [], SignEventKind.SlidingEnded));
            }
            else if (!slid && _motion[i] == SignMotion.Moving && controls[i] == -_control[i])
            {
                _events.Add(new(_time, i, [], SignEventKind.GradientCrossed));
            }
        }

        Branch(SignEventKind.ControlsFree, _free, [.. Enumerable.Range(0, _n).Where(i =>
            _motion[i] is SignMotion.Held or SignMotion.Pinned or SignMotion.Idle && !IsAtSaddle(i))]);
        Branch(SignEventKind.WeightsFree, _still, [.. Enumerable.Range(0, _n).Where(i => StaysAtZero(leg, i))]);
    }

    // x = 0 to all digits, at its minimum, with other weights beside the one that is 0.
    private bool StaysAtZero(SignFlowLeg leg, int i) =>
        leg.Motion[i] is SignMotion.Sliding or SignMotion.Held && _coordinates[i].Depth > 1
        && leg.X[i].All(c => Math.Abs(c.High) <= Negligible * _sizes.Max());

    // Said once, as long as no further coordinate has a choice.
    private void Branch(SignEventKind kind, HashSet<int> known, int[] now)
    {
        if (!known.IsSupersetOf(now))
        {
            _events.Add(new(_time, -1, [], kind));
            _branchings.Add(kind == SignEventKind.ControlsFree
                ? SignBranchings.OfControls(_time, now)
                : SignBranchings.OfWeights(_time, now));
        }

        known.Clear();
        known.UnionWith(now);
    }
}
