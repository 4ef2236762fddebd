namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>Where a symbol goes: to a rational number from one side, or to an infinity.</summary>
public sealed record Approach
{
    private Approach(Rational? point, bool upwards)
    {
        Point = point;
        IsUpwards = upwards;
    }

    /// <summary>To plus infinity.</summary>
    public static Approach Infinity { get; } = new(null, true);

    /// <summary>To minus infinity.</summary>
    public static Approach MinusInfinity { get; } = new(null, false);

    /// <summary>To 0 through positive values.</summary>
    public static Approach ZeroFromRight { get; } = FromRight(0);

    /// <summary>The number approached; null for an infinity.</summary>
    public Rational? Point { get; }

    /// <summary>Whether the symbol grows on its way.</summary>
    public bool IsUpwards { get; }

    /// <summary>To a number through larger values.</summary>
    public static Approach FromRight(Rational point) => new(point, false);

    /// <summary>To a number through smaller values.</summary>
    public static Approach FromLeft(Rational point) => new(point, true);

    /// <summary>As a person writes it: <c>eps -> 0+</c>, <c>m -> 1-</c>, <c>L -> +infinity</c>.</summary>
    /// <param name="name">The name of what moves.</param>
    public string Describe(string name) => Point is { } point
        ? $"{name} -> {point}{(IsUpwards ? "-" : "+")}"
        : $"{name} -> {(IsUpwards ? "+" : "-")}infinity";

    /// <inheritdoc/>
    public override string ToString() => Describe("s");

    /// <summary>The symbol through a variable that goes to plus infinity.</summary>
    internal Expr Through(Expr large) => (Point, IsUpwards) switch
    {
        (null, true) => large,
        (null, false) => -large,
        ({ } point, true) => point - 1 / large,
        ({ } point, false) => point + 1 / large,
    };

    /// <summary>The variable that goes to plus infinity, and its logarithm, through the symbol.</summary>
    internal (Expr Large, Expr Log) LargeThrough(Symbol symbol)
    {
        if (Point is not { } point)
        {
            var size = IsUpwards ? symbol : -symbol;
            return (size, Apply.Of(Function.Log, size));
        }

        var distance = IsUpwards ? point - symbol : symbol - (Expr)point;
        return (1 / distance, -Apply.Of(Function.Log, distance));
    }

    /// <summary>Refuses a limit that the domain of the symbol does not allow.</summary>
    /// <exception cref="ArgumentException">Values of the domain do not come arbitrarily close on this side.</exception>
    internal void Require(Symbol symbol)
    {
        var domain = symbol.Domain;
        var isOpen = Point is { } point
            ? !domain.IsInteger && (IsUpwards
                ? (domain.Lower is not { } low || low < point) && (domain.Upper is not { } top || top >= point)
                : (domain.Lower is not { } least || least <= point) && (domain.Upper is not { } high || high > point))
            : (IsUpwards ? domain.Upper : domain.Lower) is null;
        if (!isOpen)
        {
            throw new ArgumentException($"the domain {domain.Describe(symbol.Name)} does not allow {Describe(symbol.Name)}");
        }
    }
}
