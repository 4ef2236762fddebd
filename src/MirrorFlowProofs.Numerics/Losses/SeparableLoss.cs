namespace MirrorFlowProofs.Numerics;

/// <summary>A loss sum_i f_i(x_i) with one parameter a coordinate.</summary>
public abstract class SeparableLoss<T> : ILoss<T>
    where T : struct, IReal<T>
{
    private readonly T[] _parameters;

    private protected SeparableLoss(ReadOnlySpan<T> parameters)
    {
        if (parameters.Length == 0)
        {
            throw new ArgumentException("A loss needs at least one coordinate.", nameof(parameters));
        }

        _parameters = parameters.ToArray();
    }

    /// <inheritdoc/>
    public int Dimension => _parameters.Length;

    /// <inheritdoc/>
    public bool IsSeparable => true;

    /// <inheritdoc/>
    public T Value(ReadOnlySpan<T> x)
    {
        T sum = T.Zero;
        for (int i = 0; i < _parameters.Length; i++)
        {
            sum += Value(x[i], _parameters[i]);
        }

        return sum;
    }

    /// <inheritdoc/>
    public void Gradient(ReadOnlySpan<T> x, Span<T> gradient)
    {
        for (int i = 0; i < _parameters.Length; i++)
        {
            gradient[i] = Slope(x[i], _parameters[i]);
        }
    }

    /// <inheritdoc/>
    public void Hessian(ReadOnlySpan<T> x, Span<T> hessian)
    {
        hessian.Clear();
        for (int i = 0; i < _parameters.Length; i++)
        {
            hessian[(i * _parameters.Length) + i] = Curvature(x[i], _parameters[i]);
        }
    }

    /// <inheritdoc/>
    public ILoss<T> Restrict(int coordinate) => With(_parameters[coordinate]);

    private protected abstract T Value(T x, T b);

    private protected abstract T Slope(T x, T b);

    private protected abstract T Curvature(T x, T b);

    private protected abstract ILoss<T> With(T b);
}

/// <summary>sum_i (x_i - b_i)^2 / 2.</summary>
/// <param name="b">The minimiser.</param>
public sealed class QuadraticLoss<T>(ReadOnlySpan<T> b) : SeparableLoss<T>(b), IQuadraticLoss<T>
    where T : struct, IReal<T>
{
    /// <inheritdoc/>
    public T Curvature(int i, int j) => i == j ? T.One : T.Zero;

    private protected override T Value(T x, T b) => T.ScaleB((x - b) * (x - b), -1);

    private protected override T Slope(T x, T b) => x - b;

    private protected override T Curvature(T x, T b) => T.One;

    private protected override ILoss<T> With(T b) => new QuadraticLoss<T>([b]);
}

/// <summary>sum_i -b_i x_i.</summary>
/// <param name="b">The direction of descent.</param>
public sealed class LinearLoss<T>(ReadOnlySpan<T> b) : SeparableLoss<T>(b), IQuadraticLoss<T>
    where T : struct, IReal<T>
{
    /// <inheritdoc/>
    public T Curvature(int i, int j) => T.Zero;

    private protected override T Value(T x, T b) => -(b * x);

    private protected override T Slope(T x, T b) => -b;

    private protected override T Curvature(T x, T b) => T.Zero;

    private protected override ILoss<T> With(T b) => new LinearLoss<T>([b]);
}

/// <summary>sum_i log(1 + exp(-b_i x_i)), without overflow and with a gradient of full relative precision.</summary>
/// <param name="b">Label times feature.</param>
public sealed class LogisticLoss<T>(ReadOnlySpan<T> b) : SeparableLoss<T>(b)
    where T : struct, IReal<T>
{
    private protected override T Value(T x, T b)
    {
        T z = b * x;
        return z > T.Zero ? T.Log1P(T.Exp(-z)) : T.Log1P(T.Exp(z)) - z;
    }

    private protected override T Slope(T x, T b)
    {
        T z = b * x;
        if (z > T.Zero)
        {
            // Never 0 by underflow: the sign of the gradient counts, whatever its size.
            T e = T.Exp(-z);
            e = e > T.Zero ? e : T.ScaleB(T.One, -1000);
            return -(b * e / (T.One + e));
        }

        return -(b / (T.One + T.Exp(z)));
    }

    private protected override T Curvature(T x, T b)
    {
        T e = T.Exp(-T.Abs(b * x));
        return b * b * e / ((T.One + e) * (T.One + e));
    }

    private protected override ILoss<T> With(T b) => new LogisticLoss<T>([b]);
}
