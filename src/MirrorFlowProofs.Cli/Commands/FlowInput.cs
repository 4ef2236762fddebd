using MirrorFlowProofs.Cli.Input;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Flows;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>
/// Reads the problem of <c>flow</c>:
/// <c>{"q": "3/2", "alpha": "0", "decay": "decoupled", "loss": {...}, "w0": [["3/10", "4/5"]], "T": "1/2", "tolerance": "1e-12"}</c>.
/// Where rows of numbers stand, <c>{"csv": "file.csv"}</c> may stand instead.
/// </summary>
internal static class FlowInput
{
    /// <summary>The most weights of all coordinates together.</summary>
    public const int MaximumWeights = 100_000;

    private const string NumberWords = "0 or a rational of a size from 1e-200 to 1e200";

    private static readonly Rational Largest = Rational.Pow(10, 200);

    /// <summary>Reads a problem; alpha is 0, decay decoupled and the tolerance 1e-12 unless given.</summary>
    /// <param name="json">The problem.</param>
    /// <param name="open">Reads a file that the problem names.</param>
    /// <exception cref="BadInput">Something else was found.</exception>
    public static async Task<ExactFlow> ReadAsync(JsonInput json, Func<string, Task<InputText>> open)
    {
        json.WithKeys("q", "alpha", "decay", "loss", "w0", "T", "tolerance");
        var q = EvalCase.ReadQ(json["q"]);
        var weights = Values(await ReadRowsAsync(json["w0"], "weights", open));
        var loss = await ReadLossAsync(json["loss"], weights.Count, open);
        var end = json["T"];
        var toRest = end.Kind == System.Text.Json.JsonValueKind.String && end.String() == "rest";
        var flow = new ExactFlow(q, loss, weights, toRest ? Rational.Zero : ReadNotNegative(end), ReadTolerance(json.Find("tolerance")))
        {
            Alpha = json.Find("alpha") is { } alpha ? ReadNotNegative(alpha) : Rational.Zero,
            Decay = json.Find("decay")?.OneOf("decoupled", "coupled") == "coupled" ? WeightDecay.Coupled : WeightDecay.Decoupled,
            ToRest = toRest,
        };
        if (flow.Q.IsOne && flow.Decay == WeightDecay.Coupled && flow.Alpha.Sign > 0)
        {
            throw json["decay"].Complain("expected \"decoupled\" at q = 1: coupled decay is supported for q > 1, where every weight has a continuous speed");
        }

        return !toRest || ExactSignFlow.Handles(flow)
            ? flow
            : throw end.Complain("\"rest\" needs q = 1, a loss quad, linear or lsq, and decay decoupled; expected a time");
    }

    private static Rational ReadTolerance(JsonInput? json) =>
        json?.Rational("a rational from 1e-24 to 1e-2", t => t >= Rational.Pow(10, -24) && t <= new Rational(1, 100))
        ?? Rational.Pow(10, -12);

    private static async Task<ExactLoss> ReadLossAsync(JsonInput json, int coordinates, Func<string, Task<InputText>> open)
    {
        var type = json["type"].OneOf("quad", "lsq", "logistic", "linear");
        if (type == "lsq")
        {
            return await ReadLeastSquaresAsync(json.WithKeys("type", "A", "b"), coordinates, open);
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

    private static async Task<ExactLeastSquares> ReadLeastSquaresAsync(JsonInput json, int coordinates, Func<string, Task<InputText>> open)
    {
        var rows = await ReadRowsAsync(json["A"], "columns", open);
        foreach (var row in rows.Where(row => row.Values.Count != coordinates))
        {
            throw row.Complain(FormattableString.Invariant(
                $"expected one column of \"A\" a row of \"w0\", {coordinates}, found {row.Values.Count}"));
        }

        // A column or a line of numbers in a file; an array here.
        var b = json["b"];
        IReadOnlyList<Rational> entries = IsFile(b)
            ? [.. (await ReadRowsAsync(b, "entries", open)).SelectMany(row => row.Values)]
            : [.. b.Items().Select(ReadNumber)];
        return entries.Count == rows.Count
            ? new ExactLeastSquares(Values(rows), entries)
            : throw b.Complain(FormattableString.Invariant(
                $"expected one entry of \"b\" a row of \"A\", {rows.Count}, found {entries.Count}"));
    }

    private static bool IsFile(JsonInput json) => json.Kind == System.Text.Json.JsonValueKind.Object;

    private static async Task<IReadOnlyList<InputRow>> ReadRowsAsync(JsonInput json, string entries, Func<string, Task<InputText>> open)
    {
        var rows = IsFile(json)
            ? CsvInput.Rows(await open(json.WithKeys("csv")["csv"].String()), IsInRange, NumberWords)
            : [.. json.Items().Select(row => new InputRow([.. row.Items().Select(ReadNumber)], row.Complain))];
        var count = 0;
        foreach (var row in rows)
        {
            count += row.Values.Count;
            if (row.Values.Count == 0)
            {
                throw row.Complain($"expected a row of {entries}, found an empty array");
            }

            if (count > MaximumWeights)
            {
                throw row.Complain(FormattableString.Invariant($"expected at most {MaximumWeights} {entries}, found more"));
            }
        }

        return rows.Count > 0 ? rows : throw json.Complain($"expected at least one row of {entries}, found an empty {(IsFile(json) ? "file" : "array")}");
    }

    private static IReadOnlyList<IReadOnlyList<Rational>> Values(IReadOnlyList<InputRow> rows) => [.. rows.Select(row => row.Values)];

    private static Rational ReadNumber(JsonInput json) => json.Rational(NumberWords, IsInRange);

    private static Rational ReadNotNegative(JsonInput json) =>
        json.Rational("0 or a positive rational of a size from 1e-200 to 1e200", value => value.Sign >= 0 && IsInRange(value));

    private static bool IsInRange(Rational value) =>
        value.IsZero || (Rational.Abs(value) <= Largest && Rational.Abs(value) * Largest >= 1);
}
