using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Asymptotics;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A symbol on its way: <c>L -> infinity</c>, <c>eps -> 0+</c>, <c>m -> 1-</c>.</summary>
/// <param name="Symbol">What moves.</param>
/// <param name="At">Where it goes.</param>
public sealed record Motion(Symbol Symbol, Approach At)
{
    private const string Arrow = "->";
    private const string As = " as ";

    private static readonly int[] Distances = [20, 40, 60];

    /// <summary>Values of the symbol that come near the limit.</summary>
    public IEnumerable<Rational> Near => Distances.Select(k => Rational.Pow(2, k)).Select(large => At.Point is { } point
        ? At.IsUpwards ? point - 1 / large : point + 1 / large
        : At.IsUpwards ? large : -large);

    /// <summary>The parts of <c>A -> B as s -> c</c> and <c>A ~ B as s -> c</c>; null for a text without <c>as</c>.</summary>
    /// <exception cref="FormatException">The text has no limit of this form.</exception>
    internal static (string Left, bool IsLeading, string Right, Motion Motion)? Split(string text, IReadOnlyDictionary<string, Symbol> symbols)
    {
        var at = text.LastIndexOf(As, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var (body, motion) = (text[..at], text[(at + As.Length)..].Split(Arrow, StringSplitOptions.TrimEntries));
        var sides = body.Contains('~', StringComparison.Ordinal) ? body.Split('~', StringSplitOptions.TrimEntries) : body.Split(Arrow, StringSplitOptions.TrimEntries);
        return sides.Length == 2 && motion.Length == 2 && symbols.TryGetValue(motion[0], out var symbol) && Approached(motion[1]) is { } approach
            ? (sides[0], body.Contains('~', StringComparison.Ordinal), sides[1], new Motion(symbol, approach))
            : throw new FormatException($"{text}: expected A -> B as s -> c, or A ~ B as s -> c, with a symbol s and c one of infinity, -infinity, 0+, 1-");
    }

    private static Approach? Approached(string text) => text switch
    {
        "infinity" => Approach.Infinity,
        "-infinity" => Approach.MinusInfinity,
        [.. var point, '+'] when Rational.TryParse(point, out var value) => Approach.FromRight(value),
        [.. var point, '-'] when Rational.TryParse(point, out var value) => Approach.FromLeft(value),
        _ => null,
    };
}
