using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification.Flows;

/// <summary>
/// The conditions (Karush, Kuhn, Tucker) of min f(x) over |x_i| &lt;= alpha^(-L_i): fixed points of sign flow with decoupled
/// decay meet them, since there -s(G_i) = alpha M'(x_i) and M'(x_i) = |x_i|^(1/L_i) sign(x_i) on the balanced manifold.
/// </summary>
internal static class BoxOptimality
{
    /// <summary>max |x - P(x - G)| with P the projection onto the box; max |G| without decay.</summary>
    public static Deviation Residual(ExactFlow flow, DoubleDouble[] x)
    {
        var gradient = new DoubleDouble[x.Length];
        flow.Rounded<DoubleDouble>().Loss.Gradient(x, gradient);
        double largest = 0;
        for (int i = 0; i < x.Length; i++)
        {
            DoubleDouble target = x[i] - gradient[i];
            if (flow.Alpha.Sign > 0)
            {
                DoubleDouble bound = Bound(flow, i);
                target = target > bound ? bound : target < -bound ? -bound : target;
            }

            largest = Math.Max(largest, Math.Abs((x[i] - target).High));
        }

        return new(largest, flow.Alpha.Sign > 0
            ? "max |x - P(x - G)|, P the projection onto |x_i| <= alpha^(-L): 0 at a minimum of f in this box"
            : "max |G|: 0 at a minimum of f");
    }

    private static DoubleDouble Bound(ExactFlow flow, int coordinate)
    {
        DoubleDouble inverse = DoubleDouble.FromRational(flow.Alpha.Denominator, flow.Alpha.Numerator);
        return flow.Weights[coordinate].Aggregate(DoubleDouble.One, (bound, _) => bound * inverse);
    }
}
