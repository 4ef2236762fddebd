using System.Collections.Concurrent;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>The derived theory of one reparameterization and balance: its notations are what the steps arrived at.</summary>
/// <param name="Q">The geometry.</param>
/// <param name="X">The reparameterization, a monomial.</param>
/// <param name="Balance">The balance at the start.</param>
public sealed record DerivedFlow(Expr Q, Reparameterization X, BalanceKind Balance) : Subject
{
    /// <summary>The steps that the notations of <c>P</c>, <c>R</c> and <c>m</c> come from; <see cref="OwnStep"/> has the others.</summary>
    private static readonly HashSet<string> Common =
    [
        "clock", "balance", "metric", "uniformization", "signs", "mirror-map", "conjugate", "potential",
        "hessian-in-x", "potential-in-x", "metric-exponent",
    ];

    private static readonly Dictionary<string, string> OwnStep = new()
    {
        ["M(x)"] = "regularizer-decoupled",
        ["W(x)"] = "regularizer-coupled",
    };

    private readonly Lazy<MonomialDerivation> _derivation = new(() =>
        MirrorFlowTheory.Derive(new Geometry(Q), X, Theory.Balance.Of(Balance, X.Weights.Count)));

    private readonly ConcurrentDictionary<string, Verdict> _foundations = new(StringComparer.Ordinal);

    /// <summary>The deep diagonal network of a depth.</summary>
    public DerivedFlow(Expr q, int depth, BalanceKind balance)
        : this(q, Reparameterization.DeepDiagonal(depth), balance)
    {
    }

    /// <summary>The geometry.</summary>
    public Expr Q { get; } = Q;

    /// <summary>The reparameterization.</summary>
    public Reparameterization X { get; } = X;

    /// <summary>The balance at the start.</summary>
    public BalanceKind Balance { get; } = Balance;

    /// <summary>The derivation.</summary>
    public MonomialDerivation Derivation => _derivation.Value;

    /// <inheritdoc/>
    public override Verdict Foundation => FoundationOf("");

    /// <inheritdoc/>
    public override Verdict FoundationOf(string text)
    {
        List<string> own = [.. OwnStep.Where(o => text.Contains(o.Key, StringComparison.Ordinal)).Select(o => o.Value)];
        return _foundations.GetOrAdd(
            string.Join(' ', own), _ => DerivationCheck.Decide(Derivation, step => Common.Contains(step.Id) || own.Contains(step.Id)));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols =>
        [.. Substitution.SymbolsOf(Q), Names.X, Names.U, .. Theory.Balance.Of(Balance, X.Weights.Count).Offsets.OfType<Symbol>().Distinct()];

    /// <inheritdoc/>
    public override string Description => $"steepest flow, q = {Q}, x = {X.Rho}, {Start}";

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations => Derive();

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogEntry> Entries => [CatalogEntry.Of(Q, X, Balance)];

    private string Start => Balance switch
    {
        BalanceKind.Equal => "all |w_i| equal",
        BalanceKind.First => "|w_i|^q - |w_1|^q = lambda for i > 1",
        _ => "|w_i|^q - |w_1|^q = lambda_i for i > 1",
    };

    private Dictionary<string, Meaning> Derive()
    {
        var notations = new Dictionary<string, Meaning>();
        if (Derivation.Result is not { } flow)
        {
            return notations;
        }

        notations["m"] = new(flow.MetricExponent, []);
        notations["P(u)"] = Meaning.Of(flow.P);
        notations["P'(u)"] = Meaning.Of(flow.InverseMetric);
        notations["P''(u)"] = Meaning.Of(Calculus.Differentiate(flow.InverseMetric, Names.U));
        notations["P'(0)"] = Meaning.Of(Substitution.Replace(flow.InverseMetric, Names.U, Expr.Zero));
        notations["R'(x(u))"] = Meaning.Of(flow.MirrorMap.Value);
        if (flow.InX is { } forms)
        {
            notations["R''(x)"] = AwayFromZero(forms.Hessian);
            notations["R'(x)"] = AwayFromZero(forms.MirrorMap);
            notations["R(x)"] = AwayFromZero(forms.Potential);
            notations["R*(R'(x))"] = AwayFromZero(forms.Conjugate);
            notations["M(x)"] = AwayFromZero(Stated("M(x)"));
        }

        if (Balance == BalanceKind.Equal && flow.InX is not null)
        {
            notations["W(x)"] = AwayFromZero(Stated("W(x)"));
        }

        return notations;
    }

    /// <summary>Forms in x are derived for x != 0, and for the sign that x keeps.</summary>
    private Meaning AwayFromZero(Expr e) => new(e, [e, 1 / Names.X, .. SignOf(X)]);

    private Expr Stated(string notation) => Derivation.Steps.Single(s => s.Id == OwnStep[notation]).Equations[0].Right;
}
