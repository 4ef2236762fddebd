using System.Text;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>
/// How something moves along the flow of weights, as a theorem of Coq: for functions of time that have the derivatives of the flow at a
/// time, <c>is_derive (fun s => E) t V</c>.
/// </summary>
internal static class RateCertificate
{
    /// <summary>The theorem, or why there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="claim">What it certifies, as a person reads it.</param>
    /// <param name="equations">The flow.</param>
    /// <param name="moving">E.</param>
    /// <param name="rate">V.</param>
    public static Certificate Of(string name, string claim, IReadOnlyList<WeightEquation> equations, Expr moving, Expr rate)
    {
        if ((CoqPrinter.Missing(moving) ?? CoqPrinter.Missing(rate)) is { } missing)
        {
            return new(name, claim, null, $"Coq's library has no {missing}");
        }

        List<WeightEquation> own = [.. equations.Where(e => Substitution.DependsOn(moving, e.Weight))];
        var q = equations[0].Q;
        var isGradient = q is Number { Value: var two } && two == 2;
        if (!isGradient && (q is Number { Value.IsOne: false } || !own.All(e => IsMonomial(e.Force))))
        {
            return own is [var one] && moving.Equals(one.Weight) ? OfEquation(name, claim, equations, one, rate)
                : new(name, claim, null, q is Number ? "a rate at one q between 1 and 2 has no template: state it for every q" : "the rate of more than one weight under the signed power of more than a product");
        }

        // Of the weights that the text, the rate and the forces speak of.
        List<Symbol> weights = [.. equations.Select(e => e.Weight).Where(w => own.Exists(e => e.Weight.Equals(w) || Substitution.DependsOn(e.Force, w) || Substitution.DependsOn(e.Drift, w)) || Substitution.DependsOn(rate, w))];
        List<Expr> forces = isGradient ? [] : [.. own.SelectMany(e => Product.FactorsOf(e.Force)).Distinct()];
        List<Expr> powers = [.. forces.SelectMany(f => (Expr[])[Power.Of(Apply.Of(Function.Abs, f), q - 1), Power.Of(Apply.Of(Function.Abs, f), q)])];
        var (at, of) = (Named(weights, w => $"({w} t)"), Named(weights, w => $"({w} s)"));
        var values = Named(weights, w => $"{w}_t");

        List<Expr> sides = [Substitution.Replace(moving, values), Substitution.Replace(rate, values), .. powers.Concat(own.Select(e => e.Force)).Select(p => Substitution.Replace(p, values))];
        var roots = PowerRoots.TryOf(sides);
        var corners = Corners.Of(sides).WithoutCases(roots);
        var proof = roots is not null ? PowersProof.Of(sides, roots, corners) : SymbolicPowersProof.TryOf(sides, corners);
        if (proof is null)
        {
            return new(name, claim, null, "an exponent that is no rational function");
        }

        List<Symbol> symbols = [.. own.SelectMany(e => (Expr[])[e.Q, e.Descent, e.Force, e.Drift]).Concat([moving, rate]).SelectMany(Substitution.SymbolsOf).Distinct().OrderBy(s => s.Name, StringComparer.Ordinal)];
        Expr[] stated = [Substitution.Replace(moving, at), Substitution.Replace(rate, at)];
        IEnumerable<string> assumptions =
        [
            .. symbols.Select(s => at.TryGetValue(s, out var value) ? (Symbol)value : s).SelectMany(CoqPrinter.Assumptions),
            .. Corners.Of([.. stated, .. powers.Select(p => Substitution.Replace(p, at))]).Signed.Select(s => $"{CoqPrinter.NameOf(s)} <> 0"),
            .. Definedness.Of([.. stated.SelectMany(Substitution.SymbolsOf).Distinct().Where(s => s.Equals(Geometry.SymbolicQ) || s.Domain == Domain.Real)], stated),
            .. own.Select(e => $"is_derive {CoqPrinter.NameOf(e.Weight)} t ({Velocity(e, at)})"),
        ];
        var text = new StringBuilder($"Theorem {name} : forall ({string.Join(' ', weights.Select(CoqPrinter.NameOf))} : R -> R) ({string.Join(' ', symbols.Except(weights).Select(CoqPrinter.NameOf).Append("t"))} : R),\n");
        text.Append(string.Concat(assumptions.Select(a => $"  {a} ->\n")));
        text.Append($"  is_derive (fun s : R => {CoqPrinter.Print(Substitution.Replace(moving, of))}) t\n    ({CoqPrinter.Print(stated[1])}).\nProof.\n  intros. along_flow.\n");
        text.Append(string.Concat(weights.Select(w => $"  all: value {CoqPrinter.NameOf(w)} t {w}_t.\n")));
        text.Append(corners.Split.Length == 0 ? "" : $"  all: {corners.Split}idtac.\n").Append(proof).Append("Qed.\n");
        return new(name, claim, text.ToString(), null);
    }

    /// <summary>The equation of one weight, as it is written: the signed power is what the development defines it to be.</summary>
    private static Certificate OfEquation(string name, string claim, IReadOnlyList<WeightEquation> equations, WeightEquation equation, Expr rate)
    {
        List<Symbol> named = [.. new[] { equation.Weight, equation.Q, equation.Descent, equation.Force, equation.Drift, rate }.SelectMany(Substitution.SymbolsOf).Distinct()];
        List<Symbol> weights = [.. equations.Select(e => e.Weight).Where(named.Contains)];
        var at = Named(weights, w => $"({w} t)");
        List<Symbol> symbols = [.. named.Except(weights).OrderBy(s => s.Name, StringComparer.Ordinal)];
        var assumptions = symbols.SelectMany(CoqPrinter.Assumptions).Append($"is_derive {CoqPrinter.NameOf(equation.Weight)} t ({Velocity(equation, at)})");
        return new(name, claim, $"Theorem {name} : forall ({string.Join(' ', weights.Select(CoqPrinter.NameOf))} : R -> R) ({string.Join(' ', symbols.Select(CoqPrinter.NameOf).Append("t"))} : R),\n"
            + string.Concat(assumptions.Select(a => $"  {a} ->\n"))
            + $"  is_derive {CoqPrinter.NameOf(equation.Weight)} t\n    ({CoqPrinter.Print(Substitution.Replace(rate, at))}).\nProof.\n  intros. match goal with H : is_derive _ _ _ |- _ => derive_from H end. unfold phi. ring.\nQed.\n", null);
    }

    private static string Velocity(WeightEquation e, IReadOnlyDictionary<Symbol, Expr> at)
    {
        var (descent, force, drift) = (e.Descent, Substitution.Replace(e.Force, at), Substitution.Replace(e.Drift, at));
        var fall = descent.IsZero ? "" : $"- {(descent.IsOne ? "" : $"({CoqPrinter.Print(descent)}) * ")}phi ({CoqPrinter.Print(e.Q)}) ({CoqPrinter.Print(force)})";
        return drift.IsZero ? fall : $"{fall}{(fall.Length == 0 ? "" : " + ")}({CoqPrinter.Print(drift)})";
    }

    private static Dictionary<Symbol, Expr> Named(IEnumerable<Symbol> weights, Func<string, string> name) =>
        weights.ToDictionary(w => w, w => (Expr)new Symbol(name(CoqPrinter.NameOf(w)), w.Domain));

    private static bool IsMonomial(Expr force) => force is Number { Value.IsZero: true } or Symbol || (force is Product { Coefficient.IsOne: true } p && p.Factors.All(f => f is Symbol));
}
