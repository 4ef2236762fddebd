using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// A piece of text of which every character knows where it stands in the document; what was put in between stands where
/// its neighbour does. So a complaint about a formula points into the document, however the formula was put together.
/// </summary>
internal sealed class Fragment
{
    private readonly int[] _offsets;
    private readonly int _end;

    private Fragment(string text, int[] offsets, int end) => (Text, _offsets, _end) = (text, offsets, end);

    /// <summary>The text.</summary>
    internal string Text { get; }

    /// <summary>Where its first character stands in the document; its end, if it has none.</summary>
    internal int Start => OffsetOf(0);

    internal bool IsEmpty => Text.Length == 0;

    /// <summary>A stretch of a document.</summary>
    internal static Fragment Of(string document, int start, int length) =>
        new(document.Substring(start, length), [.. Enumerable.Range(start, length)], start + length);

    /// <summary>Text of our own that stands at one place of the document.</summary>
    internal static Fragment At(int offset, string text)
    {
        var offsets = new int[text.Length];
        Array.Fill(offsets, offset);
        return new Fragment(text, offsets, offset);
    }

    /// <summary>Where the character at an index stands in the document.</summary>
    internal int OffsetOf(int index) => index < 0 ? Start : index < _offsets.Length ? _offsets[index] : _end;

    internal Fragment Slice(int from, int to) => new(Text[from..to], _offsets[from..to], OffsetOf(to));

    internal Fragment From(int from) => Slice(from, Text.Length);

    internal Fragment Trim()
    {
        var (from, to) = (0, Text.Length);
        while (from < to && char.IsWhiteSpace(Text[from]))
        {
            from++;
        }

        while (to > from && char.IsWhiteSpace(Text[to - 1]))
        {
            to--;
        }

        return Slice(from, to);
    }

    internal static Fragment Join(IEnumerable<Fragment> parts)
    {
        var (text, offsets, end) = (new StringBuilder(), new List<int>(), 0);
        foreach (var part in parts)
        {
            text.Append(part.Text);
            offsets.AddRange(part._offsets);
            end = part._end;
        }

        return new Fragment(text.ToString(), [.. offsets], end);
    }

    /// <summary>The template with the fragment for <c>{0}</c>, wherever it occurs, in parentheses.</summary>
    internal Fragment In(string template) => Compose(template, this);

    /// <summary>
    /// The template with a fragment for each of <c>{0}</c>, <c>{1}</c>, ...; in parentheses, unless it stands alone in brackets or
    /// on a side of a formula.
    /// </summary>
    internal static Fragment Compose(string template, params IReadOnlyList<Fragment> values)
    {
        var (pieces, at, texts) = (new List<Fragment>(), values[0].Start, template.Split('{', '}'));
        for (var i = 0; i < texts.Length; i++)
        {
            if (i % 2 == 0)
            {
                pieces.Add(At(at, texts[i]));
                continue;
            }

            var value = values[int.Parse(texts[i], CultureInfo.InvariantCulture)];
            at = value.OffsetOf(value.Text.Length);
            var isAlone = (texts[i - 1].EndsWith('(') || (i == 1 && texts[0].Length == 0) || texts[i - 1].EndsWith("= ", StringComparison.Ordinal))
                && (texts[i + 1].Length == 0 ? i + 2 == texts.Length : texts[i + 1][0] is ')' or ',' || texts[i + 1].StartsWith(" =", StringComparison.Ordinal));
            pieces.AddRange(isAlone ? [value] : [At(value.Start, "("), value, At(at, ")")]);
        }

        return Join(pieces);
    }

    /// <summary>The pieces between separators that stand in no bracket, trimmed.</summary>
    internal IReadOnlyList<Fragment> Split(char separator)
    {
        var (pieces, rest) = (new List<Fragment>(), this);
        while (rest.IndexOutside(separator) is >= 0 and var at)
        {
            pieces.Add(rest.Slice(0, at).Trim());
            rest = rest.From(at + 1);
        }

        pieces.Add(rest.Trim());
        return pieces;
    }

    /// <summary>What is wrong where a lone <c>d</c> stands before more.</summary>
    internal const string ExpectedOneThing = "expected one thing after 'd': what is more stands in parentheses";

    /// <summary>Where an operator adds a second thing to the first; -1 where there is one thing.</summary>
    internal int SecondThing() => IndexOutside('+', '-', '*', '/');

    /// <summary>Where the first of some characters stands in no bracket; -1 where none does.</summary>
    internal int IndexOutside(params ReadOnlySpan<char> characters)
    {
        var depth = 0;
        for (var i = 0; i < Text.Length; i++)
        {
            depth += Text[i] is '(' or '[' ? 1 : Text[i] is ')' or ']' ? -1 : 0;
            if (depth <= 0 && characters.Contains(Text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The text with every occurrence of some text replaced.</summary>
    internal Fragment Replace(string old, string by)
    {
        var (pieces, from) = (new List<Fragment>(), 0);
        while (Text.IndexOf(old, from, StringComparison.Ordinal) is >= 0 and var at)
        {
            pieces.Add(Slice(from, at));
            pieces.Add(At(OffsetOf(at), by));
            from = at + old.Length;
        }

        return from == 0 ? this : Join([.. pieces, From(from)]);
    }

    /// <summary>The text with every match replaced by text of our own.</summary>
    internal Fragment Replace(Regex old, Func<Match, string> by)
    {
        var (pieces, from) = (new List<Fragment>(), 0);
        foreach (Match match in old.Matches(Text))
        {
            pieces.Add(Slice(from, match.Index));
            pieces.Add(At(OffsetOf(match.Index), by(match)));
            from = match.Index + match.Length;
        }

        return from == 0 ? this : Join([.. pieces, From(from)]);
    }

    /// <summary>A complaint about the character at an index.</summary>
    internal DocumentException Complain(int index, string message) => new(OffsetOf(index), message);

    /// <inheritdoc/>
    public override string ToString() => Text;
}
