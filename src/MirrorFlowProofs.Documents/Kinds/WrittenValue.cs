using System.Text.RegularExpressions;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>The values of claims: <c>R''(x) = A</c>, only <c>A</c>, or a chain <c>A = B = C</c>.</summary>
internal static partial class WrittenValue
{
    /// <summary>What stands for the notation: the text itself, or the right side of <c>NOTATION = ...</c>.</summary>
    /// <exception cref="DocumentException">The left side is something else.</exception>
    internal static Fragment Of(Fragment text, params IReadOnlyList<string> notations) =>
        Split(text, notations) is [var only] ? only : throw text.Complain(0, $"expected '{notations[0]} = ...' or only what it equals, and no chain");

    /// <summary>A claim on a value, and on what that is equal to.</summary>
    /// <param name="context">The claim.</param>
    /// <param name="text">Its text.</param>
    /// <param name="notations">What stands for the value; it may be left out.</param>
    /// <param name="read">Reads the claim on the value.</param>
    /// <exception cref="DocumentException">A side cannot be read.</exception>
    internal static Assertion Chain(ClaimContext context, Fragment text, IReadOnlyList<string> notations, Func<ClaimContext, Fragment, Assertion> read)
    {
        var values = Split(text, notations);
        var first = read(context, values[0]);
        return values.Count == 1 ? first : new ChainedAssertion(first, context.Equalities(values));
    }

    /// <summary>The sides of the chain, without the notation.</summary>
    private static IReadOnlyList<Fragment> Split(Fragment text, IReadOnlyList<string> notations)
    {
        var expected = $"expected '{notations[0]} = ...' or only what it equals";
        if (text.IndexOutside('<', '>') is >= 0 and var relation)
        {
            throw text.Complain(relation, expected);
        }

        var sides = text.Split('=');
        if (sides.FirstOrDefault(s => s.IsEmpty) is { } missing)
        {
            throw missing.Complain(0, "expected something on both sides of '='");
        }

        if (sides.Count == 1)
        {
            return sides;
        }

        var left = Squeezed(sides[0].Text);
        var begins = notations.Any(n => Squeezed(n) == left);
        if (!begins && Notation().IsMatch(left))
        {
            throw sides[0].Complain(0, expected);
        }

        IReadOnlyList<Fragment> values = begins ? [.. sides.Skip(1)] : sides;
        return values.FirstOrDefault(v => notations.Any(n => Speaks(Squeezed(v.Text), n))) is { } equation
            ? throw equation.Complain(0, $"{expected}; another equation for it is a 'claim:'")
            : values;
    }

    /// <summary>Whether a text has the function or the name of a notation in it: then it is no value of it, but an equation for it begins.</summary>
    private static bool Speaks(string text, string notation) =>
        Head().Match(notation).Value is { Length: > 0 } head && Regex.IsMatch(text, $@"(?<!\w){Regex.Escape(head)}{(head[^1] is '\'' ? "(?!')" : head[^1] is '*' or ')' ? "" : notation == head ? "(?![\\w'])" : "\\(")}");

    /// <summary>Without spaces, and a quotient without the parentheses that LaTeX needs.</summary>
    internal static string Squeezed(string text) => Quotient().Replace(text.Replace(" ", "", StringComparison.Ordinal), "$1/$2");

    [GeneratedRegex(@"^\((\w+)/\(([^/]*)\)\)$")]
    private static partial Regex Quotient();

    [GeneratedRegex(@"(?<=^(?:1/)?)[A-Za-z]\w*(?:'+|\*|\^\(\*\))?")]
    private static partial Regex Head();

    /// <summary>A function of the theory by itself.</summary>
    [GeneratedRegex(@"^(?:1/)?(?:[RPMW](?:'+|\^?\*)?\([^()]*\)|R'+|mu|x\*?\([^()]*\)|T)$")]
    private static partial Regex Notation();
}
