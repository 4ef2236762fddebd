namespace MirrorFlowProofs.Numerics;

/// <summary>One step of a pair: its stages.</summary>
internal sealed class RungeKuttaStep<T>
    where T : struct, IReal<T>
{
    private readonly RoundedTableau<T> _tableau;
    private readonly T[][] _stages;
    private readonly T[] _argument;

    public RungeKuttaStep(ButcherTableau tableau, int dimension)
    {
        _tableau = RoundedTableau<T>.Of(tableau);
        _stages = [.. Enumerable.Range(0, Stages).Select(_ => new T[dimension])];
        _argument = new T[dimension];
    }

    public int Stages => _tableau.C.Length;

    /// <summary>sum |b_i - embedded b_i|: the factor of the rounding error of the error estimate.</summary>
    public double Noise => _tableau.Noise;

    /// <summary>From (t, y) with f(t, y) = slope: the new state and the difference of the two formulas.</summary>
    public void Take<TField>(ref TField field, T t, T[] y, T[] slope, T h, T[] result, T[] error)
        where TField : IVectorField<T>
    {
        slope.CopyTo(_stages[0], 0);
        int stages = Stages;
        for (int i = 1; i < stages; i++)
        {
            for (int n = 0; n < y.Length; n++)
            {
                _argument[n] = y[n] + (h * Combine(_tableau.Rows[i], n));
            }

            field.Evaluate(t + (_tableau.C[i] * h), _argument, _stages[i]);
        }

        for (int n = 0; n < y.Length; n++)
        {
            result[n] = y[n] + (h * Combine(_tableau.Weights, n));
            error[n] = h * Combine(_tableau.Difference, n);
        }
    }

    private T Combine((int Stage, T Value)[] terms, int n)
    {
        T sum = T.Zero;
        foreach ((int stage, T value) in terms)
        {
            sum += value * _stages[stage][n];
        }

        return sum;
    }
}
