namespace MirrorFlowProofs.Symbolic;

/// <summary>
/// Cosines and sines of rational multiples of pi: as radicals for denominators 1, 2, 3, 4, 5, 6, 8, 10 and 12, else as the
/// cosine itself of an angle in (0, pi/2). Those of one denominator share one nested radical, which is written with a sum of
/// positive terms under the root.
/// </summary>
internal static class ExactAngle
{
    /// <summary>Whether radicals are given for the multiples of pi / denominator.</summary>
    public static bool IsKnown(int denominator) => denominator is >= 1 and <= 6 or 8 or 10 or 12;

    /// <summary>cos(turn * pi).</summary>
    public static Expr Cos(Rational turn)
    {
        var t = Rational.Abs(turn);
        t -= 2 * (Rational)(t / 2).Floor();
        t = t > 1 ? 2 - t : t;
        return t > new Rational(1, 2) ? -FirstQuadrant(1 - t) : FirstQuadrant(t);
    }

    /// <summary>sin(turn * pi).</summary>
    public static Expr Sin(Rational turn) => Cos(turn - new Rational(1, 2));

    private static Expr FirstQuadrant(Rational t) => ((int)t.Numerator, (int)t.Denominator) switch
    {
        (0, 1) => 1,
        (1, 2) => 0,
        (1, 3) => new Rational(1, 2),
        (1, 6) => Root(3) / 2,
        (1, 4) => Root(2) / 2,
        (1, 12) => (Root(6) + Root(2)) / 4,
        (5, 12) => (Root(6) - Root(2)) / 4,
        (1, 5) => (Root(5) + 1) / 4,
        (2, 5) => (Root(5) - 1) / 4,
        (1, 10) => Root(10 + 2 * Root(5)) / 4,
        (3, 10) => Root(10 + 2 * Root(5)) * (Root(5) - 1) / 8,
        (1, 8) => Root(2 + Root(2)) / 2,
        (3, 8) => Root(2 + Root(2)) * (Root(2) - 1) / 2,
        _ => Apply.CosineOf(t),
    };

    private static Expr Root(Expr e) => Power.Sqrt(e);
}
