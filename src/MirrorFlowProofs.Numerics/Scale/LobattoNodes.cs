namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The four Gauss-Lobatto nodes of [0, 1], the cubic through values at them, and Gauss points between them.
/// </summary>
/// <remarks>M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions, 25.4.30 and 25.4.32.</remarks>
internal static class LobattoNodes
{
    /// <summary>The number of nodes.</summary>
    public const int Count = 4;

    private static readonly double Inner = (1 - (1 / Math.Sqrt(5))) / 2;

    /// <summary>The nodes, 0 and 1 included.</summary>
    public static readonly double[] Nodes = [0, Inner, 1 - Inner, 1];

    /// <summary>Three Gauss points in each of the three intervals between nodes.</summary>
    public static readonly double[] GaussPoints = [.. Enumerable.Range(0, 9).Select(k => Nodes[k / 3] + (Length(k / 3) * GaussNode(k % 3)))];

    /// <summary>Their weights.</summary>
    public static readonly double[] GaussWeights = [.. Enumerable.Range(0, 9).Select(k => Length(k / 3) * (k % 3 == 1 ? 4 : 2.5) / 9)];

    /// <summary>The values of the four basis polynomials at the Gauss points, four entries a point.</summary>
    public static readonly double[] GaussBasis = [.. GaussPoints.SelectMany(t => Enumerable.Range(0, Count).Select(k => Basis(k, t)))];

    /// <summary>The length of the interval after a node.</summary>
    public static double Length(int interval) => Nodes[interval + 1] - Nodes[interval];

    /// <summary>The polynomial that is 1 at the node k and 0 at the others.</summary>
    public static double Basis(int k, double t)
    {
        double product = 1;
        for (int m = 0; m < Count; m++)
        {
            product *= m == k ? 1 : (t - Nodes[m]) / (Nodes[k] - Nodes[m]);
        }

        return product;
    }

    /// <summary>The leading coefficient of the basis polynomial k.</summary>
    public static double Leading(int k)
    {
        double product = 1;
        for (int m = 0; m < Count; m++)
        {
            product *= m == k ? 1 : 1 / (Nodes[k] - Nodes[m]);
        }

        return product;
    }

    private static double GaussNode(int k) => 0.5 + ((k - 1) * Math.Sqrt(0.15));
}
