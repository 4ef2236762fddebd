using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Verner's pair of orders 8 and 7 with adaptive steps on arrays of doubles, four at a time, nothing allocated after the start.
/// Errors are the largest over the components, in units of 1 + |y|.
/// </summary>
internal sealed class VectorRungeKutta : IScaleStepper
{
    private const double Safety = 0.9;

    private readonly IScaleField _field;
    private readonly double _tolerance;
    private readonly RoundedTableau<Float64> _tableau = RoundedTableau<Float64>.Of(ButcherTableau.Verner87);
    private readonly double[][] _stages;
    private readonly double[] _argument;
    private readonly double[] _state;

    public VectorRungeKutta(IScaleField field, ReadOnlySpan<double> start, double tolerance, double end, double time = 0)
    {
        (_field, _tolerance, _state, _argument) = (field, tolerance, start.ToArray(), new double[start.Length]);
        _stages = [.. _tableau.C.Select(_ => new double[field.Dimension])];
        (Time, Size) = (time, end / 1000);
        Evaluate(time, _state, 0);
    }

    public double Time { get; private set; }

    /// <summary>The size of the next step.</summary>
    public double Size { get; private set; }

    public ReadOnlySpan<double> State => _state;

    public double? RestTime => null;

    public long Steps { get; private set; }

    public long Rejections { get; private set; }

    public long Evaluations { get; private set; }

    public ScaleStatus Step(double end)
    {
        while (true)
        {
            double left = end - Time;
            bool last = Size >= left * (1 - 1e-12);
            double h = last ? left : Size;
            if (Time + h == Time)
            {
                return ScaleStatus.StepTooSmall;
            }

            for (int stage = 1; stage < _stages.Length; stage++)
            {
                Combine(_tableau.Rows[stage], h, _argument);
                Evaluate(Time + (_tableau.C[stage].Value * h), _argument, stage);
            }

            Combine(_tableau.Weights, h, _argument);
            double error = Error(h) / _tolerance;
            double growth = error == 0 ? 5 : double.IsNaN(error) ? 0.2 : Math.Clamp(Safety * Math.Pow(error, -1.0 / 8), 0.2, 5);
            if (error <= 1)
            {
                _argument.CopyTo(_state, 0);
                Time = last ? end : Time + h;
                Steps++;
                Size = last && growth > 1 ? Math.Max(Size, h * growth) : h * growth;
                Evaluate(Time, _state, 0);
                return ScaleStatus.Advanced;
            }

            Rejections++;
            Size = h * Math.Min(growth, 0.9);
        }
    }

    public void Save(IDictionary<string, double[]> arrays)
    {
        arrays["stepper"] = [Time, Size, Steps, Rejections, Evaluations];
        arrays["state"] = _state;
    }

    public void Restore(IReadOnlyDictionary<string, double[]> arrays)
    {
        double[] numbers = arrays["stepper"];
        (Time, Size) = (numbers[0], numbers[1]);
        arrays["state"].CopyTo(_state, 0);
        Evaluate(Time, _state, 0);
        (Steps, Rejections, Evaluations) = ((long)numbers[2], (long)numbers[3], (long)numbers[4]);
    }

    private void Evaluate(double t, double[] y, int stage)
    {
        _field.Evaluate(t, y, _stages[stage]);
        Evaluations++;
    }

    // result = y + h sum a_j k_j.
    private void Combine((int Stage, Float64 Value)[] terms, double h, double[] result)
    {
        for (int i = 0; i < result.Length; i += 4)
        {
            Lane.Store(Lane.Load(_state, i) + (h * Sum(terms, i)), result, i);
        }
    }

    private double Error(double h)
    {
        Vector256<double> largest = default;
        for (int i = 0; i < _state.Length; i += 4)
        {
            Vector256<double> scale = Vector256<double>.One + Vector256.Max(Vector256.Abs(Lane.Load(_state, i)), Vector256.Abs(Lane.Load(_argument, i)));
            largest = Vector256.Max(largest, Vector256.Abs(h * Sum(_tableau.Difference, i)) / scale);
        }

        // The largest of four; not a number when one is.
        return Vector256.Sum(largest) is var sum && double.IsNaN(sum)
            ? sum
            : Math.Max(Math.Max(largest[0], largest[1]), Math.Max(largest[2], largest[3]));
    }

    private Vector256<double> Sum((int Stage, Float64 Value)[] terms, int i)
    {
        Vector256<double> sum = default;
        foreach ((int stage, Float64 value) in terms)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Create(value.Value), Lane.Load(_stages[stage], i), sum);
        }

        return sum;
    }
}
