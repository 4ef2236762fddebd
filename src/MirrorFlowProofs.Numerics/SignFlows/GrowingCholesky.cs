namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The Cholesky factor of a principal submatrix H_BB of a positive semidefinite matrix, under appending and removing
/// indices. B stays independent: an index whose column depends on those of B is not taken.
/// </summary>
internal sealed class GrowingCholesky(DoubleDouble[][] matrix)
{
    /// <summary>Below this part of H_ii a Schur complement counts as 0.</summary>
    private const double Dependent = 1e-20;

    private readonly List<int> _indices = [];
    private readonly List<DoubleDouble[]> _rows = [];

    /// <summary>B, in the order of the factor.</summary>
    public IReadOnlyList<int> Indices => _indices;

    /// <summary>Whether column i depends on those of B.</summary>
    public bool Depends(int i) => Row(i) is null;

    /// <summary>Appends i unless its column depends on those of B.</summary>
    public bool TryAppend(int i)
    {
        if (Row(i) is not { } row)
        {
            return false;
        }

        _indices.Add(i);
        _rows.Add(row);
        return true;
    }

    /// <summary>Removes i; rotations of neighbouring columns make the factor triangular again.</summary>
    public void Remove(int i)
    {
        int at = _indices.IndexOf(i);
        _indices.RemoveAt(at);
        _rows.RemoveAt(at);
        for (int k = at; k < _rows.Count; k++)
        {
            DoubleDouble a = _rows[k][k];
            DoubleDouble b = _rows[k][k + 1];
            DoubleDouble norm = DoubleDouble.Sqrt((a * a) + (b * b));
            (a, b) = (a / norm, b / norm);
            for (int r = k; r < _rows.Count; r++)
            {
                DoubleDouble[] row = _rows[r];
                (row[k], row[k + 1]) = ((row[k] * a) + (row[k + 1] * b), (row[k + 1] * a) - (row[k] * b));
            }

            _rows[k] = _rows[k][..(k + 1)];
        }
    }

    /// <summary>Passes over B and the factor, which depends on the way to B in its last digits.</summary>
    public void Pass(StateTape tape)
    {
        tape.Pass(_indices, i =>
        {
            tape.Pass(ref i);
            return i;
        });
        tape.Pass(_rows, row =>
        {
            row ??= new DoubleDouble[_rows.Count + 1];
            tape.Pass(row);
            return row;
        });
    }

    /// <summary>Solves H_BB z = right, both in the order of B.</summary>
    public DoubleDouble[] Solve(DoubleDouble[] right)
    {
        var z = (DoubleDouble[])right.Clone();
        for (int k = 0; k < z.Length; k++)
        {
            z[k] = (z[k] - DoubleDouble.Dot(_rows[k].AsSpan(0, k), z)) / _rows[k][k];
        }

        for (int k = z.Length - 1; k >= 0; k--)
        {
            z[k] /= _rows[k][k];
            DoubleDouble.SubtractMultiple(_rows[k].AsSpan(0, k), z[k], z);
        }

        return z;
    }

    // The row that i would add to the factor; null where its diagonal entry vanishes.
    private DoubleDouble[]? Row(int i)
    {
        int count = _indices.Count;
        var row = new DoubleDouble[count + 1];
        DoubleDouble rest = matrix[i][i];
        for (int k = 0; k < count; k++)
        {
            DoubleDouble entry = matrix[i][_indices[k]] - DoubleDouble.Dot(_rows[k].AsSpan(0, k), row);
            row[k] = entry / _rows[k][k];
            rest -= row[k] * row[k];
        }

        if (!(rest.High > Dependent * matrix[i][i].High))
        {
            return null;
        }

        row[count] = DoubleDouble.Sqrt(rest);
        return row;
    }
}
