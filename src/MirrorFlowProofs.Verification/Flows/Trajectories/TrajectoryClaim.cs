using System.Globalization;
using System.Text.RegularExpressions;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>What a claim is about.</summary>
public enum TrajectoryQuantity
{
    /// <summary>A coordinate x_i as a function of time.</summary>
    Coordinate,

    /// <summary>A weight w_ij as a function of time.</summary>
    Weight,

    /// <summary>The mirror map of a coordinate as a function of x, up to a constant.</summary>
    MirrorMap,

    /// <summary>The first time at which a coordinate has a value.</summary>
    Time,
}

/// <summary>A formula claimed of one flow: <c>x(t) = exp(2*t)/4</c>, <c>R'(x) = log(x)/2</c>, <c>T(3/2) = log(6)/2</c>.</summary>
/// <param name="Text">As written.</param>
/// <param name="Quantity">What the left side is.</param>
/// <param name="Coordinate">Which coordinate, from 0.</param>
/// <param name="Weight">Which weight of it, from 0; without meaning for the other quantities.</param>
/// <param name="At">The time, or the value of x for <see cref="TrajectoryQuantity.Time"/>; null for t, x or infinity.</param>
/// <param name="Right">The right side, in t, x or no symbol.</param>
public sealed partial record TrajectoryClaim(
    string Text, TrajectoryQuantity Quantity, int Coordinate, int Weight, Rational? At, WrittenExpression Right)
{
    internal static readonly Symbol T = new("t", Domain.Nonnegative);
    internal static readonly Symbol X = new("x");

    private const string Expected =
        "expected x(t) = ..., w[0](t) = ..., x(1/2) = ..., R'(x) = ... or T(X) = ..., with x[i], w[i][j], R[i]'(x), T[i] where there are several coordinates";

    /// <summary>Reads a claim about a flow.</summary>
    /// <exception cref="FormatException">It is none; the message says what was expected.</exception>
    public static TrajectoryClaim Parse(string text, ExactFlow flow)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(flow);
        var sides = text.Split('=', 2);
        var left = sides.Length == 2 ? LeftSide().Match(Regex.Replace(sides[0], @"\s", "")) : Match.Empty;
        if (!left.Success)
        {
            throw new FormatException($"{text}: {Expected}");
        }

        var name = left.Groups["name"].Value;
        List<string> indices = [.. left.Groups["index"].Captures.Select(c => c.Value)];
        var several = flow.Weights.Count > 1;
        if (indices.Count != (several ? 1 : 0) + (name == "w" ? 1 : 0))
        {
            throw new FormatException(several
                ? $"{text}: expected {(name == "w" ? "w[i][j]" : name + "[i]")}, since there are {flow.Weights.Count} coordinates"
                : $"{text}: expected {(name == "w" ? "w[j]" : name)} without more, since there is one coordinate");
        }

        var coordinate = several ? Index(indices[0], flow.Weights.Count, "coordinate") : 0;
        var weight = name == "w" ? Index(indices[^1], flow.Weights[coordinate].Count, "weight") : 0;
        var argument = left.Groups["argument"].Value;
        return name switch
        {
            "R" when argument == "x" && left.Groups["prime"].Success =>
                new(text, TrajectoryQuantity.MirrorMap, coordinate, weight, null, Read(sides[1], X)),
            "T" when !left.Groups["prime"].Success =>
                new(text, TrajectoryQuantity.Time, coordinate, weight, argument == "inf" ? null : Number(argument), Read(sides[1], null)),
            "x" or "w" when !left.Groups["prime"].Success => new(
                text,
                name == "x" ? TrajectoryQuantity.Coordinate : TrajectoryQuantity.Weight,
                coordinate,
                weight,
                argument == "t" ? null : TimeOf(argument),
                Read(sides[1], argument == "t" ? T : null)),
            _ => throw new FormatException($"{text}: {Expected}"),
        };

        int Index(string digits, int count, string what) =>
            int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < count
                ? index
                : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{text}: expected a {what} from 0 to {count - 1}, found {digits}"));

        Rational Number(string written) => Rational.TryParse(written, out var value)
            ? value
            : throw new FormatException($"{text}: expected an exact rational in parentheses, found '{written}'");

        Rational TimeOf(string written) => Number(written) is { Sign: >= 0 } time
            ? time
            : throw new FormatException($"{text}: expected a time from 0 on, found {written}");

        WrittenExpression Read(string right, Symbol? symbol)
        {
            try
            {
                return Parser.ParseWritten(right, symbol is null ? new Dictionary<string, Symbol>() : new() { [symbol.Name] = symbol });
            }
            catch (ParseException wrong)
            {
                throw new FormatException($"{text}: the right side: {wrong.Message}");
            }
        }
    }

    [GeneratedRegex(@"^(?<name>[xwRT])(\[(?<index>\d+)\])*(?<prime>')?\((?<argument>[^()]+)\)$", RegexOptions.ExplicitCapture)]
    private static partial Regex LeftSide();
}
