namespace MirrorFlowProofs.Symbolic.Parsing;

/// <summary>A text that is not an expression; the message names the place, what was expected and what was found.</summary>
public sealed class ParseException : Exception
{
    internal ParseException(string problem, int line, int column, string? rest = null, int offset = 0)
        : base($"{problem} at line {line}, column {column}{rest}")
    {
        Problem = problem + rest;
        Line = line;
        Column = column;
        Offset = offset;
    }

    /// <summary>The message without the place.</summary>
    public string Problem { get; }

    /// <summary>The line of the culprit, from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the culprit, from 1, counted in UTF-16 units.</summary>
    public int Column { get; }

    /// <summary>How many UTF-16 units of the text stand before the culprit.</summary>
    public int Offset { get; }
}
