using System.Text;
using System.Text.Json;

namespace MirrorFlowProofs.Cli.Input;

/// <summary>Says what JSON would have allowed at the place where reading stopped.</summary>
/// <param name="Source">The text.</param>
/// <param name="Last">The last token before the fault.</param>
/// <param name="InObject">The innermost open bracket is a brace.</param>
/// <param name="Depth">How many brackets are open.</param>
internal sealed record JsonSyntax(InputText Source, JsonTokenType Last, bool InObject, int Depth)
{
    /// <summary>The most brackets that may be open at once.</summary>
    public const int MaximumDepth = 64;

    private static readonly string[] NotFinite = ["NaN", "-NaN", "Infinity", "-Infinity", "nan", "-nan", "inf", "-inf"];

    /// <summary>The complaint about the byte at <paramref name="fault"/>.</summary>
    /// <param name="lastEnd">The byte after the last token.</param>
    /// <param name="consumed">How far the reader got: past a key that lacks its colon, a number that lacks its end, a comma.</param>
    /// <param name="fault">The byte it stumbled over.</param>
    public BadInput Explain(int lastEnd, int consumed, int fault)
    {
        var start = SkipSpace(consumed);
        if (NotFinite.FirstOrDefault(word => StartsWith(start, word)) is { } number)
        {
            return Source.Complain(start, $"expected a finite number, found {number}");
        }

        if (Depth >= MaximumDepth && fault < Source.Utf8.Length && Source.Utf8.Span[fault] is (byte)'[' or (byte)'{')
        {
            return Source.Complain(fault, FormattableString.Invariant($"expected at most {MaximumDepth} brackets inside one another"));
        }

        if (EndsAfterComma(lastEnd, fault))
        {
            fault = start = Source.Utf8.Length;
        }

        var what = fault > start ? Inside(Source.Utf8.Span[start]) : Between(lastEnd, fault);
        return Source.Complain(fault, $"expected {what}, found {Found(fault)}");
    }

    private static string Inside(byte first) => first switch
    {
        (byte)'"' => "a string, closed by a quote and with control characters escaped",
        (byte)'-' or (>= (byte)'0' and <= (byte)'9') => "a number as JSON writes it",
        _ => "true, false or null",
    };

    // The reader reports a text that ends after a comma at the comma, which is itself right.
    private bool EndsAfterComma(int lastEnd, int fault) =>
        Last is not (JsonTokenType.None or JsonTokenType.StartArray or JsonTokenType.StartObject or JsonTokenType.PropertyName)
        && Depth > 0
        && SkipSpace(lastEnd) == fault
        && fault < Source.Utf8.Length
        && Source.Utf8.Span[fault] == (byte)','
        && SkipSpace(fault + 1) == Source.Utf8.Length;

    private string Between(int lastEnd, int fault)
    {
        var unread = Encoding.UTF8.GetString(Source.Utf8.Span[lastEnd..fault]).Trim();
        return unread switch
        {
            "" when Last == JsonTokenType.None => "a value",
            "" when Last == JsonTokenType.StartArray => "a value or ']'",
            "" when Last == JsonTokenType.StartObject => "a key in quotes or '}'",
            "" when Last == JsonTokenType.PropertyName => "a value",
            "," => InObject ? "a key in quotes" : "a value",
            _ when unread.EndsWith('"') && Last != JsonTokenType.PropertyName => "':'",
            _ when Depth == 0 => "the end of the text",
            _ => InObject ? "',' or '}'" : "',' or ']'",
        };
    }

    private string Found(int fault)
    {
        var rest = Source.Utf8.Span[fault..];
        if (rest.IsEmpty)
        {
            return "the end of the text";
        }

        Rune.DecodeFromUtf8(rest, out var rune, out _);
        return rune.Value < ' ' ? FormattableString.Invariant($"the control character U+{rune.Value:X4}") : $"'{rune}'";
    }

    private bool StartsWith(int offset, string word) => Source.Utf8.Span[offset..].StartsWith(Encoding.UTF8.GetBytes(word));

    private int SkipSpace(int offset)
    {
        var text = Source.Utf8.Span;
        while (offset < text.Length && text[offset] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            offset++;
        }

        return offset;
    }
}
