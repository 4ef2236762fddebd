using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.SignTesting;

/// <summary>Moves along one symbol: monotone functions between the ends of the domain, and cases by its values.</summary>
internal static class SignCalculus
{
    private const int MostSymbols = 5;
    private static readonly Rational[] Cuts = [1, 0, 2, new(1, 2)];

    internal static IReadOnlyList<string>? Find(SignProof proof, Expr e, bool strict, int depth)
    {
        var symbols = Substitution.SymbolsOf(e);
        if (symbols.Count > MostSymbols)
        {
            return null;
        }

        foreach (var v in symbols)
        {
            if (AtZeroAndAbove(proof, e, v, strict, depth) is { } ends)
            {
                return ends;
            }
        }

        return symbols.Select(v => Monotone(proof, e, v, strict, depth)).FirstOrDefault(m => m is not null)
            ?? symbols.Select(v => Cut(proof, e, v, strict, depth)).FirstOrDefault(m => m is not null);
    }

    /// <summary>
    /// A function that is continuous on the domain and nowhere falling inside it is not below its value at the lower end
    /// (its limit there, when the end is left out), and above it when it grows strictly and the end is left out.
    /// Likewise a function that nowhere grows, and the upper end. Integers are looked at as real numbers.
    /// </summary>
    private static IReadOnlyList<string>? Monotone(SignProof proof, Expr original, Symbol symbol, bool strict, int depth)
    {
        var domain = symbol.Domain with { IsInteger = false };
        var v = new Symbol(symbol.Name, domain);
        var inside = new Symbol(symbol.Name, domain with { LowerOpen = true, UpperOpen = true });
        var e = Substitution.Replace(original, symbol, v);
        var interior = Substitution.Replace(original, symbol, inside);
        if (domain.Lower == domain.Upper || !Differentiability.IsThroughout(interior, inside) || !IsContinuous(e, v))
        {
            return null;
        }

        foreach (var (end, isOpen, side) in new[] { (domain.Lower, domain.LowerOpen, 1), (domain.Upper, domain.UpperOpen, -1) })
        {
            if (end is not { } value || !IsContinuousAt(e, v, value))
            {
                continue;
            }

            var there = Expansion.Expand(Substitution.Replace(e, v, value));
            var isStrictAtEnd = strict && !(isOpen && there.IsZero);
            if (proof.Prove(there, isStrictAtEnd, depth - 1) is { } atEnd
                && proof.Prove(side * Calculus.Differentiate(interior, inside), strict && !isStrictAtEnd, depth - 1) is { } slope)
            {
                return [$"{SignProof.Claim(original, strict)}: {(side > 0 ? "growing" : "falling")} in {v.Name}, so not below its value at {v.Name} = {value}", .. atEnd, .. slope];
            }
        }

        return null;
    }

    /// <summary>The ends that belong to the domain; the inside is continuous where it is differentiable.</summary>
    private static bool IsContinuous(Expr e, Symbol v) =>
        (v.Domain.LowerOpen || IsContinuousAt(e, v, v.Domain.Lower!.Value))
        && (v.Domain.UpperOpen || IsContinuousAt(e, v, v.Domain.Upper!.Value));

    private static bool IsContinuousAt(Expr e, Symbol v, Rational value)
    {
        try
        {
            return Definedness.IsThroughoutAt(e, v, value);
        }
        catch (DivideByZeroException)
        {
            return false;
        }
    }

    /// <summary>A symbol that may be 0 and is not negative: the value at 0, and the claim above 0.</summary>
    private static IReadOnlyList<string>? AtZeroAndAbove(SignProof proof, Expr e, Symbol v, bool strict, int depth)
    {
        if (v.Domain is not { Lower.IsZero: true, LowerOpen: false } || v.Domain.Upper is { IsZero: true } || !HasPowerOf(e, v))
        {
            return null;
        }

        var above = new Symbol(v.Name, v.Domain with { LowerOpen = true });
        return At(proof, e, v, 0, strict, depth) is { } atZero
            && proof.Prove(Substitution.Replace(e, v, above), strict, depth - 1) is { } rest
                ? [$"{SignProof.Claim(e, strict)} at {v.Name} = 0 and for {v.Name} > 0", .. atZero, .. rest]
                : null;
    }

    /// <summary>Whether the symbol is a base to an exponent off the integers, or stands inside a function.</summary>
    private static bool HasPowerOf(Expr e, Symbol v) => e switch
    {
        Power p => (!Power.IsInteger(p.Exponent) && Substitution.DependsOn(p.Base, v)) || HasPowerOf(p.Base, v),
        Apply a => Substitution.DependsOn(a, v),
        _ => Substitution.Parts(e).Any(part => HasPowerOf(part, v)),
    };

    /// <summary>
    /// The claim below a value, at it and above it, where the expression or its derivative is 0 at the value, or the
    /// value is 0.
    /// </summary>
    private static IReadOnlyList<string>? Cut(SignProof proof, Expr e, Symbol v, bool strict, int depth)
    {
        var domain = v.Domain;
        foreach (var c in Cuts.Concat(WhereLogarithmsVanish(e, v)).Distinct().Where(c => (domain.Lower is not { } l || l < c) && (domain.Upper is not { } u || u > c)))
        {
            if (!IsWorthCutting(e, v, c) || At(proof, e, v, c, strict, depth) is not { } at)
            {
                continue;
            }

            // Where the value at the cut is 0, the sides are asked with it left out.
            var below = new Symbol(v.Name, domain with { Upper = c, UpperOpen = true });
            var above = new Symbol(v.Name, domain with { Lower = c, LowerOpen = true });
            if (proof.Prove(Substitution.Replace(e, v, below), strict, depth - 1) is { } left
                && proof.Prove(Substitution.Replace(e, v, above), strict, depth - 1) is { } right)
            {
                return [$"{SignProof.Claim(e, strict)} below, at and above {v.Name} = {c}", .. left, .. at, .. right];
            }
        }

        return null;
    }

    /// <summary>The values at which a logarithm of a linear function of the symbol alone is 0.</summary>
    private static IEnumerable<Rational> WhereLogarithmsVanish(Expr e, Symbol v)
    {
        if (e is Apply { Function: Function.Log } log && Expansion.Collect(log.Argument - 1, v) is { Count: <= 2 } c
            && c.GetValueOrDefault(Expr.One) is Number slope && c.GetValueOrDefault(Expr.Zero, Expr.Zero) is Number constant)
        {
            return [-constant.Value / slope.Value];
        }

        return Substitution.Parts(e).SelectMany(part => WhereLogarithmsVanish(part, v));
    }

    private static bool IsWorthCutting(Expr e, Symbol v, Rational c)
    {
        try
        {
            return c.IsZero
                || Expansion.Expand(Substitution.Replace(e, v, c)).IsZero
                || Expansion.Expand(Substitution.Replace(Calculus.Differentiate(e, v), v, c)).IsZero;
        }
        catch (Exception refused) when (refused is DivideByZeroException or NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>The claim at one value; where a part divides by 0 there, nothing is claimed.</summary>
    private static IReadOnlyList<string>? At(SignProof proof, Expr e, Symbol v, Rational value, bool strict, int depth)
    {
        if (!v.Domain.Contains(value))
        {
            return [];
        }

        try
        {
            return proof.Prove(Substitution.Replace(e, v, value), strict, depth - 1);
        }
        catch (DivideByZeroException)
        {
            return null;
        }
    }
}
