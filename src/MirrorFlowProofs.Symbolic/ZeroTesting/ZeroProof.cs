namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// An attempt to prove that an expression is zero where the plain normal form left a residue: by sign cases, over
/// independent bases, and through derivatives.
/// </summary>
internal sealed class ZeroProof
{
    private readonly HashSet<Expr> _nonzero = [];

    internal ZeroProof(Expr e, bool isDefinedSomewhere)
    {
        if (!isDefinedSomewhere && !PointSearch.IsDefinedSomewhere(e))
        {
            Obstacle = "no point was found at which it is defined";
            return;
        }

        try
        {
            var (cases, nonzero) = SignCases.Of(e);
            _nonzero.UnionWith(nonzero);
            if (cases.Count > 0 && cases.All(IsZero))
            {
                Nonzero = [.. _nonzero.OrderBy(e => e.ToString(), StringComparer.Ordinal)];
            }
        }
        catch (DivideByZeroException)
        {
            Obstacle ??= "for some signs of its symbols it divides by 0 throughout";
        }
    }

    /// <summary>What must not be zero; null when there is no proof.</summary>
    internal IReadOnlyList<Expr>? Nonzero { get; }

    /// <summary>What the proof rests on.</summary>
    internal string Reason { get; private set; } = "the normal form over independent bases is empty";

    /// <summary>What stood in the way, as a clause; null where nothing did and the normal form is not empty.</summary>
    internal string? Obstacle { get; private set; }

    private bool IsZero(Expr e)
    {
        if (IsZeroByNormalForm(e))
        {
            return true;
        }

        if (!FunctionElimination.HasAtoms(e))
        {
            return false;
        }

        var elimination = new FunctionElimination(IsZeroByNormalForm);
        if (elimination.IsZero(e))
        {
            Reason = "its derivative is zero and so is its value at one point";
            return true;
        }

        Obstacle ??= elimination.Obstacle;
        return false;
    }

    private bool IsZeroByNormalForm(Expr e)
    {
        try
        {
            var (plain, nonzero) = NormalForm.Reduce(e);
            if (!plain.IsZero)
            {
                var refined = NormalForm.ReduceRefined(e);
                nonzero = refined.Nonzero;
                if (!refined.Residue.IsZero)
                {
                    Obstacle ??= refined.LeftNested ? "a radical inside a radical was not taken apart" : null;
                    return false;
                }
            }

            _nonzero.UnionWith(nonzero);
            return true;
        }
        catch (Exception refused) when (refused is ExpressionTooLargeException or ZeroTestException or DivideByZeroException
            or OverflowException)
        {
            Obstacle ??= refused is ExpressionTooLargeException or ZeroTestException ? refused.Message : null;
            return false;
        }
    }
}
