namespace MirrorFlowProofs.Numerics;

/// <content>
/// Dense output: the polynomial of degree 7 that has the values and slopes of the solution at 0, 1/3, 2/3 and 1 of the
/// last step. The two inner values are steps of the pair itself, so the polynomial is of order 7 (local error O(h^8)),
/// and continuously differentiable across steps. It costs two more steps, and is built only when asked for.
/// </content>
public sealed partial class RungeKutta<T, TField>
{
    private static readonly int[] Thirds = [0, 0, 1, 1, 2, 2, 3, 3];

    private T[][]? _dense;

    /// <summary>Prepares <see cref="Interpolate"/> for the last step.</summary>
    public void PrepareDense()
    {
        int n = _state.Length;
        _dense ??= [.. Enumerable.Range(0, 8).Select(_ => new T[n])];
        var slope = new T[n];
        for (int node = 0; node < 4; node++)
        {
            T size = _taken * T.FromDouble(node) / T.FromDouble(3);
            (T[] value, T[] tangent) = node == 0 ? (_start, _startSlope) : node == 3 ? (_state, _slope) : (_trial, slope);
            if (node is 1 or 2)
            {
                _step.Take(ref _field, _startTime, _start, _startSlope, size, _trial, _error);
                _field.Evaluate(_startTime + size, _trial, slope);
                Evaluations += _step.Stages;
            }

            for (int i = 0; i < n; i++)
            {
                _dense[2 * node][i] = value[i];
                _dense[(2 * node) + 1][i] = _taken * tangent[i];
            }
        }

        for (int i = 0; i < n; i++)
        {
            DivideDifferences(_dense, i);
        }
    }

    /// <summary>
    /// The dense output at the start of the last step plus <paramref name="theta"/> in [0, 1] times its size.
    /// </summary>
    /// <exception cref="InvalidOperationException"><see cref="PrepareDense"/> was not called.</exception>
    public void Interpolate(T theta, Span<T> result)
    {
        T[][] dense = _dense ?? throw new InvalidOperationException("Call PrepareDense after the step first.");
        dense[7].CopyTo(result);
        for (int k = 6; k >= 0; k--)
        {
            T distance = theta - (T.FromDouble(Thirds[k]) / T.FromDouble(3));
            for (int i = 0; i < result.Length; i++)
            {
                result[i] = (result[i] * distance) + dense[k][i];
            }
        }
    }

    // Newton's form on the doubled nodes; entries 2k, 2k+1 hold value and slope at node k on entry.
    private static void DivideDifferences(T[][] dense, int i)
    {
        Span<double> nodes = stackalloc double[8];
        var table = new T[8];
        for (int k = 0; k < 8; k++)
        {
            nodes[k] = Thirds[k];
            table[k] = dense[k & ~1][i];
        }

        for (int level = 1; level < 8; level++)
        {
            for (int k = 7; k >= level; k--)
            {
                table[k] = level == 1 && k % 2 == 1
                    ? dense[k][i]
                    : (table[k] - table[k - 1]) * T.FromDouble(3) / T.FromDouble(nodes[k] - nodes[k - level]);
            }
        }

        for (int k = 0; k < 8; k++)
        {
            dense[k][i] = table[k];
        }
    }
}
