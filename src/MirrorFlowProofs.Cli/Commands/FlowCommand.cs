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
        validated integration; it stops where the flow is not smooth rather than guess. A coordinate by itself
        rests after its arrival at the minimum, 1 < q < 2. The times of the coordinates are enclosed too: arrival at
        the minimum beside its bound, passing 0, the saddle, blow-up; --reach X adds the time at which x is X.

        --claim decides a formula against the enclosure, Enclosed or Refuted: "x(t) = ...", "w[0](t) = ...",
        "x(1/2) = ...", "R'(x) = ..." up to a constant, "T(X) = ..." for the first time at which x is X, or inf;
        with x[i], w[i][j], R[i]'(x), T[i] where there are several coordinates.

        Exit code 0 when the state at T was reached, 1 when the flow had to stop before (the status says why), or a
        claim is not Enclosed.
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
            "mirrorflow flow problem.json --enclose --reach 2",
            "mirrorflow flow problem.json --enclose --claim \"x(t) = exp(2*t)/4\"")
        {
            Notes = Notes,
        };
        command.Add(file);
        var enclose = new Option<bool>("--enclose") { Description = "Rigorous enclosures by validated integration" };
        var reach = new Option<string?>("--reach") { Description = "With --enclose: the time at which x has this value, or inf", HelpName = "X" };
        var claim = new Option<string[]>("--claim") { Description = "With --enclose: decide this formula; may be repeated", HelpName = "FORMULA" };
        command.Add(enclose);
        command.Add(reach);
        command.Add(claim);
        command.Add(json);
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var input = await InputFile.ReadAsync(arguments.GetValue(file)!, terminal, cancellation);
            var flow = FlowInput.Read(JsonInput.Parse(input));
            if (arguments.GetValue(enclose))
            {
                var questions = EnclosedFlowRun.Read(flow, arguments.GetValue(reach), arguments.GetValue(claim) ?? []);
                var enclosed = await EnclosedFlowRun.RunAsync(flow, questions, terminal, cancellation);
                var answer = arguments.GetValue(json) ? EnclosedFlowText.ToJson(enclosed) : EnclosedFlowText.ToText(enclosed);
                await ReportFile.WriteAsync(terminal, arguments.GetValue(output), answer);
                return enclosed.Holds ? ExitCode.Holds : ExitCode.Fails;
            }

            if (arguments.GetValue(reach) is not null || arguments.GetValue(claim) is { Length: > 0 })
            {
                throw new BadInput("--reach and --claim: expected --enclose beside them");
            }

            var report = await RunAsync(flow, terminal, cancellation);
            var text = arguments.GetValue(json) ? FlowText.ToJson(report) : FlowText.ToText(report);
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), text);
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
