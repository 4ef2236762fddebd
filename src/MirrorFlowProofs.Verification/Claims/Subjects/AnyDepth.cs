using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Verification.Claims;

/// <summary>
/// The deep diagonal network <c>x = w_1 ... w_L</c> of every depth <c>L >= 2</c> at once: one weight <c>w_1</c> and
/// <c>L - 1</c> others that are alike. On the curve <c>|w_1|^q = u</c> and <c>|w_i|^q = u + lambda</c>, or all are
/// <c>u</c>.
/// </summary>
/// <remarks>
/// Everything is computed from the flow: the partial derivative in a weight is that of <c>w*r</c>, with <c>r</c> the product
/// of the other weights, and the inverse metric <c>sum |d_i|^q</c> counts weights that are alike once each.
/// </remarks>
/// <param name="Q">The geometry.</param>
/// <param name="Balance">All weights equal, or the first smallest.</param>
public sealed record AnyDepth(Expr Q, BalanceKind Balance) : Subject
{
    private static readonly Symbol Weight = new("w");
    private static readonly Symbol Others = new("r");

    /// <summary>The depth.</summary>
    public static Symbol Depth { get; } = new("L", new Domain(2, false, null, true, IsInteger: true));

    /// <inheritdoc/>
    public override IReadOnlyList<Symbol> Symbols =>
        [.. Substitution.SymbolsOf(Q), Depth, Names.X, Names.U, .. Balance == BalanceKind.First ? (Symbol[])[Theory.Balance.Lambda] : []];

    /// <inheritdoc/>
    public override string Description => $"steepest flow, q = {Q}, x = w_1 ... w_L, every L >= 2, "
        + (Balance == BalanceKind.Equal ? "all |w_i| equal" : "|w_i|^q - |w_1|^q = lambda for i > 1");

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Meaning> Notations
    {
        get
        {
            var notations = new Dictionary<string, Meaning>
            {
                ["P(u)"] = Meaning.Of(P),
                ["P'(u)"] = Meaning.Of(InverseMetric),
                ["P''(u)"] = Meaning.Of(Calculus.Differentiate(InverseMetric, Names.U)),
                ["P'(0)"] = Meaning.Of(Substitution.Replace(InverseMetric, Names.U, Expr.Zero)),
            };
            if (Balance == BalanceKind.Equal)
            {
                var hessian = InX(1 / InverseMetric);
                notations["R''(x)"] = new(hessian, [hessian, 1 / Names.X]);
                notations["M'(x)"] = new(-DecayRate / Names.Decay * hessian, [hessian, 1 / Names.X]);
                notations["W(x)"] = new(InX(Depth * Power.Of(First, 2) / 2), [1 / Names.X]);
            }

            return notations;
        }
    }

    /// <inheritdoc/>
    public override Verdict Foundation => ZeroTest.Decide(Calculus.Differentiate(P, Names.U) - InverseMetric) is { Answer: ZeroAnswer.Zero } same
        ? Verdict.Proved("the inverse metric sum |d_i|^q is dP/du", same.Conditions)
        : Verdict.Undecided("the inverse metric was not shown to be dP/du");

    /// <inheritdoc/>
    public override IReadOnlyList<CatalogEntry> Entries => [CatalogEntry.EveryDepth(Q, Balance)];

    private Expr Offset => Balance switch
    {
        BalanceKind.Equal => Expr.Zero,
        BalanceKind.First => Theory.Balance.Lambda,
        _ => throw new NotSupportedException("every depth at once needs weights that are alike"),
    };

    /// <summary>Sizes on the curve.</summary>
    private Expr First => Power.Of(Names.U, 1 / Q);

    private Expr Other => Power.Of(Names.U + Offset, 1 / Q);

    /// <summary><c>|x|^q</c>.</summary>
    private Expr P => Power.Of(First * Power.Of(Other, Depth - 1), Q);

    /// <summary>One weight and the L - 1 others, each by the product of the weights beside it.</summary>
    private Expr InverseMetric => Term(Power.Of(Other, Depth - 1)) + (Depth - 1) * Term(First * Power.Of(Other, Depth - 2));

    /// <summary>Decay moves every weight by <c>-alpha w_i</c>; all L of them move x alike.</summary>
    private static Expr DecayRate => Depth * Partial * -Names.Decay * Weight / (Weight * Others) * Names.X;

    private static Expr Partial => Calculus.Differentiate(Weight * Others, Weight);

    /// <summary>On balanced weights <c>|x| = |w|^L</c>.</summary>
    private Expr InX(Expr inU) => Substitution.Replace(inU, Names.U, Power.Of(Names.AbsX, Q / Depth));

    private Expr Term(Expr others) => Substitution.Replace(
        Power.Of(Apply.Of(Function.Abs, Partial), new Geometry(Q).SpeedExponent + 1), Others, others);
}
