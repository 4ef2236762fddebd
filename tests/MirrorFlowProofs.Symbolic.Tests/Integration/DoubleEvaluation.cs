namespace MirrorFlowProofs.Symbolic.Tests.Integration;

/// <summary>Evaluates an expression in double precision, for tests only.</summary>
internal static class DoubleEvaluation
{
    public static double Evaluate(Expr e, IReadOnlyDictionary<Symbol, double> at) => e switch
    {
        Number n => (double)n.Value.Numerator / (double)n.Value.Denominator,
        Symbol s => at[s],
        Sum s => s.Terms.Sum(t => Evaluate(t, at)),
        Product p => p.Factors.Aggregate(Evaluate(p.Coefficient, at), (x, f) => x * Evaluate(f, at)),
        Power p => Math.Pow(Evaluate(p.Base, at), Evaluate(p.Exponent, at)),
        Apply { Function: Function.Hypergeometric } a => Hypergeometric(
            Evaluate(a.Arguments[0], at), Evaluate(a.Arguments[1], at), Evaluate(a.Arguments[2], at),
            Evaluate(a.Arguments[3], at)),
        Apply a => OfFunction(a.Function, Evaluate(a.Argument, at)),
        _ => throw new NotSupportedException(e.ToString()),
    };

    private static double OfFunction(Function function, double x) => function switch
    {
        Function.Log => Math.Log(x),
        Function.Arcsinh => Math.Asinh(x),
        Function.Arctan => Math.Atan(x),
        _ => throw new NotSupportedException(function.Name()),
    };

    /// <summary>The series at z/(z - 1) (Pfaff, DLMF 15.8.1), for z &lt;= 0.</summary>
    private static double Hypergeometric(double a, double b, double c, double z)
    {
        var (x, term, sum) = (z / (z - 1), 1.0, 1.0);
        for (var k = 0; k < 100_000 && Math.Abs(term) > 1e-18 * Math.Abs(sum); k++)
        {
            term *= (c - a + k) * (b + k) / ((c + k) * (k + 1)) * x;
            sum += term;
        }

        return Math.Pow(1 - z, -b) * sum;
    }
}
