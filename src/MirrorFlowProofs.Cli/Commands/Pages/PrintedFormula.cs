using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Cli.Commands.Pages;

/// <summary>
/// What a page shows between <c>&lt;!-- mirrorflow derive ... --&gt;</c> and <c>&lt;!-- end --&gt;</c>, and what that command prints today.
/// </summary>
/// <param name="Line">The line of the marker, from 1.</param>
/// <param name="Arguments">The command line.</param>
/// <param name="Shown">What the page shows.</param>
/// <param name="Printed">What the command prints; empty where it complains.</param>
/// <param name="Complaint">What is wrong with the command line; null for nothing.</param>
internal sealed partial record PrintedFormula(int Line, string Arguments, string Shown, string Printed, string? Complaint)
{
    /// <summary>Only what derives: a page is read, and runs nothing else.</summary>
    private const string Derive = "derive ";

    /// <summary>Whether the page shows what the command prints, and all of it is proved.</summary>
    public bool IsCurrent => Complaint is null && Shown == Printed;

    /// <summary>Runs the commands of a page.</summary>
    public static async Task<IReadOnlyList<PrintedFormula>> InAsync(string page, CancellationToken cancellation)
    {
        var found = new List<PrintedFormula>();
        foreach (Match block in Block().Matches(page))
        {
            cancellation.ThrowIfCancellationRequested();
            var (arguments, line) = (block.Groups["arguments"].Value, page.AsSpan(0, block.Index).Count('\n') + 1);
            var (printed, complaint) = arguments.StartsWith(Derive, StringComparison.Ordinal) ? await RunAsync(arguments, cancellation) : ("", $"expected a command 'derive', found '{arguments}'");
            found.Add(new PrintedFormula(line, arguments, block.Groups["shown"].Value, printed, complaint));
        }

        return found;
    }

    /// <summary>The page with what the commands print today.</summary>
    public static string Rewritten(string page, IReadOnlyList<PrintedFormula> formulas)
    {
        var next = 0;
        return Block().Replace(page, block => $"{block.Groups["open"].Value}{formulas[next++].Printed}{block.Groups["close"].Value}");
    }

    private static async Task<(string Printed, string? Complaint)> RunAsync(string arguments, CancellationToken cancellation)
    {
        await using var terminal = new Terminal(new StringWriter { NewLine = "\n" }, new StringWriter { NewLine = "\n" }, Stream.Null);
        var code = await MirrorFlowCommand.RunAsync(arguments.Split(' '), terminal, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return code == ExitCode.Holds ? (terminal.Output.ToString()!, null)
            : ("", terminal.Error.ToString() is { Length: > 0 } error ? error.Trim() : "not everything that it prints is proved");
    }

    [GeneratedRegex(@"(?<open><!-- mirrorflow (?<arguments>[^\n]*?) -->\n)(?<shown>.*?)(?<close><!-- end -->)", RegexOptions.Singleline)]
    private static partial Regex Block();
}
