namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// The integral of <c>v^a (v + lam)^b</c> with <c>lam &gt; 0</c>, as a function of <c>v &gt; 0</c>: by Chebyshev's three
/// substitutions where one applies, through 2F1 otherwise.
/// </summary>
/// <param name="Form">The antiderivative at a given v; it vanishes at v = 0 if a &gt; -1.</param>
/// <param name="Condition">Which of Chebyshev's conditions holds; null if none.</param>
/// <param name="Denominator">The denominator n of the substitution <c>s^n</c>.</param>
/// <param name="ThroughHypergeometric">Whether the form is written with 2F1.</param>
internal sealed record BinomialDifferential(
    Func<Expr, Expr> Form, ChebyshevCondition? Condition, int Denominator, bool ThroughHypergeometric)
{
    /// <summary>The largest n for which a form with cosines of multiples of pi/n is written out.</summary>
    private const int LargestWrittenOut = 24;

    /// <summary>
    /// Where the form is written with 2F1 although it is elementary: the elementary form in a variable. Null elsewhere, and
    /// for n above 24.
    /// </summary>
    public Func<Symbol, WrittenOutForm>? WrittenOut { get; private init; }

    /// <summary>The largest exponent, in size, that is worked out term by term.</summary>
    public const int LargestExponent = 1000;

    /// <summary>Integrates, with exponents that are rational.</summary>
    /// <param name="a">Exponent of v.</param>
    /// <param name="b">Exponent of v + lam.</param>
    /// <param name="lam">Known to be positive.</param>
    public static BinomialDifferential Of(Rational a, Rational b, Expr lam)
    {
        var condition = ConditionOf(a, b);
        var n = condition switch
        {
            null => 1,
            ChebyshevCondition.FirstExponentInteger => b.Denominator,
            _ => a.Denominator,
        };
        if (condition is not { } holds || n > LargestExponent
            || Rational.Abs(a) > LargestExponent || Rational.Abs(b) > LargestExponent)
        {
            return new(v => Hypergeometric(a, b, lam, v), condition, (int)Rational.Min(n, int.MaxValue).Numerator, true);
        }

        var small = (int)n;
        var (j, k) = holds switch
        {
            ChebyshevCondition.SecondExponentInteger => (small * a + small - 1, b),
            ChebyshevCondition.FirstExponentInteger => (small * b + small - 1, a),
            _ => (small * a + small - 1, -a - b - 2),
        };
        var eps = holds == ChebyshevCondition.SecondExponentInteger ? 1 : -1;
        var reduction = BinomialReduction.Of((int)j.Numerator, (int)k.Numerator, small, eps);
        return !reduction.BaseCoefficient.IsZero && !ExactAngle.IsKnown(small)
            ? new(v => Hypergeometric(a, b, lam, v), condition, small, true)
            {
                WrittenOut = small > LargestWrittenOut ? null : v => WriteOut(holds, reduction, small, a, b, lam, v),
            }
            : new(v => Write(holds, reduction, small, a, b, lam, v), condition, small, false);
    }

    /// <summary>
    /// <c>lam^b v^(a+1)/(a+1) 2F1(-b, a+1; a+2; -v/lam)</c> (DLMF 8.17.7), or where a is a negative integer
    /// <c>z^c/c 2F1(-a, -c; 1-c; lam/z)</c> with <c>z = v + lam</c>, <c>c = a+b+1</c>: the same series in lam/z.
    /// </summary>
    public static Expr Hypergeometric(Expr a, Expr b, Expr lam, Expr v)
    {
        if (a is Number { Value: { IsInteger: true, Sign: < 0 } })
        {
            var (z, c) = (v + lam, Expansion.Expand(a + b + 1));
            return Power.Of(z, c) * ExponentFacts.Reciprocal(c) * Apply.Of(Function.Hypergeometric, -a, -c, 1 - c, lam / z);
        }

        return Power.Of(lam, b) * Power.Of(v, a + 1) * ExponentFacts.Reciprocal(Expansion.Expand(a + 1))
            * Apply.Of(Function.Hypergeometric, -b, a + 1, a + 2, -v / lam);
    }

    private static ChebyshevCondition? ConditionOf(Rational a, Rational b)
    {
        if (a.IsInteger && b.IsInteger)
        {
            return b.Sign >= 0 && a.Sign >= 0 && a < b
                ? ChebyshevCondition.FirstExponentInteger
                : ChebyshevCondition.SecondExponentInteger;
        }

        return b.IsInteger ? ChebyshevCondition.SecondExponentInteger
            : a.IsInteger ? ChebyshevCondition.FirstExponentInteger
            : (a + b).IsInteger ? ChebyshevCondition.SumOfExponentsInteger
            : null;
    }

    /// <summary>
    /// Writes <c>lam^(a+b+1) n T(j, k)</c> in v. The three substitutions are <c>v = lam s^n</c>;
    /// <c>v + lam = lam s^n</c>, where <c>(s^n - 1)^a = (-1)^a W^a</c>; and <c>v/(v + lam) = s^n</c>.
    /// </summary>
    private static Expr Write(
        ChebyshevCondition condition, BinomialReduction reduction, int n, Rational a, Rational b, Expr lam, Expr v)
    {
        var (power, range) = Rationalized(condition, lam, v);
        var factor = FactorOf(condition, n, a);
        var algebraic = new AlgebraicPart(condition, n, factor, a + b + 1, reduction.Terms);
        var value = algebraic.Write(lam, v);
        if (condition == ChebyshevCondition.FirstExponentInteger && a.Sign >= 0)
        {
            // At v = 0 the variable s is 1; here k = a >= 0, so W occurs in no term.
            var atOne = reduction.Terms.Aggregate(Rational.Zero, (sum, t) => sum + t.Coefficient);
            value -= factor * atOne * Power.Of(lam, a + b + 1);
        }

        return reduction.IsAlgebraic
            ? value
            : value + Power.Of(lam, a + b + 1) * Transcendental(reduction, n, factor, range, power, lam, v);
    }

    private static WrittenOutForm WriteOut(
        ChebyshevCondition condition, BinomialReduction reduction, int n, Rational a, Rational b, Expr lam, Symbol v)
    {
        var (sToTheN, range) = Rationalized(condition, lam, v);
        var s = new Symbol("s", range switch
        {
            UnitRange.All => Domain.Positive,
            UnitRange.AboveOne => new Domain(1, true, null, true),
            _ => new Domain(0, true, 1, true),
        });
        var power = Power.Of(s, n);
        var (vInS, largerInS) = range switch
        {
            UnitRange.All => (lam * power, lam * (1 + power)),
            UnitRange.AboveOne => (lam * (power - 1), lam * power),
            _ => (lam * power / (1 - power), lam / (1 - power)),
        };
        var factor = FactorOf(condition, n, a);
        return new WrittenOutForm
        {
            Algebraic = new AlgebraicPart(condition, n, factor, a + b + 1, reduction.Terms).Write(lam, v),
            Factor = factor * reduction.BaseCoefficient * Power.Of(lam, a + b + 1),
            Parts = RootsOfUnityLogs.Parts(reduction.BaseIndex, n, s, range),
            Index = reduction.BaseIndex,
            W = range == UnitRange.All ? 1 + power : 1 - power,
            S = s,
            SInV = Power.Of(sToTheN, new Rational(1, n)),
            V = v,
            VInS = vInS,
            Larger = v + lam,
            LargerInS = largerInS,
        };
    }

    /// <summary>The n-th power of the variable s that makes the integrand rational, and where s runs.</summary>
    private static (Expr Power, UnitRange Range) Rationalized(ChebyshevCondition condition, Expr lam, Expr v) => condition switch
    {
        ChebyshevCondition.SecondExponentInteger => (v / lam, UnitRange.All),
        ChebyshevCondition.FirstExponentInteger => ((v + lam) / lam, UnitRange.AboveOne),
        _ => (v / (v + lam), UnitRange.BelowOne),
    };

    /// <summary>The factor n of dv, with the sign of <c>(s^n - 1)^a = (-1)^a W^a</c> where that occurs.</summary>
    private static Rational FactorOf(ChebyshevCondition condition, int n, Rational a) =>
        condition == ChebyshevCondition.FirstExponentInteger && !a.Numerator.IsEven ? -n : n;

    private static Expr Transcendental(
        BinomialReduction reduction, int n, Rational factor, UnitRange range, Expr power, Expr lam, Expr v)
    {
        var (log, rest) = (factor * reduction.LogCoefficient, factor * reduction.BaseCoefficient);
        if (n == 1)
        {
            // 1/(1 + s) with s = v/lam: log(1 + s), beside log s.
            return log + rest == 0 && !log.IsZero
                ? log * Apply.Of(Function.Log, v / (v + lam))
                : log * Apply.Of(Function.Log, power) + rest * Apply.Of(Function.Log, power + 1);
        }

        if (n == 2)
        {
            // artanh(sqrt(v/(v+lam))) = arcsinh(sqrt(v/lam)); arcoth(sqrt((v+lam)/lam)) = arcsinh(sqrt(lam/v)).
            return rest * range switch
            {
                UnitRange.All => Apply.Of(Function.Arctan, Power.Sqrt(v / lam)),
                UnitRange.BelowOne => Apply.Of(Function.Arcsinh, Power.Sqrt(v / lam)),
                _ => Apply.Of(Function.Arcsinh, Power.Sqrt(lam / v)),
            };
        }

        return rest * RootsOfUnityLogs.Integral(reduction.BaseIndex, n, Power.Of(power, new Rational(1, n)), range);
    }
}
