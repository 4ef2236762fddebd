using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The offsets lam_ij of all weights of n coordinates but the smallest, and the products of u + lam_ij over them. Offsets alike for
/// all coordinates are kept as one number, and slots in a row that are alike as one factor to a power.
/// </summary>
internal sealed class BalanceOffsets
{
    private readonly Group[] _groups;

    /// <summary>Groups the offsets.</summary>
    /// <param name="slots">L - 1 arrays of n.</param>
    public BalanceOffsets(double[][] slots)
    {
        List<Group> groups = [];
        foreach (double[] slot in slots)
        {
            bool shared = slot.All(value => value == slot[0]);
            if (groups.Count > 0 && groups[^1] is var last
                && (shared ? last.Single && last.Values[0] == slot[0] : !last.Single && last.Values.AsSpan().SequenceEqual(slot)))
            {
                groups[^1] = last with { Multiplicity = last.Multiplicity + 1 };
            }
            else
            {
                groups.Add(new(shared ? [slot[0]] : slot, shared, 1));
            }
        }

        _groups = [.. groups];
    }

    /// <summary>The offsets of a coordinate, with how often each stands in a row.</summary>
    public Enumerator Of(int i) => new(_groups, i);

    /// <summary>prod (u + scale lam_j) of a coordinate.</summary>
    public double Product(int i, double u, double scale)
    {
        double product = 1;
        foreach (Group group in _groups)
        {
            double factor = u + (scale * group.At(i));
            for (int k = 0; k < group.Multiplicity; k++)
            {
                product *= factor;
            }
        }

        return product;
    }

    /// <summary>The same for four coordinates from i on.</summary>
    public Vector256<double> Product(int i, Vector256<double> u, double scale)
    {
        Vector256<double> product = Vector256<double>.One;
        foreach (Group group in _groups)
        {
            Vector256<double> factor = u + (scale * group.Load(i));
            for (int k = 0; k < group.Multiplicity; k++)
            {
                product *= factor;
            }
        }

        return product;
    }

    /// <summary>Enumerates the offsets of one coordinate without allocation.</summary>
    public struct Enumerator(Group[] groups, int coordinate)
    {
        private int _next;

        public (double Offset, int Multiplicity) Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next == groups.Length)
            {
                return false;
            }

            Group group = groups[_next++];
            Current = (group.At(coordinate), group.Multiplicity);
            return true;
        }
    }

    /// <summary>Equal offsets in a row.</summary>
    public sealed record Group(double[] Values, bool Single, int Multiplicity)
    {
        public double At(int i) => Single ? Values[0] : Values[i];

        public Vector256<double> Load(int i) => Single ? Vector256.Create(Values[0]) : Lane.Load(Values, i);
    }
}
