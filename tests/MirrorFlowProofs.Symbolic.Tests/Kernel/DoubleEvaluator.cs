namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>Values in double precision, for probing exact rules; NaN where the real value is undefined.</summary>
internal static class DoubleEvaluator
{
    internal static double Evaluate(Expr e, IReadOnlyDictionary<Symbol, double> at) => e switch
    {
        Number n => Double(n.Value),
        Symbol s => at[s],
        Sum s => Exactly(s, at) is { } exact ? Double(exact) : s.Terms.Sum(t => Evaluate(t, at)),
        Product p => p.Factors.Aggregate(Evaluate(p.Coefficient, at), (product, f) => product * Evaluate(f, at)),
        Power p => Math.Pow(Evaluate(p.Base, at), Evaluate(p.Exponent, at)),
        Apply a when a.Function.IsCarlson() => Carlson(a.Function, [.. a.Arguments.Select(x => Evaluate(x, at))]),
        Apply a => Function(a.Function, Evaluate(a.Argument, at)),
        _ => throw new NotSupportedException($"no value of {e.GetType().Name}"),
    };

    /// <summary>
    /// The value where it is rational arithmetic at a point of few binary digits; null elsewhere. A sum that is 0 must
    /// not become 1e-16: as an exponent of 0, or beside a pole, that is another value.
    /// </summary>
    private static Rational? Exactly(Expr e, IReadOnlyDictionary<Symbol, double> at) => e switch
    {
        Number n => n.Value,
        Symbol s => at[s] * 64 is var digits && digits == Math.Truncate(digits) && Math.Abs(digits) < 1e6
            ? new Rational((long)digits, 64) : null,
        Sum s => Folded(s.Terms, Rational.Zero, (a, b) => a + b, at),
        Product p => Folded(p.Factors, p.Coefficient, (a, b) => a * b, at),
        Power { Exponent: Number { Value: { IsInteger: true } k } } p when Exactly(p.Base, at) is { } b
            && (!b.IsZero || k.Sign > 0) && Rational.Abs(k) < 100 => Rational.Pow(b, (int)k.Numerator),
        _ => null,
    };

    private static Rational? Folded(
        IEnumerable<Expr> parts, Rational start, Func<Rational, Rational, Rational> join, IReadOnlyDictionary<Symbol, double> at)
    {
        var value = start;
        foreach (var part in parts)
        {
            if (Exactly(part, at) is not { } exact)
            {
                return null;
            }

            value = join(value, exact);
        }

        return value;
    }

    private static double Double(Rational value) => (double)value.Numerator / (double)value.Denominator;

    internal static double Function(Function function, double x) => function switch
    {
        Symbolic.Function.Abs => Math.Abs(x),
        Symbolic.Function.Sign => double.IsNaN(x) ? x : Math.Sign(x),
        Symbolic.Function.Log => Math.Log(x),
        Symbolic.Function.Exp => Math.Exp(x),
        Symbolic.Function.Sinh => Math.Sinh(x),
        Symbolic.Function.Cosh => Math.Cosh(x),
        Symbolic.Function.Arcsinh => Math.Asinh(x),
        Symbolic.Function.Arctan => Math.Atan(x),
        _ => throw new NotSupportedException($"no value of {function}"),
    };

    /// <summary>
    /// The defining integral over t = exp(s) by the trapezoidal rule, whose error is exp(-2 pi pi/h) for an integrand
    /// analytic in the strip of half-width pi.
    /// </summary>
    private static double Carlson(Function function, double[] x)
    {
        const double h = 0.5;
        if (x.Any(a => !(a > 0)))
        {
            return double.NaN;
        }

        var sum = 0.0;
        for (var i = -300; i <= 300; i++)
        {
            var t = Math.Exp(h * i);
            var root = Math.Sqrt(t + x[0]) * Math.Sqrt(t + x[1]) * Math.Sqrt(t + x[2]);
            sum += t / (function == Symbolic.Function.CarlsonRF ? 2 * root : root * (t + x[^1]) / 1.5);
        }

        return h * sum;
    }

    internal static bool AreClose(double a, double b, double relative) =>
        Math.Abs(a - b) <= relative * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));
}
