using System.Runtime.Intrinsics;

namespace MirrorFlowProofs.Numerics;

/// <summary>Weights as they are: each is its own value, x = s, and moves by its clock, s = s_0 + C.</summary>
internal sealed class StraightWeights(double[] start) : IClockCurves
{
    public int Count => start.Length;

    public int Depth => 1;

    public double[] Start => start;

    public void SetDecay(double a)
    {
        // A weight that shrinks is still its own value.
    }

    public void Values(ReadOnlySpan<double> s, Span<double> x) => s.CopyTo(x);

    public void Speeds(ReadOnlySpan<double> s, Span<double> psi) => psi.Fill(1);

    public double Metric(int i, double s) => 1;

    public double Value(int i, double s) => s;

    public double Advanced(int i, double s, double clock) => s + clock;

    public void Advance(ReadOnlySpan<double> s, ReadOnlySpan<double> clock, Span<double> result)
    {
        for (int i = 0; i < s.Length; i += 4)
        {
            Vector256<double> moved = Lane.Load(s, i) + Lane.Load(clock, i);
            Lane.Store(moved, result, i);
        }
    }
}
