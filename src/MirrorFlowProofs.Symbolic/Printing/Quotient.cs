using System.Numerics;

namespace MirrorFlowProofs.Symbolic.Printing;

/// <summary>
/// A factor as it is written: a base and an exponent that is not negative throughout; and the factor itself where it is written as
/// it stands.
/// </summary>
internal readonly record struct WrittenPower(Expr Base, Expr Exponent, Expr? Whole = null)
{
    internal static WrittenPower Of(Expr e) => e is Power p ? new(p.Base, p.Exponent, e) : new(e, Expr.One, e);

    /// <summary>What its writing may be kept by, when it takes more than a name and a number to write.</summary>
    internal Expr? Key => Whole is Apply or Power { Exponent: not Number } ? Whole : null;

    internal bool IsSquareRoot => Exponent is Number { Value: var v } && v == new Rational(1, 2);
}

/// <summary>
/// A term as a fraction: its sign, the integers above and below the line, and the factors above and below, powers with
/// a negative exponent below. Square roots of numbers and of nonnegative factors on one side are gathered in one.
/// </summary>
internal sealed record Quotient(
    bool IsNegative,
    BigInteger Numerator,
    BigInteger Denominator,
    IReadOnlyList<WrittenPower> Above,
    IReadOnlyList<WrittenPower> Below)
{
    /// <summary>Primes up to this size are gathered under a root: a reader of the root finds them again.</summary>
    private static readonly Rational LargestGatheredPrime = 10_000;

    internal static Quotient Of(Expr term)
    {
        var coefficient = term switch
        {
            Number n => n.Value,
            Product p => p.Coefficient,
            _ => Rational.One,
        };
        var factors = Product.FactorsOf(term);
        var above = new List<WrittenPower>(factors.Length);
        var below = new List<WrittenPower>();
        foreach (var factor in ReadingOrder.Factors(factors))
        {
            var power = WrittenPower.Of(factor);
            if (ReadingOrder.IsNegativeThroughout(power.Exponent))
            {
                below.Add(new WrittenPower(power.Base, -power.Exponent));
            }
            else
            {
                above.Add(power);
            }
        }

        return new Quotient(
            coefficient.Sign < 0,
            BigInteger.Abs(coefficient.Numerator),
            coefficient.Denominator,
            GatherRoots(above),
            GatherRoots(below));
    }

    /// <summary>
    /// The same term with its minus sign taken into a difference: -(a - b)/c is (b - a)/c; itself where there is none.
    /// </summary>
    internal Quotient WithSignInside()
    {
        for (var i = 0; IsNegative && i < Above.Count; i++)
        {
            if (Above[i] is { Base: Sum sum, Exponent.IsOne: true } && sum.Terms.Any(t => !ReadingOrder.IsNegative(t)) && sum.Terms.Any(ReadingOrder.IsNegative))
            {
                var above = Above.ToList();
                above[i] = new WrittenPower(sum.Scale(-1), Expr.One);
                return this with { IsNegative = false, Above = above };
            }
        }

        return this;
    }

    /// <summary>
    /// sqrt(a)*sqrt(b) is written sqrt(a*b) where the canonical form splits it again: for primes and for factors known
    /// to be nonnegative.
    /// </summary>
    private static List<WrittenPower> GatherRoots(List<WrittenPower> powers)
    {
        if (powers.Count(p => p.IsSquareRoot) < 2)
        {
            return powers;
        }

        var gathered = powers.Where(p => p.IsSquareRoot && SplitsAgain(p.Base)).ToList();
        if (gathered.Count < 2)
        {
            return powers;
        }

        var root = new WrittenPower(Product.Of(gathered.Select(p => p.Base)), gathered[0].Exponent);
        var at = powers.IndexOf(gathered[0]);
        powers[at] = root;
        return [.. powers.Where(p => !gathered.Contains(p) || p == root)];
    }

    private static bool SplitsAgain(Expr e) => e switch
    {
        Number n => n.Value.Sign > 0 && n.Value <= LargestGatheredPrime,
        Symbol s => s.Domain.IsNonnegative,
        Apply { Function: Function.Abs } => true,
        Sum s => !s.LeadsNegative && Ranges.IsNonnegative(s),
        _ => false,
    };
}
