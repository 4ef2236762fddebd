using CsCheck;

namespace MirrorFlowProofs.Symbolic.Tests.Kernel;

/// <summary>Random admissible values of the generator's symbols: multiples of 1/4, the ends of the domains included.</summary>
internal static class Points
{
    internal static readonly Gen<IReadOnlyDictionary<Symbol, Rational>> Any =
        Gen.Int[-8, 8].Array[ExprGen.Symbols.Count].Select(draws =>
            (IReadOnlyDictionary<Symbol, Rational>)ExprGen.Symbols.Zip(draws).ToDictionary(p => p.First, p => In(p.First.Domain, p.Second)));

    internal static IReadOnlyDictionary<Symbol, double> ToDoubles(this IReadOnlyDictionary<Symbol, Rational> point) =>
        point.ToDictionary(p => p.Key, p => DoubleEvaluator.Evaluate(p.Value, new Dictionary<Symbol, double>()));

    private static Rational In(Domain domain, int draw)
    {
        var quarter = new Rational(draw, 4);
        Rational[] candidates = [quarter, Rational.Abs(quarter), -Rational.Abs(quarter), 1 + Rational.Abs(quarter) * new Rational(1, 2), 1 + Math.Abs(draw), -1];
        return candidates.First(domain.Contains);
    }
}
