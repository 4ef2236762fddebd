using MirrorFlowProofs.Numerics;

namespace MirrorFlowProofs.Verification;

/// <summary>
/// A quantity that is 0 for the exact flow, computed with a step size and with that divided by
/// <see cref="Refinement"/>, relative to its natural size; NaN where it has no value.
/// </summary>
/// <param name="Name">What it is.</param>
/// <param name="Coarse">Its size with the larger step, at least 0.</param>
/// <param name="Fine">Its size with the smaller step, at least 0.</param>
public sealed record Measurement(string Name, double Coarse, double Fine)
{
    /// <summary>By what the step is divided.</summary>
    public const int Refinement = 4;

    /// <summary>
    /// How far below the order of the integrator the observed order may lie: at finite steps the next terms of the error
    /// still count. A quantity that does not vanish has observed order 0.
    /// </summary>
    public const double OrderSlack = 1;

    /// <summary>The most an error may be with the smaller step.</summary>
    public const double LargestFine = 1e-12;

    /// <summary>The size up to which a quantity is rounding: some thousand roundoffs of double-double arithmetic.</summary>
    public const double Floor = 1e-27;

    /// <summary>The order of the integrator.</summary>
    public static int Order => ButcherTableau.Verner87.Order;

    /// <summary>The exponent of the step size with which the quantity shrank; without meaning for rounding.</summary>
    public double ObservedOrder => Math.Log(Coarse / Fine, Refinement);

    /// <summary>Whether the quantity is 0 up to rounding with either step.</summary>
    public bool IsRounding => Coarse <= Floor && Fine <= Floor;

    /// <summary>Whether it vanishes as the order of the integrator says, or faster, or is rounding.</summary>
    public bool Shrinks => Fine <= Floor || (Fine <= LargestFine && ObservedOrder >= Order - OrderSlack);

    /// <summary><c>balance 3e-11 -> 1e-16 (order 8.9)</c>.</summary>
    public override string ToString() => IsRounding
        ? FormattableString.Invariant($"{Name} {Fine:0e-00} (rounding)")
        : FormattableString.Invariant($"{Name} {Coarse:0e-00} -> {Fine:0e-00} (order {ObservedOrder:0.0})");
}
