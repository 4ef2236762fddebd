namespace MirrorFlowProofs.Numerics;

/// <summary>
/// A flow for 1 &lt; q &lt; 2 as w' = F(w, y) with y_k = s(g_k(w)): the signed powers y are unknowns of their own. A channel g_k
/// is the gradient G_k of a coordinate or, with coupled decay, the component G d + alpha w of a weight.
/// </summary>
/// <remarks>
/// In w the field is stiff without bound where g_k is near 0, since s is not Lipschitz there; in y it is the smooth equation
/// |y|^(1/(q-1)) sign(y) = g(w), from which y follows the other coordinates where g_k is held at 0.
/// </remarks>
internal sealed class FlowChannels<T>
    where T : struct, IReal<T>
{
    private readonly FlowProblem<T> _problem;
    private readonly RationalPower<T> _power;
    private readonly RationalPower<T> _inverse;
    private readonly RationalPower<T> _inverseSlope;
    private readonly int[] _first;
    private readonly int[] _owner;
    private readonly T[] _factors;
    private readonly T[] _partial;
    private readonly T[] _rough;
    private readonly T[] _x;
    private readonly T[] _gradient;
    private readonly T[] _hessian;

    public FlowChannels(FlowProblem<T> problem, int[] first)
    {
        (_problem, _first) = (problem, first);
        Symbolic.Rational inverse = 1 / (problem.Q - 1);
        (_power, _inverse, _inverseSlope) = (new(problem.Q - 1), new(inverse), new(inverse - 1));
        int n = problem.Weights.Count;
        _owner = [.. Enumerable.Range(0, n).SelectMany(i => Enumerable.Repeat(i, first[i + 1] - first[i]))];
        (_factors, _partial, _rough) = (new T[_owner.Length], new T[_owner.Length], new T[_owner.Length]);
        (_x, _gradient, _hessian) = (new T[n], new T[n], new T[n * n]);
    }

    /// <summary>The number of channels.</summary>
    public int Count => _problem.IsCoupled ? _owner.Length : _problem.Weights.Count;

    /// <summary>s(g).</summary>
    public T Signed(T g) => g == T.Zero ? g : g > T.Zero ? _power.Evaluate(g) : -_power.Evaluate(-g);

    /// <summary>The g with s(g) = y.</summary>
    public T Inverse(T y) => y == T.Zero ? y : y > T.Zero ? _inverse.Evaluate(y) : -_inverse.Evaluate(-y);

    /// <summary>dg/dy at y.</summary>
    public T InverseSlope(T y) => _inverse.Exponent * (y == T.Zero ? y : _inverseSlope.Evaluate(T.Abs(y)));

    /// <summary>The channels g at a state.</summary>
    public void Values(ReadOnlySpan<T> state, Span<T> g)
    {
        Prepare(state);
        for (int k = 0; k < Count; k++)
        {
            g[k] = _problem.IsCoupled ? (_gradient[_owner[k]] * _partial[k]) + (_problem.Alpha * state[k]) : _gradient[k];
        }
    }

    /// <summary>The velocity of the state, weights and clocks, where the signed powers are y.</summary>
    public void Velocity(ReadOnlySpan<T> state, ReadOnlySpan<T> y, Span<T> velocity)
    {
        if (_problem.IsCoupled)
        {
            Prepare(state);
            for (int j = 0; j < _owner.Length; j++)
            {
                velocity[j] = -y[j];
            }
        }
        else
        {
            RoughPartials(state);
            for (int j = 0; j < _owner.Length; j++)
            {
                velocity[j] = -(y[_owner[j]] * _rough[j]) - (_problem.Alpha * state[j]);
            }
        }

        for (int i = 0; i < _gradient.Length; i++)
        {
            velocity[_owner.Length + i] = _problem.IsCoupled ? Signed(_gradient[i]) : y[i];
        }
    }

    /// <summary>How g' changes with y: dg/dw dw'/dy, row after row.</summary>
    public void Response(ReadOnlySpan<T> state, T[,] response)
    {
        Prepare(state);
        _problem.Loss.Hessian(_x, _hessian);
        int n = _gradient.Length;
        if (!_problem.IsCoupled)
        {
            RoughPartials(state);
            for (int k = 0; k < n; k++)
            {
                T speed = T.Zero;
                for (int j = _first[k]; j < _first[k + 1]; j++)
                {
                    speed += _partial[j] * _rough[j];
                }

                for (int i = 0; i < n; i++)
                {
                    response[i, k] = -(_hessian[(i * n) + k] * speed);
                }
            }

            return;
        }

        for (int j = 0; j < _owner.Length; j++)
        {
            for (int m = 0; m < _owner.Length; m++)
            {
                T value = _hessian[(_owner[j] * n) + _owner[m]] * _partial[j] * _partial[m];
                value += j == m ? _problem.Alpha : _owner[j] == _owner[m] ? _gradient[_owner[j]] * Without(state, j, m) : T.Zero;
                response[j, m] = -value;
            }
        }
    }

    // d_j = product of the other weights, x and G.
    private void Prepare(ReadOnlySpan<T> state)
    {
        state[.._owner.Length].CopyTo(_factors);
        PartialProducts(_partial);
        for (int i = 0; i < _x.Length; i++)
        {
            _x[i] = state[_first[i]] * _partial[_first[i]];
        }

        _problem.Loss.Gradient(_x, _gradient);
    }

    // s(d_j) = product of the s(w) of the other weights.
    private void RoughPartials(ReadOnlySpan<T> state)
    {
        for (int j = 0; j < _owner.Length; j++)
        {
            _factors[j] = Signed(state[j]);
        }

        PartialProducts(_rough);
    }

    private void PartialProducts(T[] partial)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            T product = T.One;
            for (int j = _first[i]; j < _first[i + 1]; j++)
            {
                partial[j] = product;
                product *= _factors[j];
            }

            product = T.One;
            for (int j = _first[i + 1] - 1; j >= _first[i]; j--)
            {
                partial[j] *= product;
                product *= _factors[j];
            }
        }
    }

    private T Without(ReadOnlySpan<T> state, int j, int m)
    {
        T product = T.One;
        for (int l = _first[_owner[j]]; l < _first[_owner[j] + 1]; l++)
        {
            product = l == j || l == m ? product : product * state[l];
        }

        return product;
    }
}
