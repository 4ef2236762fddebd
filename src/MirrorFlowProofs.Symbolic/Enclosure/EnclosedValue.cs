namespace MirrorFlowProofs.Symbolic.Enclosure;

/// <summary>
/// What is known of the value of an expression at a point: an interval that contains it (exact when the value was
/// computed as a rational), or no enclosure, with the reason. No enclosure does not say that the value is undefined.
/// </summary>
public sealed record EnclosedValue
{
    private EnclosedValue(DyadicInterval? interval, Rational? exact, string? reason)
    {
        Interval = interval;
        Exact = exact;
        Reason = reason;
    }

    /// <summary>An interval that contains the value; null when there is no enclosure.</summary>
    public DyadicInterval? Interval { get; }

    /// <summary>The value itself where it was computed exactly.</summary>
    public Rational? Exact { get; }

    /// <summary>Why there is no enclosure; null when there is one.</summary>
    public string? Reason { get; }

    /// <summary>Whether there is an enclosure.</summary>
    public bool IsEnclosed => Reason is null;

    /// <summary>Whether the value is proved to be other than 0.</summary>
    public bool ExcludesZero => Exact is { } value ? !value.IsZero : Interval is { ContainsZero: false };

    /// <summary>Lower bound of the value, or null.</summary>
    public Rational? Lower => Exact ?? Interval?.Lower.ToRational();

    /// <summary>Upper bound of the value, or null.</summary>
    public Rational? Upper => Exact ?? Interval?.Upper.ToRational();

    /// <summary>The exact value, or the interval, or the reason.</summary>
    public override string ToString() =>
        Reason is not null ? $"no enclosure: {Reason}" : Exact?.ToString() ?? Interval.ToString()!;

    internal static EnclosedValue Of(Rational exact, int bits) => new(DyadicInterval.Of(exact, bits), exact, null);

    internal static EnclosedValue Of(DyadicInterval interval) => new(interval, null, null);

    internal static EnclosedValue None(string reason) => new(null, null, reason);
}
