using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// Where expressions in a variable that runs over all real numbers have a value: the hypotheses that a base or the argument of
/// a logarithm is positive, or a divisor not 0. What holds for all values of the symbols is not among them.
/// </summary>
internal static class Definedness
{
    public static IReadOnlyList<string> Of(Symbol variable, params IReadOnlyList<Expr> expressions) =>
        variable.Domain == Domain.Real ? [.. expressions.SelectMany(e => Of(e, variable)).Distinct()] : [];

    private static IEnumerable<string> Of(Expr e, Symbol variable) => e switch
    {
        Sum s => s.Terms.SelectMany(t => Of(t, variable)),
        Product p => p.Factors.SelectMany(f => Of(f, variable)),
        Power p => Of(p.Base, variable).Concat(OfPower(p, variable)),
        Apply a => a.Arguments.SelectMany(b => Of(b, variable)).Concat(
            a.Function == Function.Log && IsOpen(a.Argument, variable) ? [Positive(a.Argument)] : []),
        _ => [],
    };

    private static IEnumerable<string> OfPower(Power p, Symbol variable) => p.Exponent switch
    {
        _ when !IsOpen(p.Base, variable) => [],
        Number { Value: { IsInteger: true, Sign: > 0 } } => [],
        Number { Value.IsInteger: true } => [$"{CoqPrinter.Print(p.Base)} <> 0"],
        _ => [Positive(p.Base)],
    };

    private static string Positive(Expr e) => $"0 < {CoqPrinter.Print(e)}";

    // |x| is positive where x is not 0, which is a hypothesis of its own.
    private static bool IsOpen(Expr e, Symbol variable) =>
        Substitution.DependsOn(e, variable) && !Ranges.IsPositive(e) && e is not Apply { Function: Function.Abs };
}
