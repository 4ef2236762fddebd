using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The L_p steepest flow of f(x), x_i = prod_j w_ij, from given weights up to time T. With G = f'(x), d_ij = dx_i/dw_ij
/// and s(g) = sign(g) |g|^(q-1): w_ij' = -s(G_i d_ij) - alpha w_ij (decoupled) or -s(G_i d_ij + alpha w_ij) (coupled).
/// </summary>
/// <param name="Q">q in [1, 2], exact.</param>
/// <param name="Loss">f.</param>
/// <param name="Weights">One row of weights a coordinate; rows may differ in length.</param>
/// <param name="EndTime">T &gt;= 0.</param>
public sealed record FlowProblem<T>(Rational Q, ILoss<T> Loss, IReadOnlyList<T[]> Weights, T EndTime)
    where T : struct, IReal<T>
{
    /// <summary>alpha &gt;= 0; 0 unless set.</summary>
    public T Alpha { get; init; }

    /// <summary>How alpha enters; without meaning at alpha = 0.</summary>
    public WeightDecay Decay { get; init; }

    /// <summary>The tolerance asked of the result; steps are held to 1/1000 of it. 1e-12 unless set.</summary>
    public double Tolerance { get; init; } = 1e-12;

    /// <summary>The largest number of steps; 100000 unless set.</summary>
    public int MaximumSteps { get; init; } = 100_000;

    /// <summary>The tolerance of one step.</summary>
    internal double StepTolerance => Math.Max(Tolerance / 1000, 8 * T.ToDouble(T.Epsilon));

    /// <summary>Whether s is not smooth at 0.</summary>
    internal bool IsRough => Q < 2;

    /// <summary>Whether decay acts inside the signed power.</summary>
    internal bool IsCoupled => Decay == WeightDecay.Coupled && Alpha > T.Zero;

    /// <summary>Checks domain and shapes.</summary>
    /// <exception cref="ArgumentException">Something is out of its domain; the message says what.</exception>
    internal void Check()
    {
        if (Q < 1 || Q > 2)
        {
            throw new ArgumentException($"q is {Q}; it must lie in [1, 2].");
        }

        if (Weights.Count != Loss.Dimension)
        {
            throw new ArgumentException($"The loss has {Loss.Dimension} coordinates but there are {Weights.Count} rows of weights.");
        }

        for (int i = 0; i < Weights.Count; i++)
        {
            if (Weights[i].Length == 0 || !Weights[i].All(T.IsFinite))
            {
                throw new ArgumentException($"Row {i + 1} of the weights is empty or not finite.");
            }
        }

        if (!(EndTime >= T.Zero) || !T.IsFinite(EndTime))
        {
            throw new ArgumentException($"The end time is {EndTime}; it must be finite and not negative.");
        }

        if (!(Alpha >= T.Zero) || !T.IsFinite(Alpha))
        {
            throw new ArgumentException($"alpha is {Alpha}; it must be finite and not negative.");
        }

        if (!(Tolerance > 0) || !(Tolerance < 1))
        {
            throw new ArgumentException("The tolerance must lie between 0 and 1.");
        }
    }
}
