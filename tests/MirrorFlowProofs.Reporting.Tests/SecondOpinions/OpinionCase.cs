using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Enclosure;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Tests.SecondOpinions;

/// <summary>A derivation with the random point at which others judge it, and our own enclosures of its forms there.</summary>
internal sealed record OpinionCase(
    string Name,
    DecidedDerivation Derivation,
    IReadOnlyList<Symbol> Symbols,
    IReadOnlyList<Rational> Point,
    IReadOnlyList<DerivativeStatement> Derivatives,
    IReadOnlyList<EnclosedForm> Values)
{
    /// <summary>More than the 50 digits that are compared.</summary>
    private const int Bits = 220;

    /// <summary>Integrals are slow to enclose to so many digits; of those with more symbols only the derivatives are judged.</summary>
    private const int MostSymbolsInIntegral = 3;

    /// <summary>The point as a person reads it.</summary>
    internal string At => string.Join(", ", Symbols.Zip(Point, (s, v) => $"{s.Name} = {v}"));

    internal IEnumerable<NamedForm> Forms => Derivation.Steps.SelectMany(s => NamedForm.Of(s.Step));

    /// <summary>The derivation at a random point.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="derivation">The derivation.</param>
    /// <param name="random">Where the point comes from.</param>
    /// <param name="seen">What was judged before and is left out: much is the same for every depth and balance.</param>
    internal static OpinionCase Of(string name, DecidedDerivation derivation, Random random, HashSet<object> seen)
    {
        var forms = derivation.Steps.SelectMany(s => NamedForm.Of(s.Step)).ToList();
        var statements = DerivativeStatement.Of(derivation.Derivation);
        List<Symbol> symbols =
        [
            .. forms.Select(f => f.Value).Concat(statements.SelectMany(s => new[] { s.Function, s.Variable, s.Derivative }))
                .SelectMany(Substitution.SymbolsOf).Distinct(),
        ];
        List<Rational> point = [.. symbols.Select(s => Draw(s, random))];
        var at = symbols.Zip(point).ToDictionary(p => p.First, p => p.Second);
        List<EnclosedForm> values =
        [
            .. from form in forms
               where seen.Add(form.Value)
               where !HasIntegral(form.Value) || Substitution.SymbolsOf(form.Value).Count <= MostSymbolsInIntegral
               let enclosed = EnclosureEvaluator.Evaluate(form.Value, at, Bits).Interval
               where enclosed is not null
               select new EnclosedForm(form, enclosed.Value.Lower.ToRational(), enclosed.Value.Upper.ToRational()),
        ];
        return new(name, derivation, symbols, point, [.. statements.Where(d => seen.Add((d.Function, d.Variable, d.Derivative)))], values);
    }

    private static bool HasIntegral(Expr e)
    {
        var found = false;
        Substitution.Rewrite(e, node =>
        {
            found |= node is Integral;
            return null;
        });
        return found;
    }

    /// <summary>A rational inside the domain, a whole number where it is one of these, not 0. No derivation has an exceptional q with the denominator 23.</summary>
    private static Rational Draw(Symbol symbol, Random random) => symbol.Domain switch
    {
        // The dual variable is 0 at the start, and every form is defined near it.
        _ when symbol.Equals(Names.Y) => (random.Next(2) == 0 ? -1 : 1) * new Rational(random.Next(1, 12), 240),

        // Beside a small offset the argument of 2F1 is large, where Maxima overflows its stack.
        _ when symbol.Name.StartsWith("lambda", StringComparison.Ordinal) => 1 + new Rational(random.Next(1, 30), random.Next(5, 12)),
        { IsInteger: true, Lower: { } least } => least + random.Next(1, 5),
        { Lower: { } lower, Upper: { } upper } => lower + (upper - lower) * new Rational(random.Next(2, 22), 23),
        { Lower: { } lower } => lower + new Rational(random.Next(1, 30), random.Next(5, 12)),
        _ => (random.Next(2) == 0 ? -1 : 1) * new Rational(random.Next(1, 30), random.Next(5, 12)),
    };
}

/// <summary>Rational bounds on the value of a form at a point.</summary>
internal sealed record EnclosedForm(NamedForm Form, Rational Lower, Rational Upper);
