using System.CommandLine;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow flow</c>: integrates one steepest flow and holds its end against the theory.</summary>
internal static class FlowCommand
{
    private const string Description =
        "Integrates the steepest flow of a loss of x_i = w_i1 ... w_iL from given weights, and measures the balance drift and "
        + "the residual of the mirror identity at its end. "
        + "Input: a JSON object {\"q\": \"3/2\", \"alpha\": \"0\", \"decay\": \"decoupled\", \"loss\": {\"type\": \"quad\", \"b\": \"1\"}, "
        + "\"w0\": [[\"3/10\", \"4/5\"]], \"T\": \"1/2\", \"tolerance\": \"1e-12\"}, numbers exact rationals, w0 a row a coordinate; "
        + "alpha, decay (decoupled, coupled) and tolerance may be left out. "
        + "Losses: quad (x-b)^2/2, logistic log(1+exp(-b x)), linear -b x, b one number or one a coordinate; "
        + "lsq |A x - b|^2/2, A an array of rows. "
        + "Exit code 0 when the state at T was reached, 1 when the flow had to stop before (the status says why).";

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The problem; - is the standard input" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var output = new Option<string?>("--out") { Description = "Write to this file, whole or not at all", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "flow",
            Description,
            "mirrorflow flow problem.json",
            "mirrorflow flow problem.json --json --out end.json",
            "mirrorflow flow - --json < problem.json");
        command.Add(file);
        command.Add(json);
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var input = await InputFile.ReadAsync(arguments.GetValue(file)!, terminal, cancellation);
            var flow = FlowInput.Read(JsonInput.Parse(input));
            var report = await RunAsync(flow, terminal, cancellation);
            var text = arguments.GetValue(json) ? FlowText.ToJson(report) : FlowText.ToText(report);
            await OutputTo.WriteAsync(arguments.GetValue(output), terminal, writer => writer.WriteAsync(text));
            return report.Time < flow.Rounded<Numerics.DoubleDouble>().EndTime ? ExitCode.Fails : ExitCode.Holds;
        });
        return command;
    }

    // A run cannot be stopped from outside; on cancellation it is left behind, and ends with the process.
    private static async Task<FlowReport> RunAsync(ExactFlow flow, Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "integrating the flow");
        return await Task.Run(() => SteepestFlow.Run(flow), cancellation).WaitAsync(cancellation);
    }
}
