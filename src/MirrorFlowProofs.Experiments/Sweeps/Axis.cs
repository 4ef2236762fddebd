using System.Globalization;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Experiments;

/// <summary>One direction of a grid of settings.</summary>
/// <param name="Name">Its name, as in <c>--set NAME=...</c>.</param>
/// <param name="Meaning">What it varies, in a line.</param>
/// <param name="Small">The values of the small grid.</param>
/// <param name="Full">The values of the full grid.</param>
/// <param name="Expected">What a value must be, in words.</param>
/// <param name="Read">The canonical text of a value; null where it is none.</param>
public sealed record Axis(
    string Name, string Meaning, IReadOnlyList<string> Small, IReadOnlyList<string> Full, string Expected, Func<string, string?> Read)
{
    /// <summary>The seeds of what is random: rows that differ in the seed alone are averaged.</summary>
    public const string Seed = "seed";

    /// <summary>Geometries q.</summary>
    public static Axis Geometry(string small, string full) => new(
        "q", "the geometry", Split(small), Split(full), "a rational in [1, 2]",
        text => Rational.TryParse(text, out var q) && q >= 1 && q <= 2 ? q.ToString() : null);

    /// <summary>Depths L.</summary>
    public static Axis Depth(string small, string full) => Whole("depth", "L, the number of weights of a coordinate", small, full, 2, 64);

    /// <summary>Seeds 1 .. N.</summary>
    public static Axis Seeds(int small, int full) => new(
        Seed, "the seed of what is random", Count(small), Count(full), "a whole number from 1 to 1000000", text => ReadWhole(text, 1, 1000000));

    /// <summary>Whole numbers in a range.</summary>
    public static Axis Whole(string name, string meaning, string small, string full, int least, int most) => new(
        name, meaning, Split(small), Split(full), FormattableString.Invariant($"a whole number from {least} to {most}"), text => ReadWhole(text, least, most));

    /// <summary>Positive numbers below a bound.</summary>
    public static Axis Positive(string name, string meaning, string small, string full, double below) => new(
        name, meaning, Split(small), Split(full), FormattableString.Invariant($"a number above 0 and below {below}"),
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 0 && value < below
            ? value.ToString(CultureInfo.InvariantCulture)
            : null);

    /// <summary>A few words.</summary>
    public static Axis Words(string name, string meaning, string small, string full) => new(
        name, meaning, Split(small), Split(full), "one of " + string.Join(", ", Split(full)), text => Split(full).Contains(text) ? text : null);

    private static string? ReadWhole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string[] Split(string values) => values.Split(',', StringSplitOptions.TrimEntries);

    private static string[] Count(int last) => [.. Enumerable.Range(1, last).Select(k => k.ToString(CultureInfo.InvariantCulture))];
}
