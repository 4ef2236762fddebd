namespace MirrorFlowProofs.Numerics;

/// <summary>A square matrix known by its products, with an approximate inverse.</summary>
internal interface ILinearMap
{
    /// <summary>The product with <paramref name="v"/>.</summary>
    void Apply(double[] v, double[] result);

    /// <summary>Nearly what <see cref="Apply"/> makes <paramref name="v"/> of.</summary>
    void Precondition(double[] v, double[] result);
}

/// <summary>GMRES with the preconditioner on the right, not restarted.</summary>
/// <remarks>Y. Saad, M. H. Schultz, SIAM J. Sci. Stat. Comput. 7 (1986) 856-869.</remarks>
internal sealed class KrylovSolver(int size)
{
    private const int MostDirections = 30;

    // Made when they are needed first: mostly a few are.
    private readonly double[]?[] _directions = new double[MostDirections + 1][];
    private readonly double[,] _triangle = new double[MostDirections, MostDirections];
    private readonly (double Cos, double Sin)[] _rotations = new (double, double)[MostDirections];
    private readonly double[] _right = new double[MostDirections + 1];
    private readonly double[] _sum = new double[size];

    /// <summary>The first direction: the right side on entry of <see cref="Solve"/>, on return the solution.</summary>
    public double[] Vector => Direction(0);

    /// <summary>Solves until the residual is smaller than the right side by a factor, or the directions are used up.</summary>
    /// <returns>The number of directions; -1 when something is not finite.</returns>
    public int Solve(ILinearMap map, double factor)
    {
        double length = Length(Vector);
        if (length == 0)
        {
            return 0;
        }

        Scale(Vector, 1 / length);
        _right[0] = length;
        int used = 0;
        while (used < MostDirections && Math.Abs(_right[used]) > factor * length)
        {
            double[] next = Direction(used + 1);
            map.Precondition(Direction(used), _sum);
            map.Apply(_sum, next);
            for (int p = 0; p <= used; p++)
            {
                double part = MatrixKernels.Dot(next, Direction(p));
                _triangle[p, used] = part;
                MatrixKernels.Add(Direction(p), -part, next);
            }

            double rest = Length(next);
            if (!double.IsFinite(rest))
            {
                return -1;
            }

            Rotate(used, rest);
            used++;
            if (rest == 0)
            {
                break;
            }

            Scale(next, 1 / rest);
        }

        Combine(used);
        map.Precondition(_sum, Vector);
        return used;
    }

    private void Rotate(int column, double rest)
    {
        for (int p = 0; p < column; p++)
        {
            (double c, double s) = _rotations[p];
            (double u, double v) = (_triangle[p, column], _triangle[p + 1, column]);
            (_triangle[p, column], _triangle[p + 1, column]) = ((c * u) + (s * v), (c * v) - (s * u));
        }

        double corner = _triangle[column, column];
        double length = Math.Sqrt((corner * corner) + (rest * rest));
        (double cos, double sin) = length == 0 ? (1, 0) : (corner / length, rest / length);
        (_rotations[column], _triangle[column, column]) = ((cos, sin), length);
        (_right[column], _right[column + 1]) = (cos * _right[column], -sin * _right[column]);
    }

    private void Combine(int used)
    {
        Array.Clear(_sum);
        for (int p = used - 1; p >= 0; p--)
        {
            double y = _right[p];
            for (int k = p + 1; k < used; k++)
            {
                y -= _triangle[p, k] * _right[k];
            }

            _right[p] = y / _triangle[p, p];
            MatrixKernels.Add(Direction(p), _right[p], _sum);
        }
    }

    private double[] Direction(int k) => _directions[k] ??= new double[size];

    private static double Length(double[] v) => Math.Sqrt(MatrixKernels.Dot(v, v));

    private static void Scale(double[] v, double factor)
    {
        for (int i = 0; i < v.Length; i++)
        {
            v[i] *= factor;
        }
    }
}
