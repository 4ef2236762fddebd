using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>
/// Solves <c>dR_b'/du_b du_b/dy = sigma_b</c> from the start, for integrands <c>dR_b'/du_b</c> with a closed inverse.
/// What is built here is proved in the step <c>blocks-in-y</c>.
/// </summary>
internal static class BlockInversion
{
    private static readonly Symbol S = new("s", Domain.Positive);
    private static readonly Symbol T = new("T", Domain.Positive);
    private static readonly Symbol Fraction = new("V", new Domain(0, true, 1, true));

    /// <summary><c>dR_b'/du_b = c u_b^e</c>; the parameter is <c>s = u_b/u_b(start)</c>, or <c>u_b</c> where e = 0.</summary>
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
            return Through(block, InverseKind.Polynomial, S, block.Sign * c * (S - u0), S, u0 + step, null) with
            {
                Ends = block.Crosses ? [] : [Falls(block, -block.Sign * c * u0)],
            };
        }

        var f = Expansion.Expand(e + 1);
        if (f.IsZero)
        {
            var clock = block.Sign * c * Apply.Of(Function.Log, S);
            return Through(block, InverseKind.Exponential, S, clock, u0 * S, Apply.Of(Function.Exp, step), null);
        }

        // s = T^(1/f) with T linear in y, positive on the way.
        var rate = Contents.TakeOut(f) / (c * Power.Of(u0, f));
        var (linear, root) = (1 + block.Sign * rate * Names.Y, Contents.Tidy(1 / f));
        var y = block.Sign * (Power.Of(S, f) - 1) / rate;
        return Through(block, InverseKind.Power, S, y, u0 * S, Power.Of(T, root), linear) with
        {
            Condition = Expansion.Expand(f * block.Flow.InvariantExponent) is var numerator and not Number ? InQ.DiffersFromZero(numerator) : null,
            Ends = f switch
            {
                Number { Value.Sign: < 0 } => [Grows(block, -block.Sign / rate, block.Sign)],
                Number when !block.Crosses => [Falls(block, -block.Sign / rate)],
                _ => [],
            },
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

        // With h = u0 + lambda/2 and k = sqrt(u0 (u0 + lambda)), u + lambda/2 = h cosh z + k sinh z and x_b = c (k cosh z + h sinh z).
        var (c, lambda, u0) = (block.Flow.Coefficient, offsets[1], block.StartU);
        var (h, k) = (u0 + lambda / 2, block.Start * Power.Sqrt(u0 + lambda));
        var z = 2 * c * block.Sign * Names.Y;
        var (up, down) = (Apply.Of(Function.Exp, z), Apply.Of(Function.Exp, -z));
        var (growing, falling) = (Expansion.Expand(c * (h + k) / 2), Expansion.Expand(c * (h - k) / 2));
        var u = Expansion.Expand(growing / c) * up + Expansion.Expand(falling / c) * down - lambda / 2;
        var size = growing * up - falling * down;
        return new BlockInverse(
            InverseKind.Hyperbolic, u, size, Substitution.Replace(block.Conjugate.Value, block.U, u), null)
        {
            // h - k = (lambda/2)^2/(h + k), seen to be positive.
            ManifestSize = growing * up - Power.Of(c * lambda / 4, 2) / growing * down,
        };
    }

    /// <summary>
    /// <c>dR_b'/du_b = c u^(g-1) (u + lambda)^(-g-1)</c>, the derivative of <c>c/(g lambda) V^g</c> with the parameter
    /// <c>V = u/(u + lambda)</c>.
    /// </summary>
    internal static BlockInverse? TryRatio(SignedBlock block)
    {
        var (u, u0, slope) = (block.U, block.StartU, block.MirrorMap.Derivative);
        var offsets = block.Balance.Offsets.Where(o => !o.IsZero).Distinct().ToList();
        if (offsets.Count != 1 || ExponentOf(slope, u) is not Number { Value: var e }
            || ExponentOf(slope, u + offsets[0]) is not Number { Value: var h } || e + h != -2)
        {
            return null;
        }

        var (lambda, g) = (offsets[0], e + 1);
        var c = slope / (Power.Of(u, e) * Power.Of(u + lambda, h));
        var (v, v0) = (Fraction, u0 / (u0 + lambda));
        var step = block.Sign * lambda * Names.Y / c;
        var known = (u + lambda, lambda / (1 - v));
        if (g.IsZero)
        {
            var clock = block.Sign * c / lambda * Apply.Of(Function.Log, v / v0);
            return Through(block, InverseKind.Ratio, v, clock, lambda * v / (1 - v), v0 * Apply.Of(Function.Exp, step), null, known) with
            {
                Ends = [Grows(block, block.Sign * c / lambda * -Apply.Of(Function.Log, v0), block.Sign)],
            };
        }

        var scale = block.Sign * c / (lambda * g);
        var start = Power.Of(v0, g);
        List<DualEnd> ends = [Grows(block, scale * (1 - start), block.Sign)];
        if (g.Sign > 0)
        {
            // Through 0 the block goes on as its mirror image, to the opposite of its upper end.
            ends.Add(block.Crosses ? Grows(block, -scale * (1 + start), -block.Sign) : Falls(block, -scale * start));
        }

        var y = scale * (Power.Of(v, g) - start);
        return Through(block, InverseKind.Ratio, v, y, lambda * v / (1 - v), Power.Of(T, 1 / g), start + g * step, known) with { Ends = ends };
    }

    /// <summary>Puts <c>u_b</c>, a function of the parameter, into what is known in <c>u_b</c>, and the parameter into that.</summary>
    /// <param name="block">The block.</param>
    /// <param name="kind">How it is solved.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="y"><c>y</c> in the parameter.</param>
    /// <param name="u"><c>u_b</c> in the parameter.</param>
    /// <param name="solved">The parameter in <c>y</c>, or in <c>T</c> where <paramref name="linear"/> is given.</param>
    /// <param name="linear"><c>T</c> in <c>y</c>; positive on the way.</param>
    /// <param name="alsoKnown">A sum in <c>u_b</c> that is simpler in the parameter.</param>
    private static BlockInverse Through(
        SignedBlock block, InverseKind kind, Symbol parameter, Expr y, Expr u, Expr solved, Expr? linear, (Expr Whole, Expr InParameter)? alsoKnown = null)
    {
        Expr In(Expr e) => Substitution.Rewrite(e, node =>
            alsoKnown is var (whole, known) && node.Equals(whole) ? known : node.Equals(block.U) ? u : null);
        Expr InY(Expr e)
        {
            var first = Substitution.Replace(e, parameter, solved);
            return linear is null ? first : Substitution.Replace(first, T, linear);
        }

        var root = solved is Power { Exponent: var exponent } && linear is not null ? exponent : Expr.One;
        var solves = new Identity(
            linear is null ? $"`{parameter.Name}(y)` is the inverse of `y({parameter.Name})`" : $"what `y` enters through is a power of `{parameter.Name}`, to the inverse of the exponent printed",
            Substitution.Replace(linear ?? solved, Names.Y, y),
            Power.Of(parameter, 1 / root));
        var (size, conjugate) = (In(block.Size), In(block.Conjugate.Value));
        var sizeInY = block.Flow.Degree.IsOne ? Expansion.Expand(InY(size)) : InY(size);
        return new BlockInverse(kind, InY(u), sizeInY, InY(conjugate), null)
        {
            Parameter = new DualParameter(parameter, y, u, size, conjugate, solves),
        };
    }

    private static DualEnd Falls(SignedBlock block, Expr y) => new(block.Index, y, block.Sign < 0, false);

    private static DualEnd Grows(SignedBlock block, Expr y, int side) => new(block.Index, y, side > 0, true);

    /// <summary>The exponent of a base among the factors of an expression.</summary>
    private static Expr ExponentOf(Expr e, Expr @base) => Product.FactorsOf(e)
        .Select(f => f.Equals(@base) ? Expr.One : f is Power p && p.Base.Equals(@base) ? p.Exponent : Expr.Zero)
        .FirstOrDefault(x => !x.IsZero, Expr.Zero);
}
