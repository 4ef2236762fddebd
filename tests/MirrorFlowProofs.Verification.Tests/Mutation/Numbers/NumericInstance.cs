using MirrorFlowProofs.Numerics;
using MirrorFlowProofs.Symbolic;
using Number = MirrorFlowProofs.Numerics.Ball<MirrorFlowProofs.Numerics.Twice<MirrorFlowProofs.Numerics.Bits64>>;

namespace MirrorFlowProofs.Verification.Tests.Mutation;

/// <summary>A formula of a derivation by its name.</summary>
internal sealed record NamedFormula(string Name, Expr Formula);

/// <summary>One entry at random numbers: the values its formulas should have, enclosed without them.</summary>
/// <param name="Numbers">What stands for the symbols that are exact.</param>
/// <param name="Arguments">The symbols that are known by enclosures, and these.</param>
/// <param name="Values">The values, by the names of the formulas.</param>
internal sealed record NumericInstance(
    IReadOnlyDictionary<Symbol, Expr> Numbers, IReadOnlyList<(Symbol Symbol, Number Value)> Arguments, IReadOnlyDictionary<string, Number> Values)
{
    /// <summary>Encloses a formula; indeterminate where it has no value, or none is found.</summary>
    internal Number Evaluate(Expr formula) => Evaluate(formula, Numbers, Arguments);

    internal static Number Evaluate(
        Expr formula, IReadOnlyDictionary<Symbol, Expr> numbers, IReadOnlyList<(Symbol Symbol, Number Value)> arguments)
    {
        try
        {
            return CompiledExpression<Number>.Compile(Substitution.Replace(formula, numbers), [.. arguments.Select(a => a.Symbol)])
                .Evaluate([.. arguments.Select(a => a.Value)]);
        }
        catch (Exception reason) when (reason is ArgumentException or DivideByZeroException)
        {
            // A parameter of 2F1 that is not a number, or 1/0.
            return Number.Indeterminate;
        }
    }

    /// <summary>The interval of doubles around a number.</summary>
    internal static Interval Outward(Number value)
    {
        var ends = value.ToInterval()!.Value;
        var (lower, upper) = (ends.Lower.ToRational(), ends.Upper.ToRational());
        return Interval.Hull(Interval.FromRational(lower.Numerator, lower.Denominator), Interval.FromRational(upper.Numerator, upper.Denominator));
    }
}

/// <summary>The formulas of an entry and their values by other means.</summary>
internal interface INumericEntry
{
    /// <summary>The formulas.</summary>
    IReadOnlyList<NamedFormula> Formulas { get; }

    /// <summary>Numbers for one look.</summary>
    NumericInstance Draw(Random random);
}
