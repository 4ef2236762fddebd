using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>
/// Integrals of products whose exponents are integers and halves of odd integers, at most four of them halves: rational
/// functions, integrals on a curve of genus 0, and elliptic ones in Carlson's functions.
/// </summary>
internal static class HalfIntegerExponents
{
    /// <summary>More orders of poles and powers than this are not worked out: the integral is the shorter form.</summary>
    private const int MostOrders = 8;

    private const int MostRoots = 4;
    private static readonly Rational Half = new(1, 2);

    /// <summary>
    /// The integral; null for other exponents, more roots, too high orders, or where a form depends on an order of
    /// offsets that is not known.
    /// </summary>
    public static Antiderivative? TryIntegrate(IReadOnlyList<PowerFactor> groups, Symbol u, Convergence convergence)
    {
        if (!groups.All(g => g.Exponent is Number { Value.Denominator: var d } && d <= 2)
            || groups.Sum(g => Orders(Exponent(g))) > MostOrders
            || groups.Count(g => !Exponent(g).IsInteger) > MostRoots)
        {
            return null;
        }

        var shift = Shift(groups);
        if (shift is null)
        {
            return null;
        }

        var shifted = groups.Select(g => g with { Offset = Expansion.Expand(g.Offset - shift) }).ToList();
        var roots = shifted.Where(g => !Exponent(g).IsInteger).Select(g => g.Offset).ToList();
        var fractions = PartialFractions.Of(
            [.. shifted.Select(g => (g.Offset, (int)(Exponent(g).IsInteger ? Exponent(g) : Exponent(g) + Half).Numerator))]);
        var found = roots.Count switch
        {
            0 => RationalIntegral.Of(fractions, convergence.Always),
            <= 2 => OfGenusZero(roots, fractions),
            _ => EllipticIntegral.Of(roots, fractions),
        };
        if (found is not { } form)
        {
            return null;
        }

        var startsAtZero = form.VanishesAtZero && shift.IsZero;
        var value = !convergence.Always || startsAtZero
            ? form.At(u + shift)
            : form.At(u + shift) - form.At(shift);
        return new Antiderivative(
            value, form.Class, null, form.Elementarity,
            $"{form.Reason}; {convergence.Describe("this is an antiderivative, without a constant")}",
            Conditions(value, u), convergence.Always);
    }

    /// <summary>
    /// What is added to the variable so that, with four roots, 0 is the smallest offset: a form from there is known.
    /// </summary>
    private static Expr? Shift(IReadOnlyList<PowerFactor> groups)
    {
        var roots = groups.Where(g => !Exponent(g).IsInteger).Select(g => g.Offset).ToList();
        return roots.Count < MostRoots || roots.Any(r => r.IsZero)
            ? Expr.Zero
            : roots.FirstOrDefault(r => groups.All(g => g.Offset.Equals(r) || Ranges.IsPositive(g.Offset - r)));
    }

    private static IntegralForm? OfGenusZero(List<Expr> roots, PartialFractions fractions)
    {
        var reduction = new RootReduction(roots, fractions);
        var constant = roots.Count == 2 ? reduction.Polynomial(0) : Expr.Zero;
        var poles = reduction.Poles.ToList();
        if (poles.Any(p => GenusZeroForms.Pole(roots, p.Offset, new Symbol("t", Domain.Positive)) is null))
        {
            return null;
        }

        Expr At(Expr t) => reduction.Algebraic(t)
            + (constant.IsZero ? constant : constant * GenusZeroForms.First(roots, t))
            + Sum.Of(poles.Select(p => p.Coefficient * GenusZeroForms.Pole(roots, p.Offset, t)!));

        var sample = Sum.Of(poles.Select(p => GenusZeroForms.Pole(roots, p.Offset, new Symbol("t", Domain.Positive))!));
        var byOrder = HasFirstKind(sample)
            ? " (R_F with two equal arguments: an arctangent or an arcsinh, by the order of the offsets)"
            : "";
        var reason = $"elementary: square roots of {(roots.Count == 1 ? "one linear factor" : "two linear factors")} beside "
            + $"integer powers, a curve of genus 0{byOrder}";
        return new IntegralForm(At, IntegralClass.GenusZero, Elementarity.Elementary, reason, roots.Any(r => r.IsZero));
    }

    private static bool HasFirstKind(Expr e) =>
        e is Apply { Function: Function.CarlsonRF } || Substitution.Parts(e).Any(HasFirstKind);

    private static Rational Exponent(PowerFactor group) => ((Number)group.Exponent).Value;

    private static int Orders(Rational exponent) => (int)Rational.Min(Rational.Abs(exponent).Floor(), MostOrders + 1).Numerator;

    /// <summary>The differences of offsets by which the value divides, where they are not known to be other than 0.</summary>
    private static IReadOnlyList<Condition> Conditions(Expr value, Symbol u)
    {
        var found = new HashSet<Expr>();
        Collect(value, u, found);
        return [.. found.Order(Ordering.Canonical).Select(difference =>
            Expansion.TermsOf(difference) is [var first, var second] && ReadingNegative(first, second) is var (left, right)
                ? new Condition(left, Relation.NotEqual, right)
                : new Condition(difference, Relation.NotEqual, 0))];
    }

    private static (Expr Left, Expr Right)? ReadingNegative(Expr first, Expr second) =>
        Product.SplitCoefficient(first).Coefficient.Sign < 0 ? (second, -first)
        : Product.SplitCoefficient(second).Coefficient.Sign < 0 ? (first, -second)
        : null;

    private static void Collect(Expr e, Symbol u, HashSet<Expr> found)
    {
        if (e is Power { Base: Sum sum, Exponent: Number { Value.Sign: < 0 } }
            && !Substitution.DependsOn(sum, u) && !Signs.IsNonzero(sum))
        {
            found.Add(sum);
        }

        foreach (var part in Substitution.Parts(e))
        {
            Collect(part, u, found);
        }
    }
}

/// <summary>An antiderivative as a function of its variable.</summary>
/// <param name="At">Its value.</param>
/// <param name="Class">Which kind of function it is.</param>
/// <param name="Elementarity">Whether a theorem says that it is elementary.</param>
/// <param name="Reason">The theorem or reason.</param>
/// <param name="VanishesAtZero">Whether it is 0 at 0 where it is defined there.</param>
internal sealed record IntegralForm(
    Func<Expr, Expr> At, IntegralClass Class, Elementarity Elementarity, string Reason, bool VanishesAtZero);
