using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>How weight decay enters the flow.</summary>
public enum Decay
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>As <c>-alpha w_i</c> beside the steepest descent (AdamW).</summary>
    Decoupled,

    /// <summary>As <c>(alpha/2) |w|^2</c> in the loss (Adam with L2).</summary>
    Coupled,
}

/// <summary>
/// The steepest flow in the weights, for any loss: <c>w_i' = -c s(G d_i rho) - alpha w_i</c> (decoupled), or
/// <c>-c s(G d_i rho + alpha w_i)</c> (coupled). <c>G</c> is the gradient of the loss in <c>x</c> and <c>A = int alpha dt</c>.
/// </summary>
/// <remarks>
/// Symbols of <c>rho</c> that are neither weights nor constants stand for the product of all the other weights: they move, but nothing is
/// said of how. A formula in <c>w1</c> and <c>w2</c> on <c>x = w1*w2*r</c> holds for every depth from 2 on at once.
/// </remarks>
/// <param name="Q">The geometry.</param>
/// <param name="Rho"><c>x</c> as a function of the weights.</param>
/// <param name="Weights">The weights that are followed, each in its domain.</param>
/// <param name="Decay">How weights decay.</param>
public sealed record WeightFlow(Expr Q, Expr Rho, IReadOnlyList<Symbol> Weights, Decay Decay = Decay.None) : Subject
{
    /// <summary>The rate <c>c</c> of the descent.</summary>
    public Expr Speed { get; init; } = Expr.One;

    /// <summary>Symbols of <c>rho</c> that are numbers, such as an exponent.</summary>
    public IReadOnlyList<Symbol> Constants { get; init; } = [];

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols =>
    [
        .. Weights.Concat(Substitution.SymbolsOf(Rho)).Concat(Substitution.SymbolsOf(Q)).Append(Names.Gradient).Distinct(),
        .. Decay == Decay.None ? (Symbol[])[] : [Names.Decay, Names.AccumulatedDecay],
    ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations
    {
        get
        {
            var hessian = 1 / Sum.Of(Weights.Select(w => Power.Of(Apply.Of(Function.Abs, Partial(w)), Geometry.SpeedExponent + 1)));
            var notations = new Dictionary<string, Meaning> { ["x"] = new(Rho, []), ["R''(x)"] = Meaning.Of(hessian) };
            if (Decay == Decay.Decoupled)
            {
                // Decay moves x by -alpha sum w_i d_i.
                notations["M'(x)"] = Meaning.Of(hessian * Sum.Of(Weights.Select(w => w * Partial(w))));
            }

            return notations;
        }
    }

    /// <inheritdoc/>
    public override string Description =>
        $"{(Q is Number { Value: var q } && q == 2 ? "gradient flow" : $"steepest flow, q = {Q}")} of x = {Rho}"
        + (Speed.IsOne ? "" : $" at rate {Speed}")
        + Decay switch
        {
            Decay.Decoupled => ", decoupled decay alpha, A = int alpha dt",
            Decay.Coupled => ", coupled decay alpha, A = int alpha dt",
            _ => "",
        };

    private Geometry Geometry => new(Q);

    /// <inheritdoc/>
    public override Meaning Rate(Meaning e)
    {
        var moving = Substitution.SymbolsOf(Rho).Except(Weights).Except(Constants).Append(Names.Gradient).Append(Names.Decay);
        if (moving.FirstOrDefault(s => Substitution.DependsOn(e.Value, s)) is { } unknown)
        {
            throw new FormatException($"d/dt: how {unknown} moves is not known");
        }

        var terms = Weights.Select(w => Calculus.Differentiate(e.Value, w) * Velocity(w)).ToList();
        if (Decay != Decay.None)
        {
            terms.Add(Calculus.Differentiate(e.Value, Names.AccumulatedDecay) * Names.Decay);
        }

        // s(0) is 0 for q > 1, and any value in [-1, 1] at q = 1: the quotient has no value at q = 1 where the force is 0.
        var forces = Weights.Where(w => Substitution.DependsOn(e.Value, w))
            .Select(w => 1 / (Apply.Of(Function.Abs, Force(w)) + Geometry.SpeedExponent));
        var rate = e.Derivative(Sum.Of(terms));
        return rate with { Parts = [.. rate.Parts, .. forces] };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<WeightEquation> Equations =>
    [
        .. Weights.Select(w => new WeightEquation(w, Q, Speed, Force(w), Decay == Decay.Decoupled ? -Names.Decay * w : Expr.Zero)),
        .. Decay == Decay.None ? (WeightEquation[])[] : [new WeightEquation(Names.AccumulatedDecay, Q, Expr.Zero, Expr.Zero, Names.Decay)],
    ];

    private Expr Partial(Symbol weight) => Calculus.Differentiate(Rho, weight);

    /// <summary>The gradient in a weight, whose signed power the flow follows.</summary>
    private Expr Force(Symbol weight) => Names.Gradient * Partial(weight) + (Decay == Decay.Coupled ? Names.Decay * weight : Expr.Zero);

    private Expr Velocity(Symbol weight) =>
        -Speed * Geometry.SignedPower(Force(weight)) - (Decay == Decay.Decoupled ? Names.Decay * weight : Expr.Zero);
}
