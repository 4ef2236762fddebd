using System.CommandLine;
using MirrorFlowProofs.Reporting.Figures;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow plot</c>: figures of the theory, as SVG.</summary>
internal static class PlotCommand
{
    private static readonly string[] Figures = ["mirror-maps"];

    public static Command Create(Terminal terminal)
    {
        var figure = new Argument<string>("figure") { Description = "mirror-maps: R'(x) over x > 0, the first weight smallest" };
        var q = new Option<string>("--q") { Description = "Geometries, rationals in [1, 2] separated by commas", HelpName = "Q,...", DefaultValueFactory = _ => "1,4/3,3/2,2" };
        var depth = new Option<string>("--depth") { Description = "The depth L", HelpName = "L", DefaultValueFactory = _ => "3" };
        var lambda = new Option<string>("--lambda") { Description = "The offset of the other weights, a positive rational", HelpName = "LAMBDA", DefaultValueFactory = _ => "1" };
        var output = new Option<string>("--out") { Description = "Write to this file", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "plot",
            "Draws a figure of the theory as SVG.",
            "mirrorflow plot mirror-maps --depth 3 --out mirror-maps.svg");
        command.Add(figure);
        foreach (var option in new Option[] { q, depth, lambda, output })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            TheoryOptions.OneOf("figure", arguments.GetValue(figure)!, Figures);
            var geometries = TheoryOptions.Geometries("--q", arguments.GetValue(q)!)
                .Select(geometry => geometry.Q is Number number
                    ? number.Value
                    : throw new BadInput("--q: expected rationals in [1, 2] to draw curves for, found 'q'"))
                .ToList();
            var levels = TheoryOptions.Depth("--depth", arguments.GetValue(depth)!);
            if (!Rational.TryParse(arguments.GetValue(lambda), out var offset) || offset.Sign <= 0)
            {
                throw new BadInput($"--lambda: expected a positive rational such as 1/2, found '{arguments.GetValue(lambda)}'");
            }

            cancellation.ThrowIfCancellationRequested();
            await ReportFile.WriteAsync(terminal, arguments.GetValue(output), MirrorMapFigure.Svg(geometries, levels, offset));
            return ExitCode.Holds;
        });
        return command;
    }
}
