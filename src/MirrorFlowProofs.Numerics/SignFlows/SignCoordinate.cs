namespace MirrorFlowProofs.Numerics;

/// <summary>
/// The weights of one coordinate x = w_1 ... w_L of a sign flow: |w_l| = |u| + lam_l, where u carries the sign of x and
/// lam_l >= 0. Without decay the lam_l never change; with decoupled decay alpha they shrink like exp(-alpha t).
/// </summary>
internal sealed class SignCoordinate
{
    private readonly int[] _signs;

    public SignCoordinate(ReadOnlySpan<DoubleDouble> weights)
    {
        for (int l = 1; l < weights.Length; l++)
        {
            Carrier = DoubleDouble.Abs(weights[l]) < DoubleDouble.Abs(weights[Carrier]) ? l : Carrier;
        }

        DoubleDouble least = DoubleDouble.Abs(weights[Carrier]);
        (_signs, Offsets) = (new int[weights.Length], new DoubleDouble[weights.Length]);
        int others = 1;
        for (int l = 0; l < weights.Length; l++)
        {
            _signs[l] = weights[l] < DoubleDouble.Zero ? -1 : 1;
            Offsets[l] = DoubleDouble.Abs(weights[l]) - least;
            Smallest += Offsets[l] == DoubleDouble.Zero ? 1 : 0;
            others *= l == Carrier ? 1 : _signs[l];
        }

        _signs[Carrier] = others;
        U = others < 0 ? -weights[Carrier] : weights[Carrier];
    }

    public int Depth => Offsets.Length;

    /// <summary>The weight that passes 0 with x: the first of the smallest.</summary>
    public int Carrier { get; }

    /// <summary>How many weights are smallest; with two or more x = 0 is a saddle.</summary>
    public int Smallest { get; }

    /// <summary>lam_l; a new array whenever they change.</summary>
    public DoubleDouble[] Offsets { get; private set; }

    /// <summary>The product of the lam_l that are not 0.</summary>
    public DoubleDouble OtherWeights =>
        Offsets.Where(offset => offset != DoubleDouble.Zero).Aggregate(DoubleDouble.One, (product, offset) => product * offset);

    /// <summary>u: of the size of the smallest weight and the sign of x.</summary>
    public DoubleDouble U { get; set; }

    /// <summary>Passes over what changes.</summary>
    public void Pass(StateTape tape)
    {
        DoubleDouble u = U;
        tape.Pass(ref u);
        DoubleDouble[] offsets = [.. Offsets];
        tape.Pass(offsets);
        (U, Offsets) = (u, offsets);
    }

    public void Shrink(DoubleDouble factor) => Offsets = [.. Offsets.Select(offset => offset * factor)];

    /// <summary>The weights for a u and offsets.</summary>
    public DoubleDouble[] Weights(DoubleDouble u, ReadOnlySpan<DoubleDouble> offsets)
    {
        var weights = new DoubleDouble[Depth];
        for (int l = 0; l < Depth; l++)
        {
            DoubleDouble size = l == Carrier ? u : DoubleDouble.Abs(u) + offsets[l];
            weights[l] = _signs[l] < 0 ? -size : size;
        }

        return weights;
    }
}
