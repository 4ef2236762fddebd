namespace MirrorFlowProofs.Numerics;

/// <content>Everything the next legs depend on.</content>
internal sealed partial class SignRun
{
    /// <summary>Writes the state on the tape, or takes it over from there.</summary>
    public void Pass(StateTape tape)
    {
        int stage = !_hasBegun ? 0 : _status is { } status ? 2 + (int)status : 1;
        tape.Pass(ref stage);
        (_hasBegun, _status) = (stage > 0, stage > 1 ? (SignFlowStatus)(stage - 2) : null);
        _restsSince = Pass(tape, _restsSince);
        tape.Pass(ref _time);
        tape.Pass(ref _length);
        tape.Pass(ref _largest);
        tape.Pass(ref _legs);
        tape.Pass(ref _stuck);
        tape.Pass(ref _leaving);
        foreach (DoubleDouble[] values in new[] { _x, _gradient, _clock, _control })
        {
            tape.Pass(values);
        }

        tape.Pass(_sizes);
        tape.Pass(_zero);
        tape.Pass(_fresh);
        for (int i = 0; i < _n; i++)
        {
            _coordinates[i].Pass(tape);
            int motion = (int)_motion[i];
            tape.Pass(ref motion);
            _motion[i] = (SignMotion)motion;
            _saddleTimes[i] = Pass(tape, _saddleTimes[i]);
        }

        _controls.Free.Pass(tape);
        tape.Pass(_free, index => Pass(tape, index));
        tape.Pass(_still, index => Pass(tape, index));
        tape.Pass(_events, e => Pass(tape, e ?? new(default, 0, [], default)));
        tape.Pass(_branchings, branching => Pass(tape, branching ?? new(default, default, [], "", [])));
    }

    private static DoubleDouble? Pass(StateTape tape, DoubleDouble? value)
    {
        int isThere = value is null ? 0 : 1;
        DoubleDouble number = value ?? DoubleDouble.Zero;
        tape.Pass(ref isThere);
        tape.Pass(ref number);
        return isThere == 0 ? null : number;
    }

    private static int Pass(StateTape tape, int index)
    {
        tape.Pass(ref index);
        return index;
    }

    private static (DoubleDouble Time, int Kind, List<int> Places) Pass(StateTape tape, DoubleDouble time, int kind, IEnumerable<int> places)
    {
        tape.Pass(ref time);
        tape.Pass(ref kind);
        List<int> list = [.. places];
        tape.Pass(list, place => Pass(tape, place));
        return (time, kind, list);
    }

    private static SignFlowEvent Pass(StateTape tape, SignFlowEvent e)
    {
        var (time, kind, weights) = Pass(tape, e.Time, (int)e.Kind, e.Weights);
        return new(time, Pass(tape, e.Coordinate), weights, (SignEventKind)kind);
    }

    // The words follow from the rest; which offsets are 0 never changes.
    private SignFlowBranching Pass(StateTape tape, SignFlowBranching branching)
    {
        var (time, kind, places) = Pass(tape, branching.Time, (int)branching.Kind, branching.Coordinates);
        return (SignEventKind)kind switch
        {
            SignEventKind.Saddle => SignBranchings.AtSaddle(time, places[0], _coordinates[places[0]], SmallestWeights(places[0]), _saddles),
            SignEventKind.ControlsFree => SignBranchings.OfControls(time, [.. places]),
            _ => SignBranchings.OfWeights(time, [.. places]),
        };
    }
}
