using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>Everything in the dual variable <c>y = R'(x)</c>: the blocks, <c>x</c>, the conjugate and the potential.</summary>
internal sealed class DualSteps(IReadOnlyList<SignedBlock> blocks)
{
    private readonly List<SignedBlock> _closed = [.. blocks.Where(b => b.Inverse is not null)];
    private readonly List<SignedBlock> _open = [.. blocks.Where(b => b.Inverse is null)];

    /// <summary><c>x = sum_b sigma_b x_b</c>.</summary>
    internal Expr X { get; } = HyperbolicForm.Of(SumOfX(blocks));

    /// <summary><c>R* = sum_b R_b*</c>.</summary>
    internal Expr Conjugate { get; } = HyperbolicForm.Of(SumOfConjugates(blocks));

    /// <summary>For which <c>q</c> the forms are meant.</summary>
    internal IReadOnlyList<string> Conditions { get; } = [.. blocks
        .SelectMany(b => b.MirrorMap.Conditions.Concat(b.Conjugate.Conditions).Append(b.Inverse?.Condition))
        .OfType<string>().Distinct()];

    private string? Condition => BlockCurveSteps.Join([.. Conditions, WhilePositive(blocks)]);

    /// <summary>Whether all blocks are functions of <c>y</c> in closed form.</summary>
    internal bool IsClosed => _open.Count == 0;

    /// <summary>The blocks that must be positive for the forms in y and in x to hold, in words; null where none must.</summary>
    internal static string? WhilePositive(IReadOnlyList<SignedBlock> blocks) => BlockCurveSteps.Join(
        blocks.Where(b => !b.ContinuesThroughZero).Select(b => $"x_{b.Name} > 0"));

    internal Step Blocks() => new(
        "blocks-in-y",
        "Blocks in the dual variable",
        [
            .. _closed.Select(b => new Equation(BlockNames.InY("x", b), HyperbolicForm.Of(b.Inverse!.Size), BlockCurveSteps.Join([b.Inverse.Condition, WhilePositive([b])]))),
            .. _open.Select(b => new Equation(
                new Notation("y", "y"),
                b.Sign * (b.MirrorMap.Value - Substitution.Replace(b.MirrorMap.Value, b.U, b.StartU)),
                BlockCurveSteps.Join(b.MirrorMap.Conditions))),
        ],
        "With `y = 0` at the start, `R_b'(x_b) = c_b + sigma_b y`: " + (_open.Count == 0
            ? "solved for each block. "
            : "solved for the blocks where that has a closed form; the others stay in their parameters `u_b`, which this ties to `y`. ")
            + "What `y` is multiplied with is the rate of the dual clock. As long as every `x_b > 0`" + (blocks.All(b => b.ContinuesThroughZero) ? "; a block that passes 0 goes on by the same form." : "."),
        [.. _closed.SelectMany(Solved), .. _open.Select(b => new Identity(
            $"`R_{b.Name}'(x_{b.Name})` advances at `sigma_{b.Name}`, so `dx_{b.Name}/dy = sigma_{b.Name} P_{b.Name}'(u_{b.Name})`",
            b.Sign / b.MirrorMap.Derivative * Calculus.Differentiate(b.Size, b.U),
            b.Sign * b.InverseMetric))]);

    internal Step Sum() => new(
        "dual-map",
        "The coordinate in the dual variable",
        [new Equation(new Notation("x = (R*)'(y)", "x=(R^{*})'(y)"), X, Condition)],
        "`x = sum_b sigma_b x_b`, every block at the same `y`; `dx/dy = sum_b P_b'(u_b) = 1/R''` by the step before.",
        [new Identity("`(R*)'(y) = sum_b sigma_b x_b`", X, SumOfX(blocks))]);

    internal Step Conjugates() => new(
        "conjugate",
        "Conjugates add",
        [new Equation(Names.Conjugate, Conjugate, Condition)],
        "`R*(y) = sum_b R*_b(c_b + sigma_b y)`, up to a constant: its derivative is `sum_b sigma_b x_b = x`.",
        [
            .. blocks.Select(b => new Identity(
                $"`dR*_{b.Name}/dy = sigma_{b.Name} x_{b.Name}`",
                b.Inverse?.InParameter(i => i.Conjugate, p => p.Conjugate).Rate
                    ?? b.Sign / b.MirrorMap.Derivative * Calculus.Differentiate(b.Conjugate.Value, b.U),
                b.Sign * (b.Inverse?.InParameter(i => i.Size, p => p.Size).Value ?? b.Size))),
            new Identity("`R*(y) = sum_b R*_b`", Conjugate, SumOfConjugates(blocks)),
        ]);

    internal Step Potential()
    {
        var (x, rate) = (new Symbol("x"), new Symbol("x'", Domain.Positive));
        return new(
            "potential",
            "Mirror potential",
            [new Equation(new Notation("R(x(y))", "R(x(y))"), Names.Y * X - Conjugate, Condition)],
            "`R(x) = x y - R*(y)` at `y = R'(x)`, up to a constant. `R'` is 0 at the start, so the start minimises `R`.",
            [new Identity(
                "`dR/dy = y dx/dy`, by the product rule with `dR*/dy = x`",
                x + Names.Y * rate - x,
                Names.Y * rate)]);
    }

    /// <summary>What makes a solution: the curve, the rate, and the start.</summary>
    private static IEnumerable<Obligation> Solved(SignedBlock block)
    {
        var (inverse, name) = (block.Inverse!, block.Name);
        var (u, _) = inverse.InParameter(i => i.U, p => p.U);
        var (size, rate) = inverse.InParameter(i => i.Size, p => p.Size);
        if (inverse.Parameter is { } parameter)
        {
            yield return parameter.Solves;
        }

        yield return new Identity(
            $"`x_{name}(y)^q = P_{name}(u_{name}(y))`",
            Power.Of(size, block.Flow.InvariantExponent),
            Substitution.Replace(block.P, block.U, u));
        yield return new Identity(
            $"`dx_{name}/dy = sigma_{name} P_{name}'(u_{name}(y))`",
            rate,
            block.Sign * Substitution.Replace(block.InverseMetric, block.U, u));
        yield return new Identity(
            $"`u_{name}` starts as the weights do", Substitution.Replace(inverse.U, Names.Y, Expr.Zero), block.StartU);
    }

    private static Expr SumOfX(IReadOnlyList<SignedBlock> blocks) =>
        Symbolic.Sum.Of(blocks.Select(b => b.Sign * (b.Inverse?.Size ?? b.Size)));

    private static Expr SumOfConjugates(IReadOnlyList<SignedBlock> blocks) =>
        Symbolic.Sum.Of(blocks.Select(b => b.Inverse?.Conjugate ?? b.Conjugate.Value));
}
