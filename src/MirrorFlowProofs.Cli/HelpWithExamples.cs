using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MirrorFlowProofs.Cli;

/// <summary>Help as System.CommandLine prints it, at one width everywhere, followed by the command's notes and examples.</summary>
internal sealed class HelpWithExamples(IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    private readonly HelpAction help = new() { MaxWidth = 100 };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is DocumentedCommand { Notes: { } notes })
        {
            output.WriteLine(notes);
            output.WriteLine();
        }

        output.WriteLine("Examples:");
        foreach (var example in parseResult.CommandResult.Command is DocumentedCommand command ? command.Examples : rootExamples)
        {
            output.WriteLine("  " + example);
        }

        return ExitCode.Holds;
    }
}
