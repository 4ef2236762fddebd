using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// What the formulas of a claim speak about: it derives what their notations stand for. A formula is only ever compared
/// with what is derived here, never with another written answer.
/// </summary>
public abstract record Subject
{
    /// <summary>The symbols that formulas may use.</summary>
    public abstract IReadOnlyList<Symbol> Symbols { get; }

    /// <summary>What notations such as <c>R''(x)</c> and <c>mu</c> stand for, derived.</summary>
    public abstract IReadOnlyDictionary<string, Meaning> Notations { get; }

    /// <summary>In words: the flow and the start.</summary>
    public abstract string Description { get; }

    /// <summary>The verdict on what was derived; formulas are proved only when it is Proved.</summary>
    public virtual Verdict Foundation => Verdict.Proved("nothing is derived beforehand", []);

    /// <summary>The same with the conditions of those steps alone that the notations of a text come from.</summary>
    /// <param name="text">A formula with the definitions of its names.</param>
    public virtual Verdict FoundationOf(string text) => Foundation;

    /// <summary>What has a value only at an x of the sign that x keeps; empty where x takes both.</summary>
    /// <param name="x">The reparameterization.</param>
    protected static IEnumerable<Expr> SignOf(Reparameterization x)
    {
        ArgumentNullException.ThrowIfNull(x);
        return x.KeptSign is { } sign ? [Apply.Of(Function.Log, sign * Names.X)] : [];
    }

    /// <summary>The derivative along the flow; null where the subject has no flow.</summary>
    /// <exception cref="FormatException">The expression has a symbol whose motion is not known.</exception>
    public virtual Meaning? Rate(Meaning e) => null;

    /// <summary>How the weights move; empty where the subject has no flow in the weights.</summary>
    public virtual IReadOnlyList<WeightEquation> Equations => [];

    /// <summary>The entries of a catalog whose derivations the notations come from.</summary>
    public virtual IReadOnlyList<CatalogEntry> Entries => [];
}

/// <summary>Numbers alone: formulas that speak of no flow.</summary>
public sealed record NoFlow : Subject
{
    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols => [];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations { get; } = new Dictionary<string, Meaning>();

    /// <inheritdoc/>
    public override string Description => "real numbers";
}
