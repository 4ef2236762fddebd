namespace MirrorFlowProofs.Symbolic.Asymptotics;

/// <summary>A coefficient, free of the variable, times a scale.</summary>
internal readonly record struct Term(Expr Coefficient, Scale Scale);

/// <summary>
/// A positive function of a variable <c>X0</c> that goes to infinity: a product of powers of <c>X0</c>, of
/// <c>X1 = log X0</c>, <c>X2 = log X1</c>, ..., and of the exponential of a sum of terms, each of which goes to
/// infinity in size and is not a multiple of <c>X1, X2, ...</c>. Closed under products, powers and, up to sums,
/// logarithms.
/// </summary>
internal sealed class Scale : IEquatable<Scale>
{
    /// <summary>Logarithms may be nested this deep.</summary>
    private const int Levels = 12;

    private static readonly Symbol[] Larges = [.. Enumerable.Range(0, Levels).Select(i => new Symbol($"#{i}", Domain.Positive))];

    internal Scale(Expr value)
    {
        Value = value;
        RationalExponents = ExponentsOf(value);
    }

    /// <summary>The function, canonical, in the symbols <c>X0, X1, ...</c>; scales are equal when these are.</summary>
    internal Expr Value { get; }

    /// <summary>The exponents of <c>X0, X1, ...</c> where all are rational and there is no exponential; otherwise null.</summary>
    internal IReadOnlyList<Rational>? RationalExponents { get; }

    internal static Scale One { get; } = new(Expr.One);

    internal bool IsOne => Value.IsOne;

    /// <summary>The variable (level 0) or its iterated logarithm; no written name is like its name.</summary>
    internal static Symbol Large(int level) => level < Levels
        ? Larges[level]
        : throw new UndecidedException($"logarithms are nested more than {Levels} deep");

    internal static int? LevelOf(Expr e) => e is Symbol s && Array.IndexOf(Larges, s) is >= 0 and var level ? level : null;

    public bool Equals(Scale? other) => other is not null && Value.Equals(other.Value);

    public override bool Equals(object? obj) => Equals(obj as Scale);

    public override int GetHashCode() => Value.GetHashCode();

    internal Scale Times(Scale other) => new(Value * other.Value);

    internal Scale Over(Scale other) => new(Value / other.Value);

    internal Scale Pow(Expr exponent) => new(Power.Of(Value, exponent));

    /// <summary>The logarithm of the scale as a sum of terms (not collected).</summary>
    internal IEnumerable<Term> Log()
    {
        foreach (var factor in Product.FactorsOf(Value))
        {
            if (factor is Apply { Function: Function.Exp } growth)
            {
                foreach (var term in Expansion.TermsOf(Expansion.Expand(growth.Argument)))
                {
                    yield return Split(term);
                }

                continue;
            }

            var (@base, exponent) = factor is Power p ? (p.Base, p.Exponent) : (factor, Expr.One);
            var level = LevelOf(@base) ?? throw new InvalidOperationException($"{factor} is not a factor of a scale");
            yield return new Term(exponent, new Scale(Large(level + 1)));
        }
    }

    private static Rational[]? ExponentsOf(Expr value)
    {
        var exponents = new Rational[Levels];
        foreach (var factor in Product.FactorsOf(value))
        {
            var (@base, exponent) = factor is Power p ? (p.Base, p.Exponent) : (factor, Expr.One);
            if (exponent is not Number { Value: var number } || LevelOf(@base) is not { } level)
            {
                return null;
            }

            exponents[level] = number;
        }

        return exponents;
    }

    /// <summary>A product of a coefficient and a scale, taken apart.</summary>
    private static Term Split(Expr term)
    {
        var coefficient = new List<Expr> { Product.SplitCoefficient(term).Coefficient };
        var scale = new List<Expr>();
        foreach (var factor in Product.FactorsOf(term))
        {
            if (factor is Apply { Function: Function.Exp } e)
            {
                var parts = Expansion.TermsOf(Expansion.Expand(e.Argument)).ToLookup(DependsOnLarge);
                coefficient.Add(Apply.Of(Function.Exp, Sum.Of(parts[false])));
                scale.Add(Apply.Of(Function.Exp, Sum.Of(parts[true])));
            }
            else
            {
                (DependsOnLarge(factor) ? scale : coefficient).Add(factor);
            }
        }

        return new Term(Product.Of(coefficient), new Scale(Product.Of(scale)));
    }

    private static bool DependsOnLarge(Expr e) => Substitution.SymbolsOf(e).Any(s => LevelOf(s) is not null);
}

/// <summary>The question cannot be answered; a person reads why.</summary>
internal sealed class UndecidedException(string reason, Expr? signNeeded = null) : Exception(reason)
{
    internal Expr? SignNeeded => signNeeded;
}

/// <summary>Every term that was kept has cancelled: more must be kept.</summary>
internal sealed class MoreTermsNeededException : Exception;
