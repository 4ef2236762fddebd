using System.Numerics;
using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// The normal form of sums and products up to the depth. What does not depend on the index stands before them, powers of the index
/// are summed, powers and exponentials multiplied; of the rest there is one symbol for each term, from a fixed first index to
/// a fixed last one, what lies outside these written out. So equal sums are equal whatever their index is called or where it begins.
/// </summary>
/// <param name="sequences">The symbols with an index.</param>
/// <param name="smallest">The smallest depth.</param>
/// <param name="reach">The last index less the depth: no sum ends before it.</param>
internal sealed class OpenSums(Sequences sequences, int smallest, int reach)
{
    private const int MostWrittenOut = 16;
    private const int LargestPower = 12;

    private readonly List<OpenSum> _all = [];

    /// <summary>Every symbol that stands for a sum or product.</summary>
    internal IReadOnlyList<OpenSum> All => _all;

    /// <summary>The smallest last index that was met, less the depth.</summary>
    internal int Least { get; private set; }

    /// <summary>Whether an expression has a symbol that stands for a sum or product.</summary>
    internal bool Occurs(Expr e) => _all.Exists(s => Substitution.DependsOn(e, s.Symbol));

    /// <summary>The sum of a term from a first index to the depth and something.</summary>
    /// <exception cref="OpenSumException">It has no normal form.</exception>
    internal Expr Add(Expr term, Symbol index, int from, int to) => Sum.Of(Expansion.TermsOf(Expansion.Expand(term)).Select(t =>
    {
        var factors = Product.FactorsOf(t).ToLookup(f => Depends(f, index));
        var (free, rest) = (Product.Of(factors[false].Prepend(Product.SplitCoefficient(t).Coefficient)), Product.Of(factors[true]));
        return free * (rest.IsOne ? Count(from, to)
            : PowerOf(rest, index) is { } power ? PowerSum(power, sequences.Depth + to) - PowerSum(power, from - 1)
            : Open(true, rest, index, from, to));
    }));

    /// <inheritdoc cref="Add"/>
    internal Expr Multiply(Expr term, Symbol index, int from, int to) => Product.Of(Product.FactorsOf(term)
        .Select(f => Factor(f, index, from, to)).Prepend(Power.Of(Product.SplitCoefficient(term).Coefficient, Count(from, to))));

    /// <summary>The derivative by a symbol that is no element of a sequence.</summary>
    internal Expr Derivative(Expr e, Symbol by)
    {
        // Derivatives of sums are sums that may be new.
        List<OpenSum> used = [.. _all.Where(s => Substitution.DependsOn(e, s.Symbol))];
        return Sum.Of(used.Select(s => Calculus.Differentiate(e, s.Symbol) * Slope(s, by)).Prepend(Calculus.Differentiate(e, by)));
    }

    /// <summary>The expression at the smallest depth, where no open sum has a term.</summary>
    internal Expr AtStart(Expr e) => sequences.At(
        Substitution.Replace(e, _all.ToDictionary(s => s.Symbol, s => s.IsSum ? Expr.Zero : Expr.One)), sequences.Depth, null, smallest);

    /// <summary>The expression at the next depth; null where that is not known.</summary>
    internal Expr? Next(Expr e)
    {
        List<OpenSum> used = [.. _all.Where(s => Substitution.DependsOn(e, s.Symbol))];
        if (used.Exists(s => !s.Grows))
        {
            return null;
        }

        var values = used.ToDictionary(s => s.Symbol, s =>
        {
            var next = sequences.At(s.Term, OpenSum.Index, sequences.Depth, s.To + 1);
            return s.IsSum ? s.Symbol + next : s.Symbol * next;
        });

        // The new terms are already those of the next depth.
        var moved = sequences.At(e, sequences.Depth, sequences.Depth, 1);
        return Substitution.Replace(moved, values);
    }

    private Expr Count(int from, int to) => sequences.Depth + (to - from + 1);

    private bool Depends(Expr e, Symbol index)
    {
        if (_all.Exists(s => Substitution.DependsOn(e, s.Symbol) && sequences.DependsOn(s.Term, index)))
        {
            throw new OpenSumException("a sum inside a sum depends on the index of the outer one");
        }

        return sequences.DependsOn(e, index);
    }

    private Expr Factor(Expr factor, Symbol index, int from, int to) => factor switch
    {
        _ when !Depends(factor, index) => Power.Of(factor, Count(from, to)),
        Power p when !Depends(p.Exponent, index) && (p.Exponent is Number { Value.IsInteger: true } || Ranges.IsPositive(p.Base)) => Power.Of(Multiply(p.Base, index, from, to), p.Exponent),
        Power p when !Depends(p.Base, index) && Ranges.IsPositive(p.Base) => Power.Of(p.Base, Add(p.Exponent, index, from, to)),
        Apply { Function: Function.Exp } a => Apply.Of(Function.Exp, Add(a.Argument, index, from, to)),
        Apply { Function: Function.Abs } a => Apply.Of(Function.Abs, Multiply(a.Argument, index, from, to)),
        _ => Open(false, factor, index, from, to),
    };

    private Expr Open(bool isSum, Expr term, Symbol index, int from, int to)
    {
        var shift = sequences.LeastShift(term, index) ?? 0;
        (term, from, to) = (sequences.At(term, index, OpenSum.Index, -shift), from + shift, to + shift);
        Least = Math.Min(Least, to);
        var first = smallest + reach + 1;
        if (from > first || to < reach || first - from > MostWrittenOut || to - reach > MostWrittenOut)
        {
            return SymbolFor(isSum, term, from, to, false);
        }

        var outside = Enumerable.Range(from, first - from).Select(i => sequences.At(term, OpenSum.Index, null, i))
            .Concat(Enumerable.Range(reach + 1, to - reach).Select(i => sequences.At(term, OpenSum.Index, sequences.Depth, i)));
        var open = SymbolFor(isSum, term, first, reach, !sequences.DependsOn(term, sequences.Depth) && !Occurs(term));
        return isSum ? Sum.Of(outside.Prepend(open)) : Product.Of(outside.Prepend(open));
    }

    private Symbol SymbolFor(bool isSum, Expr term, int from, int to, bool grows)
    {
        if (_all.Find(s => s.IsSum == isSum && s.From == from && s.To == to && s.Term.Equals(term)) is { } known)
        {
            return known.Symbol;
        }

        var symbol = new Symbol(FormattableString.Invariant($"open_{_all.Count}"), OpenSum.DomainOf(isSum, term));
        _all.Add(new OpenSum(symbol, isSum, term, from, to, grows));
        return symbol;
    }

    private Expr Slope(OpenSum s, Symbol by)
    {
        if (!Substitution.DependsOn(s.Term, by))
        {
            return Expr.Zero;
        }

        var slope = Calculus.Differentiate(s.Term, by);
        return s.IsSum ? Add(slope, OpenSum.Index, s.From, s.To)
            : Ranges.Of(s.Term).IsNonzero ? s.Symbol * Add(slope / s.Term, OpenSum.Index, s.From, s.To)
            : throw new OpenSumException($"the derivative of a product is only taken where its factors are not 0 by the domains of their symbols, found {s.Term}");
    }

    /// <summary>The exponent of a small power of the index.</summary>
    private static int? PowerOf(Expr e, Symbol index) => e.Equals(index) ? 1
        : e is Power { Exponent: Number { Value: { IsInteger: true } k } } p && p.Base.Equals(index) && k >= 1 && k <= LargestPower ? (int)k.Numerator
        : null;

    /// <summary>The sum of i^k for i from 1 to n: <c>(n + 1)^(k + 1) - 1</c> is the sum of <c>(k + 1 over j)</c> times that of i^j, j up to k.</summary>
    private static Expr PowerSum(int k, Expr n)
    {
        List<Expr> sums = [];
        for (var power = 0; power <= k; power++)
        {
            var (rest, binomial) = (Power.Of(n + 1, power + 1) - 1, BigInteger.One);
            for (var j = 0; j < power; j++)
            {
                rest -= new Number(binomial) * sums[j];
                binomial = binomial * (power + 1 - j) / (j + 1);
            }

            sums.Add(Expansion.Expand(rest / (power + 1)));
        }

        return sums[k];
    }
}
