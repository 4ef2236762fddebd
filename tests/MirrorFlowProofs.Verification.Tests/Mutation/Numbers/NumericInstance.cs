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
    /// <summary>Arguments that are exact numbers, as these: for parameters of functions, which must be.</summary>
    internal IReadOnlyDictionary<Symbol, Expr> Exact { get; init; } = new Dictionary<Symbol, Expr>();

    /// <summary>Encloses a formula; indeterminate where it has no value, or none is found.</summary>
    internal Number Evaluate(Expr formula)
    {
        var value = Evaluate(formula, Numbers, Arguments);
        return Number.IsFinite(value) || At(formula, Exact) is not { } exact ? value : Evaluate(exact, Numbers, Arguments);
    }

    /// <summary>
    /// Whether a part of the formula is proved to have no value here: a power of a negative number whose exponent is no
    /// integer, a logarithm of one, an argument outside the domain of another function, also under an integral sign at a number
    /// between the bounds (and so on an interval), and an integral that diverges at 0.
    /// </summary>
    internal bool IsUndefined(Expr formula) => At(formula, Numbers) is not { } there || IsUndefined(there, Arguments);

    /// <summary>Whether a parameter of 2F1 contains an argument that is known by an enclosure only.</summary>
    internal bool HasInexactParameter(Expr formula) => ExpressionNodes.Of(formula).OfType<Apply>()
        .Where(a => a.Function == Function.Hypergeometric)
        .Any(a => a.Arguments.Take(3).Any(p => Arguments.Any(known => !Exact.ContainsKey(known.Symbol) && Substitution.DependsOn(p, known.Symbol))));

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

    /// <summary>The formula at numbers; null where it divides by 0.</summary>
    private static Expr? At(Expr formula, IReadOnlyDictionary<Symbol, Expr> numbers)
    {
        try
        {
            return Substitution.Replace(formula, numbers);
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }

    private static bool IsUndefined(Expr e, IReadOnlyList<(Symbol Symbol, Number Value)> arguments)
    {
        return ExpressionNodes.Parts(e).Any(p => IsUndefined(p, arguments)) || e switch
        {
            Power { Exponent: Symbolic.Number { Value.IsInteger: false } } power => Value(power.Base) < Number.Zero,
            Apply { Function: Function.Log } log => Value(log.Arguments[0]) <= Number.Zero,
            Apply { Function: Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ } carlson => carlson.Arguments.Any(a => Value(a) < Number.Zero),
            Apply { Function: Function.Hypergeometric } gauss => Value(gauss.Arguments[^1]) > Number.One,
            Integral i => DivergesAtZero(i, arguments) || Between(Value(i.Lower), Value(i.Upper)).Any(v => IsUndefined(i.Integrand, [.. arguments, (i.Variable, v)])),
            _ => false,
        };

        Number Value(Expr part) => Evaluate(part, new Dictionary<Symbol, Expr>(), arguments);
    }

    /// <summary>Whether the integrand is <c>v^e g(v)</c> with e up to -1, the bounds begin at 0, and g(0) is a number that is not 0.</summary>
    private static bool DivergesAtZero(Integral e, IReadOnlyList<(Symbol, Number)> arguments)
    {
        var growing = ((e.Integrand as Product)?.Factors ?? [e.Integrand]).OfType<Power>()
            .FirstOrDefault(p => p.Base.Equals(e.Variable) && p.Exponent is Symbolic.Number { Value: var n } && n <= -1);
        return growing is not null && e.Lower is Symbolic.Number { IsZero: true }
            && Evaluate(e.Integrand / growing, new Dictionary<Symbol, Expr>(), [.. arguments, (e.Variable, Number.Zero)]) != Number.Zero;
    }

    private static IEnumerable<Number> Between(Number lower, Number upper) => lower != upper
        ? Enumerable.Range(1, 15).Select(k => lower + ((upper - lower) * Number.FromRational(k, 16)))
        : [];

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
