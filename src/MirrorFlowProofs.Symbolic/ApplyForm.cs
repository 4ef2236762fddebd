namespace MirrorFlowProofs.Symbolic;

public sealed partial record Apply
{
    /// <summary>The function at the arguments, in canonical form.</summary>
    /// <remarks>
    /// Fires without conditions: values at 0 and 1, oddness of sinh, arcsinh, arctan, evenness of cosh and abs,
    /// multiplicativity of abs and sign, <c>log(exp(x)) = x</c>; Carlson's functions are symmetric, and
    /// <c>R_F(x, x, x) = x^(-1/2)</c>, <c>R_J(x, y, p, p) = R_D(x, y, p)</c>. With a known sign: <c>abs(x) = x</c> or
    /// <c>-x</c>, <c>sign(x) = 1</c> or <c>-1</c>, and R_F with two equal arguments is elementary.
    /// </remarks>
    /// <exception cref="ArgumentException">Wrong number of arguments, or cospi of something else than a number.</exception>
    public static Expr Of(Function function, params Expr[] arguments)
    {
        if (arguments.Length != function.Arity())
        {
            throw new ArgumentException(
                $"{function.Name()} takes {function.Arity()} argument(s), not {arguments.Length}", nameof(arguments));
        }

        var x = arguments[0];
        return function switch
        {
            Function.Abs => OfAbs(x),
            Function.Sign => OfSign(x),
            Function.Log => x.IsOne ? Expr.Zero
                : x is Apply { Function: Function.Exp } e ? e.Argument
                : new Apply(function, [x]),
            Function.Exp => x.IsZero ? Expr.One
                : x is Apply { Function: Function.Log } l && Ranges.IsPositive(l.Argument) ? l.Argument
                : new Apply(function, [x]),
            Function.Cosh => x.IsZero ? Expr.One : new Apply(function, [IsNegativeForm(x) ? -x : x]),
            Function.Sinh or Function.Arcsinh or Function.Arctan => x.IsZero ? Expr.Zero
                : IsNegativeForm(x) ? -new Apply(function, [-x])
                : new Apply(function, [x]),
            Function.CosPi => x is Number turn ? ExactAngle.Cos(turn.Value)
                : throw new ArgumentException($"cospi takes a rational number, not {x}", nameof(arguments)),
            Function.Hypergeometric => arguments[3].IsZero || arguments[0].IsZero || arguments[1].IsZero
                ? Expr.One
                : new Apply(function, [.. arguments.Take(3).Select(Expansion.Expand), arguments[3]]),
            Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ => OfCarlson(function, arguments),
            _ => throw new InvalidOperationException($"unknown function {function}"),
        };
    }

    /// <summary>cos(pi turn) as it stands, of a turn in (0, 1/2) for which there are no radicals.</summary>
    internal static Apply CosineOf(Rational turn) => new(Function.CosPi, [turn]);

    private static Expr OfAbs(Expr x) => x is Symbol s ? s.Size ??= AbsOf(x) : AbsOf(x);

    private static Expr OfSign(Expr x) => x is Symbol s ? s.Sign ??= SignOf(x) : SignOf(x);

    private static Expr AbsOf(Expr x)
    {
        switch (x)
        {
            case Number n:
                return Rational.Abs(n.Value);
            case Product p:
                return Product.Of(p.Factors.Select(OfAbs).Append(Rational.Abs(p.Coefficient)));
            case Power { Exponent: Number { Value.IsInteger: true } } p:
                return Power.Of(OfAbs(p.Base), p.Exponent);
        }

        var range = Ranges.Of(x);
        return range.IsNonnegative ? x
            : range.IsNonpositive ? -x
            : new Apply(Function.Abs, [x is Sum { LeadsNegative: true } s ? s.Scale(-1) : x]);
    }

    private static Expr SignOf(Expr x)
    {
        switch (x)
        {
            case Number n:
                return n.Value.Sign;
            case Product p:
                return Product.Of(p.Factors.Select(OfSign).Append(p.Coefficient.Sign));
            case Power { Exponent: Number { Value: { IsInteger: true } k } } p:
                return Power.Of(OfSign(p.Base), k.Numerator.IsEven ? 2 : 1);
        }

        var range = Ranges.Of(x);
        return range.IsPositive ? Expr.One
            : range.IsNegative ? -1
            : x is Sum { LeadsNegative: true } s ? -new Apply(Function.Sign, [s.Scale(-1)])
            : new Apply(Function.Sign, [x]);
    }

    private static bool IsNegativeForm(Expr x) =>
        x is Number { Value.Sign: < 0 } or Product { Coefficient.Sign: < 0 } or Sum { LeadsNegative: true };
}

/// <summary>Names and arities of the functions.</summary>
public static class FunctionFacts
{
    /// <summary>The name in the text syntax.</summary>
    public static string Name(this Function function) => function switch
    {
        Function.Abs => "abs",
        Function.Sign => "sign",
        Function.Log => "log",
        Function.Exp => "exp",
        Function.Sinh => "sinh",
        Function.Cosh => "cosh",
        Function.Arcsinh => "arcsinh",
        Function.Arctan => "arctan",
        Function.CosPi => "cospi",
        Function.Hypergeometric => "hyp2f1",
        Function.CarlsonRF => "R_F",
        Function.CarlsonRD => "R_D",
        Function.CarlsonRJ => "R_J",
        _ => throw new InvalidOperationException($"unknown function {function}"),
    };

    /// <summary>How many arguments the function takes.</summary>
    public static int Arity(this Function function) => function switch
    {
        Function.Hypergeometric or Function.CarlsonRJ => 4,
        Function.CarlsonRF or Function.CarlsonRD => 3,
        _ => 1,
    };

    /// <summary>Whether it is one of Carlson's elliptic integrals.</summary>
    public static bool IsCarlson(this Function function) =>
        function is Function.CarlsonRF or Function.CarlsonRD or Function.CarlsonRJ;
}

public sealed partial record Integral
{
    /// <summary>The name every bound variable is given; where a free symbol has it, a number goes behind it.</summary>
    public const string BoundName = "v";

    /// <summary>The integral of <paramref name="integrand"/> over <paramref name="variable"/>, kept as it stands.</summary>
    public static Expr Of(Expr integrand, Symbol variable, Expr lower, Expr upper)
    {
        var free = Substitution.SymbolsOf(integrand).Where(s => !s.Equals(variable))
            .Concat(Substitution.SymbolsOf(lower)).Concat(Substitution.SymbolsOf(upper)).Select(s => s.Name).ToHashSet(StringComparer.Ordinal);
        var bound = new Symbol(NamesFor(BoundName).First(name => !free.Contains(name)), variable.Domain);
        var renamed = variable.Equals(bound) ? integrand : Substitution.Replace(integrand, variable, bound);
        return renamed.IsZero || lower.Equals(upper) ? Expr.Zero : new Integral(renamed, bound, lower, upper);
    }

    /// <summary><c>v</c>, <c>v1</c>, <c>v2</c>, ...</summary>
    internal static IEnumerable<string> NamesFor(string name) =>
        Enumerable.Range(1, int.MaxValue - 1).Select(n => FormattableString.Invariant($"{name}{n}")).Prepend(name);
}
