namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The vector field of a <see cref="FlowProblem{T}"/>: state = all weights, then one clock int s(G_i) dt a coordinate.
/// </summary>
/// <remarks>
/// For q &lt; 2 the signs of gradients, weights and (coupled) components are fixed between events, so that the field is
/// continued smoothly, or by |.|, beyond the event it is stepping towards, and s(0) never has to be chosen.
/// Partial products d_ij come from products before and after j: no division, no loss where weights vanish.
/// </remarks>
internal sealed class SteepestProductField<T> : IVectorField<T>, IEventFunctions<T>
    where T : struct, IReal<T>
{
    private readonly FlowProblem<T> _problem;
    private readonly RationalPower<T> _power;

    // Asked of the problem once: it compares rationals.
    private readonly bool _isRough;
    private readonly bool _isCoupled;
    private readonly T[] _x;
    private readonly T[] _gradient;
    private readonly T[] _factors;
    private readonly T[] _partial;
    private readonly T[] _gradientSign;
    private readonly T[] _sign;

    public SteepestProductField(FlowProblem<T> problem)
    {
        _problem = problem;
        (_isRough, _isCoupled) = (problem.IsRough, problem.IsCoupled);
        _power = new RationalPower<T>(problem.Q - 1);
        Coordinates = problem.Weights.Count;
        First = new int[Coordinates + 1];
        for (int i = 0; i < Coordinates; i++)
        {
            First[i + 1] = First[i] + problem.Weights[i].Length;
        }

        (_x, _gradient, _gradientSign) = (new T[Coordinates], new T[Coordinates], new T[Coordinates]);
        (_factors, _partial, _sign) = (new T[WeightCount], new T[WeightCount], new T[WeightCount]);
    }

    public int Coordinates { get; }

    /// <summary>The index of the first weight of each coordinate, and the number of weights.</summary>
    public int[] First { get; }

    public int WeightCount => First[^1];

    public int Dimension => WeightCount + Coordinates;

    public int Count => Coordinates + WeightCount;

    /// <summary>
    /// The coordinate whose clock is the time variable: |G_i|^(q-1) becomes |G_i / G_clock|^(q-1). -1 for time itself.
    /// </summary>
    public int Clock { get; set; } = -1;

    public T GradientSign(int coordinate) => _gradientSign[coordinate];

    public T Sign(int weight) => _sign[weight];

    public void X(ReadOnlySpan<T> state, Span<T> x)
    {
        for (int i = 0; i < Coordinates; i++)
        {
            T product = T.One;
            for (int j = First[i]; j < First[i + 1]; j++)
            {
                product *= state[j];
            }

            x[i] = product;
        }
    }

    public void Gradient(ReadOnlySpan<T> state, Span<T> gradient)
    {
        X(state, _x);
        _problem.Loss.Gradient(_x, gradient);
    }

    /// <summary>Reads the signs off a state; a weight at 0 takes the sign of its velocity, 0 where that vanishes too.</summary>
    public void FixSigns(ReadOnlySpan<T> state)
    {
        Gradient(state, _gradient);
        for (int i = 0; i < Coordinates; i++)
        {
            _gradientSign[i] = SignOf(_gradient[i]);
        }

        if (_isCoupled)
        {
            Products(state);
            for (int i = 0; i < Coordinates; i++)
            {
                for (int j = First[i]; j < First[i + 1]; j++)
                {
                    _sign[j] = SignOf((_gradient[i] * _partial[j]) + (_problem.Alpha * state[j]));
                }
            }

            return;
        }

        for (int j = 0; j < WeightCount; j++)
        {
            _factors[j] = SignOf(state[j]);
        }

        PartialProducts();
        for (int i = 0; i < Coordinates; i++)
        {
            for (int j = First[i]; j < First[i + 1]; j++)
            {
                _sign[j] = _factors[j] != T.Zero ? _factors[j] : -(_gradientSign[i] * _partial[j]);
            }
        }
    }

    public void Evaluate(T t, ReadOnlySpan<T> y, Span<T> dy)
    {
        Gradient(y, _gradient);
        if (_isCoupled || !_isRough)
        {
            Products(y);
        }
        else
        {
            for (int j = 0; j < WeightCount; j++)
            {
                _factors[j] = _sign[j] * _power.Evaluate(T.Abs(y[j]));
            }

            PartialProducts();
        }

        for (int i = 0; i < Coordinates; i++)
        {
            T speed = Speed(i);
            dy[WeightCount + i] = speed;
            for (int j = First[i]; j < First[i + 1]; j++)
            {
                dy[j] = _isCoupled
                    ? -Power((_gradient[i] * _partial[j]) + (_problem.Alpha * y[j]), _sign[j])
                    : -(speed * _partial[j]) - (_problem.Alpha * y[j]);
            }
        }
    }

    /// <summary>Signed gradients, then signed weights (decoupled) or signed components (coupled).</summary>
    void IEventFunctions<T>.Evaluate(T t, ReadOnlySpan<T> y, Span<T> values)
    {
        Gradient(y, _gradient);
        if (_isCoupled)
        {
            Products(y);
        }

        for (int i = 0; i < Coordinates; i++)
        {
            values[i] = _isCoupled ? T.One : _gradientSign[i] * _gradient[i];
            for (int j = First[i]; j < First[i + 1]; j++)
            {
                values[Coordinates + j] = _isCoupled
                    ? _sign[j] * ((_gradient[i] * _partial[j]) + (_problem.Alpha * y[j]))
                    : _sign[j] * y[j];
            }
        }
    }

    private static T SignOf(T value) => value > T.Zero ? T.One : value < T.Zero ? -T.One : T.Zero;

    private T Power(T value, T sign)
    {
        if (!_isRough)
        {
            return value;
        }

        return sign * _power.Evaluate(T.Abs(value));
    }

    private T Speed(int i)
    {
        if (Clock < 0)
        {
            return Power(_gradient[i], _gradientSign[i]);
        }

        bool same = i == Clock || _gradient[Clock] == T.Zero;
        return same ? _gradientSign[i] : Power(_gradient[i] / _gradient[Clock], _gradientSign[i]);
    }

    private void Products(ReadOnlySpan<T> state)
    {
        state[..WeightCount].CopyTo(_factors);
        PartialProducts();
    }

    // _partial[j] = product of the other factors of the coordinate.
    private void PartialProducts()
    {
        for (int i = 0; i < Coordinates; i++)
        {
            T product = T.One;
            for (int j = First[i]; j < First[i + 1]; j++)
            {
                _partial[j] = product;
                product *= _factors[j];
            }

            product = T.One;
            for (int j = First[i + 1] - 1; j >= First[i]; j--)
            {
                _partial[j] *= product;
                product *= _factors[j];
            }
        }
    }
}
