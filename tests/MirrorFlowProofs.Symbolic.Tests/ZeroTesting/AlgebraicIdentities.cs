using static MirrorFlowProofs.Symbolic.Tests.ZeroTesting.Vocabulary;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Two sides that are equal by construction, wherever both are defined.</summary>
/// <param name="Left">One side.</param>
/// <param name="Right">The other; elementary, so that it can be evaluated in double precision.</param>
internal sealed record Pair(Expr Left, Expr Right);

/// <summary>The symbols and functions the generated identities are made of.</summary>
internal static class Vocabulary
{
    internal static readonly Symbol Q = new("q", Domain.Closed(1, 2));
    internal static readonly Symbol U = new("u", Domain.Positive);
    internal static readonly Symbol Lambda = new("lambda", Domain.Positive);
    internal static readonly Symbol Mu = new("mu", Domain.Positive);
    internal static readonly Symbol X = new("x");
    internal static readonly Symbol Y = new("y");

    internal static readonly IReadOnlyList<Symbol> Symbols = [Q, U, Lambda, Mu, X, Y];

    internal static Expr Of(int a, int b) => new Rational(a, b);

    internal static Expr Sqrt(Expr e) => Power.Sqrt(e);

    internal static Expr Abs(Expr e) => Apply.Of(Function.Abs, e);

    internal static Expr Sign(Expr e) => Apply.Of(Function.Sign, e);

    internal static Expr Log(Expr e) => Apply.Of(Function.Log, e);

    /// <summary>Positive factors: symbols, linear and quadratic forms, sums of powers with exponent q.</summary>
    internal static Expr Positive(this Draw draw) => draw.Int(0, 9) switch
    {
        0 => U,
        1 => Lambda,
        2 or 3 => U + draw.Int(1, 3) * Lambda,
        4 => draw.Int(1, 3) * U + draw.Int(1, 3),
        5 => U + Lambda + draw.Int(1, 2) * Mu,
        6 => U.Pow(2) + draw.Int(1, 3) * Lambda.Pow(2),
        7 => U.Pow(Q) + draw.Int(1, 2) * Lambda.Pow(Q),
        8 => Abs(X).Pow(Q) + Lambda,
        _ => X.Pow(2) + draw.Int(1, 4),
    };

    /// <summary>Factors of either sign.</summary>
    internal static Expr Signed(this Draw draw) => draw.Int(0, 4) switch
    {
        0 => X + draw.Int(1, 3),
        1 => X - draw.Int(1, 3) * Y,
        2 => U - draw.Int(1, 3) * Lambda,
        3 => X * Y - draw.Int(1, 2),
        _ => U.Pow(2) - X,
    };

    /// <summary>Exponents off the integers: fractions, and polynomials in q and 1/q.</summary>
    internal static Expr Class(this Draw draw) => draw.Int(0, 4) switch
    {
        0 => Of(draw.Of(-3, -1, 1, 3), 2),
        1 => Of(draw.Of(-2, -1, 1, 2, 4), 3),
        2 => draw.Int(1, 3) / (Expr)Q + draw.Int(-2, 1),
        3 => draw.Of(-1, 1) * (Expr)Q + Of(draw.Int(-2, 3), 2),
        _ => (draw.Int(1, 3) + Of(1, 3)) / (Expr)Q + Of(draw.Int(-1, 1), 2) * Q,
    };
}

/// <summary>Random identities among sums of products of powers.</summary>
internal static class AlgebraicIdentities
{
    internal static Pair Draw(Draw draw) => draw.Int(0, 9) switch
    {
        8 => DenestedRoot(draw),
        9 => Conjugates(draw),
        _ => Plain(draw),
    };

    /// <summary>Two identities times factors, added.</summary>
    internal static Pair Combine(Draw draw)
    {
        var (a, b) = (Plain(draw), Plain(draw));
        var (s, t) = (draw.Positive().Pow(draw.Class()), draw.Int(-3, -1) * draw.Positive());
        return new Pair(a.Left * s + b.Left * t, a.Right * s + b.Right * t);
    }

    /// <summary>Identities without radicals inside radicals.</summary>
    private static Pair Plain(Draw draw) => draw.Int(0, 7) switch
    {
        0 or 1 => PowerOfProduct(draw),
        2 => SizeOfProduct(draw),
        3 => SquareOfRoots(draw),
        4 => LogarithmicDerivative(draw),
        5 => SignedPowers(draw),
        6 => CommonDenominator(draw),
        _ => DifferenceOfPowers(draw),
    };

    private static Pair PowerOfProduct(Draw draw)
    {
        var (f, g, e) = (draw.Positive(), draw.Positive(), draw.Class());
        var (m, n, c) = (draw.Int(1, 3), draw.Int(1, 2), (Expr)draw.Int(1, 6));
        return new Pair(
            Expansion.Expand(c * f.Pow(m) * g.Pow(n)).Pow(e), c.Pow(e) * f.Pow(m * e) * g.Pow(n * e));
    }

    private static Pair SizeOfProduct(Draw draw)
    {
        var (f, g, e) = (draw.Signed(), draw.Positive(), draw.Class());
        return new Pair(Expansion.Expand(f.Pow(2) * g).Pow(e), Abs(f).Pow(2 * e) * g.Pow(e));
    }

    private static Pair SquareOfRoots(Draw draw)
    {
        var (f, g, c) = (draw.Positive(), draw.Positive(), draw.Int(1, 3));
        return new Pair((Sqrt(f) - c * Sqrt(g)).Pow(2), f + c * c * g - 2 * c * Sqrt(Expansion.Expand(f * g)));
    }

    /// <summary>(S - b)(S + b) = a f for S = sqrt(a f + b^2).</summary>
    private static Pair Conjugates(Draw draw)
    {
        var f = draw.Of<Expr>(Abs(X).Pow(Q), U, U * Mu, Abs(X), U.Pow(2));
        var (a, b, e) = (draw.Int(1, 4), draw.Int(1, 2) * (Expr)Lambda, draw.Class());
        var s = Sqrt(a * f + b.Pow(2));
        return new Pair((s - b).Pow(e) * (s + b).Pow(e), ((Expr)a).Pow(e) * f.Pow(e));
    }

    private static Pair LogarithmicDerivative(Draw draw)
    {
        var (f, g, d, e) = (draw.Positive(), draw.Positive(), draw.Class(), draw.Class());
        var product = f.Pow(d) * Expansion.Expand(g * (U + Mu)).Pow(e);
        Expr Rate(Expr b) => Calculus.Differentiate(b, U) / b;
        return new Pair(
            Calculus.Differentiate(product, U),
            f.Pow(d) * g.Pow(e) * (U + Mu).Pow(e) * (d * Rate(f) + e * Rate(g) + e / (U + Mu)));
    }

    private static Pair SignedPowers(Draw draw)
    {
        var (x, y, e) = (draw.Of<Expr>(X, X * U, X / Y), draw.Of<Expr>(Y, Y.Pow(3)), draw.Class());
        return new Pair(Sign(x * y) * Abs(x * y).Pow(e + 1), x * Abs(x).Pow(e) * y * Abs(y).Pow(e));
    }

    private static Pair CommonDenominator(Draw draw)
    {
        var (f, g, e) = (draw.Positive(), draw.Positive(), draw.Class());
        return new Pair((1 + f / g).Pow(e), Expansion.Expand(f + g).Pow(e) / g.Pow(e));
    }

    private static Pair DenestedRoot(Draw draw)
    {
        var (f, g) = draw.Of<(Expr, Expr)>((U, Mu), (U, U + Lambda), (U + Mu, U + Lambda), (Lambda, U + 2 * Lambda));
        var c = draw.Int(1, 3);
        return new Pair(Sqrt(Expansion.Expand(f + c * c * g) + 2 * c * Sqrt(Expansion.Expand(f * g))), Sqrt(f) + c * Sqrt(g));
    }

    private static Pair DifferenceOfPowers(Draw draw)
    {
        var (k, e) = (draw.Of(U.Pow(Q), U, U.Pow(Of(1, 2))), draw.Class());
        var b = draw.Of<Expr>(Lambda, 1, 2 * Mu);
        return new Pair(
            Expansion.Expand((k.Pow(2) - b.Pow(2)) * (k + b)).Pow(e), (k - b).Pow(e) * (k + b).Pow(2 * e));
    }
}
