using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>
/// Reads the problem of <c>flow</c>:
/// <c>{"q": "3/2", "alpha": "0", "decay": "decoupled", "loss": {...}, "w0": [["3/10", "4/5"]], "T": "1/2", "tolerance": "1e-12"}</c>.
/// </summary>
internal static class FlowInput
{
    /// <summary>The most weights of all coordinates together.</summary>
    public const int MaximumWeights = 100_000;

    private const string NumberWords = "0 or a rational of a size from 1e-200 to 1e200";

    private static readonly Rational Largest = Rational.Pow(10, 200);

    /// <summary>Reads a problem; alpha is 0, decay decoupled and the tolerance 1e-12 unless given.</summary>
    /// <exception cref="BadInput">Something else was found.</exception>
    public static ExactFlow Read(JsonInput json)
    {
        json.WithKeys("q", "alpha", "decay", "loss", "w0", "T", "tolerance");
        var q = EvalCase.ReadQ(json["q"]);
        var weights = ReadRows(json["w0"], "weights");
        var loss = ReadLoss(json["loss"], weights.Count);
        return new ExactFlow(q, loss, weights, ReadNotNegative(json["T"]), ReadTolerance(json.Find("tolerance")))
        {
            Alpha = json.Find("alpha") is { } alpha ? ReadNotNegative(alpha) : Rational.Zero,
            Decay = json.Find("decay")?.OneOf("decoupled", "coupled") == "coupled" ? WeightDecay.Coupled : WeightDecay.Decoupled,
        };
    }

    private static Rational ReadTolerance(JsonInput? json) =>
        json?.Rational("a rational from 1e-24 to 1e-2", t => t >= Rational.Pow(10, -24) && t <= new Rational(1, 100))
        ?? Rational.Pow(10, -12);

    private static ExactLoss ReadLoss(JsonInput json, int coordinates)
    {
        var type = json["type"].OneOf("quad", "lsq", "logistic", "linear");
        if (type == "lsq")
        {
            return ReadLeastSquares(json.WithKeys("type", "A", "b"), coordinates);
        }

        var b = ReadParameters(json.WithKeys("type", "b")["b"], coordinates);
        return type switch
        {
            "quad" => new ExactQuadratic(b),
            "logistic" => new ExactLogistic(b),
            _ => new ExactLinear(b),
        };
    }

    // One number stands for all coordinates.
    private static IReadOnlyList<Rational> ReadParameters(JsonInput json, int coordinates)
    {
        if (json.Kind != System.Text.Json.JsonValueKind.Array)
        {
            return [.. Enumerable.Repeat(ReadNumber(json), coordinates)];
        }

        var items = json.Items();
        return items.Count == coordinates
            ? [.. items.Select(ReadNumber)]
            : throw json.Complain(FormattableString.Invariant(
                $"expected one entry of \"b\" a row of \"w0\", {coordinates}, found {items.Count}"));
    }

    private static ExactLeastSquares ReadLeastSquares(JsonInput json, int coordinates)
    {
        var a = json["A"];
        var rows = ReadRows(a, "columns");
        foreach (var (row, item) in rows.Zip(a.Items()))
        {
            if (row.Count != coordinates)
            {
                throw item.Complain(FormattableString.Invariant(
                    $"expected one column of \"A\" a row of \"w0\", {coordinates}, found {row.Count}"));
            }
        }

        var b = json["b"];
        var items = b.Items();
        return items.Count == rows.Count
            ? new ExactLeastSquares(rows, [.. items.Select(ReadNumber)])
            : throw b.Complain(FormattableString.Invariant(
                $"expected one entry of \"b\" a row of \"A\", {rows.Count}, found {items.Count}"));
    }

    private static IReadOnlyList<IReadOnlyList<Rational>> ReadRows(JsonInput json, string entries)
    {
        var rows = new List<IReadOnlyList<Rational>>();
        var count = 0;
        foreach (var row in json.Items())
        {
            var items = row.Items();
            count += items.Count;
            if (items.Count == 0)
            {
                throw row.Complain($"expected a row of {entries}, found an empty array");
            }

            rows.Add(count <= MaximumWeights
                ? [.. items.Select(ReadNumber)]
                : throw row.Complain(FormattableString.Invariant($"expected at most {MaximumWeights} {entries}, found more")));
        }

        return rows.Count > 0 ? rows : throw json.Complain($"expected at least one row of {entries}, found an empty array");
    }

    private static Rational ReadNumber(JsonInput json) => json.Rational(NumberWords, IsInRange);

    private static Rational ReadNotNegative(JsonInput json) =>
        json.Rational("0 or a positive rational of a size from 1e-200 to 1e200", value => value.Sign >= 0 && IsInRange(value));

    private static bool IsInRange(Rational value) =>
        value.IsZero || (Rational.Abs(value) <= Largest && Rational.Abs(value) * Largest >= 1);
}
