using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>Where the gradient of a monomial vanishes, and of what kind these points are (theory section 8; Theorem 4.3).</summary>
internal static class SaddleSteps
{
    /// <summary>The saddle set of <c>rho</c>; null for a single weight of multiplicity 1, which has none.</summary>
    internal static Step? Set(MonomialFlow flow)
    {
        if (flow.Degree.IsOne)
        {
            return null;
        }

        var weights = flow.Reparameterization.Weights;
        List<Equation> equations = [];
        List<Obligation> obligations = [];
        foreach (var r in flow.Representatives)
        {
            var (i, k) = (r.Index, flow.Multiplicities[r.Index]);
            obligations.Add(new Identity(
                $"`w_{i + 1} d_{i + 1} = {(k.IsOne ? "" : $"{k} ")}x`: where no weight is 0, no `d_i` is{r.AndAlike}",
                weights[i] * flow.Partials[i],
                k * flow.Reparameterization.Rho));
            obligations.AddRange(AtZero(flow, i));
            if (k.IsOne)
            {
                obligations.Add(new Identity(
                    $"`d_{i + 1}` does not contain `w_{i + 1}`{r.AndAlike}",
                    Substitution.Replace(flow.Partials[i], weights[i], Expr.Zero),
                    flow.Partials[i]));
                obligations.Add(new Positivity(
                    $"so it is not 0 where only `w_{i + 1}` is", Apply.Of(Function.Abs, Positive(flow, flow.Partials[i]))));
            }

            if (Curvature(flow, r) is var (name, curvature))
            {
                equations.Add(new Equation(name, curvature));
                obligations.Add(new Positivity($"`{name.Text}` is not 0 where the other weights are not", Apply.Of(Function.Abs, Positive(flow, curvature))));
            }
        }

        var simple = flow.Multiplicities.Any(k => k.IsOne);
        var multiple = flow.Multiplicities.Any(k => !k.IsOne);
        var where = (simple, multiple) switch
        {
            (true, false) => "at least two weights are 0",
            (true, true) => "at least two weights are 0, or one of multiplicity 2 or more is",
            _ => "`x = 0`",
        };
        var kind = (flow.Multiplicities.Count(k => k.IsOne) >= 2 ? " Where exactly two weights are 0, both of multiplicity 1, the Hessian of `f(x(w))` is `f'(x) d_i d_j x` off its diagonal and 0 on it in these two: eigenvalues of both signs, a strict saddle when `f' != 0`." : "")
            + (flow.Multiplicities.Any(k => k == 2) ? " Where only a weight of multiplicity 2 is 0, its Hessian is `f'(x) d_i^2 x`: a strict saddle where that is negative; where it is positive, 0 is a minimum in this weight, because `x` cannot take the sign that would lower `f`." : "")
            + (flow.Degree.Numerator > 2 ? " Where more factors vanish the Hessian is 0." : "");
        return new(
            "saddles",
            "Saddles of the reparameterization",
            equations,
            $"All `d_i` are 0 exactly where {where}: there the weights can rest, whatever `f` is (at `q = 1`, where `s(0)` is all of [-1, 1], as one solution among others). Decay is off.{kind}",
            obligations);
    }

    /// <summary>Where <c>w_i = 0</c>, every other partial derivative vanishes, and its own if its multiplicity is above 1.</summary>
    private static IEnumerable<Obligation> AtZero(MonomialFlow flow, int i)
    {
        var w = flow.Reparameterization.Weights[i];
        foreach (var other in flow.Representatives)
        {
            var j = other.Alike.FirstOrDefault(j => j != i, -1);
            if (j >= 0)
            {
                yield return new Identity(
                    $"`d_{j + 1} = 0` at `w_{i + 1} = 0`", Substitution.Replace(flow.Partials[j], w, Expr.Zero), Expr.Zero);
            }
        }

        if (!flow.Multiplicities[i].IsOne)
        {
            yield return new Identity(
                $"`d_{i + 1} = 0` at `w_{i + 1} = 0`", Substitution.Replace(flow.Partials[i], w, Expr.Zero), Expr.Zero);
        }
    }

    /// <summary>The second derivative that makes the saddle strict: of two weights of multiplicity 1, or of one of multiplicity 2.</summary>
    private static (Notation Name, Expr Value)? Curvature(MonomialFlow flow, Representative r)
    {
        var weights = flow.Reparameterization.Weights;
        var k = flow.Multiplicities[r.Index];
        if (k.IsOne && r.Alike.Count > 1)
        {
            var (i, j) = (r.Alike[0], r.Alike[1]);
            return (
                new Notation($"d_{i + 1} d_{j + 1} x", $@"\partial_{{{i + 1}}}\partial_{{{j + 1}}}x"),
                Calculus.Differentiate(flow.Partials[i], weights[j]));
        }

        return k == 2
            ? (new Notation($"d_{r.Index + 1}^2 x", $@"\partial_{{{r.Index + 1}}}^{{2}}x"), Calculus.Differentiate(flow.Partials[r.Index], weights[r.Index]))
            : null;
    }

    /// <summary>The expression for weights of positive size.</summary>
    private static Expr Positive(MonomialFlow flow, Expr e) => Substitution.Replace(
        e, flow.Reparameterization.Weights.ToDictionary(w => w, w => (Expr)new Symbol(w.Name, Domain.Positive)));
}
