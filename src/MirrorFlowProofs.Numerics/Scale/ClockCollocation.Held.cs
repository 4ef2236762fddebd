namespace MirrorFlowProofs.Numerics;

/// <content>
/// With decoupled decay near q = 1 all gradients come to be held so close to 0 that rounding hides them: from there on the flow is followed in the limit in which they are 0
/// (<see cref="HeldField"/>), as long as what they would be moves no weight by more than the error allowed.
/// </content>
internal sealed partial class ClockCollocation
{
    // A problem of this many unknowns is solved some twenty times for each derivative.
    private const int MostHeld = 200;
    private const double Entering = 0.1;

    private HeldField? _heldField;
    private VectorRungeKutta? _held;

    private void Hold(double size)
    {
        _heldField ??= new(_coupling!.Residuals, _weights, _decay, _q);
        _held = new(_heldField, _state, _tolerance, 1000 * size, Time);
    }

    // After a joint step with decay near rest.
    private void TryHold(double pull, double speed)
    {
        if (_coupling!.Residuals.Rows > MostHeld)
        {
            return;
        }

        Hold(_size);
        _held = IsHeld(Entering, pull, speed) ? _held : null;
        _weights.SetDecay(_decay.Integral(Time));
    }

    private bool IsHeld(double share, double pull, double speed) => _heldField!.IsFound && _heldField.Gradient * speed <= share * _tolerance * pull;

    private ScaleStatus StepHeld(double end)
    {
        VectorRungeKutta held = _held!;
        (long rejections, long evaluations) = (held.Rejections, held.Evaluations);
        ScaleStatus status = held.Step(end);
        if (status != ScaleStatus.Advanced)
        {
            return status;
        }

        Time = held.Time;
        held.State.CopyTo(_state);
        Steps++;
        Rejections += held.Rejections - rejections;
        Evaluations += held.Evaluations - evaluations;
        _weights.SetDecay(_decay.Integral(Time));
        _weights.Speeds(_state, _speed);
        (double pull, double speed) = (0, 0);
        for (int i = 0; i < _speed.Length; i++)
        {
            pull = Math.Max(pull, _own[i] * _weights.Metric(i, _state[i]));
            speed = Math.Max(speed, _speed[i] / (1 + Math.Abs(_state[i])));
        }

        if (!IsHeld(1, pull, speed))
        {
            (_held, _lastSize) = (null, 0);
            Evaluate(Time, _state, 1, 0);
        }

        return ScaleStatus.Advanced;
    }
}
