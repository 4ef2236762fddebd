using System.Text;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Cli.Input;

/// <summary>
/// A table of exact rationals: one row a line, entries separated by commas, blanks around them allowed, blank lines passed
/// over. No header, no quotes.
/// </summary>
internal static class CsvInput
{
    /// <summary>The rows; complaints name line and column.</summary>
    /// <param name="source">The text.</param>
    /// <param name="holds">Which numbers are allowed.</param>
    /// <param name="words">Says which, as in "a rational below 1e200".</param>
    /// <exception cref="BadInput">An entry is no such number.</exception>
    public static IReadOnlyList<InputRow> Rows(InputText source, Func<Rational, bool> holds, string words)
    {
        var rows = new List<InputRow>();
        int offset = 0;
        foreach (string line in Encoding.UTF8.GetString(source.Utf8.Span).Split('\n'))
        {
            int start = offset;
            if (!string.IsNullOrWhiteSpace(line))
            {
                var values = new List<Rational>();
                int at = start;
                foreach (string entry in line.Split(','))
                {
                    string text = entry.Trim();
                    int place = at + Encoding.UTF8.GetByteCount(entry) - Encoding.UTF8.GetByteCount(entry.TrimStart());
                    values.Add(Rational.TryParse(text, out var value) && holds(value)
                        ? value
                        : throw source.Complain(place, $"expected {words}, found \"{(text.Length <= 40 ? text : text[..37] + "...")}\""));
                    at += Encoding.UTF8.GetByteCount(entry) + 1;
                }

                rows.Add(new(values, message => source.Complain(start, message)));
            }

            offset += Encoding.UTF8.GetByteCount(line) + 1;
        }

        return rows;
    }
}

/// <summary>A row of numbers, and how to complain about it.</summary>
internal sealed record InputRow(IReadOnlyList<Rational> Values, Func<string, BadInput> Complain);
