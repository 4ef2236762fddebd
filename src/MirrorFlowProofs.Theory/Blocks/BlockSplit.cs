using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory;

/// <summary>A reparameterization taken apart into signed monomials with weights of their own, or why it is not one.</summary>
/// <param name="Blocks">The monomials with positive coefficients, with their signs, in the order of their first weights.</param>
/// <param name="Stopped">Why there are none; null when there are.</param>
internal sealed record BlockSplit(IReadOnlyList<(int Sign, MonomialFlow Flow)> Blocks, string? Stopped)
{
    internal static BlockSplit Of(Geometry geometry, Reparameterization map)
    {
        var rho = map.MultipliedOut;
        var weights = Substitution.SymbolsOf(rho).ToHashSet();
        if (map.Weights.FirstOrDefault(w => !weights.Contains(w)) is { } lost)
        {
            return No($"the weight {lost} cancels");
        }

        var blocks = new List<(int Sign, MonomialFlow Flow)>();
        var owner = new Dictionary<Symbol, Expr>();
        foreach (var term in Expansion.TermsOf(rho))
        {
            List<Symbol> own = [.. map.Weights.Where(w => Substitution.DependsOn(term, w))];
            if (own.Count == 0)
            {
                return No($"the term {term} has no weight");
            }

            foreach (var weight in own)
            {
                if (!owner.TryAdd(weight, term))
                {
                    return No($"the terms {owner[weight]} and {term} share the weight {weight}");
                }
            }

            var sign = Product.SplitCoefficient(term).Coefficient.Sign;
            if (MonomialFlow.TryCreate(geometry, new Reparameterization(sign * term, own)) is not { } flow)
            {
                return No($"the term {term} is not a monomial in its weights");
            }

            if (!Ranges.IsPositive(flow.Coefficient))
            {
                return No($"the sign of the coefficient of {term} is not known");
            }

            blocks.Add((sign, flow));
        }

        return new BlockSplit([.. blocks.OrderBy(b => Place(b.Flow))], null);

        BlockSplit No(string why) =>
            new([], $"x = {map.Rho} is not a sum of monomials with weights of their own: {why}");

        int Place(MonomialFlow flow) => map.Weights.TakeWhile(w => !w.Equals(flow.Reparameterization.Weights[0])).Count();
    }
}
