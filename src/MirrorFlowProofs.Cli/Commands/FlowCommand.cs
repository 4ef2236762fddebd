using System.CommandLine;
using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow flow</c>: integrates one steepest flow and holds its end against the theory.</summary>
internal static class FlowCommand
{
    private static readonly string[] Ways = ["pass", "rest"];

    private const string Notes =
        """
        Input: a JSON object
          {"q": "3/2", "alpha": "0", "decay": "decoupled", "loss": {"type": "quad", "b": "1"},
           "w0": [["3/10", "4/5"]], "T": "1/2", "tolerance": "1e-12"}
        with exact rationals, w0 a row of weights for each coordinate x_i = w_i1 ... w_iL. alpha, decay
        (decoupled or, for q > 1, coupled) and tolerance may be left out.

        Losses: quad (x-b)^2/2, logistic log(1+exp(-b x)), linear -b x, with b one number for all coordinates
        or an array of one each; lsq |A x - b|^2/2, with A an array of rows. Instead of the arrays A, b of lsq and
        w0 there may be {"csv": "A.csv"}, a file of rows of rationals separated by commas, beside the problem.

        Output: the weights, x and the gradient at T, what happened on the way, how far the weights drifted
        from the balance law, and the residual of R'(x(T)) - R'(x(0)) + int s(G) dt = 0; coordinates and
        weights count from 0. With --enclose every number is a rigorous enclosure [lower, upper] instead, from a
        validated integration. Weights may start at 0, weights and gradients may pass 0; it stops where a gradient
        stays at 0, or two weights are 0, rather than guess. A coordinate by itself rests at its minimum. At q = 1
        gradients may stay at 0 too; it stops where the solution is not unique, or events are not told apart.
        The times of the coordinates are enclosed too: arrival at
        the minimum beside its bound, passing 0, the saddle, blow-up; --reach X adds the time at which x is X.

        --claim decides a formula against the enclosure, Enclosed or Refuted: "x(t) = ...", "w[0](t) = ...",
        "x(1/2) = ...", "R'(x) = ..." up to a constant, "T(X) = ..." for the first time at which x is X, or inf;
        with x[i], w[i][j], R[i]'(x), T[i] where there are several coordinates.

        At q = 1, with quad, linear or lsq and decay decoupled, nothing is stepped: between events all is in closed form.
        Events are gradients that pass 0 or stay there (sliding), controls that reach -1 or 1 and end that, weights that
        pass 0. "T": "rest" runs until every weight rests, with alpha > 0 to the limit, a minimum of the loss in the
        box |x_i| <= alpha^(-L); the KKT residual says how near. Where the solution is not unique the answer lists
        the branches: a saddle of several weights 0 is passed as the mirror flow does (--branch pass) or rested at
        (--branch rest); of several controls that hold gradients at 0 those are followed that hold x at rest.
        Without --branch such an answer has exit code 1.

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
            "mirrorflow flow problem.json --enclose --claim \"x(t) = exp(2*t)/4\"",
            "mirrorflow flow sign-problem.json --branch rest")
        {
            Notes = Notes,
        };
        command.Add(file);
        var enclose = new Option<bool>("--enclose") { Description = "Rigorous enclosures by validated integration" };
        var reach = new Option<string?>("--reach") { Description = "With --enclose: the time at which x has this value, or inf", HelpName = "X" };
        var claim = new Option<string[]>("--claim") { Description = "With --enclose: decide this formula; may be repeated", HelpName = "FORMULA" };
        var branch = new Option<string?>("--branch")
        {
            Description = "At q = 1, where the solution is not unique: pass or rest at saddles",
            HelpName = "WAY",
        };
        command.Add(branch);
        command.Add(enclose);
        command.Add(reach);
        command.Add(claim);
        command.Add(json);
        command.Add(output);
        command.SetAction(async (arguments, cancellation) =>
        {
            var input = await InputFile.ReadAsync(arguments.GetValue(file)!, terminal, cancellation);
            var path = arguments.GetValue(file)!;
            var flow = await FlowInput.ReadAsync(
                JsonInput.Parse(input), name => InputFile.ReadAsync(Beside(path, name), terminal, cancellation));
            var way = arguments.GetValue(branch) is { } word ? TheoryOptions.OneOf("--branch", word, Ways) : null;
            if (arguments.GetValue(enclose))
            {
                if (flow.ToRest || way is not null)
                {
                    throw new BadInput("--enclose: expected a time \"T\" and no --branch");
                }

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

            if (ExactSignFlow.Handles(flow))
            {
                var sign = await RunSignAsync(flow, way == "rest" ? SaddleRule.Rest : SaddleRule.Pass, terminal, cancellation);
                var lines = arguments.GetValue(json) ? SignFlowText.ToJson(sign) : SignFlowText.ToText(sign);
                await ReportFile.WriteAsync(terminal, arguments.GetValue(output), lines);
                return sign.ReachedEnd && (way is not null || sign.Result.Branchings.Count == 0) ? ExitCode.Holds : ExitCode.Fails;
            }

            if (way is not null)
            {
                throw new BadInput("--branch: expected q = 1, a loss quad, linear or lsq, and decay decoupled");
            }

            var report = await RunAsync(flow, terminal, cancellation);
            var text = arguments.GetValue(json) ? FlowText.ToJson(report) : FlowText.ToText(report);
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), text);
            return report.Time < flow.Rounded<DoubleDouble>().EndTime ? ExitCode.Fails : ExitCode.Holds;
        });
        return command;
    }

    private static async Task<SignFlowReport> RunSignAsync(ExactFlow flow, SaddleRule saddles, Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "following the sign flow from event to event");
        try
        {
            return await Task.Run(() => ExactSignFlow.Run(flow, saddles, cancellation), cancellation).WaitAsync(cancellation);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput("q = 1: " + complaint.Message);
        }
    }

    // Files that a problem names lie beside it.
    private static string Beside(string problem, string name) => Path.Combine(Path.GetDirectoryName(problem) ?? "", name);

    // A run cannot be stopped from outside; on cancellation it is left behind, and ends with the process.
    private static async Task<FlowReport> RunAsync(ExactFlow flow, Terminal terminal, CancellationToken cancellation)
    {
        await using var progress = new ProgressLine(terminal, () => "integrating the flow");
        return await Task.Run(() => SteepestFlow.Run(flow), cancellation).WaitAsync(cancellation);
    }
}
