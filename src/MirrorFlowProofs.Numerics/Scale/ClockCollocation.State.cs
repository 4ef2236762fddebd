namespace MirrorFlowProofs.Numerics;

/// <content>What the next step depends on, taken out and put back.</content>
internal sealed partial class ClockCollocation
{
    public void Save(IDictionary<string, double[]> arrays)
    {
        arrays["stepper"] =
            [Time, _size, _lastSize, Steps, Rejections, Evaluations, _isJoint ? 1 : 0, _isStrong ? 1 : 0, _isNearRest ? 1 : 0, RestTime ?? -1];
        arrays["state"] = _state;
        if (_held is not null)
        {
            arrays["held"] = [_held.Size];
        }

        for (int k = 0; k < Nodes; k++)
        {
            arrays[FormattableString.Invariant($"gradients{k}")] = _lastGradients[k];
            arrays[FormattableString.Invariant($"values{k}")] = _lastValues[k];
        }
    }

    public void Restore(IReadOnlyDictionary<string, double[]> arrays)
    {
        double[] numbers = arrays["stepper"];
        (Time, _size, _lastSize) = (numbers[0], numbers[1], numbers[2]);
        (_isJoint, _isStrong, _isNearRest, RestTime) = (numbers[6] != 0 && Couple(), numbers[7] != 0, numbers[8] != 0, numbers[9] < 0 ? null : numbers[9]);
        arrays["state"].CopyTo(_state, 0);
        for (int k = 0; k < Nodes; k++)
        {
            arrays[FormattableString.Invariant($"gradients{k}")].CopyTo(_lastGradients[k], 0);
            arrays[FormattableString.Invariant($"values{k}")].CopyTo(_lastValues[k], 0);
        }

        _weights.SetDecay(_decay.Integral(Time));
        Evaluate(Time, _state, 1, 0);
        _held = null;
        if (arrays.TryGetValue("held", out double[]? held))
        {
            _field.Curvatures(Time, _values[0], _own);
            Hold(held[0]);
        }

        (Steps, Rejections, Evaluations) = ((long)numbers[3], (long)numbers[4], (long)numbers[5]);
    }
}
