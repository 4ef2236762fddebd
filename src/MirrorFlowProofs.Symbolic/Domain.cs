namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// A set of real numbers known to contain a value: an interval with rational or infinite ends, each open or closed,
/// and whether only its integers are meant. The domain of a symbol, and what is known of an expression.
/// </summary>
/// <param name="Lower">Lower end; null for minus infinity.</param>
/// <param name="LowerOpen">Whether the lower end itself is left out.</param>
/// <param name="Upper">Upper end; null for infinity.</param>
/// <param name="UpperOpen">Whether the upper end itself is left out.</param>
/// <param name="IsInteger">Whether only integers are meant.</param>
public sealed record Domain(Rational? Lower, bool LowerOpen, Rational? Upper, bool UpperOpen, bool IsInteger = false)
{
    /// <summary>Whether the lower end itself is left out; an infinite end always is.</summary>
    public bool LowerOpen { get; init; } = Lower is null || LowerOpen;

    /// <summary>Whether the upper end itself is left out; an infinite end always is.</summary>
    public bool UpperOpen { get; init; } = Upper is null || UpperOpen;

    /// <summary>All real numbers.</summary>
    public static Domain Real { get; } = new(null, true, null, true);

    /// <summary>Real numbers above 0.</summary>
    public static Domain Positive { get; } = new(Rational.Zero, true, null, true);

    /// <summary>Real numbers from 0 on.</summary>
    public static Domain Nonnegative { get; } = new(Rational.Zero, false, null, true);

    /// <summary>Real numbers below 0.</summary>
    public static Domain Negative { get; } = new(null, true, Rational.Zero, true);

    /// <summary>Integers from 1 on.</summary>
    public static Domain PositiveInteger { get; } = new(Rational.One, false, null, true, true);

    /// <summary>The closed interval of <paramref name="lower"/> to <paramref name="upper"/>.</summary>
    public static Domain Closed(Rational lower, Rational upper) => new(lower, false, upper, false);

    /// <summary>The one number <paramref name="value"/>.</summary>
    public static Domain Point(Rational value) => new(value, false, value, false, value.IsInteger);

    /// <summary>Every value is above 0.</summary>
    public bool IsPositive => Lower is { } l && (l.Sign > 0 || (l.Sign == 0 && LowerOpen));

    /// <summary>Every value is at least 0.</summary>
    public bool IsNonnegative => Lower is { Sign: >= 0 };

    /// <summary>Every value is below 0.</summary>
    public bool IsNegative => Upper is { } u && (u.Sign < 0 || (u.Sign == 0 && UpperOpen));

    /// <summary>Every value is at most 0.</summary>
    public bool IsNonpositive => Upper is { Sign: <= 0 };

    /// <summary>No value is 0.</summary>
    public bool IsNonzero => IsPositive || IsNegative;

    /// <summary>Whether the number lies in the domain.</summary>
    public bool Contains(Rational value) =>
        (Lower is not { } l || (LowerOpen ? value > l : value >= l))
        && (Upper is not { } u || (UpperOpen ? value < u : value <= u))
        && (!IsInteger || value.IsInteger);

    /// <summary>As a person writes it: <c>x &gt; 0</c>, <c>q in [1, 2]</c>, <c>x real</c>.</summary>
    /// <param name="name">The name of what has this domain.</param>
    public string Describe(string name)
    {
        var kind = IsInteger ? $"{name} integer" : null;
        return (Lower, Upper) switch
        {
            (null, null) => kind ?? $"{name} real",
            ({ } l, null) => Join(kind, $"{name} {(LowerOpen ? ">" : ">=")} {l}"),
            (null, { } u) => Join(kind, $"{name} {(UpperOpen ? "<" : "<=")} {u}"),
            ({ } l, { } u) => Join(kind, $"{name} in {(LowerOpen ? "(" : "[")}{l}, {u}{(UpperOpen ? ")" : "]")}"),
        };
    }

    private static string Join(string? kind, string range) => kind is null ? range : $"{range}, {kind}";
}
