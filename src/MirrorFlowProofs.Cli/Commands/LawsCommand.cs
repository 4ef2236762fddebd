using System.CommandLine;
using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.Conservation;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow laws</c>: the conserved quantities of a reparameterization.</summary>
internal static class LawsCommand
{
    private const string Notes =
        """
        Finds the quantities that every steepest flow on x = rho(w) conserves, whatever the loss, of the form
        sum c_i |w_i|^a (or log|w_i|) for every q, and the polynomials up to a degree at q = 2; each is proved
        by its derivative along the flow. Several outputs, each with a gradient of its own, are separated by
        commas; at q < 2 a weight may stand in one of them only.

        The laws are complete when their number and that of the directions the flow can move in, the rank of its
        vector fields and their brackets, add up to the number of weights. Exit code 0 when they do, 1 when more
        laws may exist.

        At q = 1, and for laws with |w_i|^a, a <= 1, or log|w_i|, a law holds as long as no weight and no derivative
        of x by a weight is 0: a weight that reaches 0 may rest there while the others move on.
        """;

    public static Command Create(Terminal terminal)
    {
        var x = new Option<string>("--x") { Description = "The reparameterization, such as w1*w2 or \"w1*w3 + w2*w4\"; several outputs separated by commas", HelpName = "EXPRESSIONS", Required = true };
        var q = new Option<string>("--q") { Description = "The geometry: a rational in [1, 2], or q to leave it open", HelpName = "Q", DefaultValueFactory = _ => "q" };
        var degree = new Option<string>("--degree") { Description = "The degree of the polynomials at q = 2, from 0 to 12", HelpName = "D", DefaultValueFactory = _ => "2" };
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var output = new Option<string?>("--out") { Description = "Write to this file, whole or not at all", HelpName = "FILE" };
        var command = new DocumentedCommand(
            "laws",
            "Finds and proves the conserved quantities of a reparameterization.",
            "mirrorflow laws --x \"w1*w2*w3\"",
            "mirrorflow laws --x \"w1^2 - w2^2\" --q 2",
            "mirrorflow laws --x \"w1*w3, w1*w4, w2*w3, w2*w4\" --q 2 --json")
        {
            Notes = Notes,
        };
        foreach (var option in new Option[] { x, q, degree, json, output })
        {
            command.Add(option);
        }

        command.SetAction(async (arguments, cancellation) =>
        {
            var geometry = TheoryOptions.Geometry("--q", arguments.GetValue(q)!);
            var outputs = Outputs(arguments.GetValue(x)!);
            if (arguments.GetResult(degree) is { Implicit: false } && !geometry.SpeedExponent.IsOne)
            {
                throw new BadInput("--degree: expected --q 2 beside it: polynomials are looked for there");
            }

            var largest = Degree(arguments.GetValue(degree)!);
            try
            {
                var report = await Task.Run(() => ConservationLaws.Find(SteepestCurves.Of(geometry, outputs), largest), cancellation).WaitAsync(cancellation);
                var text = arguments.GetValue(json) ? LawsText.ToJson(report) : LawsText.ToText(report);
                await ReportFile.WriteAsync(terminal, arguments.GetValue(output), text);
                return report.IsComplete ? ExitCode.Holds : ExitCode.Fails;
            }
            catch (Exception complaint) when (complaint is ArgumentException or ExpressionTooLargeException)
            {
                throw new BadInput("--x: " + complaint.Message);
            }
        });
        return command;
    }

    /// <summary>The outputs; a comma with nothing beside it is told by its place in the whole text.</summary>
    private static List<Reparameterization> Outputs(string text)
    {
        var parts = text.Split(',');
        return string.IsNullOrWhiteSpace(parts[^1]) && parts.Length > 1
            ? throw new BadInput($"--x: expected an output after the last ',', found the end of the text at column {text.Length + 1}")
            : [.. parts.Select(part => TheoryOptions.Reparameterization("--x", part))];
    }

    private static int Degree(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var degree) && degree <= 12
            ? degree
            : throw new BadInput($"--degree: expected a whole number from 0 to 12, found '{text}'");
}
