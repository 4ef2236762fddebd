namespace MirrorFlowProofs.Numerics;

/// <content>How coordinates leave x = 0 where several of their weights are 0 and their gradients vanish to first order.</content>
internal sealed partial class SignRun
{
    // More than a coefficient ever is.
    private const double Unbounded = 1e300;

    /// <summary>
    /// Decides the motions of coordinates at saddles by the coefficients of tau^m; whether a choice of all is found.
    /// </summary>
    /// <remarks>
    /// With k weights 0, u = c tau moves x by c^k times the product of the other weights, in tau^k. So in tau^m a coordinate
    /// with k = m takes any coefficient between those of c = -1 and 1; with k &lt; m any at all, for its c tends to 0; with
    /// k > m it takes none and its gradient is what the others make of it. Coordinates that slide follow freely. The coefficients of G are
    /// opposite to the controls at the bounds and 0 between: the conditions of <see cref="SlidingControls"/>. What moves or slides
    /// after this does whatever higher powers are; where G is still 0 they decide.
    /// </remarks>
    private bool LeaveSaddles(SignFlowLeg leg, List<int> saddles, List<int> tied, int m)
    {
        DoubleDouble[] rate = [.. leg.X.Select(x => m < x.Length ? x[m] : DoubleDouble.Zero)];
        var (lower, upper, slope) = (new DoubleDouble[_n], new DoubleDouble[_n], new DoubleDouble[_n]);
        int[] slid = [.. _controls.Free.Indices];
        foreach (int i in slid)
        {
            (lower[i], upper[i]) = (-Unbounded, Unbounded);
        }

        foreach (int i in saddles)
        {
            SignCoordinate coordinate = _coordinates[i];
            DoubleDouble most = coordinate.Smallest < m ? Unbounded : coordinate.Smallest > m ? DoubleDouble.Zero : coordinate.OtherWeights;
            (lower[i], upper[i]) = (-most, most);
        }

        double[] size = [.. Enumerable.Range(0, _n).Select(i => leg.Magnitude(i)[m])];
        if (!_controls.Solve([.. slid, .. saddles], rate, lower, upper, size, slope))
        {
            return false;
        }

        foreach (int i in saddles)
        {
            if (slope[i] != DoubleDouble.Zero && !_controls.Free.Indices.Contains(i))
            {
                tied.Remove(i);
                _control[i] = -Sign(slope[i]);
            }
            else if (_controls.Free.Indices.Contains(i))
            {
                tied.Remove(i);
                (_zero[i], _fresh[i], _motion[i]) = (true, false, SignMotion.Sliding);
            }
            else if (_coordinates[i].Smallest == m && DoubleDouble.Abs(rate[i]) == upper[i])
            {
                _control[i] = Sign(rate[i]);
            }
        }

        return true;
    }
}
