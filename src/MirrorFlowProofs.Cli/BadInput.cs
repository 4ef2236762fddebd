namespace MirrorFlowProofs.Cli;

/// <summary>
/// An input or output the command cannot use. <see cref="Exception.Message"/> is one line without the program's
/// name: <c>cases.json:3:14: expected ...</c>. Ends the command with <see cref="ExitCode.BadInput"/>.
/// </summary>
internal sealed class BadInput : Exception
{
    /// <summary>A complaint about the command line, or about a whole file named in <paramref name="message"/>.</summary>
    public BadInput(string message)
        : base(message)
    {
    }

    /// <summary>A complaint about one place in a text; line and column count from 1, columns in characters.</summary>
    public BadInput(string source, int line, int column, string message)
        : base(FormattableString.Invariant($"{source}:{line}:{column}: {message}"))
    {
    }
}
