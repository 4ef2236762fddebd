using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A written solution put into the equation <c>R''(x) x' = -s(f'(x))</c>.</summary>
/// <param name="Path">x as a function of the time.</param>
/// <param name="Time">The time.</param>
/// <param name="Hessian"><c>R''(x)</c>.</param>
/// <param name="Loss"><c>f(x)</c>.</param>
/// <param name="X">The symbol x of these two.</param>
/// <param name="Q">The geometry.</param>
internal sealed record Trajectory(Meaning Path, Symbol Time, Meaning Hessian, Meaning Loss, Symbol X, Expr Q)
{
    private static readonly Symbol Size = new("size of x", Domain.Positive);

    /// <summary>The sign that the reparameterization allows; null where x takes both.</summary>
    internal required int? KeptSign { get; init; }

    private Expr Slope => Calculus.Differentiate(Loss.Value, X);

    /// <summary>
    /// What must keep the sign it has at the start for the equation to be smooth along the path, and so for its solution to be
    /// the only one: what has a corner, a jump or a pole at 0 in the path, the metric or the loss; x where the map or the domain
    /// bounds it; and below q = 2 the gradient, of which the speed is no smooth function at 0.
    /// </summary>
    internal TrajectoryLife Life()
    {
        var life = new TrajectoryLife(Time);
        life.Add([Path.Value, .. Path.Parts], e => e);
        life.Add([Hessian.Value, .. Hessian.Parts.Where(HasLogarithm), Loss.Value, .. Loss.Parts, Slope], At);
        foreach (var (bound, isLower) in new[] { (X.Domain.Lower, true), (X.Domain.Upper, false) })
        {
            if (bound is { } end)
            {
                life.Keep(isLower ? Path.Value - end : end - Path.Value, 1);
            }
        }

        if (KeptSign is { } kept)
        {
            life.Keep(Path.Value, kept);
        }

        if (!IsEuclidean)
        {
            life.Keep(At(Slope), null);
        }

        return life;
    }

    /// <summary>The two sides of the equation along the path, for the signs of x and of the gradient at the start.</summary>
    /// <param name="begins">The sign of an expression at the start; null where it is not known.</param>
    /// <param name="change">What is put into the path and its speed first.</param>
    internal (Expr Left, Expr Right) Sides(Func<Expr, int?> begins, Func<Expr, Expr> change)
    {
        var (path, speed) = (change(Path.Value), change(Calculus.Differentiate(Path.Value, Time)));
        Func<Expr, Expr> along = begins(Path.Value) is { } sign and not 0
            ? e => Substitution.Replace(Substitution.Replace(e, X, sign * (Expr)Size), Size, sign * path)
            : e => Substitution.Replace(e, X, path);
        var gradient = along(Slope);
        var side = IsEuclidean ? 1 : begins(At(Slope)) ?? 0;
        return (speed * along(Hessian.Value), IsEuclidean ? -gradient : -side * Power.Of(side * gradient, Q - 1));
    }

    private bool IsEuclidean => Q is Number { Value: var q } && q == 2;

    /// <summary>Ranges of x are written as logarithms that need a value; other parts say only where a text has none.</summary>
    private static bool HasLogarithm(Expr part) => ExpressionNodes.Of(part).Any(n => n is Apply { Function: Function.Log });

    private Expr At(Expr e) => Substitution.Replace(e, X, Path.Value);
}
