using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// The entropy R = (|x| ln|x| - |x|) / L, R' = ln|x| / L near their zeros |x| = e and |x| = 1, from the exact x.
/// </summary>
internal static class Entropy
{
    private const int MostBits = 8192;

    private static readonly Symbol Size = new("x", Domain.Positive);
    private static readonly Expr LogLessOne = Apply.Of(Function.Log, Size) - 1;

    /// <summary>The point with R' and R precise also next to their zeros.</summary>
    public static MirrorPoint Refine(MirrorPoint point, Rational x, int depth)
    {
        Rational size = Rational.Abs(x);
        if (size > new Rational(3, 4) && size < new Rational(5, 4))
        {
            DoubleDouble gradient = DoubleDouble.Log1P(MirrorEvaluation.Value(size - 1)) / depth;
            Approximation near = size.IsOne
                ? Approximation.Exact(0)
                : new(x.Sign < 0 ? -gradient : gradient, point.Gradient.RelativeError);
            return point with { Gradient = near };
        }

        double distance = Math.Abs(point.Potential.Value.High * depth / MirrorEvaluation.Value(size).High);
        if (distance > 1e-6)
        {
            double growth = 1 + (1 / Math.Min(1, distance));
            return point with { Potential = point.Potential with { RelativeError = point.Potential.RelativeError * growth } };
        }

        return point with { Potential = NearE(size, depth, point.Potential.RelativeError) };
    }

    // ln x - 1 enclosed at growing precision until 25 digits of it are known; x is rational, so it is not 0.
    private static Approximation NearE(Rational size, int depth, double error)
    {
        DoubleDouble value = 0;
        double width = 1;
        for (int bits = 256; bits <= MostBits && width > 1e-25; bits *= 2)
        {
            EnclosedValue enclosed = EnclosureEvaluator.Evaluate(LogLessOne, new Dictionary<Symbol, Rational> { [Size] = size }, bits);
            if (enclosed is { ExcludesZero: true, Lower: { } lower, Upper: { } upper })
            {
                value = MirrorEvaluation.Value((lower + upper) * size / (2 * depth));
                width = MirrorEvaluation.Value((upper - lower) / Rational.Min(Rational.Abs(lower), Rational.Abs(upper))).High;
            }
        }

        return new(value, width + error);
    }
}
