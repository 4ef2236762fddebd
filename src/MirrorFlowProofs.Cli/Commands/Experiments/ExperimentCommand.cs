using System.CommandLine;
using System.Globalization;
using System.Text;
using MirrorFlowProofs.Experiments;

namespace MirrorFlowProofs.Cli.Commands.Experiments;

/// <summary><c>mirrorflow experiment</c>: experiments of the papers, each beside what is predicted.</summary>
internal static class ExperimentCommand
{
    private const string Notes =
        """
        Every experiment has a small grid of settings, for seconds, and a full one. --set puts other values in the place of an axis, also such as
        neither grid has; --list shows the axes. What was measured depends on the setting alone: not on the order, on --workers, or on interruptions.
        --resume FILE keeps every outcome in FILE as soon as it is measured, and measures nothing again that stands there; with a folder, in
        FOLDER/NAME.jsonl. Such a file is of one version of the program: remove it when the program has changed.

        Agrees, Disagrees and Undecided compare floating-point measurements, with intervals of 95% over seeds, with what is derived: evidence, never
        a proof. Exit code 0 when every prediction agrees, 1 when one does not.
        """;

    public static Command Create(Terminal terminal)
    {
        IReadOnlyList<string> names = [.. Experiment.All.Select(e => e.Name)];
        var name = new Argument<string?>("name")
        {
            Description = string.Join('\n', Experiment.All.Select(e => $"{e.Name}: {e.Shows}")),
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "List the experiments, or the axes of one" };
        var full = new Option<bool>("--full") { Description = "The full grid" };
        var set = new Option<string[]>("--set") { Description = "Other values of an axis; may be repeated", HelpName = "AXIS=V,V", DefaultValueFactory = _ => [] };
        var workers = new Option<string?>("--workers") { Description = "Measurements at once; as many as cores unless given", HelpName = "N" };
        var resume = new Option<string?>("--resume") { Description = "Keep outcomes in this file or folder, and go on from it", HelpName = "PATH" };
        var csv = new Option<string?>("--csv") { Description = "Write every outcome to this CSV file", HelpName = "FILE" };
        var figure = new Option<string?>("--figure") { Description = "Draw it: PNG where the name ends in .png, SVG otherwise", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var command = new DocumentedCommand(
            "experiment",
            "Runs an experiment of the papers beside what is predicted.",
            "mirrorflow experiment escape",
            "mirrorflow experiment escape --set q=1,2 --set depth=3 --figure escape.png",
            "mirrorflow experiment escape --full --resume escape.jsonl --csv escape.csv",
            "mirrorflow experiment --list")
        {
            Notes = Notes,
        };
        command.Add(name);
        foreach (Option option in new Option[] { list, full, set, workers, resume, csv, figure, json })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var chosen = arguments.GetValue(name) is { } text ? Experiment.All.Single(e => e.Name == TheoryOptions.OneOf("name", text, names)) : null;
            if (arguments.GetValue(list))
            {
                await terminal.Output.WriteAsync(chosen is null ? All() : Axes(chosen));
                return ExitCode.Holds;
            }

            if (chosen is null)
            {
                throw new BadInput($"name: expected one of {string.Join(", ", names)}");
            }

            var request = new ExperimentRun(
                chosen,
                ExperimentGrid.Of(chosen, arguments.GetValue(full), arguments.GetValue(set)!),
                Workers(arguments.GetValue(workers)),
                arguments.GetValue(resume));
            var report = await request.RunAsync(terminal, cancellation);
            if (arguments.GetValue(csv) is { } table)
            {
                await ReportFile.WriteAsync(terminal, table, report.ToCsv());
            }

            if (arguments.GetValue(figure) is { } drawing)
            {
                await FigureFile.WriteAsync(terminal, drawing, chosen.Draw(report.Outcomes), cancellation);
            }

            await terminal.Output.WriteAsync(arguments.GetValue(json) ? report.ToJson() : report.ToText());
            return report.Agrees ? ExitCode.Holds : ExitCode.Fails;
        });
        return command;
    }

    private static int Workers(string? text) => text is null
        ? Environment.ProcessorCount
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= 1024
            ? count
            : throw new BadInput($"--workers: expected a whole number from 1 to 1024, found '{text}'");

    private static string All() => string.Concat(Experiment.All.Select(e => $"{e.Name}: {e.Shows}\n"));

    private static string Axes(Experiment experiment)
    {
        var text = new StringBuilder($"{experiment.Name}: {experiment.Shows}\n{experiment.Setup}\n");
        foreach (var axis in experiment.Axes)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {axis.Name}: {axis.Meaning}; {axis.Expected}\n    small grid {string.Join(", ", axis.Small)}\n    full grid  {string.Join(", ", axis.Full)}\n");
        }

        return text.ToString();
    }
}
