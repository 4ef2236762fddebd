using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// One coordinate of a steepest mirror flow, <c>R''(x) x' = -s(G)</c>, with <c>f</c> the value of the loss and <c>t</c> the time: <c>df/dt = G x'</c>.
/// </summary>
/// <param name="Q">The geometry.</param>
/// <param name="Gradient"><c>G</c>: the symbol, or a function of <c>x</c>.</param>
/// <param name="InverseMetric"><c>1/R''</c>: a function of <c>x</c> or of symbols of its own.</param>
public sealed record MirrorPath(Expr Q, Expr Gradient, Expr InverseMetric) : Subject
{
    private static readonly Symbol Loss = new("f");
    private static readonly Symbol Time = new("t", Domain.Nonnegative);

    /// <summary>The coordinate; in a domain of its own where the claim needs one.</summary>
    public Symbol X { get; init; } = Names.X;

    /// <summary>Symbols of the inverse metric that change along the flow in a way that is not said.</summary>
    public IReadOnlyList<Symbol> Moving { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols =>
        [.. Substitution.SymbolsOf(Q).Concat(Substitution.SymbolsOf(Gradient)).Concat(Substitution.SymbolsOf(InverseMetric)).Append(X).Append(Loss).Append(Time).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations => new Dictionary<string, Meaning>
    {
        ["R''(x)"] = Meaning.Of(1 / InverseMetric),
        ["f'(x)"] = Meaning.Of(Gradient),
    };

    /// <inheritdoc/>
    public override string Description => $"mirror flow R'' x' = -s(f'), q = {Q}, f' = {Gradient}, 1/R'' = {InverseMetric}";

    /// <inheritdoc/>
    public override Meaning Rate(Meaning e)
    {
        if (Moving.Append(Names.Gradient).FirstOrDefault(s => Substitution.DependsOn(e.Value, s)) is { } unknown)
        {
            throw new FormatException($"d/dt: how {unknown} moves is not known");
        }

        var velocity = -new Geometry(Q).SignedPower(Gradient) * InverseMetric;
        var rate = e.Derivative(
            (Calculus.Differentiate(e.Value, X) + Calculus.Differentiate(e.Value, Loss) * Gradient) * velocity + Calculus.Differentiate(e.Value, Time));
        return rate with { Parts = [.. rate.Parts, 1 / Gradient] };
    }
}
