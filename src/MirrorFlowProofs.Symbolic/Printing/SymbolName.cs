namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>A symbol's name taken apart: <c>lambda_2</c> and <c>w12</c> are a letter with an index.</summary>
internal static class SymbolName
{
    /// <summary>The letter alone.</summary>
    internal static ReadOnlySpan<char> Letter(string name)
    {
        var first = name.AsSpan().TrimStart('_');
        first = first.IndexOf('_') is > 0 and var end ? first[..end] : first;
        var letter = first.TrimEnd("0123456789");
        return first.IsEmpty ? name : letter.IsEmpty ? first : letter;
    }

    /// <summary>The letter and its indices; what follows an underscore or is a trailing number is an index.</summary>
    internal static (string Letter, IReadOnlyList<string> Indices) Split(string name)
    {
        var parts = name.Split('_', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return (name, []);
        }

        var letter = Letter(name).ToString();
        return letter.Length == parts[0].Length
            ? (letter, parts[1..])
            : (letter, [parts[0][letter.Length..], .. parts[1..]]);
    }
}
