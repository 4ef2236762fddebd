namespace MirrorFlowProofs.Symbolic.ZeroTesting;

/// <summary>
/// Rewrites powers with exponents off the integers over multiplicatively independent bases.
/// </summary>
/// <remarks>
/// <para>
/// The rule: let <c>g = c prod b_j^(e_j)</c> with polynomials <c>b_j</c>. Where <c>g &gt;= 0</c>,
/// <c>g = |g| = |c| prod |b_j|^(e_j)</c>, so <c>g^f = |c|^f prod |b_j|^(e_j f)</c> for every real <c>f</c>, whatever the
/// signs of the <c>b_j</c>. And <c>g &gt;= 0</c> does hold wherever the expression is defined if <c>f</c> is never an
/// integer, because <c>g^f</c> is part of it. So <c>sqrt(a b)</c> becomes <c>|a|^(1/2) |b|^(1/2)</c>, never
/// <c>a^(1/2) b^(1/2)</c>, and <c>sqrt(g^2)</c> becomes <c>|g|</c>.
/// </para>
/// <para>
/// If <c>f</c> may be an integer, such as <c>2/q</c> at <c>q = 1</c>, then <c>g</c> may be negative there. Only what is
/// known to be nonnegative comes out: <c>(a h)^f = a^f h^f</c> for <c>a &gt;= 0</c>, where <c>h</c> is the product of
/// the <c>b_j</c> of unknown sign with odd exponents; even powers of them come out as <c>|b_j|</c>.
/// </para>
/// <para>
/// Then <c>|b| = s b</c> with a sign <c>s</c> that is found from the domains, or from the products that are known to be
/// nonnegative (<see cref="SignEquations"/>), or else stays an indeterminate with <c>s^2 = 1</c>. What is zero with
/// indeterminate signs is zero for all signs.
/// </para>
/// </remarks>
internal sealed class RadicalRefinement(Generators generators)
{
    private const int MostRounds = 16;

    private readonly List<Expr> _facts = [];
    private readonly HashSet<Expr> _nonzero = [];

    /// <summary>Whether a nested radical was taken as an independent generator, so that relations may have been missed.</summary>
    internal bool LeftNested { get; private set; }

    /// <summary>Elements that must not be zero, because a sign function of them was replaced by a sign.</summary>
    internal IEnumerable<Expr> Nonzero => _nonzero;

    /// <summary>
    /// The expression with class powers of sums over a coprime basis only, each nonnegative, and without abs and sign
    /// of sums.
    /// </summary>
    /// <exception cref="ZeroTestException">It is defined at most where some base vanishes.</exception>
    internal Expr Refine(Expr e)
    {
        foreach (var argument in ClassBases.Nodes(e).OfType<Apply>().Where(a => a.Function == Function.Sign))
        {
            if (!Ranges.Of(argument.Argument).IsNonzero)
            {
                _nonzero.Add(argument.Argument);
            }
        }

        for (var round = 0; round < MostRounds; round++)
        {
            LearnFacts(e);
            var refined = Round(e, nested: false);
            if (!refined.Equals(e))
            {
                e = refined;
            }
            else if (NestedRadicals.TryFlatten(e, _facts) is var (flat, facts))
            {
                e = flat;
                _facts.Clear();
                _facts.AddRange(facts);
            }
            else
            {
                break;
            }
        }

        LeftNested = ClassBases.Of(e).Any(ClassBases.IsNested);
        return Round(e, nested: true, signs: true);
    }

    private void LearnFacts(Expr e)
    {
        foreach (var g in ClassBases.Nonnegative(e))
        {
            if (!_facts.Contains(g))
            {
                _facts.Add(g);
            }
        }
    }

    /// <summary>One pass over the class bases of the innermost level, or of all levels.</summary>
    private Expr Round(Expr e, bool nested, bool signs = false)
    {
        var bases = ClassBases.Of(e).Concat(ClassBases.UnderSignFunctions(e))
            .Where(b => nested || !ClassBases.IsNested(b)).ToHashSet();
        if (bases.Count == 0)
        {
            return e;
        }

        var facts = _facts.Where(f => nested || !ClassBases.IsNested(f)).ToList();
        var factorization = new Factorization(bases.Concat(facts));
        var equations = new SignEquations();
        foreach (var element in bases.Concat(facts).Select(factorization.Of).OfType<FactoredBase>()
            .SelectMany(f => f.Elements.Keys).Distinct())
        {
            if (Signs.Of(element) is var sign and not 0)
            {
                equations.Add([element], sign < 0);
            }
        }

        foreach (var fact in facts.Select(factorization.Of).OfType<FactoredBase>())
        {
            equations.Add(fact.OddElements, fact.Unit.Sign < 0);
        }

        if (equations.AreContradictory)
        {
            throw new ZeroTestException("it is defined at most where one of its radicands is 0");
        }

        var rewriting = new Rewriting(bases, factorization, equations, generators, signs);
        return rewriting.Of(e);
    }

    private sealed class Rewriting(
        HashSet<Expr> bases, Factorization factorization, SignEquations equations, Generators generators, bool signs)
    {
        internal Expr Of(Expr e) => Substitution.Rewrite(e, node => node switch
        {
            Power p when ClassBases.IsClassPower(p) => OfPower(p),
            Apply a when ClassBases.IsSignFunction(a) && bases.Contains(a.Argument) =>
                factorization.Of(a.Argument) is not { } f ? Expr.Zero
                : a.Function == Function.Abs ? SizeToThe(f, Expr.One)
                : SignOf(f),
            Apply or Integral => node,
            _ => null,
        });

        private Expr? OfPower(Power p)
        {
            var g = p.Base is Apply { Function: Function.Abs } abs ? abs.Argument : p.Base;
            return !bases.Contains(g) || factorization.Of(g) is not { } factored ? null
                : p.Base is Apply || ClassBases.IsNeverInteger(p.Exponent) || IsNonnegative(factored)
                    ? SizeToThe(factored, p.Exponent)
                    : SplitPower(factored, p.Exponent);
        }

        private bool IsNonnegative(FactoredBase g) => g.OddElements
            .Aggregate((Negative: g.Unit.Sign < 0, Free: new HashSet<Expr>()), (known, element) =>
            {
                var (negative, free) = equations.SignOf(element);
                known.Free.SymmetricExceptWith(free);
                return (known.Negative ^ negative, known.Free);
            }) is (false, { Count: 0 });

        private Expr SplitPower(FactoredBase g, Expr exponent)
        {
            var open = g.OddElements.Where(e => equations.SignOf(e).Free.Count > 0).ToList();
            var negative = g.OddElements.Except(open).Count(e => equations.SignOf(e).Negative) % 2 != 0;
            var rest = Product.Of(open.Prepend((negative ? -1 : 1) * g.Unit.Sign));
            var even = g.Elements.ToDictionary(e => e.Key, e => open.Contains(e.Key) ? e.Value - 1 : e.Value);
            return SizeToThe(g with { Elements = even }, exponent) * Power.Of(rest is Sum ? Expansion.Expand(rest) : rest, exponent);
        }

        private Expr SizeToThe(FactoredBase g, Expr exponent) => Product.Of(
            g.Pieces.Select(p => Power.Of(p.Base, p.Exponent * exponent))
                .Concat(g.Elements.Where(e => e.Value != 0).Select(e => ElementSize(e.Key, e.Value * exponent)))
                .Prepend(Power.Of(Rational.Abs(g.Unit), exponent)));

        private Expr SignOf(FactoredBase g) => Product.Of(
            g.OddElements.Select(Sign).Prepend(g.Unit.Sign));

        /// <summary>
        /// <c>|b|^f</c>: a power of <c>b</c> or <c>-b</c> where the sign is known. Otherwise, with the sign <c>s</c> as
        /// a symbol, <c>(s b)^n beta^(f - n)</c> with an integer <c>n</c> and the symbol <c>beta</c> for <c>|b|</c>.
        /// </summary>
        private Expr ElementSize(Expr element, Expr exponent)
        {
            var (negative, free) = equations.SignOf(element);
            if (free.Count == 0)
            {
                return Power.Of(negative ? Expansion.Expand(-element) : element, exponent);
            }

            if (!signs)
            {
                return Power.Of(Apply.Of(Function.Abs, element), exponent);
            }

            exponent = Expansion.Expand(exponent);
            Rational whole = NormalForm.IntegerPart(exponent);
            var size = new Symbol($"size of {element}", Domain.Positive);
            return Power.Of(Sign(element) * element, whole) * Power.Of(size, exponent - whole);
        }

        private Expr Sign(Expr element)
        {
            var (negative, free) = equations.SignOf(element);
            return Product.Of(free
                .Select(f => signs ? generators.SignSymbol($"sign of {f}") : Apply.Of(Function.Sign, f))
                .Prepend(negative ? -1 : 1));
        }
    }
}
