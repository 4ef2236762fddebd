using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>What is derived, said in words.</summary>
internal static class Setting
{
    /// <summary>The geometry: <c>q = 4/3</c>, with the name of the flow where it has one.</summary>
    internal static string Geometry(Geometry geometry) => geometry switch
    {
        { IsSymbolic: true } => "every `q` in [1, 2]",
        _ => $"`q = {geometry.Q}`" + geometry.Q.ToString() switch { "1" => " (sign gradient flow)", "2" => " (gradient flow)", _ => "" },
    };

    /// <summary>The reparameterization in plain text, shortened.</summary>
    internal static string MapText(Derivation derivation) => derivation switch
    {
        MonomialDerivation monomial => Elision.Text(monomial.Reparameterization.Rho),
        DepthDerivation => "w1*...*wL",
        BlockDerivation sum => Elision.Text(sum.Reparameterization.Rho),
        _ => throw new ArgumentOutOfRangeException(nameof(derivation)),
    };

    /// <summary>The reparameterization in LaTeX, shortened.</summary>
    internal static string MapLatex(Derivation derivation) => derivation switch
    {
        MonomialDerivation monomial => Elision.Latex(monomial.Reparameterization.Rho),
        DepthDerivation => @"w_{1}\cdots w_{L}",
        BlockDerivation sum => Elision.Latex(sum.Reparameterization.Rho),
        _ => throw new ArgumentOutOfRangeException(nameof(derivation)),
    };

    /// <summary>How the weights start, in words, with what is assumed of the offsets.</summary>
    internal static string Start(Derivation derivation) => derivation switch
    {
        MonomialDerivation monomial => Balance(monomial.Balance),
        DepthDerivation { Kind: BalanceKind.Equal } => "every depth `L >= 2` at once, all weights balanced: every offset `lam_i` is 0",
        DepthDerivation => "every depth `L >= 2` at once, the first weight smallest, the others equal: offsets `0, lambda, ..., lambda`, with `lambda > 0`",
        BlockDerivation sum => Blocks(sum),
        _ => throw new ArgumentOutOfRangeException(nameof(derivation)),
    };

    private static string Blocks(BlockDerivation sum)
    {
        var starts = sum.Starts == BlockStarts.Equal
            ? "the first weight of every block at the same size `beta`"
            : "the first weight of block b at the size `beta_b`";
        return sum.Balance switch
        {
            _ when sum.Result is { } flow && flow.Blocks.All(b => b.Balance.Offsets.Count == 1) => starts,
            BalanceKind.Equal => $"{starts}, within each block all weights balanced: every offset is 0",
            BalanceKind.First => $"{starts}, within each block the first weight smallest, the others equal: offsets 0 and {(sum.Starts == BlockStarts.Equal ? "`lambda > 0`" : "`lambda_b > 0`")}",
            _ => $"{starts}, within each block the first weight smallest, the others distinct: offsets 0 and `lambda_i > 0` for the weight `w_i`",
        };
    }

    private static string Balance(Balance balance)
    {
        var offsets = Shortened<Symbolic.Expr>.Of(balance.Offsets);
        var list = string.Join(", ", offsets.Entries.Select(o => $"`{o}`")) + (offsets.More > 0 ? $", ... ({offsets.More} more)" : "");
        return balance.Kind switch
        {
            _ when balance.Offsets.Count == 1 => "one weight, whose offset is 0",
            BalanceKind.Equal => "all weights balanced: every offset `lam_i` is 0",
            BalanceKind.First => $"the first weight smallest, the others equal: offsets `lam_i` are {list}, with `lambda > 0`",
            _ => $"the first weight smallest, the others distinct: offsets `lam_i` are {list}, all but the first positive",
        };
    }

    /// <summary>The last line of a report: the verdict and what it counts.</summary>
    internal static string Summary(DecidedDerivation derivation)
    {
        if (derivation.Derivation.Stopped is { } stopped)
        {
            return $"{derivation.Verdict}: the derivation stopped: {stopped}.";
        }

        var (all, proved) = derivation.Count;
        var steps = derivation.Steps.Count;
        return proved == all
            ? $"{derivation.Verdict}: all {steps} steps, {all} obligations."
            : $"{derivation.Verdict}: {derivation.Steps.Count(s => s.Verdict == Verification.VerdictKind.Proved)} of {steps} steps, {proved} of {all} obligations proved.";
    }

    /// <summary>The answer to a condition: yes, no, or when.</summary>
    internal static string Answer(LegendreCondition condition) => condition.Answer switch
    {
        ConditionAnswer.Yes => "yes",
        ConditionAnswer.No => "no",
        _ => $"when `{condition.Criterion}`".Replace("`not ", "not `", StringComparison.Ordinal),
    };
}
