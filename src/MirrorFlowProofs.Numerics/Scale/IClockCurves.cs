namespace MirrorFlowProofs.Numerics;

/// <summary>Unknowns s_i that each move along a fixed curve at the speed of a clock of their own, ds_i/dC_i = psi_i, and values x_i(s_i).</summary>
internal interface IClockCurves
{
    /// <summary>How many.</summary>
    int Count { get; }

    /// <summary>How many factors a value has: decoupled decay shrinks it to the power of this.</summary>
    int Depth { get; }

    /// <summary>s at the start.</summary>
    double[] Start { get; }

    /// <summary>Takes int alpha dt of decoupled decay into account.</summary>
    void SetDecay(double a);

    /// <summary>x at s.</summary>
    void Values(ReadOnlySpan<double> s, Span<double> x);

    /// <summary>psi at s.</summary>
    void Speeds(ReadOnlySpan<double> s, Span<double> psi);

    /// <summary>dx/dC of one.</summary>
    double Metric(int i, double s);

    /// <summary>x of one.</summary>
    double Value(int i, double s);

    /// <summary>s of one after its clock ran.</summary>
    double Advanced(int i, double s, double clock);

    /// <summary>The same for all.</summary>
    void Advance(ReadOnlySpan<double> s, ReadOnlySpan<double> clock, Span<double> result);
}
