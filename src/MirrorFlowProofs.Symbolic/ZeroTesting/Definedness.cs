namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Whether an expression is defined and continuous for all values of its symbols, as far as exact ranges settle it.
/// </summary>
internal static class Definedness
{
    /// <summary>True when the expression is known to be defined and continuous throughout the domains.</summary>
    internal static bool IsThroughout(Expr e) => e switch
    {
        Number or Symbol => true,
        Sum s => s.Terms.All(IsThroughout),
        Product p => p.Factors.All(IsThroughout),
        Power p => IsThroughout(p.Base) && IsThroughout(p.Exponent) && IsPowerDefined(p.Base, p.Exponent),
        Apply a => a.Arguments.All(IsThroughout) && IsFunctionDefined(a.Function, a.Arguments),
        Integral i => IsIntegralDefined(i),
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    /// <summary>
    /// The same as a function of one symbol, wherever the parts that are free of it are defined.
    /// </summary>
    internal static bool IsThroughoutAlong(Expr e, Symbol symbol) => !Substitution.DependsOn(e, symbol) || e switch
    {
        Power p => Parts(p, symbol) && IsPowerDefined(p.Base, p.Exponent),
        Apply a => Parts(a, symbol) && IsFunctionDefined(a.Function, a.Arguments),
        Integral i => IsIntegralDefined(i),
        _ => Parts(e, symbol),
    };

    /// <summary>
    /// Whether every part of the expression is defined and continuous when the symbol takes the value, so that at an
    /// end of its domain the value there is the limit. Each node is asked by its kind, at its parts there: the node
    /// itself may have become a number that hides what it was (<c>sign</c> at 0). An integral is only followed through its upper limit:
    /// <c>int_0^1 a/(a^2 + v^2) dv</c> tends to <c>pi/2</c> as <c>a</c> tends to 0, where it is 0, and
    /// <c>int_a^(2 a) dv/v</c> to <c>log(2)</c>.
    /// </summary>
    internal static bool IsThroughoutAt(Expr e, Symbol symbol, Expr value)
    {
        if (!Substitution.DependsOn(e, symbol))
        {
            return true;
        }

        Expr There(Expr part) => Substitution.Replace(part, symbol, value);

        return Substitution.Parts(e).All(part => IsThroughoutAt(part, symbol, value)) && e switch
        {
            Power p => IsPowerDefined(There(p.Base), There(p.Exponent))
                && (!Substitution.DependsOn(p.Exponent, symbol) || Signs.IsPositive(There(p.Base))),
            Apply a => IsFunctionDefined(a.Function, [.. a.Arguments.Select(There)]),
            Integral i => !i.DependsInsideOn(symbol) && !Substitution.DependsOn(i.Lower, symbol)
                && IsIntegralDefined(i) && IsThroughout(There(i)),
            _ => true,
        };
    }

    private static bool Parts(Expr e, Symbol symbol) =>
        Substitution.Parts(e).All(part => IsThroughoutAlong(part, symbol));

    private static bool IsPowerDefined(Expr @base, Expr exponent)
    {
        if (exponent is Number { Value: { IsInteger: true, Sign: > 0 } })
        {
            return true;
        }

        return Power.IsInteger(exponent)
            ? Signs.IsNonzero(@base)
            : Signs.IsPositive(@base) || (Signs.Of(@base) > 0 && Ranges.IsPositive(exponent))
                || (@base.IsZero && Ranges.IsPositive(exponent));
    }

    private static bool IsFunctionDefined(Function function, IReadOnlyList<Expr> arguments) => function switch
    {
        Function.Log => Signs.IsPositive(arguments[0]),
        Function.Sign => Signs.IsNonzero(arguments[0]),
        Function.CarlsonRF => AreFromZero(arguments),
        Function.CarlsonRD => AreFromZero([arguments[0], arguments[1]]) && Signs.IsPositive(arguments[2]),
        Function.CarlsonRJ => AreFromZero([.. arguments.Take(3)]) && Signs.IsPositive(arguments[3]),
        Function.Hypergeometric => Ranges.IsPositive(arguments[1])
            && Ranges.IsPositive(arguments[2] - arguments[1]) && Signs.IsPositive(1 - arguments[3]),
        _ => true,
    };

    /// <summary>From 0 on, at most one of them 0: there Carlson's integrals are continuous.</summary>
    private static bool AreFromZero(IReadOnlyList<Expr> arguments) =>
        arguments.All(a => a.IsZero || Signs.Of(a) > 0) && arguments.Count(a => !Signs.IsPositive(a)) <= 1;

    /// <summary>
    /// An integral upwards from a number not below 0: the integrand is continuous on the interval, but for powers
    /// of the variable itself at 0, which are integrable there.
    /// </summary>
    private static bool IsIntegralDefined(Integral i)
    {
        var (lower, upper) = (Ranges.Of(i.Lower), Ranges.Of(i.Upper));
        if (!lower.IsNonnegative || !Ranges.IsNonnegative(Expansion.Expand(i.Upper - i.Lower))
            || (i.Variable.Domain.Upper is { } end && !(upper.Upper < end || (upper.Upper == end && upper.UpperOpen)))
            || !IsThroughout(i.Lower) || !IsThroughout(i.Upper))
        {
            return false;
        }

        var fromZero = new Symbol(i.Variable.Name, i.Variable.Domain with { Lower = 0, LowerOpen = lower.IsPositive });
        return Expansion.TermsOf(Substitution.Replace(i.Integrand, i.Variable, fromZero)).All(term =>
            Product.FactorsOf(term).All(factor => PolynomialFrame.SplitPower(factor) is var (b, e) && b.Equals(fromZero)
                ? IsThroughout(e) && !Substitution.DependsOn(e, fromZero) && (lower.IsPositive || Ranges.IsPositive(e + 1))
                : IsThroughout(factor)));
    }
}
