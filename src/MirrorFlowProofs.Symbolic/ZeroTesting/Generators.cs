using System.Numerics;

namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Rewrites an expression over generators among which the zero test knows every relation it uses:
/// a real symbol under <c>abs</c> or <c>sign</c> becomes sign times size, hyperbolic functions become exponentials,
/// inverse hyperbolic ones logarithms, exponentials of sums products of exponentials, logarithms of positive products
/// sums of logarithms, cosines of rational angles polynomials in one of them (<see cref="CosineField"/>).
/// </summary>
/// <remarks>
/// Each rule is an identity on the domain stated beside it; splitting a symbol into sign and size is one away from 0,
/// and is recorded as a condition.
/// </remarks>
internal sealed class Generators
{
    private readonly Dictionary<Symbol, (Symbol Sign, Symbol Size)> _split = [];
    private readonly Dictionary<Symbol, Expr> _exponents = [];
    private readonly HashSet<Symbol> _signs = [];
    private readonly CosineField? _cosines;

    internal Generators(Expr e)
    {
        _cosines = CosineField.Of(e);
        foreach (var symbol in SymbolsUnderAbsOrSign(e))
        {
            _split[symbol] = (SignSymbol($"sign of {symbol.Name}"), new Symbol($"size of {symbol.Name}", Domain.Positive));
        }
    }

    /// <summary>What must not be zero for the rewriting to be an identity.</summary>
    internal IEnumerable<Expr> Nonzero => _split.Keys;

    /// <summary>A symbol whose square is 1.</summary>
    internal Symbol SignSymbol(string name)
    {
        var sign = new Symbol(name);
        _signs.Add(sign);
        return sign;
    }

    internal Expr Rewrite(Expr e) => e switch
    {
        Number => e,
        Symbol s => _split.TryGetValue(s, out var parts) ? parts.Sign * parts.Size : s,
        Sum s => Sum.Of(s.Terms.Select(Rewrite)),
        Product p => ReduceSigns(Product.Of(p.Factors.Select(Rewrite).Prepend(p.Coefficient))),
        Power { Exponent: Number { Value.IsInteger: true } } p => ReduceSigns(Power.Of(Rewrite(p.Base), p.Exponent)),
        Power p when _cosines?.Root(p) is { } root => root,
        Power p => ReduceSigns(Power.Of(Contents.TakeOut(Rewrite(p.Base)), Rewrite(p.Exponent))),
        Apply a => RewriteFunction(a),
        Integral i => Integral.Of(Rewrite(i.Integrand), i.Variable, Rewrite(i.Lower), Rewrite(i.Upper)),
        _ => throw new InvalidOperationException($"unknown node {e.GetType().Name}"),
    };

    /// <summary>A term with its powers of signs and of the cosine reduced.</summary>
    internal Expr Reduce(Expr term) => ReduceSigns(_cosines?.Reduce(term) ?? term);

    /// <summary>The expression with the cosine in the place of its generator, whose value is not free.</summary>
    internal Expr WithCosine(Expr e) => _cosines?.Meaning(e) ?? e;

    /// <summary>Even powers of a sign are 1, odd ones the sign.</summary>
    internal Expr ReduceSigns(Expr e)
    {
        if (_signs.Count == 0 || !Product.FactorsOf(e).Any(IsSignPower))
        {
            return e;
        }

        return Product.Of(Product.FactorsOf(e)
            .Select(f => IsSignPower(f) ? ReduceSign((Power)f) : f)
            .Prepend(Product.SplitCoefficient(e).Coefficient));
    }

    private bool IsSignPower(Expr factor) =>
        factor is Power { Base: Symbol s, Exponent: Number { Value.IsInteger: true } } && _signs.Contains(s);

    private static Expr ReduceSign(Power power) =>
        ((Number)power.Exponent).Value.Numerator.IsEven ? Expr.One : power.Base;

    private Expr RewriteFunction(Apply a)
    {
        if (a.Function is Function.Abs or Function.Sign && a.Argument is Symbol s && _split.TryGetValue(s, out var parts))
        {
            return a.Function == Function.Abs ? parts.Size : parts.Sign;
        }

        if (a is { Function: Function.CosPi, Argument: Number turn })
        {
            return _cosines?.Cosine(turn.Value) ?? a;
        }

        if (a.Function.IsCarlson())
        {
            return CarlsonRelations.Reduce(a.Function, [.. a.Arguments.Select(y => Expansion.Expand(Rewrite(y)))]);
        }

        var x = Rewrite(a.Argument);
        return a.Function switch
        {
            Function.Exp => Exponential(x),
            Function.Sinh => (Exponential(x) - Exponential(-x)) / 2,
            Function.Cosh => (Exponential(x) + Exponential(-x)) / 2,
            Function.Log => Logarithm(Contents.TakeOut(x)),
            Function.Arcsinh => Logarithm(Contents.TakeOut(Expansion.Expand(
                x + Power.Sqrt(Contents.TakeOut(Expansion.Expand(Power.Of(x, 2) + 1)))))),
            Function.Abs or Function.Sign => Apply.Of(a.Function, x),
            _ => Apply.Of(a.Function, [.. a.Arguments.Select(y => Expansion.Expand(Rewrite(y)))]),
        };
    }

    /// <summary>exp(sum c_i m_i) = prod exp(m_i)^(c_i) for rational c_i; exp(c log b) = b^c for b &gt; 0.</summary>
    private Expr Exponential(Expr x) => Product.Of(Expansion.TermsOf(Expansion.Expand(x)).Select(term =>
    {
        var (coefficient, monomial) = Product.SplitCoefficient(term);
        if (monomial is Apply { Function: Function.Log } log && Ranges.IsPositive(log.Argument))
        {
            return Power.Of(log.Argument, coefficient);
        }

        var generator = new Symbol($"exp of {monomial}", Domain.Positive);
        _exponents[generator] = monomial;
        return Power.Of(generator, coefficient);
    }));

    /// <summary>log(a b) = log a + log b and log(a^e) = e log a for positive a, b.</summary>
    private Expr Logarithm(Expr x)
    {
        switch (x)
        {
            case Number { Value: { Sign: > 0 } value }:
                return Sum.Of(PrimeFactors.Of(value).Select(p => p.Multiplicity * LogOfNumber(p.Base)));
            case Symbol s when _exponents.TryGetValue(s, out var exponent):
                return exponent;
            case Power p when Ranges.IsPositive(p.Base):
                return p.Exponent * Logarithm(p.Base);
            case Product { Coefficient.Sign: > 0 } p when p.Factors.All(Ranges.IsPositive):
                return Sum.Of(p.Factors.Select(Logarithm).Append(Logarithm(p.Coefficient)));
            case Sum s:
                var (content, primitive) = s.Content();
                return content.IsOne
                    ? Apply.Of(Function.Log, s)
                    : Logarithm(content) + Apply.Of(Function.Log, primitive);
            default:
                return Apply.Of(Function.Log, x);
        }
    }

    private static Expr LogOfNumber(BigInteger n) => Apply.Of(Function.Log, (Rational)n);

    /// <summary>The free ones: the variable of an integral takes both signs, so it has no sign to split off.</summary>
    internal static HashSet<Symbol> SymbolsUnderAbsOrSign(Expr e)
    {
        var found = new HashSet<Symbol>();
        var pending = new Stack<Expr>([e]);
        while (pending.TryPop(out var node))
        {
            if (node is Apply { Function: Function.Abs or Function.Sign, Argument: Symbol s })
            {
                found.Add(s);
            }

            foreach (var part in Substitution.Parts(node))
            {
                pending.Push(part);
            }

            if (node is Integral i)
            {
                found.UnionWith(SymbolsUnderAbsOrSign(i.Integrand).Where(s => !s.Equals(i.Variable)));
            }
        }

        return found;
    }
}
