using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// A steepest flow given by exact numbers: w_ij' = -s(G_i d_ij) - alpha w_ij (decoupled) or -s(G_i d_ij + alpha w_ij)
/// (coupled), with x_i = prod_j w_ij, G = f'(x), d_ij = dx_i/dw_ij and s(g) = sign(g) |g|^(q-1), up to time T.
/// </summary>
/// <param name="Q">q in [1, 2].</param>
/// <param name="Loss">f.</param>
/// <param name="Weights">w at time 0, one row a coordinate.</param>
/// <param name="EndTime">T &gt;= 0.</param>
/// <param name="Tolerance">The tolerance asked of the result, from 1e-24 to 1e-2.</param>
public sealed record ExactFlow(
    Rational Q, ExactLoss Loss, IReadOnlyList<IReadOnlyList<Rational>> Weights, Rational EndTime, Rational Tolerance)
{
    /// <summary>alpha &gt;= 0.</summary>
    public Rational Alpha { get; init; }

    /// <summary>How alpha enters; without meaning at alpha = 0.</summary>
    public WeightDecay Decay { get; init; }

    /// <summary>Whether to run until every weight rests instead of up to T; only at q = 1, see <see cref="ExactSignFlow"/>.</summary>
    public bool ToRest { get; init; }

    /// <summary>Whether the tolerance asks for more than double precision gives.</summary>
    public bool NeedsTwiceDouble => Tolerance < new Rational(1, 10_000_000_000_000);

    /// <summary>The problem with its numbers rounded to T.</summary>
    public FlowProblem<T> Rounded<T>()
        where T : struct, IReal<T> =>
        new(Q, Loss.Rounded<T>(), [.. Weights.Select(row => row.Select(Round<T>).ToArray())], Round<T>(EndTime))
        {
            Alpha = Round<T>(Alpha),
            Decay = Decay,
            Tolerance = Round<Float64>(Tolerance).Value,
        };

    /// <summary>One coordinate by itself; null where others enter its gradient.</summary>
    internal ExactFlow? OfCoordinate(int coordinate) => Loss.OfCoordinate(coordinate) is { } loss
        ? this with { Loss = loss, Weights = [Weights[coordinate]] }
        : null;

    private static T Round<T>(Rational value)
        where T : struct, IReal<T> => T.FromRational(value.Numerator, value.Denominator);
}
