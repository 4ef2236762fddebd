namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>A text that is not an expression; the message names the place, what was expected and what was found.</summary>
public sealed class ParseException : Exception
{
    internal ParseException(string problem, int line, int column, string? rest = null)
        : base($"{problem} at line {line}, column {column}{rest}")
    {
        Line = line;
        Column = column;
    }

    /// <summary>The line of the culprit, from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the culprit, from 1, counted in UTF-16 units.</summary>
    public int Column { get; }
}
