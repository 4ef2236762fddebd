using System.Text;

namespace MirrorFlowProofs.Cli.Input;

/// <summary>A text as it was read: valid UTF-8 without a byte order mark, and the name that complaints about it begin with.</summary>
internal sealed record InputText(string Name, ReadOnlyMemory<byte> Utf8)
{
    /// <summary>
    /// A complaint about the character at byte <paramref name="offset"/>. Lines and columns count from 1, columns
    /// in Unicode characters.
    /// </summary>
    public BadInput Complain(int offset, string message)
    {
        var before = Utf8.Span[..Math.Min(offset, Utf8.Length)];
        var line = 1 + before.Count((byte)'\n');
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var column = 1;
        foreach (var _ in Encoding.UTF8.GetString(before[lineStart..]).EnumerateRunes())
        {
            column++;
        }

        return new BadInput(Name, line, column, message);
    }
}
