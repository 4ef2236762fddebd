using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// R', R and R* vanish at |x| = 1 when normalised there. Next to it, where u - u(1) would lose digits, they follow from
/// the exact d = |x| - 1 by Taylor's formula: R' = h d + h' d^2 / 2, R = h d^2 / 2 + h' d^3 / 6,
/// R* = h d + (h + h') d^2 / 2 with h = R''(1), h' = R'''(1).
/// </summary>
internal sealed class NearUnit
{
    private const double Reach = 1e-12;

    private readonly DoubleDouble _h;
    private readonly DoubleDouble _slope;
    private readonly double _error;
    private readonly double _conditioning;
    private readonly int _factors;

    public NearUnit(Rational q, MirrorForms<DoubleDouble> forms)
    {
        // P(u) = 1 at |x| = 1, so P' = S and P'' = S^2 - sum (u + lam_i)^-2 with S = P' / P.
        DoubleDouble u = forms.At(1).U;
        DoubleDouble s = forms.Product.LogSlope(u);
        DoubleDouble squares = 0;
        foreach (DoubleDouble offset in forms.Product.Offsets)
        {
            squares += 1 / ((u + offset) * (u + offset));
        }

        _h = 1 / s;
        _slope = -(MirrorEvaluation.Value(q) * ((s * s) - squares) / (s * s * s));
        _error = forms.RelativeError.High;
        _factors = forms.Product.Factors;
        _conditioning = 4 * _factors;
    }

    /// <summary>The point with what vanishes at |x| = 1 made precise there, and its errors stated.</summary>
    public MirrorPoint Refine(MirrorPoint point, Rational x)
    {
        Rational exact = Rational.Abs(x) - 1;
        if (exact.IsZero)
        {
            return point with
            {
                Gradient = Approximation.Exact(0),
                Potential = Approximation.Exact(0),
                Conjugate = Approximation.Exact(0),
            };
        }

        DoubleDouble d = MirrorEvaluation.Value(exact);
        double size = Math.Abs(d.High);
        if (size >= Reach)
        {
            double growth = 1 + (_conditioning / Math.Min(1, size));
            return point with
            {
                Gradient = Grown(point.Gradient, growth),
                Potential = Grown(point.Potential, growth),
                Conjugate = Grown(point.Conjugate, growth),
            };
        }

        double error = _error + (10.0 * _factors * _factors * size * size);
        DoubleDouble gradient = d * (_h + (d * _slope / 2));
        return point with
        {
            Gradient = new(x.Sign < 0 ? -gradient : gradient, error),
            Potential = new(d * d * ((_h / 2) + (d * _slope / 6)), error),
            Conjugate = new(d * (_h + (d * (_h + _slope) / 2)), error),
        };
    }

    private static Approximation Grown(Approximation value, double growth) =>
        value with { RelativeError = value.RelativeError * growth };
}
