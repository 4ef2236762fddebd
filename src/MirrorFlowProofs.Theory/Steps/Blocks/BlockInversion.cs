using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Solves <c>dR_b'/du_b du_b/dy = sigma_b</c> from the start, for integrands <c>dR_b'/du_b</c> with a closed inverse.
/// What is built here is proved in the step <c>blocks-in-y</c>.
/// </summary>
internal static class BlockInversion
{
    private static readonly Symbol T = new("T", Domain.Positive);
    private static readonly Symbol Fraction = new("V", new Domain(0, true, 1, true));

    /// <summary><c>dR_b'/du_b = c u_b^e</c>.</summary>
    internal static BlockInverse? TryPower(SignedBlock block)
    {
        var (u, u0, slope) = (block.U, block.StartU, block.MirrorMap.Derivative);
        var e = ExponentOf(slope, u);
        var c = slope / Power.Of(u, e);
        if (Substitution.DependsOn(c, u))
        {
            return null;
        }

        var step = block.Sign * Names.Y / c;
        if (e.IsZero)
        {
            var shifted = new DualParameter(T, u0 + step, block.Sign * c * (T - u0));
            return Through(block, InverseKind.Polynomial, shifted, T) with
            {
                Ends = block.Crosses ? [] : [(-block.Sign * c * u0, false)],
            };
        }

        var f = Expansion.Expand(e + 1);
        if (f.IsZero)
        {
            return Through(
                block,
                InverseKind.Exponential,
                new DualParameter(T, Apply.Of(Function.Exp, step), block.Sign * c * Apply.Of(Function.Log, T)),
                u0 * T);
        }

        var rate = Contents.Tidy(f / (c * Power.Of(u0, f)));
        var linear = new DualParameter(T, 1 + block.Sign * rate * Names.Y, block.Sign * (T - 1) / rate);
        return Through(block, InverseKind.Power, linear, u0 * Power.Of(T, Contents.Tidy(1 / f))) with
        {
            Condition = f is Number ? null : InQ.DiffersFromZero(f),
            Ends = f is Number { Value.Sign: var sign } && !(sign > 0 && block.Crosses) ? [(-block.Sign / rate, sign < 0)] : [],
        };
    }

    /// <summary>
    /// Gradient flow with <c>P = c^2 u (u + lambda)</c>: <c>u'^2 = 4 c^2 u (u + lambda)</c>, so <c>u'' = 4 c^2 (u + lambda/2)</c>.
    /// </summary>
    internal static BlockInverse? TryHyperbolic(SignedBlock block)
    {
        var offsets = block.Balance.Offsets;
        if (offsets.Count != 2 || offsets[1].IsZero || block.Flow.Multiplicities.Any(k => !k.IsOne)
            || !block.Flow.InvariantExponent.Equals((Expr)2) || !block.Flow.Geometry.SpeedExponent.IsOne)
        {
            return null;
        }

        // u + lambda/2 = (A e^z + B e^-z)/c and x_b = A e^z - B e^-z with 4 A B = (c lambda/2)^2.
        var (c, lambda, u0) = (block.Flow.Coefficient, offsets[1], block.StartU);
        var sum = Power.Of(block.Start + Power.Sqrt(u0 + lambda), 2);
        var (growing, falling) = (c * sum / 4, c * Power.Of(lambda, 2) / (4 * sum));
        var z = 2 * c * block.Sign * Names.Y;
        var (up, down) = (growing * Apply.Of(Function.Exp, z), falling * Apply.Of(Function.Exp, -z));
        var u = (up + down) / c - lambda / 2;
        return new BlockInverse(
            InverseKind.Hyperbolic, u, up - down, Substitution.Replace(block.Conjugate.Value, block.U, u), null);
    }

    /// <summary><c>dR_b'/du_b = c u^(g-1) (u + lambda)^(-g-1)</c>, the derivative of <c>c/(g lambda) (u/(u + lambda))^g</c>.</summary>
    internal static BlockInverse? TryRatio(SignedBlock block)
    {
        var (u, u0, slope) = (block.U, block.StartU, block.MirrorMap.Derivative);
        var offsets = block.Balance.Offsets.Where(o => !o.IsZero).Distinct().ToList();
        if (offsets.Count != 1 || ExponentOf(slope, u) is not Number { Value: var e } || ExponentOf(slope, u + offsets[0]) is not Number { Value: var h }
            || e + h != -2)
        {
            return null;
        }

        var (lambda, g) = (offsets[0], e + 1);
        var c = slope / (Power.Of(u, e) * Power.Of(u + lambda, h));
        var (v, v0) = (Fraction, u0 / (u0 + lambda));
        var step = block.Sign * lambda * Names.Y / c;
        var parameter = g.IsZero
            ? new DualParameter(v, v0 * Apply.Of(Function.Exp, step), block.Sign * c / lambda * Apply.Of(Function.Log, v / v0))
            : new DualParameter(
                v,
                Power.Of(Power.Of(v0, g) + g * step, 1 / g),
                block.Sign * c / (lambda * g) * (Power.Of(v, g) - Power.Of(v0, g)));
        (Expr, bool) AtValue(Expr value, bool grows) => (Substitution.Replace(parameter.Y, v, value), grows);
        List<(Expr Y, bool Grows)> ends = [AtValue(Expr.One, true)];
        if (g.Sign > 0)
        {
            // Through 0 the block goes on as its mirror image, to the opposite of its upper end.
            ends.Add(block.Crosses ? (-block.Sign * c / (lambda * g) * (1 + Power.Of(v0, g)), true) : AtValue(Expr.Zero, false));
        }

        return Through(block, InverseKind.Ratio, parameter, lambda * v / (1 - v), (u + lambda, lambda / (1 - v))) with
        {
            Ends = ends,
        };
    }

    /// <summary>Puts <c>u_b</c>, a function of the parameter, into what is known in <c>u_b</c>, and <c>y</c> into the parameter.</summary>
    private static BlockInverse Through(
        SignedBlock block, InverseKind kind, DualParameter parameter, Expr u, (Expr Whole, Expr InParameter)? alsoKnown = null)
    {
        Expr InY(Expr e)
        {
            var inParameter = Substitution.Rewrite(e, node =>
                alsoKnown is var (whole, known) && node.Equals(whole) ? known : node.Equals(block.U) ? u : null);
            return Substitution.Replace(inParameter, parameter.Symbol, parameter.InY);
        }

        return new BlockInverse(kind, InY(block.U), InY(block.Size), InY(block.Conjugate.Value), null) { Parameter = parameter };
    }

    /// <summary>The exponent of a base among the factors of an expression.</summary>
    private static Expr ExponentOf(Expr e, Expr @base) => Product.FactorsOf(e)
        .Select(f => f.Equals(@base) ? Expr.One : f is Power p && p.Base.Equals(@base) ? p.Exponent : Expr.Zero)
        .FirstOrDefault(x => !x.IsZero, Expr.Zero);
}
