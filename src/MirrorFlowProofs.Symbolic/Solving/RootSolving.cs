using MirrorFlowProofs.Symbolic.Integration;

namespace MirrorFlowProofs.Symbolic.Solving;

/// <summary>The solution <c>u</c> of an equation, or why none is given.</summary>
/// <param name="Value">The solution; null where no closed form is given.</param>
/// <param name="Reason">How it was found and checked, or why not, as a sentence.</param>
public sealed record RootResult(Expr? Value, string Reason);

/// <summary>Solving <c>P(u) = X</c> for <c>u</c>, where <c>P(u) = prod (u + o_i)^(k_i)</c>.</summary>
public static class RootSolving
{
    /// <summary>
    /// The root <c>u &gt;= 0</c>, unique since P increases there; it exists iff <c>X &gt;= P(0)</c>, which is not checked.
    /// </summary>
    /// <param name="factors">Offsets 0 or known to be positive, exponents known to be positive.</param>
    /// <param name="x">X, known to be nonnegative.</param>
    /// <exception cref="ArgumentException">X may be negative.</exception>
    public static RootResult Solve(IReadOnlyList<PowerFactor> factors, Expr x)
    {
        if (!Ranges.IsNonnegative(x))
        {
            throw new ArgumentException($"the right side {x} must be known to be nonnegative", nameof(x));
        }

        var groups = PowerProductIntegration.Group(factors);
        if (groups.Any(g => !Ranges.IsPositive(g.Exponent)))
        {
            return new RootResult(null, "no closed form is given: an exponent is not known to be positive");
        }

        return groups.Count switch
        {
            0 => new RootResult(null, "no closed form is given: the left side is constant"),
            1 => Checked(groups, x, Power.Of(x, 1 / groups[0].Exponent) - groups[0].Offset, "one power is inverted"),
            2 when groups[0].Exponent.Equals(groups[1].Exponent) => Checked(
                groups, x, Quadratic(groups[0].Offset, groups[1].Offset, Power.Of(x, 1 / groups[0].Exponent)),
                "the larger root of a quadratic equation"),
            _ => new RootResult(null,
                $"no closed form is given: {groups.Count} different factors that do not make a quadratic equation"),
        };
    }

    /// <summary>The larger root of (u + a)(u + b) = x.</summary>
    private static Expr Quadratic(Expr a, Expr b, Expr x) =>
        (Power.Sqrt(Power.Of(a - b, 2) + 4 * x) - a - b) / 2;

    private static RootResult Checked(IReadOnlyList<PowerFactor> groups, Expr x, Expr root, string how)
    {
        var answer = ZeroTest.Decide(PowerProductIntegration.Integrand(groups, root) - x).Answer;
        return answer == ZeroAnswer.Zero
            ? new RootResult(root, $"{how}; checked by substitution")
            : new RootResult(null, "no closed form is given: the candidate could not be checked by substitution");
    }
}
