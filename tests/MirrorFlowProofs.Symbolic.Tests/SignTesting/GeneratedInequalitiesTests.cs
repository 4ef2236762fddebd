using MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Tests.SignTesting;

/// <summary>
/// Inequalities that are true by construction and multiplied out, and as many false ones: the opposite of one that is
/// strict somewhere, or one pushed below 0 at a point. No answer is wrong; how many stay Undecided is pinned: none of the
/// first 34 of each family, and with MIRRORFLOW_FULL=1 a few of all 170.
/// </summary>
public class GeneratedInequalitiesTests
{
    private static readonly bool All = Environment.GetEnvironmentVariable("MIRRORFLOW_FULL") == "1";

    private static readonly Symbol R = new("r", Domain.Real), W = new("w", Domain.Real), P = new("p", Domain.Real);
    private static readonly Symbol A = new("a", Domain.Positive), B = new("b", Domain.Positive), U = new("u", Domain.Nonnegative);
    private static readonly Symbol X = new("x", new Domain(0, true, 1, true)), Q = new("q", Domain.Closed(1, 2));
    private static readonly Symbol K = new("k", new Domain(1, false, null, true));

    [Theory]
    [InlineData("squares of linear forms", 0)]
    [InlineData("positive symbols", 5)]
    [InlineData("one symbol", 0)]
    [InlineData("powers with q", 0)]
    [InlineData("products of shifted powers", 0)]
    [InlineData("logarithms", 0)]
    public void No_answer_is_wrong(string family, int openInAll)
    {
        var (count, open) = All ? (170, openInAll) : (34, 0);
        var (wrong, undecided, undecidedFalse) = (new List<string>(), new List<string>(), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var (e, point) = Build(family, new Draw(77UL + 1000003UL * (ulong)i));
            Note(SignTest.Decide(e, SignRelation.AtLeast), SignAnswer.Holds, e, wrong, undecided);

            // Pushed below 0 at a point; where the value is no number there, the opposite, which is false at it.
            var value = Expansion.Expand(Substitution.Replace(e, point));
            var miss = value is Number n ? Expansion.Expand(e - n - new Rational(1, 8)) : Expansion.Expand(-e);
            Note(SignTest.Decide(miss, SignRelation.AtLeast), SignAnswer.Fails, miss, wrong, undecidedFalse);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(
            undecided.Count == open && undecidedFalse.Count == 0,
            $"{undecided.Count} true and {undecidedFalse.Count} false ones are undecided:\n"
                + string.Join('\n', undecided.Take(12).Concat(undecidedFalse.Take(12))));
    }

    private static void Note(SignResult result, SignAnswer expected, Expr e, List<string> wrong, List<string> undecided)
    {
        if (result.Answer != expected)
        {
            (result.Answer == SignAnswer.Undecided ? undecided : wrong).Add($"{result.Answer}, expected {expected}: {e}");
        }
    }

    /// <summary>An expression that is nowhere below 0, and a point of the domains at which it is above 0 if not a number.</summary>
    private static (Expr E, Dictionary<Symbol, Expr> Point) Build(string family, Draw draw)
    {
        var c = new Rational(draw.Int(1, 5), draw.Int(1, 3));
        return family switch
        {
            "squares of linear forms" => (
                Expansion.Expand(Square(draw, R, W, P) + Square(draw, R, W, P) + Square(draw, R, P, W)), At((R, 1), (W, 2), (P, -1))),
            "positive symbols" => (
                Expansion.Expand((Square(draw, A, B) + draw.Int(0, 2) * A * B) * Positive(draw) + Positive(draw) * draw.Int(0, 1)),
                At((A, 1), (B, 2), (U, 1))),
            "one symbol" => (OneSymbol(draw), At((X, new Rational(1, 2)), (A, 1), (R, 1))),
            "powers with q" => (PowersWithQ(draw), At((X, new Rational(1, 2)), (Q, 1), (A, 2), (U, 1))),
            "products of shifted powers" => (ShiftedPowers(draw), At((A, 1), (B, 1), (U, 1), (K, 1))),
            _ => (
                draw.Of(
                    (Expr)A - c - c * Log(A / c),
                    A * Log(A / c) - A + c,
                    c * Log(1 + U) - c * U / (1 + U),
                    c * (U - Log(1 + U)),
                    (-c) * X.Pow(Q * draw.Int(1, 4)) * Log(X)),
                At((A, 2 * c + 1), (U, 2), (X, new Rational(1, 2)), (Q, 1))),
        };
    }

    private static Expr Square(Draw draw, params Symbol[] symbols) => Power.Of(
        Sum.Of(symbols.Select(s => (Expr)draw.Int(-3, 3) * s).Append(draw.Int(-2, 2))), 2);

    private static Expr Positive(Draw draw) => draw.Int(1, 3) * A + draw.Int(0, 3) * B * A + draw.Int(0, 3) * B + draw.Int(0, 3) * U + draw.Int(0, 2);

    private static Expr OneSymbol(Draw draw)
    {
        var v = draw.Of(X, A, R);
        Expr e = draw.Int(1, 3);
        for (var i = 0; i < draw.Int(2, 4); i++)
        {
            e *= draw.Coin() ? Power.Of(v - draw.Rational(4), 2) : Power.Of(draw.Int(1, 3) * v + draw.Rational(3), 2) + new Rational(1, draw.Int(1, 9));
        }

        return Expansion.Expand(v.Equals(X) ? e * X * (1 - X) : v.Equals(A) ? e * (A + draw.Int(0, 2)) : e);
    }

    /// <summary>For x in (0, 1) a smaller power is larger, and for a base from 1 on a larger one.</summary>
    private static Expr PowersWithQ(Draw draw)
    {
        var (low, more) = (draw.Int(0, 2) * Q + draw.Int(0, 2), draw.Int(0, 2) * Q + draw.Int(1, 3));
        return draw.Coin()
            ? Expansion.Expand((X.Pow(low) - X.Pow(low + more)) * A.Pow(Q * draw.Int(-1, 2)))
            : (U + A + 1).Pow(low + more) - (U + A + 1).Pow(low);
    }

    /// <summary>A product of powers of sums less its value at u = 0.</summary>
    private static Expr ShiftedPowers(Draw draw)
    {
        Expr e1 = draw.Of<Expr>(K, 1, 2, new Rational(3, 2)), e2 = draw.Of<Expr>(K, 2, Q, new Rational(1, 2));
        Expr Product(Expr u) => (u + A).Pow(e1) * (u + B).Pow(e2);
        return Product(U) - Product(0);
    }

    private static Expr Log(Expr e) => Apply.Of(Function.Log, e);

    private static Dictionary<Symbol, Expr> At(params (Symbol Symbol, Rational Value)[] values) =>
        values.ToDictionary(v => v.Symbol, v => (Expr)v.Value);
}
