using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary>The rows of a sign flow at equal times: read off its pieces as they come, or, where coordinates run apart, off runs to each time.</summary>
internal sealed class SignTrajectory(string path, DataProblem problem, double end, SimulationFiles files) : IDisposable
{
    private readonly TrajectoryFile _file = new(path, files.Columns, 0);
    private readonly double[] _gradient = new double[problem.Loss.Dimension];
    private long _next;
    private bool _ended;

    private double NextTime => Math.Min(end, _next * files.Every);

    /// <summary>Runs the flow and writes the rows up to where it ends.</summary>
    public SignFlowResult Run(FlowProblem<DoubleDouble> flow, CancellationToken cancellation)
    {
        if (flow.Weights.Count == 1 || !flow.Loss.IsSeparable)
        {
            return SignFlow.Run(flow, follow: Write, cancellation: cancellation);
        }

        double[] start = [.. Enumerable.Range(0, flow.Weights.Count).Select(i => problem.Weights.Aggregate(1.0, (product, w) => product * w[i]))];
        Write(0, start, problem.Weights);
        var result = SignFlow.Run(flow, cancellation: cancellation);
        while (!_ended && NextTime is var time && time <= DoubleDouble.ToDouble(result.State.Time))
        {
            Write(SignFlow.Run(flow with { EndTime = time }, cancellation: cancellation).State);
        }

        return result;
    }

    /// <summary>The weights of a state, as L arrays of n entries.</summary>
    public static double[][] Weights(SignFlowState state) =>
        [.. Enumerable.Range(0, state.Weights[0].Length).Select(j => state.Weights.Select(row => DoubleDouble.ToDouble(row[j])).ToArray())];

    public void Dispose() => _file.Dispose();

    private void Write(SignFlowLeg leg)
    {
        // The end of the last piece is the end time to roundoff of twice the precision.
        while (!_ended && NextTime is var time && time <= DoubleDouble.ToDouble(leg.End))
        {
            Write(leg.At(time));
        }
    }

    private void Write(SignFlowState state) =>
        Write(NextTime, [.. state.X.Select(DoubleDouble.ToDouble)], files.Columns == "weights" ? Weights(state) : []);

    private void Write(double time, double[] x, double[][] weights)
    {
        _file.Write(time, problem.Loss.Gradient(x, _gradient), x, weights);
        _next++;
        _ended = time >= end;
    }
}
