using System.Numerics;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>Exponentials of multiples of one argument as powers of one symbol, which ranges over the values of its exponential.</summary>
internal static class Exponentials
{
    private const int LargestPower = 24;

    /// <summary>
    /// The expression with <c>exp(a)</c>, <c>exp(2 a)</c>, ... replaced by <c>y</c>, <c>y^2</c>, ...: what holds for all
    /// values of <c>y</c> in the range of <c>exp(a)</c> holds for it. As it stands where its exponentials are not alike.
    /// </summary>
    internal static Expr AsPowers(Expr e)
    {
        var arguments = new List<Expr>();
        Substitution.Rewrite(e, node =>
        {
            if (node is Apply { Function: Function.Exp } exp && !arguments.Contains(exp.Argument))
            {
                arguments.Add(exp.Argument);
            }

            return null;
        });
        if (arguments.Count < 2)
        {
            return e;
        }

        var multiples = arguments.Select(a => (a / arguments[0]) is Number n ? n.Value : (Rational?)null).ToList();
        if (!multiples.TrueForAll(m => m is { Sign: > 0 }))
        {
            return e;
        }

        var scale = multiples.Aggregate(BigInteger.One, (d, m) => d / BigInteger.GreatestCommonDivisor(d, m!.Value.Denominator) * m.Value.Denominator);
        var unit = Apply.Of(Function.Exp, arguments[0] / new Rational(scale, 1));
        var y = new Symbol($"exp{arguments[0]}", SharpRanges.Of(unit));
        return multiples.Exists(m => m!.Value * scale > LargestPower) ? e : Substitution.Rewrite(
            e, node => node is Apply { Function: Function.Exp } exp ? Power.Of(y, multiples[arguments.IndexOf(exp.Argument)]!.Value * scale) : null);
    }
}
