using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>One case of <c>eval</c>: <c>{"q": "4/3", "offsets": ["0", "1", "1"], "x": "12345"}</c>.</summary>
/// <param name="Q">q in [1, 2].</param>
/// <param name="Offsets">Sorted from 0, one a weight.</param>
/// <param name="X">Where to evaluate.</param>
internal sealed record EvalCase(Rational Q, IReadOnlyList<Rational> Offsets, Rational X)
{
    /// <summary>The most offsets a case may have.</summary>
    public const int MaximumDepth = 256;

    /// <summary>What cases with the same mirror map have in common.</summary>
    public string Map => $"{Q} {string.Join(' ', Offsets)}";

    /// <summary>Reads an array of cases.</summary>
    /// <exception cref="BadInput">Something else was found.</exception>
    public static IReadOnlyList<EvalCase> ReadAll(JsonInput json) => [.. json.Items().Select(Read)];

    private static EvalCase Read(JsonInput json)
    {
        json.WithKeys("q", "offsets", "x");
        return new EvalCase(ReadQ(json["q"]), ReadOffsets(json["offsets"]), ReadX(json["x"]));
    }

    /// <summary>Reads q.</summary>
    internal static Rational ReadQ(JsonInput json) => json.Rational("a rational from 1 to 2", q => q >= 1 && q <= 2);

    private static Rational ReadX(JsonInput json) =>
        json.Rational("0 or a rational of a size from 1e-290 to 1e290", IsInRange);

    private static IReadOnlyList<Rational> ReadOffsets(JsonInput json)
    {
        var items = json.Items();
        if (items.Count == 0)
        {
            throw json.Complain("expected offsets that start with 0, one a weight, found none");
        }

        if (items.Count > MaximumDepth)
        {
            throw json.Complain(FormattableString.Invariant($"expected at most {MaximumDepth} offsets, found {items.Count}"));
        }

        var offsets = new List<Rational> { items[0].Rational("0 as the first offset", offset => offset.IsZero) };
        foreach (var item in items.Skip(1))
        {
            var previous = offsets[^1];
            var offset = item.Rational("an offset, 0 or positive,", offset => offset.Sign >= 0);
            item.Rational("0 or a rational from 1e-290 to 1e290", IsInRange);
            offsets.Add(offset >= previous
                ? offset
                : throw item.Expected($"offsets in rising order, at least {previous},"));
        }

        return offsets;
    }

    private static bool IsInRange(Rational value) =>
        value.IsZero || (Rational.Abs(value) >= MirrorEvaluation.Smallest && Rational.Abs(value) <= MirrorEvaluation.Largest);
}
