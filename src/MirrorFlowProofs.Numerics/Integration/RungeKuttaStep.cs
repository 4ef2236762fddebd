using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>One step of a pair: the tableau rounded to T, and the stages.</summary>
internal sealed class RungeKuttaStep<T>
    where T : struct, IReal<T>
{
    private readonly T[] _c;
    private readonly (int Stage, T Value)[][] _rows;
    private readonly (int Stage, T Value)[] _weights;
    private readonly (int Stage, T Value)[] _difference;
    private readonly T[][] _stages;
    private readonly T[] _argument;

    public RungeKuttaStep(ButcherTableau tableau, int dimension)
    {
        Stages = tableau.Stages;
        _c = [.. tableau.Nodes.Select(Round)];
        _rows = [.. Enumerable.Range(0, Stages).Select(i => Sparse(i, j => tableau.Coefficient(i, j)))];
        _weights = Sparse(Stages, i => tableau.Weights[i]);
        _difference = Sparse(Stages, i => tableau.Weights[i] - tableau.EmbeddedWeights[i]);
        Noise = _difference.Sum(term => Math.Abs(T.ToDouble(term.Value)));
        _stages = [.. Enumerable.Range(0, Stages).Select(_ => new T[dimension])];
        _argument = new T[dimension];
    }

    public int Stages { get; }

    /// <summary>sum |b_i - embedded b_i|: the factor of the rounding error of the error estimate.</summary>
    public double Noise { get; }

    /// <summary>From (t, y) with f(t, y) = slope: the new state and the difference of the two formulas.</summary>
    public void Take<TField>(ref TField field, T t, T[] y, T[] slope, T h, T[] result, T[] error)
        where TField : IVectorField<T>
    {
        slope.CopyTo(_stages[0], 0);
        for (int i = 1; i < Stages; i++)
        {
            for (int n = 0; n < y.Length; n++)
            {
                _argument[n] = y[n] + (h * Combine(_rows[i], n));
            }

            field.Evaluate(t + (_c[i] * h), _argument, _stages[i]);
        }

        for (int n = 0; n < y.Length; n++)
        {
            result[n] = y[n] + (h * Combine(_weights, n));
            error[n] = h * Combine(_difference, n);
        }
    }

    private static T Round(Rational value) => T.FromRational(value.Numerator, value.Denominator);

    private static (int Stage, T Value)[] Sparse(int count, Func<int, Rational> value) =>
        [.. Enumerable.Range(0, count).Where(i => !value(i).IsZero).Select(i => (i, Round(value(i))))];

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
