using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>The rows of a sign flow at equal times: read off its pieces as they come, or, where coordinates run apart, off runs to each time.</summary>
internal sealed class SignTrajectory(TrajectoryFile file, DataProblem problem, FlowProblem<DoubleDouble> flow, double every, long nextRow) : IDisposable
{
    private readonly double[] _gradient = new double[problem.Loss.Dimension];
    private readonly double _end = DoubleDouble.ToDouble(flow.EndTime);

    /// <summary>The first row that is not written.</summary>
    public long NextRow { get; private set; } = nextRow;

    private double NextTime => Math.Min(_end, NextRow * every);

    // The last row is at T, also where T is no multiple of the time between rows.
    private bool HasEnded => NextRow > 0 && (NextRow - 1) * every >= _end;

    /// <summary>Writes the rows of a piece.</summary>
    public void Follow(SignFlowLeg leg)
    {
        // The end of the last piece is the end time to roundoff of twice the precision.
        while (!HasEnded && NextTime is var time && time <= DoubleDouble.ToDouble(leg.End))
        {
            Write(leg.At(time));
        }
    }

    /// <summary>Writes the rows up to a time for coordinates that run apart.</summary>
    public void WriteApart(double last, CancellationToken cancellation)
    {
        if (NextRow == 0)
        {
            double[] start = [.. Enumerable.Range(0, flow.Weights.Count).Select(i => problem.Weights.Aggregate(1.0, (product, w) => product * w[i]))];
            Write(start, problem.Weights);
        }

        while (!HasEnded && NextTime is var time && time <= last)
        {
            Write(SignFlow.Run(flow with { EndTime = time }, cancellation: cancellation).State);
        }
    }

    /// <summary>The weights of a state, as L arrays of n entries.</summary>
    public static double[][] Weights(SignFlowState state) =>
        [.. Enumerable.Range(0, state.Weights[0].Length).Select(j => state.Weights.Select(row => DoubleDouble.ToDouble(row[j])).ToArray())];

    /// <inheritdoc cref="TrajectoryFile.Flush"/>
    public long Flush() => file.Flush();

    /// <inheritdoc cref="TrajectoryFile.CompleteAsync"/>
    public Task CompleteAsync() => file.CompleteAsync();

    public void Dispose() => file.Dispose();

    private void Write(SignFlowState state) =>
        Write([.. state.X.Select(DoubleDouble.ToDouble)], file.HoldsWeights ? Weights(state) : []);

    private void Write(double[] x, double[][] weights)
    {
        file.Write(NextTime, problem.Loss.Gradient(x, _gradient), x, weights);
        NextRow++;
    }
}
