using System.CommandLine;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary><c>mirrorflow doctor</c>: what runs here, and which optional tools are found.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal)
    {
        var json = new Option<bool>("--json") { Description = "Write JSON instead of text" };
        var command = new DocumentedCommand(
            "doctor",
            "Shows versions, and whether the optional tools are installed.",
            "mirrorflow doctor",
            "mirrorflow doctor --json");
        command.Add(json);
        command.SetAction(async (arguments, cancellation) =>
        {
            var report = await DoctorReport.ReadAsync(cancellation);
            await terminal.Output.WriteAsync(arguments.GetValue(json) ? report.ToJson() : report.ToText());
            return ExitCode.Holds;
        });
        return command;
    }
}
