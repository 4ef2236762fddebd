namespace MirrorFlowProofs.Numerics;

/// <summary>A dense square system over any number type, by elimination with partial pivoting.</summary>
internal sealed class LinearSystem<T>(int size)
    where T : struct, IReal<T>
{
    private readonly T[][] _rows = [.. Enumerable.Range(0, size).Select(_ => new T[size])];
    private readonly int[] _pivots = new int[size];

    /// <summary>The entry, to be set before <see cref="Factor"/>.</summary>
    public T this[int i, int j]
    {
        set => _rows[i][j] = value;
    }

    /// <summary>Factors the matrix in place.</summary>
    /// <returns>Whether no pivot is 0 or not finite.</returns>
    public bool Factor()
    {
        for (int k = 0; k < size; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < size; i++)
            {
                pivot = T.Abs(_rows[i][k]) > T.Abs(_rows[pivot][k]) ? i : pivot;
            }

            (_rows[k], _rows[pivot], _pivots[k]) = (_rows[pivot], _rows[k], pivot);
            if (_rows[k][k] == T.Zero || !T.IsFinite(_rows[k][k]))
            {
                return false;
            }

            for (int i = k + 1; i < size; i++)
            {
                T factor = _rows[i][k] / _rows[k][k];
                _rows[i][k] = factor;
                if (factor != T.Zero)
                {
                    for (int j = k + 1; j < size; j++)
                    {
                        _rows[i][j] -= factor * _rows[k][j];
                    }
                }
            }
        }

        return true;
    }

    /// <summary>Solves for a right-hand side, in place.</summary>
    public void Solve(T[] right)
    {
        // Factors of rows exchanged later moved with them: exchange first, then eliminate.
        for (int k = 0; k < size; k++)
        {
            (right[k], right[_pivots[k]]) = (right[_pivots[k]], right[k]);
        }

        for (int k = 0; k < size; k++)
        {
            for (int i = k + 1; i < size; i++)
            {
                right[i] -= _rows[i][k] * right[k];
            }
        }

        for (int k = size - 1; k >= 0; k--)
        {
            for (int j = k + 1; j < size; j++)
            {
                right[k] -= _rows[k][j] * right[j];
            }

            right[k] /= _rows[k][k];
        }
    }
}
