using System.CommandLine;
using MirrorFlowProofs.Reporting.Figures;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow plot</c>: figures of the theory, as SVG or PNG.</summary>
internal static class PlotCommand
{
    private static readonly IReadOnlyList<string> Names = [.. FigureKind.All.Select(kind => kind.Name)];

    public static Command Create(Terminal terminal)
    {
        var figure = new Argument<string>("figure")
        {
            Description = string.Join('\n', FigureKind.All.Select(kind => $"{kind.Name}: {kind.Shows}")),
        };
        var q = new Option<string>("--q") { Description = "Geometries, rationals in [1, 2] separated by commas: 1,4/3,3/2,2 unless given; trajectories: one, 3/2", HelpName = "Q,..." };
        var depth = new Option<string>("--depth") { Description = "The depth L", HelpName = "L", DefaultValueFactory = _ => "3" };
        var lambda = new Option<string>("--lambda") { Description = "The offset of the other weights, a positive rational", HelpName = "LAMBDA", DefaultValueFactory = _ => "1" };
        var output = new Option<string>("--out") { Description = "Write to this file: PNG where its name ends in .png, SVG where it ends in .svg", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "plot",
            "Draws a figure of the theory as SVG or PNG.",
            "mirrorflow plot mirror-maps --depth 3 --out mirror-maps.svg",
            "mirrorflow plot escape-times --q 1,3/2,2 --depth 4 --out escape.png");
        command.Add(figure);
        foreach (var option in new Option[] { q, depth, lambda, output })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var name = TheoryOptions.OneOf("figure", arguments.GetValue(figure)!, Names);
            var kind = FigureKind.All.Single(kind => kind.Name == name);
            foreach (var (option, isUsed) in new (Option, bool)[] { (q, kind.Uses.HasFlag(FigureOptions.Geometries)), (depth, kind.Uses.HasFlag(FigureOptions.Depth)), (lambda, kind.Uses.HasFlag(FigureOptions.Lambda)) })
            {
                if (!isUsed && arguments.GetResult(option) is { Implicit: false })
                {
                    throw new BadInput($"{option.Name}: expected another figure beside it: {name} does not depend on it");
                }
            }

            if (name == "trajectories" && arguments.GetValue(q)?.Contains(',', StringComparison.Ordinal) == true)
            {
                throw new BadInput($"--q: expected one geometry for trajectories, found '{arguments.GetValue(q)}'");
            }

            var settings = new FigureSettings(
                Geometries(arguments.GetValue(q) ?? kind.Geometries),
                TheoryOptions.Depth("--depth", arguments.GetValue(depth)!),
                Lambda(arguments.GetValue(lambda)!));
            var drawn = Draw(kind, settings, cancellation);
            await FigureFile.WriteAsync(terminal, arguments.GetValue(output), drawn, cancellation);
            return ExitCode.Holds;
        });
        return command;
    }

    private static IReadOnlyList<Rational> Geometries(string text) => [.. TheoryOptions.Geometries("--q", text)
        .Select(geometry => geometry.Q is Number number
            ? number.Value
            : throw new BadInput("--q: expected rationals in [1, 2] to draw curves for, found 'q'"))];

    private static Rational Lambda(string text) => Rational.TryParse(text, out var offset) && offset.Sign > 0
        ? offset
        : throw new BadInput($"--lambda: expected a positive rational such as 1/2, found '{text}'");

    // A flow that cannot be run for these options says why.
    private static Figure Draw(FigureKind kind, FigureSettings settings, CancellationToken cancellation)
    {
        try
        {
            return kind.Draw(settings, cancellation);
        }
        catch (ArgumentException complaint)
        {
            throw new BadInput($"{kind.Name}: {complaint.Message}");
        }
    }
}
