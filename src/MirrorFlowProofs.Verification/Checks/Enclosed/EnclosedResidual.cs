using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Evaluation;

namespace MirrorFlowProofs.Verification;

/// <summary>A quantity that is 0 for the exact flow if the theory is right, in an interval that certainly contains it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The enclosure.</param>
/// <param name="Size">A lower bound of its natural size, what it is measured against; 0 where none is known.</param>
public sealed record EnclosedResidual(string Name, Enclosure Value, Rational Size)
{
    /// <summary>The widest an enclosure may be, relative to the natural size, that says the theory holds.</summary>
    public static Rational LargestWidth { get; } = Rational.Pow(10, -10);

    /// <summary>The width relative to the natural size, rounded; infinite where that is 0.</summary>
    public double RelativeWidth => Size.IsZero ? double.PositiveInfinity : Ratio(Value.Upper - Value.Lower);

    /// <summary>Whether it is certainly not 0: what was derived is false.</summary>
    public bool ExcludesZero => !Value.Contains(0);

    /// <summary>Whether it contains 0 and is narrow.</summary>
    public bool Holds => !ExcludesZero && Value.Upper - Value.Lower <= LargestWidth * Size;

    /// <summary><c>mirror map in [-2e-17, 3e-17]</c>, the ends rounded outward.</summary>
    public override string ToString() => $"{Name} in [{Value.Decimals(3).Lower}, {Value.Decimals(3).Upper}]";

    private double Ratio(Rational width) => width.IsZero ? 0 : Numerics.Rounding.Nearest((width / Size).Numerator, (width / Size).Denominator);
}
