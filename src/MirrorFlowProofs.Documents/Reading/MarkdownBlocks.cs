using Markdig;
using Markdig.Syntax;

namespace MirrorFlowProofs.Documents;

/// <summary>A fenced block of a document: its first word, what stands after it, and its lines.</summary>
/// <param name="Kind"><c>claim</c> or <c>setting</c>.</param>
/// <param name="Name">What stands after it; may be empty.</param>
/// <param name="Lines">The lines, without the fences.</param>
internal sealed record FencedBlock(string Kind, Fragment Name, IReadOnlyList<Fragment> Lines);

/// <summary>Finds the <c>claim</c> and <c>setting</c> blocks of a Markdown document (CommonMark, by Markdig).</summary>
internal static class MarkdownBlocks
{
    private const int MostMarkers = 500;

    // Only blocks are asked for: without inline parsers the cost is linear in the text.
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <exception cref="DocumentException">A block is not closed, or the nesting is too deep.</exception>
    internal static IReadOnlyList<FencedBlock> In(string text) =>
        [.. Parse(text).Descendants<FencedCodeBlock>().Where(b => b.Info is "claim" or "setting").Select(b => Read(text, b))];

    /// <summary>Where the fenced blocks of any kind begin and end.</summary>
    internal static IReadOnlyList<(int Start, int End)> FencesIn(string text) =>
        [.. Parse(text).Descendants<FencedCodeBlock>().Select(b => (b.Span.Start, b.Span.End + 1))];

    private static MarkdownDocument Parse(string text)
    {
        RefuseDeepLines(text);
        try
        {
            return Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException deep)
        {
            throw new DocumentException(0, $"expected Markdown: {deep.Message}");
        }
    }

    /// <summary>Lists and quotes inside each other on one line cost the square of their number.</summary>
    private static void RefuseDeepLines(string text)
    {
        var (markers, isStart) = (0, true);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            (markers, isStart) = c switch
            {
                '\n' => (0, true),
                '>' or '-' or '*' or '+' or '.' or ')' when isStart => (markers + 1, true),
                _ => (markers, isStart && (char.IsWhiteSpace(c) || char.IsAsciiDigit(c))),
            };
            if (markers > MostMarkers)
            {
                throw new DocumentException(i, FormattableString.Invariant($"expected at most {MostMarkers} marks of lists and quotes at the start of a line, found more"));
            }
        }
    }

    private static FencedBlock Read(string text, FencedCodeBlock block)
    {
        if (block.ClosingFencedCharCount == 0)
        {
            throw new DocumentException(
                block.Span.Start, $"this {block.Info} block is not closed: expected {new string(block.FencedChar, block.OpeningFencedCharCount)} on a line of its own");
        }

        var lineEnd = text.IndexOf('\n', block.Span.Start);
        var head = Fragment.Of(text, block.Span.Start, (lineEnd < 0 ? text.Length : lineEnd) - block.Span.Start);
        var name = head.From(head.Text.IndexOf(block.Info!, StringComparison.Ordinal) + block.Info!.Length).Trim();
        var lines = new List<Fragment>();
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var slice = block.Lines.Lines[i].Slice;
            lines.Add(Fragment.Of(text, slice.Start, Math.Max(0, slice.End - slice.Start + 1)));
        }

        return new FencedBlock(block.Info!, name, lines);
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.RemoveAll(p => p is not Markdig.Parsers.Inlines.LiteralInlineParser);
        return builder.Build();
    }
}
