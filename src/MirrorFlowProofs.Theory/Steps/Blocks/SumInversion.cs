using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Solves <c>x(y) = x</c> for <c>y</c> where <c>x(y)</c> is linear, quadratic or made of two exponentials
/// (<see cref="ExponentialInversion"/>), and integrates: <c>R'(x) = y(x)</c>, <c>R</c>.
/// </summary>
internal static class SumInversion
{
    /// <summary>The forms and the step; null where none is given.</summary>
    internal static (InvertedSum Forms, Step Step)? TryInvert(IReadOnlyList<SignedBlock> blocks)
    {
        if (blocks.Any(b => b.Inverse is null))
        {
            return null;
        }

        var x = Sum.Of(blocks.Select(b => b.Sign * b.Inverse!.Size));
        var manifest = Sum.Of(blocks.Select(b => b.Sign * (b.Inverse!.ManifestSize ?? b.Inverse.Size)));
        var where = DualSteps.WhilePositive(blocks);
        return TryPolynomial(x, where) ?? ExponentialInversion.TryInvert(x, manifest, where);
    }

    internal static Step Step(InvertedSum forms, string how, string? where, IReadOnlyList<Obligation> obligations) => new(
        "potential-in-x",
        "Hessian, mirror map and potential in x",
        [
            new Equation(Names.Hessian, forms.Hessian, where),
            new Equation(Names.MirrorMap, forms.MirrorMap, where),
            new Equation(Names.Potential, forms.Potential, where),
        ],
        how + " `R'` is 0 at the start, which is so the minimiser of `R`; the constant of `R` is free.",
        obligations);

    internal static IEnumerable<Obligation> Derivatives(InvertedSum forms) =>
    [
        new Identity("`dR'(x)/dx = R''(x)`", Calculus.Differentiate(forms.MirrorMap, Names.X), forms.Hessian),
        new Identity("`dR(x)/dx = R'(x)`", Calculus.Differentiate(forms.Potential, Names.X), forms.MirrorMap),
    ];

    private static (InvertedSum Forms, Step Step)? TryPolynomial(Expr ofY, string? where)
    {
        var coefficients = Expansion.Collect(ofY, Names.Y);
        if (coefficients.Any(c => c.Key is not Number { Value: { IsInteger: true, Sign: >= 0 } k } || k > 2
            || Substitution.DependsOn(c.Value, Names.Y)))
        {
            return null;
        }

        var (x0, b, a) = (Coefficient(0), Coefficient(1), Coefficient(2));
        return a.IsZero ? Linear(ofY, x0, b, where) : Ranges.Of(a).IsNonzero ? Quadratic(ofY, x0, b, a, where) : null;

        Expr Coefficient(int power) => coefficients.TryGetValue(power, out var c) ? c : Expr.Zero;
    }

    private static (InvertedSum Forms, Step Step) Linear(Expr ofY, Expr x0, Expr b, string? where)
    {
        var distance = Names.X - x0;
        var forms = new InvertedSum("linear", 1 / b, distance / b, Power.Of(distance, 2) / (2 * b));
        return (forms, Step(
            forms,
            "`x` is a linear function of `y`.",
            where,
            [
                .. Inverse(forms, ofY, x0),
                new Identity("`R'(x_0) = 0`", Substitution.Replace(forms.MirrorMap, Names.X, x0), Expr.Zero),
            ]));
    }

    /// <summary><c>x = x0 + b y + a y^2</c> on the branch where <c>dx/dy = b + 2 a y &gt; 0</c>.</summary>
    private static (InvertedSum Forms, Step Step) Quadratic(Expr ofY, Expr x0, Expr b, Expr a, string? where)
    {
        var distance = Names.X - x0;
        var slope = Power.Sqrt(Expansion.Expand(Power.Of(b, 2) + 4 * a * distance));
        var forms = new InvertedSum(
            "quadratic",
            1 / slope,
            (slope - b) / (2 * a),
            Power.Of(slope, 3) / (12 * Power.Of(a, 2)) - b * distance / (2 * a));
        return (forms, Step(
            forms,
            "`x` is a quadratic function of `y`, solved on the branch where `x` grows, `dx/dy > 0`.",
            where,
            [
                new Identity(
                    "`(dx/dy)^2` at `y` is `1/R''(x)^2` at `x(y)`",
                    Power.Of(Calculus.Differentiate(ofY, Names.Y), 2),
                    Substitution.Replace(Power.Of(forms.Hessian, -2), Names.X, ofY)),
                .. Inverse(forms, ofY, x0),
                new Identity(
                    "`1/R''(x_0)` is `dx/dy` at the start in size, so `R'(x_0) = 0`",
                    Substitution.Replace(Power.Of(forms.Hessian, -2), Names.X, x0),
                    Power.Of(b, 2)),
                new Positivity("`dx/dy > 0` at the start", b),
            ]));
    }

    private static IEnumerable<Obligation> Inverse(InvertedSum forms, Expr ofY, Expr x0) =>
    [
        new Identity("`x(R'(x)) = x`", Substitution.Replace(ofY, Names.Y, forms.MirrorMap), Names.X),
        .. Derivatives(forms),
        new Identity("`x_0` is `x` at the start", x0, Substitution.Replace(ofY, Names.Y, Expr.Zero)),
    ];
}
