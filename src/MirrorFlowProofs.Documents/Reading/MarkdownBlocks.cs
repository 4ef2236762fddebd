using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;

namespace MirrorFlowProofs.Documents;

/// <summary>Finds the <c>claim</c> and <c>setting</c> blocks of a Markdown document (CommonMark, by Markdig).</summary>
internal static partial class MarkdownBlocks
{
    private const int MostMarkers = 500;

    // Only blocks are asked for: without inline parsers the cost is linear in the text.
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    /// <summary>The blocks, and those that are not closed or only nearly of that name.</summary>
    /// <exception cref="DocumentException">The nesting is too deep.</exception>
    internal static FoundBlocks In(string text)
    {
        var (blocks, problems) = (new List<FencedBlock>(), new List<DocumentException>());
        foreach (var block in Parse(text).Descendants<LeafBlock>())
        {
            if (block is FencedCodeBlock fenced)
            {
                Read(text, fenced, blocks, problems);
            }
            else if (block is HtmlBlock { Type: not HtmlBlockType.Comment })
            {
                problems.AddRange(LinesOf(text, block).Where(InHtml).Select(l => l.Trim().Complain(0, "expected an empty line before this block: without one it is a part of the HTML above it")));
            }
        }

        return new FoundBlocks(blocks, problems);
    }

    private static bool InHtml(Fragment line) => line.Trim() is { IsEmpty: false } inner
        && (OpensAnother(inner, "```", isOurs: false) || OpensAnother(inner, "~~~", isOurs: false));

    private static IEnumerable<Fragment> LinesOf(string text, LeafBlock block) =>
        Enumerable.Range(0, block.Lines.Count).Select(i => block.Lines.Lines[i].Slice).Select(s => Fragment.Of(text, s.Start, Math.Max(0, s.End - s.Start + 1)));

    /// <summary>Where code stands: fenced and indented blocks, and what is between backticks.</summary>
    internal static IReadOnlyList<(int Start, int End)> CodeIn(string text) =>
    [
        .. Parse(text).Descendants<LeafBlock>().Where(b => b is not HtmlBlock)
            .SelectMany(b => b is CodeBlock ? [(b.Span.Start, b.Span.End + 1)] : CodeSpans.In(text, b.Span.Start, b.Span.End + 1)),
    ];

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

    /// <summary>
    /// A block ends at its closing fence, or before the opening fence of a further block, which is none of its lines: then it was not
    /// closed, and the further block is read all the same.
    /// </summary>
    private static void Read(string text, FencedCodeBlock block, List<FencedBlock> blocks, List<DocumentException> problems)
    {
        var lineEnd = text.IndexOf('\n', block.Span.Start);
        var head = Fragment.Of(text, block.Span.Start, (lineEnd < 0 ? text.Length : lineEnd) - block.Span.Start).Trim();
        var fence = new string(block.FencedChar, block.OpeningFencedCharCount);
        var lines = new List<Fragment>();
        foreach (var line in LinesOf(text, block))
        {
            if (OpensAnother(line, fence, isOurs: KindOf(head) is not null))
            {
                Add(isClosed: false, FormattableString.Invariant($" before line {text.AsSpan(0, line.Start).Count('\n') + 1}"));
                (head, lines) = (line.Trim(), []);
            }
            else
            {
                lines.Add(line);
            }
        }

        Add(isClosed: block.ClosingFencedCharCount > 0, "");

        void Add(bool isClosed, string before)
        {
            var (info, kind) = (Info(head), KindOf(head));
            if (kind is null && Nearly().Match(info.Text) is { Success: true } near)
            {
                problems.Add(info.Complain(0, $"expected '{fence}{near.Groups["kind"].Value.ToLowerInvariant()} NAME', found '{fence}{info}'"));
            }
            else if (!isClosed && (kind is not null || before.Length > 0))
            {
                problems.Add(head.Complain(0, $"this {(kind is null ? "" : kind + " ")}block is not closed: expected {fence} on a line of its own{before}"));
            }
            else if (kind is not null)
            {
                blocks.Add(new FencedBlock(kind, info.From(kind.Length).Trim(), lines));
            }
        }
    }

    /// <summary>What stands after the fence.</summary>
    private static Fragment Info(Fragment head) => head.From(head.Text.Length - head.Text.TrimStart(head.Text[0]).Length).Trim();

    private static string? KindOf(Fragment head) => Info(head).Text.Split(' ', '\t')[0] is ("claim" or "setting") and var kind ? kind : null;

    /// <summary>Whether a line inside a block begins another: in one of ours any fence with a word does, in others one of ours.</summary>
    private static bool OpensAnother(Fragment line, string fence, bool isOurs) =>
        line.Trim() is { IsEmpty: false } inner && inner.Text.StartsWith(fence, StringComparison.Ordinal)
        && Info(inner) is { IsEmpty: false } info && !info.Text.Contains(fence[0], StringComparison.Ordinal) && (isOurs || KindOf(inner) is not null);

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder();
        builder.InlineParsers.RemoveAll(p => p is not Markdig.Parsers.Inlines.LiteralInlineParser);
        return builder.Build();
    }

    /// <summary>What was meant for one of ours.</summary>
    [GeneratedRegex("^[^A-Za-z]*(?<kind>claim|setting)s?(?![A-Za-z])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Nearly();
}
