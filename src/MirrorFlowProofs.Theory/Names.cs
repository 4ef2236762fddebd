using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>The symbols and notations every derivation uses, in one place.</summary>
public static class Names
{
    /// <summary>The gradient <c>G = f'(x)</c> of one coordinate.</summary>
    public static Symbol Gradient { get; } = new("G");

    /// <summary>The strength of weight decay at the present time.</summary>
    public static Symbol Decay { get; } = new("alpha", Domain.Nonnegative);

    /// <summary>The accumulated decay <c>int alpha dt</c>.</summary>
    public static Symbol AccumulatedDecay { get; } = new("A", Domain.Nonnegative);

    /// <summary>The parameter of the curve: the smallest of the <c>u_i</c>.</summary>
    public static Symbol U { get; } = new("u", Domain.Positive);

    /// <summary>The coordinate <c>x = rho(w)</c>.</summary>
    public static Symbol X { get; } = new("x");

    /// <summary>The dual variable <c>y = R'(x)</c>.</summary>
    public static Symbol Y { get; } = new("y");

    /// <summary>The size of the coordinate.</summary>
    public static Expr AbsX { get; } = Apply.Of(Function.Abs, X);

    /// <summary>The sign of the coordinate.</summary>
    public static Expr SignX { get; } = Apply.Of(Function.Sign, X);

    internal static Notation InverseMetric { get; } = new("1/R''", @"\frac{1}{R''}");

    internal static Notation Hessian { get; } = new("R''(x)", "R''(x)");

    internal static Notation MirrorMap { get; } = new("R'(x)", "R'(x)");

    internal static Notation Potential { get; } = new("R(x)", "R(x)");

    internal static Notation Conjugate { get; } = new("R*(y)", "R^{*}(y)");

    internal static Notation MetricExponent { get; } = new("m", "m");
}
