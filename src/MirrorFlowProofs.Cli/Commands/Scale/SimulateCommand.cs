using System.CommandLine;
using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Cli.Commands.Scale;

/// <summary><c>mirrorflow simulate</c>: a steepest flow of many coordinates on data from files.</summary>
internal static class SimulateCommand
{
    private const string Notes = DataOptions.Notes +
        """


        The flow w_ij' = -s(G_i d_ij) - alpha w_ij with s(g) = sign(g) |g|^(q-1) is followed in mirror space, n unknowns, where the balance law is exact, or
        with --space weights, and always for coupled decay at q < 2, in the L n weights. --tolerance is the error allowed a step, in units of 1 + |w|;
        the error at the end is of its order as long as the flow does not amplify it: compare two tolerances. 1 < q < 2 in mirror space handles gradients that
        pass 0 without small steps. At q = 1, with --loss lsq, constant alpha and decay decoupled, the flow is exact between its events.
        For 1 < q < 2 the solution is not unique from where several smallest weights of a coordinate are 0 together; nothing looks for that here.

        --out: a table of t, loss and x (or --columns weights, loss) at 0, every, 2 every, ..., T; steps end at these times: CSV, written as the run goes, or,
        where the name ends in .parquet, Parquet, written at the end from rows that are kept in FILE.rows meanwhile, and, beside a checkpoint, afterwards.
        --save: weights, x and gradient at T as .npz.
        --checkpoint: everything the run depends on, written each 10 seconds, at Ctrl-C and at the end; the same command with --resume goes on from it, and
        its results are those of a run that was not interrupted, to the bit. Steps at q = 1 are its pieces in closed form.

        Exit code 0 when T was reached, 1 when the run had to stop before.
        """;

    public static Command Create(Terminal terminal)
    {
        var data = new DataOptions();
        var q = new Option<string>("--q") { Description = "q in [1, 2]", HelpName = "Q", Required = true };
        var time = new Option<string>("--time") { Description = "T, the end time", HelpName = "T", Required = true };
        var tolerance = new Option<string>("--tolerance") { Description = "The error allowed a step", HelpName = "TOL", DefaultValueFactory = _ => "1e-8" };
        var space = new Option<string>("--space") { Description = "mirror or weights", HelpName = "SPACE", DefaultValueFactory = _ => "mirror" };
        var output = new Option<string?>("--out") { Description = "Write the trajectory to this file, CSV or .parquet", HelpName = "FILE" };
        var every = new Option<string?>("--every") { Description = "Time between rows of the trajectory; T/100 unless given", HelpName = "DT" };
        var columns = new Option<string>("--columns") { Description = "x, weights or loss", HelpName = "WHAT", DefaultValueFactory = _ => "x" };
        var save = new Option<string?>("--save") { Description = "Write the end to this .npz file", HelpName = "FILE" };
        var checkpoint = new Option<string?>("--checkpoint") { Description = "Keep the state of the run in this .npz file", HelpName = "FILE" };
        var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoint" };
        var most = new Option<long?>("--max-steps") { Description = "Stop after this many steps in all", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var command = new DocumentedCommand(
            "simulate",
            "Follows a steepest flow of many coordinates on data from files.",
            "mirrorflow simulate --a A.npy --b b.npy --q 3/2 --start 0.05,0.2,0.2 --time 4",
            "mirrorflow simulate --a data.npz:A --b data.npz:b --q 2 --start 0.05,0.2,0.2 --time 20 --out run.csv --checkpoint run.npz",
            "mirrorflow simulate --a data.npz:A --b data.npz:b --q 2 --start 0.05,0.2,0.2 --time 20 --out run.csv --checkpoint run.npz --resume",
            "mirrorflow simulate --a A.csv --b labels.csv --loss logistic --q 2 --start w0.csv --time 10 --alpha 0:0.1,5:0 --decay coupled")
        {
            Notes = Notes,
        };
        data.AddTo(command);
        foreach (Option option in new Option[] { q, time, tolerance, space, output, every, columns, save, checkpoint, resume, most, json })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var geometry = DataOptions.Number("--q", arguments.GetValue(q)!, value => value is >= 1 and <= 2, "a number in [1, 2]");
            var end = DataOptions.Number("--time", arguments.GetValue(time)!, value => value > 0, "a positive number");
            var step = arguments.GetValue(every) is { } text ? DataOptions.Number("--every", text, value => value > 0, "a positive number") : end / 100;
            var settings = new SimulationFiles(
                arguments.GetValue(output), step, TheoryOptions.OneOf("--columns", arguments.GetValue(columns)!, ["x", "weights", "loss"]),
                arguments.GetValue(checkpoint), arguments.GetValue(resume), arguments.GetValue(most) ?? long.MaxValue);
            if (settings.Resumes && settings.Checkpoint is null)
            {
                throw new BadInput("--resume: expected --checkpoint FILE beside it");
            }

            var error = DataOptions.Number("--tolerance", arguments.GetValue(tolerance)!, value => value is >= 1e-13 and <= 0.1, "a number from 1e-13 to 0.1");
            var weights = TheoryOptions.OneOf("--space", arguments.GetValue(space)!, ["mirror", "weights"]) == "weights";
            var problem = data.Read(arguments);
            var result = geometry == 1
                ? await SignSimulation.RunAsync(problem, end, settings, terminal, cancellation)
                : await Simulation.RunAsync(
                    new ScaleProblem(geometry, problem.Loss, problem.Weights, end)
                    {
                        Alpha = problem.Alpha,
                        Decay = problem.Decay,
                        Tolerance = error,
                        InWeightSpace = weights,
                    },
                    settings,
                    terminal,
                    cancellation);
            if (arguments.GetValue(save) is { } path)
            {
                await AtomicFile.WriteAsync(path, stream =>
                {
                    NpzFile.Write(stream, result.Arrays());
                    return Task.CompletedTask;
                });
            }

            await terminal.Output.WriteAsync(arguments.GetValue(json) ? result.ToJson() : result.ToText());
            return result.ReachedEnd ? ExitCode.Holds : ExitCode.Fails;
        });
        return command;
    }
}

/// <summary>What a simulation writes besides its report.</summary>
/// <param name="Trajectory">The CSV or Parquet file, or null.</param>
/// <param name="Every">Time between its rows.</param>
/// <param name="Columns">x, weights or loss.</param>
/// <param name="Checkpoint">The checkpoint, or null.</param>
/// <param name="Resumes">Whether to go on from it.</param>
/// <param name="MostSteps">Where to stop.</param>
internal sealed record SimulationFiles(string? Trajectory, double Every, string Columns, string? Checkpoint, bool Resumes, long MostSteps);
