using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>What a derivation says of a derivative, so that another system can differentiate and compare.</summary>
/// <param name="Step">The name of the step that says it.</param>
/// <param name="Name">The name of the function among the printed forms (<see cref="NamedForm.Id"/>), or a name of its own.</param>
/// <param name="Function">What is differentiated.</param>
/// <param name="Variable">In which symbol.</param>
/// <param name="Derivative">The derivative, away from 0 where there is a sign.</param>
public sealed record DerivativeStatement(string Step, string Name, Expr Function, Symbol Variable, Expr Derivative)
{
    /// <summary>The statements of a derivation, in the order of its steps; none when it stopped.</summary>
    public static IReadOnlyList<DerivativeStatement> Of(Derivation derivation)
    {
        ArgumentNullException.ThrowIfNull(derivation);
        IEnumerable<DerivativeStatement> statements = derivation switch
        {
            { Stopped: not null } => [],
            MonomialDerivation { Result: { } flow } => MonomialDerivatives.Of(derivation, flow),
            BlockDerivation { Result: { } flow } => BlockDerivatives.Of(derivation, flow),
            DepthDerivation { Result: var flow } => DepthDerivatives.Of(derivation, flow),
            _ => throw new ArgumentOutOfRangeException(nameof(derivation)),
        };
        var order = derivation.Steps.Select(s => s.Id).ToList();
        return [.. statements.OrderBy(s => order.IndexOf(s.Step))];
    }

    /// <summary>The statements about the closed forms in x, which every derivation that has them makes in the same steps.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="forms">The forms.</param>
    /// <param name="degree">The number of weights with multiplicity, K or L.</param>
    internal static IEnumerable<DerivativeStatement> OfForms(Derivation derivation, ClosedForms forms, Expr degree)
    {
        // P(u(x)) = |x|^q, and P'(u(x)) = 1/R''(x).
        var a = derivation.Geometry.SpeedExponent + 1;
        return
        [
            Of(derivation, "hessian-in-x", 0, Names.X, a * derivation.Geometry.SignedPower(Names.X) * forms.Hessian),
            Of(derivation, "potential-in-x", 0, Names.X, forms.Hessian),
            Of(derivation, "potential-in-x", 1, Names.X, forms.MirrorMap),
            Of(derivation, "potential-in-x", 2, Names.X, Names.X * forms.Hessian),
            Of(derivation, "regularizer-decoupled", 0, Names.X, degree * Names.X * forms.Hessian),
        ];
    }

    /// <summary>A statement about a form of a step.</summary>
    /// <param name="derivation">The derivation.</param>
    /// <param name="step">The name of the step.</param>
    /// <param name="index">Which of its forms, from 0.</param>
    /// <param name="variable">In which symbol.</param>
    /// <param name="derivative">The derivative.</param>
    internal static DerivativeStatement Of(Derivation derivation, string step, int index, Symbol variable, Expr derivative)
    {
        var form = NamedForm.Of(derivation.Steps.Single(s => s.Id == step))[index];
        return new(step, form.Id, form.Value, variable, derivative);
    }
}
