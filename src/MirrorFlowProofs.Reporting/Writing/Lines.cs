using System.Text;

namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>Plain text in lines of a readable width.</summary>
internal sealed class Lines
{
    /// <summary>Sentences are broken at this width; formulas are not broken.</summary>
    private const int Width = 100;

    private readonly StringBuilder _text = new();

    internal void Blank() => _text.Append('\n');

    /// <summary>A line that stays as it is.</summary>
    internal void Whole(string indent, string line) => _text.Append(indent).Append(line).Append('\n');

    /// <summary>A sentence, broken between words; later lines are indented by <paramref name="hanging"/>.</summary>
    internal void Sentence(string indent, string sentence, string? hanging = null)
    {
        var line = indent;
        var isEmpty = true;
        foreach (var word in sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                _text.Append(line).Append('\n');
                (line, isEmpty) = (hanging ?? indent, true);
            }

            line += (isEmpty ? "" : " ") + word;
            isEmpty = false;
        }

        _text.Append(line).Append('\n');
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();
}
