namespace MirrorFlowProofs.Documents;

/// <summary>A document as it was read, and where a character of it stands.</summary>
public sealed class DocumentText
{
    private readonly List<int> _lineStarts = [0];

    /// <summary>Makes the text.</summary>
    /// <param name="name">What complaints begin with: a path, or <c>stdin</c>.</param>
    /// <param name="text">The whole text.</param>
    public DocumentText(string name, string text)
    {
        (Name, Text) = (name, text);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>What complaints begin with.</summary>
    public string Name { get; }

    /// <summary>The whole text.</summary>
    public string Text { get; }

    /// <summary>Whether it is LaTeX, by its name; everything else is Markdown.</summary>
    internal bool IsTex => Name.EndsWith(".tex", StringComparison.OrdinalIgnoreCase);

    /// <summary>Line and column of the character at an offset, both from 1; columns in Unicode characters.</summary>
    public (int Line, int Column) PositionOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        var line = found >= 0 ? found : ~found - 1;
        var column = 1;
        for (var i = _lineStarts[line]; i < offset && i < Text.Length; i++)
        {
            column += char.IsLowSurrogate(Text[i]) ? 0 : 1;
        }

        return (line + 1, column);
    }
}
