using static MirrorFlowProofs.Symbolic.Tests.ZeroTesting.Vocabulary;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Random identities with logarithms, inverse functions, exponentials, hypergeometric functions and integrals.</summary>
internal static class FunctionIdentities
{
    internal static Pair Draw(Draw draw) => draw.Int(0, 8) switch
    {
        0 => LogarithmOfProduct(draw),
        1 => DoubleArcsinh(draw),
        2 => ArcsinhAsLogarithm(draw),
        3 => ArctanOfInverse(draw),
        4 => HyperbolicDoubleAngle(draw),
        5 => PowerAsExponential(draw),
        6 => ArtanhAsArcsinh(draw),
        7 => HypergeometricAtSmallParameters(draw),
        _ => IntegralOfPower(draw),
    };

    private static Expr Call(Function f, Expr x) => Apply.Of(f, x);

    private static Expr Argument(Draw draw) => draw.Of<Expr>(
        U, U / Lambda, Sqrt(U), Sqrt(U / Lambda), draw.Int(2, 3) * (Expr)U, U + Mu, U.Pow(Of(1, 3)));

    private static Pair LogarithmOfProduct(Draw draw)
    {
        var (f, g, m, e) = (draw.Of<Expr>(U + Mu, U.Pow(2) + 1, U), draw.Positive(), draw.Int(1, 2), draw.Class());
        return new Pair(e * Log(Expansion.Expand(6 * f.Pow(m) * g)), e * (m * Log(f) + Log(g) + Log(2) + Log(3)));
    }

    private static Pair DoubleArcsinh(Draw draw)
    {
        var s = Argument(draw);
        return new Pair(Call(Function.Arcsinh, 2 * s * Sqrt(Expansion.Expand(1 + s.Pow(2)))), 2 * Call(Function.Arcsinh, s));
    }

    private static Pair ArcsinhAsLogarithm(Draw draw)
    {
        var s = Argument(draw);
        return new Pair(Call(Function.Arcsinh, s), Log(s + Sqrt(1 + s.Pow(2))));
    }

    private static Pair ArctanOfInverse(Draw draw)
    {
        var s = Argument(draw);
        return new Pair(Call(Function.Arctan, 1 / s), 2 * Call(Function.Arctan, 1) - Call(Function.Arctan, s));
    }

    private static Pair HyperbolicDoubleAngle(Draw draw)
    {
        var y = draw.Of<Expr>(X, X * U, X + Lambda, Y - X);
        return new Pair(
            Call(Function.Cosh, 2 * y), draw.Coin()
                ? 2 * Call(Function.Sinh, y).Pow(2) + 1
                : Call(Function.Sinh, y).Pow(2) + Call(Function.Cosh, y).Pow(2));
    }

    private static Pair PowerAsExponential(Draw draw)
    {
        var (f, c) = (draw.Positive(), draw.Rational(3));
        return new Pair(Call(Function.Exp, c * Log(f) + X), f.Pow(c) * Call(Function.Exp, X));
    }

    private static Pair ArtanhAsArcsinh(Draw draw)
    {
        var v = draw.Of<Expr>(U, 2 * U);
        var s = Sqrt(v / (v + Lambda));
        return new Pair(Log((1 + s) / (1 - s)), 2 * Call(Function.Arcsinh, Sqrt(v / Lambda)));
    }

    /// <summary>2F1(a, 1; 2; -w) = ((1 + w)^(1 - a) - 1)/((1 - a) w), and the logarithm at a = 1.</summary>
    private static Pair HypergeometricAtSmallParameters(Draw draw)
    {
        var w = draw.Of<Expr>(U, U / Lambda, 3 * U);
        var a = draw.Of(Of(1, 2), Of(1, 3), Of(-1, 2), 1);
        return new Pair(
            Apply.Of(Function.Hypergeometric, a, 1, 2, -w),
            a.IsOne ? Log(1 + w) / w : ((1 + w).Pow(1 - a) - 1) / ((1 - a) * w));
    }

    private static Pair IntegralOfPower(Draw draw)
    {
        var v = new Symbol("v", Domain.Positive);
        var e = draw.Of(Of(-1, 2), Of(1, 3), 1 / Q - 2, Q - 1);
        return new Pair(
            Integral.Of((v + Lambda).Pow(e), v, 0, U), ((U + Lambda).Pow(e + 1) - Lambda.Pow(e + 1)) / (e + 1));
    }
}
