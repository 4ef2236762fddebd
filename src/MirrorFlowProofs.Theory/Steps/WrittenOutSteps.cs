using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Elementary forms over the roots of unity, where Chebyshev's theorem says that there are some and the mirror map or the
/// conjugate is written with 2F1 all the same (theory section 4).
/// </summary>
internal static class WrittenOutSteps
{
    /// <summary>Null where nothing is left to write out.</summary>
    internal static Step? Elementary(UniformizationSteps curve)
    {
        List<Equation> equations = [];
        List<Obligation> obligations = [];
        Add(new Notation("R'(x(u))", "R'(x(u))"), curve.MirrorMap);
        Add(new Notation("R*(R'(x(u)))", "R^{*}(R'(x(u)))"), curve.Conjugate);
        return equations.Count == 0 ? null : new(
            "elementary",
            "Elementary forms, written out",
            equations,
            "Chebyshev's theorem gives the variable `s` in which the integrand is rational. Partial fractions over the roots of unity, conjugate ones joined, integrate to logarithms and arctangents; `cospi(r)` is `cos(pi r)`.",
            obligations);

        void Add(Notation name, Quantity quantity)
        {
            if (quantity.WrittenOut is not { } form)
            {
                return;
            }

            equations.Add(new Equation(name, form.Value, $"s = {form.SInV}"));
            obligations.AddRange(form.Parts.Select((part, i) => new Identity(
                $"root {i + 1} of {form.Parts.Count} in `{name.Text}`: its logarithm and arctangents have the derivative of its partial fraction, over `W = {form.W}`",
                Calculus.Differentiate(part.Value, form.S) * form.W,
                part.Numerator)));
            obligations.Add(new Identity(
                $"the partial fractions in `{name.Text}` add up to `{Power.Of(form.S, form.Index)}/W`",
                Sum.Of(form.Parts.Select(p => p.Numerator)),
                Power.Of(form.S, form.Index)));
            obligations.Add(new Identity(
                $"so `d/ds {name.Text}` is the integrand times `du/ds`",
                Calculus.Differentiate(form.InS(form.Algebraic), form.S) + form.Factor * Power.Of(form.S, form.Index) / form.W,
                form.InS(quantity.Derivative) * Calculus.Differentiate(form.VInS, form.S)));
            if (quantity.VanishesAtZero)
            {
                obligations.Add(new Identity(
                    $"`{name.Text}` vanishes at `u = s = 0`",
                    Substitution.Replace(form.Value, new Dictionary<Symbol, Expr> { [form.V] = Expr.Zero, [form.S] = Expr.Zero }),
                    Expr.Zero));
            }
        }
    }
}
