using MirrorFlowProofs.Symbolic.ZeroTesting;

namespace MirrorFlowProofs.Symbolic.Integration;

/// <summary>Elliptic integrals, three or four roots, in Carlson's functions, with what is known of their elementarity.</summary>
/// <remarks>
/// By Liouville's theorem (M. Rosenlicht, "Integration in finite terms", Amer. Math. Monthly 79 (1972), 963-972) an
/// elementary integral of a differential w on the curve has <c>w = dv_0 + sum c_i dv_i/v_i</c> with functions on it, the
/// c_i independent over the rationals. If w has no residues, then no v_i has a zero or a pole, and w = dv_0. On a curve of genus 1 that
/// is impossible for a w that is holomorphic and not 0, and for one with a single double pole beside: v_0 would
/// have no pole, or a single simple one.
/// </remarks>
internal static class EllipticIntegral
{
    /// <summary>The integral; null with four roots none of which is 0, and at other poles below 0.</summary>
    public static IntegralForm? Of(List<Expr> roots, PartialFractions fractions)
    {
        var reduction = new RootReduction(roots, fractions);
        var fromZero = roots.Any(r => r.IsZero);
        if (fromZero)
        {
            reduction.ExchangePole(Expr.Zero);
        }

        if (roots.Count == 4 || !fromZero)
        {
            reduction.ExchangePolynomial(roots.First(r => !r.IsZero));
        }

        var poles = reduction.Poles.ToList();
        var (constant, linear) = (reduction.Polynomial(0), reduction.Polynomial(1));

        Expr At(Expr t)
        {
            var forms = new EllipticForms(roots, t);
            var first = NormalForm.ZeroIfSeen(
                constant + Sum.Of(poles.Select(p => p.Coefficient * forms.ShareOfFirst(p.Offset))));
            return reduction.Algebraic(t)
                + (first.IsZero ? first : first * forms.First)
                + (linear.IsZero ? linear : linear * forms.Linear)
                + Sum.Of(poles.Select(p => p.Coefficient * forms.Pole(p.Offset)));
        }

        var isThirdKind = poles.Any(p => !roots.Contains(p.Offset)) || (roots.Count == 4 && !linear.IsZero);
        var secondKind = poles.Where(p => roots.Contains(p.Offset)).Select(p => p.Coefficient)
            .Concat(roots.Count == 3 && !linear.IsZero ? [linear] : []).ToList();
        var (elementarity, kind) = (isThirdKind, secondKind) switch
        {
            (true, _) => (Elementarity.Unknown,
                "third kind in Carlson's R_F and R_J; whether it is elementary at special offsets is not claimed"),
            (_, []) when Signs.IsNonzero(constant) => (Elementarity.NotElementary,
                "first kind, Carlson's R_F; not elementary by Liouville's theorem: the differential has no poles"),
            (_, [var only]) when Signs.IsNonzero(only) => (Elementarity.NotElementary,
                "second kind in Carlson's R_F and R_D; not elementary by Liouville's theorem: the differential has no residues "
                    + "and is not the differential of a function on the curve"),
            _ => (Elementarity.Unknown, "second kind in Carlson's R_F and R_D; whether it is elementary at special offsets is not claimed"),
        };
        return new IntegralForm(
            At, IntegralClass.Elliptic, elementarity,
            $"square roots of {roots.Count} different linear factors (a curve of genus 1): an elliptic integral of the {kind}",
            fromZero);
    }
}
