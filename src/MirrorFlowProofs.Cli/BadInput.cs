namespace MirrorFlowProofs.Cli;

/// <summary>
/// An input or output the command cannot use. <see cref="Exception.Message"/> is one line without the program's
/// name: <c>cases.json:3:14: expected ...</c>. Ends the command with <see cref="ExitCode.BadInput"/>.
/// </summary>
internal sealed class BadInput : Exception
{
    /// <summary>A complaint about the command line, or about a whole file named in <paramref name="message"/>.</summary>
    public BadInput(string message)
        : base(message) => What = message[(message.IndexOf(": ", StringComparison.Ordinal) is >= 0 and var name ? name + 2 : 0)..];

    /// <summary>A complaint about one place in a text; line and column count from 1, columns in characters.</summary>
    public BadInput(string source, int line, int column, string message)
        : base(FormattableString.Invariant($"{source}:{line}:{column}: {message}")) => (Place, What) = ((line, column), message);

    /// <summary>The line and column complained about; the first character where the complaint is about the whole.</summary>
    public (int Line, int Column) Place { get; } = (1, 1);

    /// <summary>The message without the name that it begins with.</summary>
    public string What { get; }
}
