namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>A symbol's name taken apart: <c>lambda_2</c> and <c>w12</c> are a letter with an index.</summary>
internal static class SymbolName
{
    /// <summary>The letter and its indices; what follows an underscore or is a trailing number is an index.</summary>
    internal static (string Letter, IReadOnlyList<string> Indices) Split(string name)
    {
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return (name, []);
        }

        var letter = parts[0].TrimEnd(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
        return letter.Length == 0 || letter.Length == parts[0].Length
            ? (parts[0], parts[1..])
            : (letter, [parts[0][letter.Length..], .. parts[1..]]);
    }
}
