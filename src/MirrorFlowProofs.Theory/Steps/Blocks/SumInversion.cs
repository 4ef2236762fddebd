using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Solves <c>x(y) = x</c> for <c>y</c> where <c>x(y)</c> is linear, quadratic or <c>A e^(r y) - B e^(-r y)</c>, and
/// integrates: <c>R'(x) = y(x)</c>, <c>R</c>. The step proves the form for all coefficients, and that <c>x(y)</c> has it.
/// </summary>
internal static class SumInversion
{
    private static readonly Symbol A = new("A", Domain.Positive);
    private static readonly Symbol B = new("B", Domain.Positive);
    private static readonly Symbol Rate = new("r", Domain.Positive);
    private static readonly Notation Hessian = new("R''(x)", "R''(x)");

    /// <summary>The forms and the step; null where none is given.</summary>
    internal static (InvertedSum Forms, Step Step)? TryInvert(IReadOnlyList<SignedBlock> blocks)
    {
        if (blocks.Any(b => b.Inverse is null))
        {
            return null;
        }

        var x = Sum.Of(blocks.Select(b => b.Sign * b.Inverse!.Size));
        return TryPolynomial(x) ?? TryExponential(x);
    }

    private static (InvertedSum Forms, Step Step)? TryPolynomial(Expr ofY)
    {
        var coefficients = Expansion.Collect(ofY, Names.Y);
        if (coefficients.Any(c => c.Key is not Number { Value: { IsInteger: true, Sign: >= 0 } k } || k > 2 || Substitution.DependsOn(c.Value, Names.Y)))
        {
            return null;
        }

        var (x0, b, a) = (Coefficient(0), Coefficient(1), Coefficient(2));
        var distance = Names.X - x0;
        if (a.IsZero)
        {
            var straight = new InvertedSum("linear", 1 / b, distance / b, Power.Of(distance, 2) / (2 * b));
            return (straight, Step(straight, "`x` is a linear function of `y`.", Proofs(straight, ofY, x0)));
        }

        if (!Ranges.Of(a).IsNonzero)
        {
            return null;
        }

        // The branch on which x grows: dx/dy = b + 2 a y = S, above 0.
        var s = Power.Sqrt(Power.Of(b, 2) + 4 * a * distance);
        var forms = new InvertedSum(
            "quadratic",
            1 / s,
            (s - b) / (2 * a),
            Power.Of(s, 3) / (12 * Power.Of(a, 2)) - b * distance / (2 * a));
        return (forms, Step(
            forms,
            "`x` is a quadratic function of `y`, solved on the branch where `x` grows, `dx/dy > 0`.",
            [
                new Identity(
                    "`(dx/dy)^2` at `y` is `1/R''(x)^2` at `x(y)`",
                    Power.Of(Calculus.Differentiate(ofY, Names.Y), 2),
                    Substitution.Replace(Power.Of(forms.Hessian, -2), Names.X, ofY)),
                .. Proofs(forms, ofY, x0),
            ]));

        Expr Coefficient(int power) => coefficients.TryGetValue(power, out var c) ? c : Expr.Zero;
    }

    private static List<Obligation> Proofs(InvertedSum forms, Expr ofY, Expr x0) =>
    [
        new Identity("`x(R'(x)) = x`", Substitution.Replace(ofY, Names.Y, forms.MirrorMap), Names.X),
        .. Derivatives(forms),
        new Identity("`x_0` is `x` at the start", x0, Substitution.Replace(ofY, Names.Y, Expr.Zero)),
        new Identity("`R'(x_0) = 0`", Substitution.Replace(forms.MirrorMap, Names.X, x0), Expr.Zero),
    ];

    private static List<Obligation> Derivatives(InvertedSum forms) =>
    [
        new Identity("`dR'(x)/dx = R''(x)`", Calculus.Differentiate(forms.MirrorMap, Names.X), forms.Hessian),
        new Identity("`dR(x)/dx = R'(x)`", Calculus.Differentiate(forms.Potential, Names.X), forms.MirrorMap),
    ];

    private static (InvertedSum Forms, Step Step)? TryExponential(Expr ofY)
    {
        var (byArgument, rest) = HyperbolicForm.Exponentials(ofY);
        var rates = byArgument.Select(e => e.Argument / Names.Y).ToList();
        if (!rest.IsZero || rates.Count is 0 or > 2 || rates.Any(r => Substitution.DependsOn(r, Names.Y)))
        {
            return null;
        }

        var rate = Ranges.IsPositive(rates[0]) ? rates[0] : -rates[0];
        if (!Ranges.IsPositive(rate) || rates.Any(r => !r.Equals(rate) && !r.Equals(-rate)))
        {
            return null;
        }

        var (a, b) = (CoefficientOf(rate), -CoefficientOf(-rate));
        var actual = new Dictionary<Symbol, Expr> { [A] = a, [B] = b, [Rate] = rate };
        var general = b.IsZero ? OneExponential(A) : a.IsZero ? OneExponential(B) : TwoExponentials();
        if (!(a.IsZero || Ranges.IsPositive(a)) || !(b.IsZero || Ranges.IsPositive(b)))
        {
            return null;
        }

        Expr CoefficientOf(Expr r) => Sum.Of(byArgument.Where(e => e.Argument.Equals(r * Names.Y)).Select(e => e.Coefficient));
        Expr Put(Expr e) => Substitution.Replace(e, actual);
        var forms = new InvertedSum("exponential", Put(general.Hessian), Put(general.MirrorMap), Put(general.Potential));
        var exponentials = (a.IsZero ? Expr.Zero : A * Apply.Of(Function.Exp, Rate * Names.Y))
            - (b.IsZero ? Expr.Zero : B * Apply.Of(Function.Exp, -Rate * Names.Y));
        var slope = Calculus.Differentiate(exponentials, Names.Y);
        var start = Substitution.Replace(exponentials, Names.Y, Expr.Zero);
        return (forms, Step(
            forms,
            "`x = A exp(r y) - B exp(-r y)` with `A, B >= 0`, not both 0, and `r > 0` has `dx/dy = r sqrt(x^2 + 4 A B)`; integrated so that `R' = 0` at the start.",
            [
                new Identity("`x(y)` has this form", ofY, Put(exponentials)),
                new Identity(
                    "`(dx/dy)^2` at `y` is `1/R''(x)^2` at `x(y)`, for all `A, B, r`",
                    Power.Of(slope, 2),
                    Substitution.Replace(Power.Of(general.Hessian, -2), Names.X, exponentials)),
                new Positivity("`dx/dy > 0`", slope),
                .. Derivatives(general),
                new Identity("`R'` is 0 at the start, for all `A, B, r`", Substitution.Replace(general.MirrorMap, Names.X, start), Expr.Zero),
            ]));
    }

    private static InvertedSum TwoExponentials()
    {
        var (x, product) = (Names.X, A * B);
        var root = Power.Sqrt(Power.Of(x, 2) + 4 * product);
        var map = (Apply.Of(Function.Arcsinh, x / (2 * Power.Sqrt(product))) + Apply.Of(Function.Log, B / A) / 2) / Rate;
        return new InvertedSum("exponential", 1 / (Rate * root), map, Expansion.Expand(x * map) - root / Rate);
    }

    /// <summary><c>|x| = C e^(s r y)</c> where <c>x</c> has the sign s throughout.</summary>
    private static InvertedSum OneExponential(Symbol c)
    {
        var size = Names.AbsX;
        var log = Apply.Of(Function.Log, size / c);
        return new InvertedSum("exponential", 1 / (Rate * size), Names.SignX * log / Rate, (size * log - size) / Rate);
    }

    private static Step Step(InvertedSum forms, string how, IReadOnlyList<Obligation> obligations) => new(
        "potential-in-x",
        "Hessian, mirror map and potential in x",
        [
            new Equation(Hessian, forms.Hessian),
            new Equation(Names.MirrorMap, forms.MirrorMap),
            new Equation(Names.Potential, forms.Potential),
        ],
        how + " `R'` is 0 at the start: the start is the minimiser of `R`, whose constant is free.",
        obligations);
}
