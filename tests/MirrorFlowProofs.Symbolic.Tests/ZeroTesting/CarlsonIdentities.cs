using MirrorFlowProofs.Symbolic.Integration;
using static MirrorFlowProofs.Symbolic.Tests.ZeroTesting.Vocabulary;

namespace MirrorFlowProofs.Symbolic.Tests.ZeroTesting;

/// <summary>Random identities with Carlson's elliptic integrals.</summary>
internal static class CarlsonIdentities
{
    internal static Pair Draw(Draw draw) => draw.Int(0, 4) switch
    {
        0 => Homogeneity(draw),
        1 => SumOfSecondKinds(draw),
        2 => WeightedSum(draw),
        3 => Derivative(draw),
        _ => IntegralOfRoots(draw),
    };

    private static List<Expr> Arguments(Draw draw, int count)
    {
        Expr[] pool = [U, Lambda, Mu, U + Lambda, U + Mu, 2 * U + 1, Lambda * U, 1, U.Pow(2) + Mu];
        var chosen = new List<Expr>();
        while (chosen.Count < count)
        {
            var next = draw.Of(pool);
            if (!chosen.Contains(next))
            {
                chosen.Add(next);
            }
        }

        return chosen;
    }

    private static Pair Homogeneity(Draw draw)
    {
        var function = draw.Of(Function.CarlsonRF, Function.CarlsonRD, Function.CarlsonRJ);
        var x = Arguments(draw, function.Arity());
        var c = draw.Of<Expr>(2, Of(3, 4), Lambda, U, U * Mu);
        return new Pair(
            Apply.Of(function, [.. x.Select(y => Expansion.Expand(c * y))]),
            c.Pow(function == Function.CarlsonRF ? Of(-1, 2) : Of(-3, 2)) * Apply.Of(function, [.. x]));
    }

    private static Expr Second(List<Expr> x, int last) =>
        Apply.Of(Function.CarlsonRD, x[(last + 1) % 3], x[(last + 2) % 3], x[last]);

    private static Pair SumOfSecondKinds(Draw draw)
    {
        var x = Arguments(draw, 3);
        return new Pair(3 / Product.Of(x.Select(Sqrt)) - Second(x, 0), Second(x, 1) + Second(x, 2));
    }

    private static Pair WeightedSum(Draw draw)
    {
        var x = Arguments(draw, 3);
        return new Pair(x[0] * Second(x, 0) + x[1] * Second(x, 1), 3 * Apply.Of(Function.CarlsonRF, [.. x]) - x[2] * Second(x, 2));
    }

    /// <summary>Arguments shifted together have an elementary derivative.</summary>
    private static Pair Derivative(Draw draw)
    {
        var function = draw.Of(Function.CarlsonRF, Function.CarlsonRD, Function.CarlsonRJ);
        Expr[] offsets = [1, Lambda, Mu, Lambda + Mu, 0];
        var x = offsets.Take(function.Arity()).Select(o => U + o).ToList();
        var factor = function == Function.CarlsonRF ? Of(-1, 2) : Of(-3, 2);
        return new Pair(
            Calculus.Differentiate(Apply.Of(function, [.. x]), U),
            factor / Product.Of(x.Take(3).Select(Sqrt)) / (function == Function.CarlsonRF ? 1 : x[^1]));
    }

    /// <summary>A random product of half-integer powers, as an integral and in Carlson's functions.</summary>
    private static Pair IntegralOfRoots(Draw draw)
    {
        var offsets = draw.Of<Expr[]>([0, Lambda, Mu], [0, Lambda, Mu, 2], [1, Lambda, Mu], [0, 1, 2, 3], [1, 3, Lambda + 3]);
        var factors = offsets.Select(o => new PowerFactor(o, o.IsZero
            ? draw.Of(Of(-1, 2), Of(-1, 2), Of(1, 2))
            : draw.Of(Of(-1, 2), Of(-1, 2), Of(-3, 2), Of(1, 2)))).ToList();
        if (draw.Coin())
        {
            factors.Add(new PowerFactor(draw.Of<Expr>(5, Lambda + 5), draw.Of(-1, 1)));
        }

        var v = new Symbol("t", Domain.Positive);
        return new Pair(
            Integral.Of(PowerProductIntegration.Integrand(factors, v), v, 0, U),
            PowerProductIntegration.Integrate(factors, U).Value);
    }
}
