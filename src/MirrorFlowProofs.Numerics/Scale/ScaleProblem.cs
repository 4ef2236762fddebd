namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The L_p steepest flow of f(x), x_i = prod_j w_ij, for a loss of a dense matrix, in double precision: with G = f'(x),
/// d_ij = dx_i/dw_ij and s(g) = sign(g) |g|^(q-1), w_ij' = -s(G_i d_ij) - alpha w_ij (decoupled) or -s(G_i d_ij + alpha w_ij) (coupled).
/// </summary>
/// <param name="Q">q in (1, 2]; at q = 1 <see cref="SignFlow"/> is exact.</param>
/// <param name="Loss">f.</param>
/// <param name="Weights">L arrays of n entries: weights[j][i] is the weight j of the coordinate i.</param>
/// <param name="EndTime">T &gt; 0.</param>
public sealed record ScaleProblem(double Q, MatrixLoss Loss, IReadOnlyList<double[]> Weights, double EndTime)
{
    /// <summary>alpha(t); none unless set.</summary>
    public DecaySchedule Alpha { get; init; } = DecaySchedule.None;

    /// <summary>How alpha enters.</summary>
    public WeightDecay Decay { get; init; }

    /// <summary>The error allowed a step, in units of 1 + |w|, from 1e-13 to 0.1. 1e-8 unless set.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>L n weights even where n unknowns in mirror space would do.</summary>
    public bool InWeightSpace { get; init; }

    /// <summary>Whether n unknowns do: the balance law holds but for coupled decay at q &lt; 2.</summary>
    public bool KeepsBalance => Alpha.IsZero || Decay == WeightDecay.Decoupled || Q == 2;

    /// <summary>Checks domain and shapes.</summary>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    internal void Check()
    {
        if (!(Q > 1) || !(Q <= 2))
        {
            throw new ArgumentException(FormattableString.Invariant($"q is {Q}; it must lie in (1, 2]."));
        }

        if (Weights.Count == 0 || Weights.Any(w => w.Length != Loss.Dimension || !w.All(double.IsFinite)))
        {
            throw new ArgumentException(FormattableString.Invariant($"Weights must be finite, in L >= 1 arrays of {Loss.Dimension} entries."));
        }

        if (!(EndTime > 0) || !double.IsFinite(EndTime))
        {
            throw new ArgumentException(FormattableString.Invariant($"The end time is {EndTime}; it must be positive and finite."));
        }

        if (!(Tolerance >= 1e-13) || !(Tolerance <= 0.1))
        {
            throw new ArgumentException(FormattableString.Invariant($"The tolerance is {Tolerance}; it must lie between 1e-13 and 0.1."));
        }
    }
}
