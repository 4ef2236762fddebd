namespace MirrorFlowProofs.Numerics;

/// <summary>
/// |A x - b|^2 / 2. Separable exactly when the columns of A are orthogonal in the arithmetic of T.
/// </summary>
public sealed class LeastSquaresLoss<T> : IQuadraticLoss<T>
    where T : struct, IReal<T>
{
    private readonly T[][] _rows;
    private readonly T[] _right;
    private T[]? _hessian;

    /// <summary>Takes the rows of A and the right-hand side.</summary>
    /// <exception cref="ArgumentException">There is no row, rows differ in length, or b has another length.</exception>
    public LeastSquaresLoss(T[][] rows, T[] b)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(b);
        if (rows.Length == 0 || rows[0].Length == 0 || rows.Any(row => row.Length != rows[0].Length))
        {
            throw new ArgumentException("A needs at least one row, and rows of one length.", nameof(rows));
        }

        if (b.Length != rows.Length)
        {
            throw new ArgumentException($"A has {rows.Length} rows but b has {b.Length} entries.", nameof(b));
        }

        _rows = [.. rows.Select(row => (T[])row.Clone())];
        _right = (T[])b.Clone();
        IsSeparable = ColumnsAreOrthogonal();
    }

    /// <inheritdoc/>
    public int Dimension => _rows[0].Length;

    /// <inheritdoc/>
    public bool IsSeparable { get; }

    /// <inheritdoc/>
    public T Value(ReadOnlySpan<T> x)
    {
        T sum = T.Zero;
        for (int r = 0; r < _rows.Length; r++)
        {
            T residual = Residual(r, x);
            sum += residual * residual;
        }

        return T.ScaleB(sum, -1);
    }

    /// <inheritdoc/>
    public void Gradient(ReadOnlySpan<T> x, Span<T> gradient)
    {
        gradient.Clear();
        for (int r = 0; r < _rows.Length; r++)
        {
            T residual = Residual(r, x);
            for (int i = 0; i < gradient.Length; i++)
            {
                gradient[i] += _rows[r][i] * residual;
            }
        }
    }

    /// <inheritdoc/>
    public void Hessian(ReadOnlySpan<T> x, Span<T> hessian)
    {
        int n = Dimension;
        _hessian ??= [.. Enumerable.Range(0, n * n).Select(k => Curvature(k / n, k % n))];
        _hessian.CopyTo(hessian);
    }

    /// <inheritdoc/>
    public ILoss<T> Restrict(int coordinate) => IsSeparable
        ? new LeastSquaresLoss<T>([.. _rows.Select(row => new[] { row[coordinate] })], _right)
        : throw new InvalidOperationException("The loss couples its coordinates: the columns of A are not orthogonal.");

    /// <inheritdoc/>
    public T Curvature(int i, int j) => _rows.Aggregate(T.Zero, (sum, row) => sum + (row[i] * row[j]));

    private T Residual(int r, ReadOnlySpan<T> x)
    {
        T sum = -_right[r];
        for (int i = 0; i < x.Length; i++)
        {
            sum += _rows[r][i] * x[i];
        }

        return sum;
    }

    private bool ColumnsAreOrthogonal()
    {
        for (int i = 0; i < Dimension; i++)
        {
            for (int j = 0; j < i; j++)
            {
                if (Curvature(i, j) != T.Zero)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
