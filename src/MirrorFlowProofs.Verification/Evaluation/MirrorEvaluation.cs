using System.Numerics;
using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// The mirror map R' of x = w_1 ... w_L and its relatives at exact rational points, in twice double precision, each value
/// with an estimate of its error.
/// </summary>
/// <remarks>
/// Domain: q in [1, 2]; offsets 0 = lam_1 &lt;= lam_2 &lt;= ...; x and positive offsets from
/// <see cref="Smallest"/> to <see cref="Largest"/> in size, or x = 0. Where products on the way leave the range of the
/// arithmetic the error is given as 1 or more: nothing is claimed there. At x = 0 the Hessian may be infinite, and the
/// gradient is NaN where its two limits are opposite infinities. Immutable, safe from any thread; preparing costs about
/// as much as a thousand evaluations. Source of the formulas: Jacobs, Zhou, Burkholz, ICLR 2026, Theorem 4.6 and
/// Lemma 4.13, with the uniformization by u.
/// </remarks>
public sealed class MirrorEvaluation
{
    private const double LargestLog = 270;

    private readonly MirrorForms<DoubleDouble> _forms;
    private readonly NearUnit? _nearUnit;
    private readonly Rational _q;
    private readonly double _logOffsets;

    /// <summary>Prepares for one geometry and one set of offsets.</summary>
    /// <exception cref="ArgumentException">q or the offsets are out of their domain; the message says which.</exception>
    public MirrorEvaluation(Rational q, IReadOnlyList<Rational> offsets)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        _q = q;
        _forms = new MirrorForms<DoubleDouble>(q, [.. offsets.Select(Value)]);
        foreach (DoubleDouble offset in _forms.Product.Offsets)
        {
            _logOffsets += offset.High > 0 ? Math.Abs(Math.Log10(offset.High)) : 0;
        }

        _nearUnit = Normalisation == Normalisation.AtUnit ? new NearUnit(q, _forms) : null;
    }

    /// <summary>The smallest size other than 0 of x and of offsets.</summary>
    public static Rational Smallest { get; } = new(1, BigInteger.Pow(10, 290));

    /// <summary>The largest size of x and of offsets.</summary>
    public static Rational Largest { get; } = BigInteger.Pow(10, 290);

    /// <summary>How R' and R are normalised.</summary>
    public Normalisation Normalisation => _forms.Normalisation;

    /// <summary>All values at x.</summary>
    public MirrorPoint Evaluate(Rational x)
    {
        MirrorValues<DoubleDouble> values = _forms.At(Value(x));
        double error = InRange(values.U) ? _forms.RelativeError.High : 1;
        if (x.IsZero)
        {
            return new(
                Normalisation,
                Approximation.Exact(0),
                double.IsInfinity(values.Hessian.High) ? Approximation.Exact(values.Hessian) : Claim(values.Hessian, error),
                Approximation.Exact(values.Gradient),
                values.Potential.High == 0 ? Approximation.Exact(0) : Claim(values.Potential, error),
                values.Conjugate.High == 0 ? Approximation.Exact(0) : Claim(values.Conjugate, error));
        }

        var point = new MirrorPoint(
            Normalisation,
            Claim(values.U, error),
            Claim(values.Hessian, error),
            Claim(values.Gradient, error),
            Claim(values.Potential, error),
            Claim(values.Conjugate, error));
        return _nearUnit is not null ? _nearUnit.Refine(point, x) : _forms.IsEntropy ? Entropy.Refine(point, x, _forms.Product.Factors) : point;
    }

    /// <summary>R'(x) alone, of any size and sign, for x as it is.</summary>
    public DoubleDouble Gradient(DoubleDouble x) => _forms.Gradient(x);

    internal static DoubleDouble Value(Rational value) => DoubleDouble.FromRational(value.Numerator, value.Denominator);

    // Values that left the range, or its part with full precision, carry no claim.
    private static Approximation Claim(DoubleDouble value, double error)
    {
        double size = Math.Abs(value.High);
        return new(value, size > 1e-290 && size < 1e290 ? error : double.IsFinite(size) ? Math.Max(1, error) : double.PositiveInfinity);
    }

    // P(u) in any power between -1 and 1, the coefficients of its series, and P'(u) are then in range.
    private bool InRange(DoubleDouble u)
    {
        double logs = 0;
        foreach (DoubleDouble offset in _forms.Product.Offsets)
        {
            double factor = u.High + offset.High;
            logs += factor > 0 ? Math.Abs(Math.Log10(factor)) : 0;
        }

        return (_forms.Product.ZeroOffsets == _forms.Product.Factors) || (logs < LargestLog && _logOffsets < LargestLog);
    }
}
