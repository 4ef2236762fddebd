using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Solves <c>A e^(r y) - B e^(-r y) = x</c>, with <c>A, B &gt;= 0</c> not both 0: <c>dx/dy = r sqrt(x^2 + D)</c> with
/// <c>D = 4 A B</c>, so <c>R'</c> is an inverse hyperbolic sine, or a logarithm where one of them is 0.
/// </summary>
internal static class ExponentialInversion
{
    private static readonly Symbol A = new("A", Domain.Positive);
    private static readonly Symbol B = new("B", Domain.Positive);
    private static readonly Symbol D = new("D", Domain.Positive);
    private static readonly Symbol Start = new("x_0");
    private static readonly Symbol Rate = new("r", Domain.Positive);

    /// <summary>The forms and the step; null where <c>x(y)</c> is of another kind.</summary>
    /// <param name="ofY"><c>x(y)</c>.</param>
    /// <param name="manifest">The same with coefficients that show their signs.</param>
    /// <param name="where">Where that is <c>x(y)</c>, in words; null for always.</param>
    internal static (InvertedSum Forms, Step Step)? TryInvert(Expr ofY, Expr manifest, string? where)
    {
        if (TryRead(ofY) is not { } read || TryRead(manifest) is not { } shown || !(IsNotNegative(shown.A) && IsNotNegative(shown.B)))
        {
            return null;
        }

        var d = read.A.Equals(read.B) ? 4 * read.A * read.B : Expansion.Expand(4 * read.A * read.B);
        if (!d.IsZero && !Ranges.IsPositive(d))
        {
            d = 4 * shown.A * shown.B;
        }

        var one = shown.B.IsZero ? A : shown.A.IsZero ? B : null;
        var general = one is null ? TwoExponentials() : OneExponential(one);
        var actual = new Dictionary<Symbol, Expr>
        {
            [A] = read.A,
            [B] = read.B,
            [D] = d,
            [Start] = Expansion.Expand(read.A - read.B),
            [Rate] = read.Rate,
        };
        Expr Put(Expr e) => Substitution.Replace(e, actual);
        var forms = new InvertedSum("exponential", Put(general.Hessian), Put(general.MirrorMap), Put(general.Potential));
        return (forms, SumInversion.Step(
            forms,
            "`x = A exp(r y) - B exp(-r y)` has `(dx/dy)^2 = r^2 (x^2 + 4 A B)`, where `A, B >= 0` are not both 0 and `r > 0`; integrated from the start `x_0 = A - B`.",
            where,
            [
                new Identity(
                    "`x(y)` has this form",
                    ofY,
                    shown.A * Apply.Of(Function.Exp, read.Rate * Names.Y) - shown.B * Apply.Of(Function.Exp, -read.Rate * Names.Y)),
                .. shown.A.IsZero ? Array.Empty<Obligation>() : [new Positivity("`A > 0`", shown.A)],
                .. shown.B.IsZero ? Array.Empty<Obligation>() : [new Positivity("`B > 0`", shown.B)],
                new Identity("`D = 4 A B`", d, 4 * shown.A * shown.B),
                new Identity("`x_0 = A - B`", actual[Start], shown.A - shown.B),
                .. InGeneral(general, one),
            ]));
    }

    /// <summary>What holds for all positive A, B and r.</summary>
    private static IEnumerable<Obligation> InGeneral(InvertedSum general, Symbol? one)
    {
        Expr Keep(Symbol coefficient) => one is null || one.Equals(coefficient) ? coefficient : Expr.Zero;
        var x = Keep(A) * Apply.Of(Function.Exp, Rate * Names.Y) - Keep(B) * Apply.Of(Function.Exp, -Rate * Names.Y);
        var slope = Calculus.Differentiate(x, Names.Y);
        var hessian = Substitution.Replace(general.Hessian, D, 4 * Keep(A) * Keep(B));
        yield return new Identity(
            "`(dx/dy)^2` at `y` is `1/R''(x)^2` at `x(y)`, for all `A, B, r`",
            Power.Of(slope, 2),
            Substitution.Replace(Power.Of(hessian, -2), Names.X, x));
        yield return new Positivity("`dx/dy > 0`", slope);
        foreach (var obligation in SumInversion.Derivatives(general))
        {
            yield return obligation;
        }

        yield return new Identity(
            "`R'(x_0) = 0`, for all `A, B, r`",
            Substitution.Replace(Substitution.Replace(general.MirrorMap, Names.X, Start), Start, Keep(A) - Keep(B)),
            Expr.Zero);
    }

    private static InvertedSum TwoExponentials()
    {
        var x = Names.X;
        var root = Power.Sqrt(Power.Of(x, 2) + D);
        var map = (Apply.Of(Function.Arcsinh, x / Power.Sqrt(D)) - Apply.Of(Function.Arcsinh, Start / Power.Sqrt(D))) / Rate;
        return new InvertedSum("exponential", 1 / (Rate * root), map, Expansion.Expand(x * map) - root / Rate);
    }

    /// <summary><c>|x| = c e^(s r y)</c> where <c>x</c> has the sign s throughout.</summary>
    private static InvertedSum OneExponential(Symbol c)
    {
        var size = Names.AbsX;
        var log = Apply.Of(Function.Log, size / c);
        return new InvertedSum("exponential", 1 / (Rate * size), Names.SignX * log / Rate, (size * log - size) / Rate);
    }

    /// <summary>A, B and r; null for an expression of another shape.</summary>
    private static (Expr A, Expr B, Expr Rate)? TryRead(Expr ofY)
    {
        var (byArgument, others) = HyperbolicForm.Exponentials(ofY);
        var rates = byArgument.Select(e => e.Argument / Names.Y).ToList();
        if (!others.IsZero || rates.Count is 0 or > 2 || rates.Any(r => Substitution.DependsOn(r, Names.Y)))
        {
            return null;
        }

        var rate = Ranges.IsPositive(rates[0]) ? rates[0] : -rates[0];
        return Ranges.IsPositive(rate) && rates.All(r => r.Equals(rate) || r.Equals(-rate))
            ? (CoefficientOf(rate), Expansion.Expand(-CoefficientOf(-rate)), rate)
            : null;

        Expr CoefficientOf(Expr r) => Expansion.Expand(
            Sum.Of(byArgument.Where(e => e.Argument.Equals(r * Names.Y)).Select(e => e.Coefficient)));
    }

    private static bool IsNotNegative(Expr e) => e.IsZero || Ranges.IsPositive(e);
}
