using System.CommandLine;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow flow</c>: integrates one steepest flow and holds its end against the theory.</summary>
internal static class FlowCommand
{
    private const string Notes =
        """
        Input: a JSON object
          {"q": "3/2", "alpha": "0", "decay": "decoupled", "loss": {"type": "quad", "b": "1"},
           "w0": [["3/10", "4/5"]], "T": "1/2", "tolerance": "1e-12"}
        with exact rationals, w0 a row of weights for each coordinate x_i = w_i1 ... w_iL. alpha, decay
        (decoupled or coupled) and tolerance may be left out.

        Losses: quad (x-b)^2/2, logistic log(1+exp(-b x)), linear -b x, with b one number for all coordinates
        or an array of one each; lsq |A x - b|^2/2, with A an array of rows.

        Output: the weights, x and the gradient at T, what happened on the way, how far the weights drifted
        from the balance law, and the residual of R'(x(T)) - R'(x(0)) + int s(G) dt = 0; coordinates and
        weights count from 0. With --enclose every number is a rigorous enclosure [lower, upper] instead, from a
        validated integration; it stops where the flow is not smooth rather than guess. Exit code 0 when the state at T was reached, 1 when the flow had to stop before
        (the status says why).
        """;

    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("FILE") { Description = "The problem; - is the standard input" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var output = new Option<string?>("--out") { Description = "Write to this file, whole or not at all", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "flow",
            "Integrates a steepest flow and measures its balance and its mirror identity.",
            "mirrorflow flow problem.json",
            "mirrorflow flow problem.json --json --out end.json",
            "mirrorflow flow - --json < problem.json",
            "mirrorflow flow problem.json --enclose")
        {
            Notes = Notes,
        };
        command.Add(file);
        var enclose = new Option<bool>("--enclose") { Description = "Rigorous enclosures by validated integration" };
        command.Add(enclose);
        command.Add(json);
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var input = await InputFile.ReadAsync(arguments.GetValue(file)!, terminal, cancellation);
            var flow = FlowInput.Read(JsonInput.Parse(input));
            if (arguments.GetValue(enclose))
            {
                var enclosed = await EncloseAsync(flow, terminal, cancellation);
                var answer = arguments.GetValue(json) ? EnclosedFlowText.ToJson(enclosed) : EnclosedFlowText.ToText(enclosed);
                await ReportFile.WriteAsync(terminal, arguments.GetValue(output), answer);
                return enclosed.Stopped is null ? ExitCode.Holds : ExitCode.Fails;
            }

            var report = await RunAsync(flow, terminal, cancellation);
            var text = arguments.GetValue(json) ? FlowText.ToJson(report) : FlowText.ToText(report);
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), text);
            return report.Time < flow.Rounded<Numerics.DoubleDouble>().EndTime ? ExitCode.Fails : ExitCode.Holds;
        });
        return command;
    }

    private static async Task<EnclosedFlowReport> EncloseAsync(ExactFlow flow, Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "enclosing the flow");
        try
        {
            return await Task.Run(() => EnclosedFlow.Run(flow, cancellation), cancellation).WaitAsync(cancellation);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput("--enclose: " + complaint.Message);
        }
    }

    // A run cannot be stopped from outside; on cancellation it is left behind, and ends with the process.
    private static async Task<FlowReport> RunAsync(ExactFlow flow, Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "integrating the flow");
        return await Task.Run(() => SteepestFlow.Run(flow), cancellation).WaitAsync(cancellation);
    }
}
