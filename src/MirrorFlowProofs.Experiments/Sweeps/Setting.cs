using System.Globalization;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Experiments;

/// <summary>One point of a grid: a value of every axis, in the order of the axes.</summary>
/// <param name="Values">Names of axes with the canonical texts of values.</param>
public sealed record Setting(IReadOnlyList<KeyValuePair<string, string>> Values)
{
    /// <summary><c>q=3/2 depth=3</c>: what tells settings apart.</summary>
    public string Key { get; } = string.Join(' ', Values.Select(v => v.Key + "=" + v.Value));

    /// <summary>The text of an axis.</summary>
    public string this[string axis] => Values.Single(v => v.Key == axis).Value;

    /// <summary>The axis <c>q</c>.</summary>
    public Rational Q => Rational.TryParse(this["q"], out var q) ? q : throw new FormatException($"'{this["q"]}' is no rational.");

    /// <summary>The axis <c>q</c> in double precision.</summary>
    public double GeometryValue => (double)Q.Numerator / (double)Q.Denominator;

    /// <summary>The axis <c>depth</c>.</summary>
    public int Depth => Whole("depth");

    /// <summary>An axis of whole numbers.</summary>
    public int Whole(string axis) => int.Parse(this[axis], CultureInfo.InvariantCulture);

    /// <summary>An axis of numbers.</summary>
    public double Number(string axis) => double.Parse(this[axis], CultureInfo.InvariantCulture);

    /// <summary>The key with some axes left out.</summary>
    public string KeyWithout(params string[] axes) => new Setting([.. Values.Where(v => !axes.Contains(v.Key))]).Key;

    /// <inheritdoc/>
    public bool Equals(Setting? other) => other is not null && Key == other.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);
}
