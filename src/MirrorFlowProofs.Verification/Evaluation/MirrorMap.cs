using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Evaluation;

/// <summary>
/// The mirror map R' of x = w_1 ... w_L in double precision, prepared once for q and the offsets and then evaluated at
/// any number of x, about a million a second.
/// </summary>
/// <remarks>
/// Domain: every x; relative error about 1e-15 L where values are normalised at 0 or balanced. Near a zero of a value
/// away from x = 0 (R' and R at |x| = 1, the entropy R at |x| = e) the error is absolute, not relative;
/// <see cref="MirrorEvaluation"/> is exact about those. Does not allocate, except that the normalisation at |x| = 1
/// builds short series for x near 1. Immutable, safe from any thread. Source of the formulas: Jacobs, Zhou, Burkholz,
/// ICLR 2026, Theorem 4.6 with Lemma 4.13, and the uniformization by u.
/// </remarks>
public sealed class MirrorMap
{
    private readonly MirrorForms<Float64> _forms;

    /// <summary>Prepares the map.</summary>
    /// <param name="q">q in [1, 2].</param>
    /// <param name="offsets">lam_1 = 0 &lt;= lam_2 &lt;= ..., one a weight.</param>
    /// <exception cref="ArgumentException">q or the offsets are out of their domain; the message says which.</exception>
    public MirrorMap(Rational q, IReadOnlyList<Rational> offsets)
    {
        ArgumentNullException.ThrowIfNull(offsets);
        _forms = new MirrorForms<Float64>(
            q, [.. offsets.Select(offset => Float64.FromRational(offset.Numerator, offset.Denominator))]);
    }

    /// <summary>How R' and R are normalised.</summary>
    public Normalisation Normalisation => _forms.Normalisation;

    /// <summary>R'(x) alone; NaN at x = 0 where its limits there are opposite infinities.</summary>
    public double Gradient(double x) => _forms.Gradient(x).Value;

    /// <summary>All values at x.</summary>
    public MirrorValues<Float64> Evaluate(double x) => _forms.At(x);
}
