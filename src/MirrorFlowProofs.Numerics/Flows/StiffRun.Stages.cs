namespace MirrorFlowProofs.Numerics;

/// <content>The stages of a step: the signed powers by Newton's method, the weights iterated along.</content>
internal sealed partial class StiffRun<T>
{
    // The stages from the polynomial of the last step, or all as at the start.
    private bool Guess(T? ratio)
    {
        int stages = _radau.Stages;
        if (ratio is { } r)
        {
            if (T.ToDouble(r) > 3)
            {
                return false;
            }

            T[][] previous = [.. _signedStages.Select(stage => (T[])stage.Clone())];
            for (int l = 0; l < stages; l++)
            {
                T at = T.One + (r * _radau.Nodes[l]);
                for (int k = 0; k < _signed.Length; k++)
                {
                    _signedStages[l][k] = T.Zero;
                }

                for (int m = 0; m < stages; m++)
                {
                    T weight = Lagrange(m, at);
                    for (int k = 0; k < _signed.Length; k++)
                    {
                        _signedStages[l][k] += weight * previous[m][k];
                    }
                }
            }
        }
        else
        {
            foreach (T[] stage in _signedStages)
            {
                _signed.CopyTo(stage, 0);
            }
        }

        foreach (T[] stage in _stateStages)
        {
            _state.CopyTo(stage, 0);
        }

        return true;
    }

    private T Lagrange(int m, T at)
    {
        T product = T.One;
        for (int l = 0; l < _radau.Stages; l++)
        {
            product = l == m ? product : product * (at - _radau.Nodes[l]) / (_radau.Nodes[m] - _radau.Nodes[l]);
        }

        return product;
    }

    // Newton's method for the signed powers, one update of the weights along with each.
    private bool Solve(T step)
    {
        double previous = double.PositiveInfinity;
        bool factored = false;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double moved = MoveStages(step);
            if (!double.IsFinite(moved) || (iteration > 6 && moved > 2 * previous))
            {
                return false;
            }

            if (iteration > 1 && moved <= 0.02 && (_change < 0.01 || iteration > 10))
            {
                return true;
            }

            // The matrix is kept as long as the iteration contracts well.
            bool fresh = !factored || moved > 0.05 * previous;
            if (!Correct(step, fresh))
            {
                return false;
            }

            (previous, factored) = (moved, true);
        }

        return false;
    }

    // w_l = w_0 + h sum a_lm F(w_m, y_m); the largest change in units of the tolerance.
    private double MoveStages(T step)
    {
        int stages = _radau.Stages;
        for (int l = 0; l < stages; l++)
        {
            _channels.Velocity(_stateStages[l], _signedStages[l], _slopeStages[l]);
        }

        Evaluations += stages;
        double largest = 0;
        for (int l = 0; l < stages; l++)
        {
            for (int i = 0; i < _size; i++)
            {
                T sum = T.Zero;
                for (int m = 0; m < stages; m++)
                {
                    sum += _radau.A[l, m] * _slopeStages[m][i];
                }

                T value = _state[i] + (step * sum);
                if (i < _weights)
                {
                    double change = Math.Abs(T.ToDouble(value - _stateStages[l][i])) / Scale(i);
                    largest = double.IsNaN(change) ? double.PositiveInfinity : Math.Max(largest, change);
                }

                _stateStages[l][i] = value;
            }
        }

        return largest;
    }

    private bool Correct(T step, bool fresh)
    {
        int stages = _radau.Stages;
        int count = _signed.Length;
        for (int l = 0; l < stages; l++)
        {
            _channels.Values(_stateStages[l], _values);
            for (int k = 0; k < count; k++)
            {
                _right[(l * count) + k] = _values[k] - _channels.Inverse(_signedStages[l][k]);
            }

            if (fresh)
            {
                Linearize(l, step);
            }
        }

        if (fresh && !_system.Factor())
        {
            return false;
        }

        _system.Solve(_right);
        (_change, double size) = (0, 0);
        for (int l = 0; l < stages; l++)
        {
            for (int k = 0; k < count; k++)
            {
                T before = _signedStages[l][k];
                _signedStages[l][k] = Moved(before, _right[(l * count) + k], _coupling[(l * count) + k]);
                _change = Math.Max(_change, Math.Abs(T.ToDouble(_signedStages[l][k] - before)));
                size = Math.Max(size, Math.Abs(T.ToDouble(_signedStages[l][k])));
            }
        }

        _change = size > 0 ? _change / size : 0;
        return true;
    }

    // y + step, where the inverse of s is linear enough along it; else the v with g(v) + c v = g(y) + c y + (g'(y) + c) step,
    // whose left side grows: the nonlinear equation of this unknown alone, c being what g'(y) leaves of the matrix's diagonal.
    private T Moved(T y, T step, T c)
    {
        T value = _channels.Inverse(y);
        T slope = _channels.InverseSlope(y);
        T linear = (slope + c) * step;
        T bend = _channels.Inverse(y + step) - value - (slope * step);
        if (!(T.Abs(bend) > T.ScaleB(T.Abs(linear), -4)) || !(c > T.Zero))
        {
            return y + step;
        }

        T target = value + (c * y) + linear;
        bool negative = target < T.Zero;
        target = T.Abs(target);
        T v = _channels.Signed(target) is var most && most < target / c ? most : target / c;
        for (int i = 0; i < 20 && v > T.Zero; i++)
        {
            T excess = _channels.Inverse(v) + (c * v) - target;
            T change = excess / (_channels.InverseSlope(v) + c);
            v -= change;
            if (T.Abs(change) <= T.ScaleB(T.Epsilon, 4) * T.Abs(v))
            {
                break;
            }
        }

        return negative ? -v : v;
    }

    private void Linearize(int l, T step)
    {
        int count = _signed.Length;
        _channels.Response(_stateStages[l], _response);
        T least = T.Zero;
        for (int k = 0; k < count; k++)
        {
            least = T.Abs(_response[k, k]) > least ? T.Abs(_response[k, k]) : least;
        }

        // Where channels depend on each other and rest, anything small makes the matrix invertible and changes no solution.
        least = least * step * T.Epsilon;
        for (int m = 0; m < _radau.Stages; m++)
        {
            T weight = step * _radau.A[l, m];
            for (int i = 0; i < count; i++)
            {
                for (int k = 0; k < count; k++)
                {
                    T value = -(weight * _response[i, k]);
                    if (l == m && i == k)
                    {
                        _coupling[(l * count) + k] = value;
                    }

                    _system[(l * count) + i, (m * count) + k] = l == m && i == k
                        ? value + _channels.InverseSlope(_signedStages[l][k]) + least
                        : value;
                }
            }
        }
    }
}
