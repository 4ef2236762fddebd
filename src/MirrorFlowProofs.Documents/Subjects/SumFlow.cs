using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>The derived theory of a sum of signed blocks, <c>x = w1^2 - w2^2</c>: in the dual variable y, and in x where it is inverted.</summary>
internal sealed record SumFlow : Subject
{
    /// <summary>A block may come to rest at 0 at a finite y: from there on x is another function.</summary>
    internal const string WhileAllMove = "as long as every block is positive";

    internal const string WhileAllAreFinite = "as long as every block is finite";

    /// <summary>The one size from which blocks start, by the name that the theory gives it.</summary>
    internal static readonly Symbol Size = new("beta", Domain.Positive);

    private readonly Lazy<(BlockDerivation Derivation, Verdict Verdict)> _decided;
    private readonly Reparameterization _x;
    private readonly Expr _q;
    private readonly BlockStarts _starts;
    private readonly BalanceKind _balance;

    internal SumFlow(Expr q, Reparameterization x, BalanceKind balance, BlockStarts starts)
    {
        (_q, _x, _starts, _balance) = (q, x, starts, balance);
        _decided = new(() =>
        {
            var derivation = MirrorFlowTheory.DeriveBlocks(new Geometry(q), x, balance, starts);
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
            if (_q is not Number || _decided.Value.Derivation.Result is not { } flow || flow.Blocks.Any(b => b.Inverse is null))
            {
                return notations;
            }

            var guards = Guards(flow);
            notations["x(y)"] = new(flow.X, [flow.X, .. guards]);
            notations["R*(y)"] = new(flow.Conjugate, [flow.Conjugate, .. guards]);
            if (flow.InX is { } forms)
            {
                IReadOnlyList<Expr> inX = [.. guards.Select(g => Substitution.Replace(g, Names.Y, forms.MirrorMap)), .. SignOf(_x)];
                notations["R''(x)"] = new(forms.Hessian, [forms.Hessian, .. inX]);
                notations["R'(x)"] = new(forms.MirrorMap, [forms.MirrorMap, .. inX]);
                notations["R(x)"] = new(forms.Potential, [forms.Potential, .. inX]);
            }

            return notations;
        }
    }

    /// <inheritdoc/>
    public override string Description => $"steepest flow, q = {_q}, x = {_x.Rho}, {(_starts == BlockStarts.Equal ? "all blocks from one size" : "each block from a size of its own")}";

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogEntry> Entries => [new(_q, _x, _balance) { Starts = _starts }];

    /// <inheritdoc/>
    public override Verdict Foundation => _decided.Value is { Verdict: { Kind: VerdictKind.Proved } proved, Derivation.Result: { } flow }
        ? Verdict.Proved(proved.Reason, [.. proved.Conditions, .. Limits(flow).Distinct()])
        : _decided.Value.Verdict;

    private static IEnumerable<string> Limits(BlockFlow flow) =>
        flow.Ends.Select(e => e.Grows ? WhileAllAreFinite : WhileAllMove).Concat(flow.Blocks.All(b => b.ContinuesThroughZero) ? [] : [WhileAllMove]);

    /// <summary>
    /// What has a value only where the forms are meant: while every <c>u_b</c> is positive and y is before the ends of the
    /// blocks. With q left open the ends are not known in closed form, so nothing is offered there.
    /// </summary>
    private static List<Expr> Guards(BlockFlow flow) =>
    [
        .. flow.Blocks.Select(b => Apply.Of(Function.Log, b.Inverse!.U)),
        .. flow.Ends.Select(e => Apply.Of(Function.Log, e.IsUpper ? e.Y - Names.Y : Names.Y - e.Y)),
    ];
}
