using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Gradient flow of a signed sum of powers of single weights, <c>x = u^D - v^D</c>, with exponents that are symbols: each weight solves
/// <c>dw/dy = s k w^(k - 1)</c> from one size by itself, which gives x in the dual variable y.
/// </summary>
internal sealed record PowerBlocks : Subject
{
    /// <summary>The inverse metric at the start.</summary>
    internal const string Start = "x'(0)";

    private readonly IReadOnlyList<(int Sign, Symbol Weight, Expr Exponent)> _blocks;

    private PowerBlocks(IReadOnlyList<(int Sign, Symbol Weight, Expr Exponent)> blocks) => _blocks = blocks;

    /// <summary>The theory of a setting; null where the map is another one, or the geometry is not q = 2.</summary>
    internal static PowerBlocks? Of(Setting setting)
    {
        var blocks = new List<(int, Symbol, Expr)>();
        foreach (var term in setting.Map?.Rho is Sum sum ? sum.Terms : [])
        {
            var (coefficient, monomial) = Product.SplitCoefficient(term);
            if (monomial is not Power { Base: Symbol weight, Exponent: var exponent } || !Rational.Abs(coefficient).IsOne || !setting.Map!.Weights.Contains(weight)
                || setting.Map.Weights.Any(w => Substitution.DependsOn(exponent, w)) || !Ranges.IsPositive(exponent - 2) || blocks.Exists(b => b.Item2.Equals(weight)))
            {
                return null;
            }

            blocks.Add((coefficient.Sign, weight, exponent));
        }

        return blocks.Count > 0 && setting is { Q: Number { Value: var q }, Decay: Decay.None } && q == 2 && setting.Starts != BlockStarts.Distinct ? new(blocks) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols => [.. _blocks.SelectMany(b => Substitution.SymbolsOf(b.Exponent)).Append(SumFlow.Size).Append(Names.X).Append(Names.Y).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations
    {
        get
        {
            var x = Sum.Of(_blocks.Select(b => b.Sign * Power.Of(Radicand(b), -b.Exponent / (b.Exponent - 2))));
            return new Dictionary<string, Meaning>(StringComparer.Ordinal)
            {
                ["x(y)"] = new(x, [x, .. _blocks.Select(b => Apply.Of(Function.Log, Radicand(b)))]),

                // By the equations of the weights, all of one size at y = 0.
                [Start] = Meaning.Of(Sum.Of(_blocks.Select(b => Power.Of(b.Exponent, 2) * Power.Of(SumFlow.Size, 2 * b.Exponent - 2)))),
            };
        }
    }

    /// <inheritdoc/>
    public override string Description => $"gradient flow, x = {Sum.Of(_blocks.Select(b => b.Sign * Power.Of(b.Weight, b.Exponent)))}, all weights from one size";

    /// <inheritdoc/>
    public override Verdict Foundation => _blocks.All(Solves)
        ? Verdict.Proved("each weight solves its equation", [SumFlow.WhileAllAreFinite])
        : Verdict.Undecided("a weight is not shown to solve its equation");

    /// <summary>The equation for every exponent above 2, where r is what stands under the root: <c>w = r^(-1/n)</c> with <c>n = k - 2</c>, and r moves by <c>-s n k</c>.</summary>
    private static bool Solves((int Sign, Symbol Weight, Expr Exponent) block)
    {
        var (r, n) = (new Symbol("radicand", Domain.Positive), new Symbol("exponent", Domain.Positive));
        var weight = Power.Of(r, -1 / n);
        return ZeroTest.AreEqual(Calculus.Differentiate(weight, r) * (-block.Sign * n * (n + 2)), block.Sign * (n + 2) * Power.Of(weight, n + 1))
            && ZeroTest.AreEqual(Calculus.Differentiate(Radicand(block), Names.Y), -block.Sign * (block.Exponent - 2) * block.Exponent)
            && ZeroTest.AreEqual(Substitution.Replace(Weight(block), Names.Y, Expr.Zero), SumFlow.Size);
    }

    private static Expr Weight((int Sign, Symbol Weight, Expr Exponent) block) => Power.Of(Radicand(block), -1 / (block.Exponent - 2));

    private static Expr Radicand((int Sign, Symbol Weight, Expr Exponent) block) =>
        Power.Of(SumFlow.Size, 2 - block.Exponent) - block.Sign * (block.Exponent - 2) * block.Exponent * Names.Y;
}
