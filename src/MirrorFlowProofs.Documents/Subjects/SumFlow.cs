using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>The derived theory of a sum of signed blocks, <c>x = w1^2 - w2^2</c>: in the dual variable y, and in x where it is inverted.</summary>
internal sealed record SumFlow : Subject
{
    private readonly Lazy<(BlockDerivation Derivation, Verdict Verdict)> _decided;
    private readonly string _rho;
    private readonly Expr _q;

    internal SumFlow(Expr q, Reparameterization x, BalanceKind balance)
    {
        (_q, _rho) = (q, x.Rho.ToString());
        _decided = new(() =>
        {
            var derivation = MirrorFlowTheory.DeriveBlocks(new Geometry(q), x, balance, BlockStarts.Equal);
            return (derivation, DerivationCheck.Decide(derivation));
        });
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols =>
        [.. Notations.Values.Select(n => n.Value).SelectMany(Substitution.SymbolsOf).Append(Names.X).Append(Names.Y).Concat(Substitution.SymbolsOf(_q)).Distinct()];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations
    {
        get
        {
            var notations = new Dictionary<string, Meaning>(StringComparer.Ordinal);
            if (_decided.Value.Derivation.Result is not { } flow)
            {
                return notations;
            }

            notations["x(y)"] = Meaning.Of(flow.X);
            notations["R*(y)"] = Meaning.Of(flow.Conjugate);
            if (flow.InX is { } forms)
            {
                notations["R''(x)"] = Meaning.Of(forms.Hessian);
                notations["R'(x)"] = Meaning.Of(forms.MirrorMap);
                notations["R(x)"] = Meaning.Of(forms.Potential);
            }

            return notations;
        }
    }

    /// <inheritdoc/>
    public override string Description => $"steepest flow, q = {_q}, x = {_rho}, all blocks from one size";

    /// <inheritdoc/>
    public override Verdict Foundation => _decided.Value.Verdict;
}
