using System.Text.RegularExpressions;

namespace MirrorFlowProofs.Documents;

/// <summary>A function that a document defines, <c>h(z) = ...</c>, or as an integral of the inverse of one, <c>Q = antiderivative(h^(-1))</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameter">The symbol that its argument takes the place of; null for an integral of an inverse.</param>
/// <param name="Body">What it is; for an integral of an inverse the name of the function that is inverted.</param>
internal sealed partial record WrittenFunction(string Name, string? Parameter, Fragment Body)
{
    /// <summary>A definition as it is written; null for one of another shape.</summary>
    internal static WrittenFunction? Of(Fragment name, Fragment value) =>
        Head().Match(name.Text) is { Success: true } head ? new(head.Groups["name"].Value, head.Groups["parameter"].Value, value)
        : InverseIntegral().Match(value.Text) is { Success: true } inverse ? new(name.Text, null, value.Slice(inverse.Groups["name"].Index, inverse.Groups["name"].Index + inverse.Groups["name"].Length))
        : null;

    /// <summary>The text with the value of the function wherever it is applied, <c>h(x/2)</c>; LaTeX makes <c>h*(x/2)</c> of it.</summary>
    /// <exception cref="DocumentException">A bracket has no partner.</exception>
    internal Fragment In(Fragment text)
    {
        if (Parameter is null)
        {
            return text;
        }

        var (pieces, from) = (new List<Fragment>(), 0);
        foreach (var (start, open, close) in Applications(text))
        {
            if (start < from)
            {
                continue;
            }

            pieces.Add(text.Slice(from, start));
            pieces.Add(Fragment.Compose($"at({{0}}, {Parameter} = {{1}})", Body, In(text.Slice(open + 1, close))));
            from = close + 1;
        }

        return from == 0 ? text : Fragment.Join([.. pieces, text.From(from)]);
    }

    /// <summary>The factor and the argument of a text that is the function at an argument, perhaps times something; null for any other.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isInverse">Whether the inverse function is meant, <c>h^(-1)(x)</c>.</param>
    internal (Fragment? Factor, Fragment Argument)? Alone(Fragment text, bool isInverse)
    {
        if (Applications(text, isInverse) is not [var (start, open, close)] || close != text.Text.Length - 1)
        {
            return null;
        }

        var before = text.Slice(0, start).Trim();
        return before.IsEmpty ? (null, text.Slice(open + 1, close))
            : before.Text == "-" ? (Fragment.At(before.Start, "-1"), text.Slice(open + 1, close))
            : before.Text[^1] == '*' && before.From(1).IndexOutside('+', '-') < 0 ? (before.Slice(0, before.Text.Length - 1).Trim(), text.Slice(open + 1, close))
            : null;
    }

    private List<(int Start, int Open, int Close)> Applications(Fragment text, bool isInverse = false)
    {
        var found = new List<(int, int, int)>();
        foreach (Match match in Regex.Matches(text.Text, $@"(?<![A-Za-z0-9_]){Regex.Escape(Name)}{(isInverse ? @"\^\(-1\)" : "")} ?\*? ?\(", RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            var (open, depth) = (match.Index + match.Length - 1, 0);
            var close = open;
            for (; close < text.Text.Length; close++)
            {
                depth += text.Text[close] is '(' ? 1 : text.Text[close] is ')' ? -1 : 0;
                if (depth == 0)
                {
                    break;
                }
            }

            found.Add(close < text.Text.Length ? (match.Index, open, close) : throw text.Complain(open, "this '(' is not closed"));
        }

        return found;
    }

    [GeneratedRegex(@"^(?<name>[A-Za-z][A-Za-z0-9_]*) ?\( ?(?<parameter>[A-Za-z][A-Za-z0-9_]*) ?\)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^antiderivative\((?<name>[A-Za-z][A-Za-z0-9_]*)\^\(-1\)\)$")]
    private static partial Regex InverseIntegral();
}
