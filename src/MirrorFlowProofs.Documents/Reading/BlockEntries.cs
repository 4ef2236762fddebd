namespace MirrorFlowProofs.Documents;

/// <summary>One line of a block, <c>key at q = 2: value</c>, with the indented lines after it.</summary>
/// <param name="Key">The key.</param>
/// <param name="At">What stands between <c>at</c> and the colon; null for nothing.</param>
/// <param name="Written">What stands after the colon.</param>
/// <param name="Value">The same, LaTeX turned into plain text.</param>
internal sealed record BlockEntry(Fragment Key, Fragment? At, Fragment Written, Fragment Value);

/// <summary>An entry, or what is wrong with it; the key is empty where there is none.</summary>
internal sealed record ReadEntry(Fragment Key, BlockEntry? Entry, DocumentException? Problem);

/// <summary>Reads the lines of a block.</summary>
internal static class BlockEntries
{
    /// <summary>How long a value may be.</summary>
    private const int LongestValue = 20_000;

    private const string At = " at ";

    /// <exception cref="DocumentException">An entry cannot be read.</exception>
    internal static IEnumerable<BlockEntry> Of(IReadOnlyList<Fragment> lines) => Read(lines).Select(line => line.Entry ?? throw line.Problem!);

    /// <summary>A line that is not indented begins an entry, an indented one goes on; <c>#</c> begins a comment line.</summary>
    internal static IEnumerable<ReadEntry> Read(IReadOnlyList<Fragment> lines)
    {
        List<Fragment> open = [];
        foreach (var line in lines.Where(l => l.Trim() is { IsEmpty: false } text && text.Text[0] != '#'))
        {
            if (!char.IsWhiteSpace(line.Text[0]) && open.Count > 0)
            {
                yield return TryRead(open);
                open = [];
            }

            open.Add(line);
        }

        if (open.Count > 0)
        {
            yield return TryRead(open);
        }
    }

    private static ReadEntry TryRead(List<Fragment> lines)
    {
        try
        {
            var entry = Entry(lines);
            return new ReadEntry(entry.Key, entry, null);
        }
        catch (DocumentException problem)
        {
            var head = lines[0].Slice(0, Math.Max(0, lines[0].Text.IndexOf(':', StringComparison.Ordinal))).Trim();
            return new ReadEntry(KeyOf(head), null, problem);
        }
    }

    private static Fragment KeyOf(Fragment head) => head.Text.IndexOf(At, StringComparison.Ordinal) is >= 0 and var at ? head.Slice(0, at).Trim() : head;

    private static BlockEntry Entry(List<Fragment> lines)
    {
        var first = lines[0];
        var colon = first.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            throw first.Trim().Complain(0, "expected a line such as 'hessian: ...'; a line that goes on begins with a space");
        }

        var head = first.Slice(0, colon).Trim();
        var value = Fragment.Join(lines.Skip(1).Prepend(first.From(colon + 1)).SelectMany(l => new[] { l, Fragment.At(l.OffsetOf(l.Text.Length), " ") })).Trim();
        if (value.IsEmpty)
        {
            throw first.Complain(colon, $"expected something after '{head.Text}:'");
        }

        if (value.Text.Length > LongestValue)
        {
            throw value.Complain(0, FormattableString.Invariant($"expected at most {LongestValue} characters, found {value.Text.Length}"));
        }

        var at = head.Text.IndexOf(At, StringComparison.Ordinal);
        return new BlockEntry(KeyOf(head), at < 0 ? null : Dollars.ToPlain(head.From(at + At.Length).Trim()), value, Dollars.ToPlain(value));
    }
}
