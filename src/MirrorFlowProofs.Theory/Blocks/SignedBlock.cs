using System.Globalization;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory.Steps;

namespace MirrorFlowProofs.Theory;

/// <summary>
/// One block <c>sigma_b x_b</c> of a sum: a monomial <c>x_b</c> with positive coefficient in weights of its own, with
/// what the theory of a monomial (theory section 3) says of it, in its own parameter <c>u_b &gt; 0</c>.
/// </summary>
public sealed record SignedBlock
{
    /// <summary>Its place in the sum, counted from 1.</summary>
    public required int Index { get; init; }

    /// <summary><c>sigma_b</c>: 1 or -1.</summary>
    public required int Sign { get; init; }

    /// <summary>The flow of <c>x_b</c> by itself.</summary>
    public required MonomialFlow Flow { get; init; }

    /// <summary>The balance within the block.</summary>
    public required Balance Balance { get; init; }

    /// <summary>The parameter <c>u_b</c>.</summary>
    public required Symbol U { get; init; }

    /// <summary>The size at which the first weight of the block starts, positive.</summary>
    public required Symbol Start { get; init; }

    /// <summary><c>P_b(u_b) = x_b^q</c>.</summary>
    public required Expr P { get; init; }

    /// <summary><c>x_b</c> in the parameter.</summary>
    public required Expr Size { get; init; }

    /// <summary><c>P_b'(u_b)</c>, the part of the block in <c>1/R''</c>.</summary>
    public required Expr InverseMetric { get; init; }

    /// <summary><c>R_b'</c>.</summary>
    public required Quantity MirrorMap { get; init; }

    /// <summary><c>R_b*</c> at <c>R_b'(x_b)</c>.</summary>
    public required Quantity Conjugate { get; init; }

    /// <summary>The block in the dual variable; null where <c>R_b'</c> is not inverted in closed form.</summary>
    public BlockInverse? Inverse { get; init; }

    /// <summary>The block's name as an index, from 1.</summary>
    internal string Name => Index.ToString(CultureInfo.InvariantCulture);

    /// <summary><c>u_b</c> at the start.</summary>
    public Expr StartU => Flow.Scale(0) * Power.Of(Start, Flow.InvariantExponent);

    /// <summary>How many factors of <c>P_b</c> vanish at <c>u_b = 0</c>.</summary>
    internal Rational FactorsAtZero => LegendreConditions.FactorsAtZero(Flow, Balance);

    /// <summary>Whether <c>x_b</c> passes through 0: one weight with <c>k_i = 1</c> has offset 0.</summary>
    internal bool Crosses => FactorsAtZero.IsOne;

    /// <summary>
    /// Whether what is <c>x_b</c> as a function of the dual variable while <c>x_b &gt; 0</c> is it beyond 0 too, where it passes 0 at
    /// all: at q = 2, where the flow is analytic in the weights, for a weight by itself, and where 0 is not reached at any finite y.
    /// </summary>
    public bool ContinuesThroughZero => Flow.Degree.IsOne || (Inverse is not null && Flow.Geometry.SpeedExponent.IsOne)
        || LegendreConditions.FiniteAtZero(Flow, FactorsAtZero).Answer == ConditionAnswer.No;

    /// <summary>The first weight, whose offset is 0.</summary>
    public Symbol FirstWeight => Flow.Reparameterization.Weights[0];

    /// <summary>An expression in the weights of the block, on the orthant of positive weights, in the parameter.</summary>
    public Expr OnCurve(Expr e)
    {
        var weights = Flow.Reparameterization.Weights;
        return Substitution.Replace(e, Enumerable.Range(0, weights.Count).ToDictionary(
            i => weights[i],
            i => Power.Of((U + Balance.Offsets[i]) / Flow.Scale(i), 1 / Flow.InvariantExponent)));
    }

    /// <summary>An expression in the parameter, in the size of the first weight.</summary>
    internal Expr InFirstWeight(Expr e) => Substitution.Replace(e, U, Flow.Invariant(0));

    internal static SignedBlock Create(int index, int sign, MonomialFlow flow, BalanceKind kind, BlockStarts starts)
    {
        var name = index.ToString(CultureInfo.InvariantCulture);
        var balance = new Balance(kind, [.. flow.Reparameterization.Weights.Select((w, i) => Offset(i, w))]);
        var u = new Symbol("u_" + name, Domain.Positive);
        var curve = new UniformizationSteps(flow, balance);
        Expr Own(Expr e) => Substitution.Replace(e, Names.U, u);
        Quantity OwnQuantity(Quantity q) => q with { Derivative = Own(q.Derivative), Value = Own(q.Value) };
        var block = new SignedBlock
        {
            Index = index,
            Sign = sign,
            Flow = flow,
            Balance = balance,
            U = u,
            Start = Positive("beta"),
            P = Own(curve.P),
            Size = Own(curve.SizeOfX),
            InverseMetric = Own(curve.InverseMetric),
            MirrorMap = OwnQuantity(curve.MirrorMap),
            Conjugate = OwnQuantity(curve.Conjugate),
        };
        return block with { Inverse = BlockInverse.TryFind(block) };

        Symbol Positive(string word) => new(starts == BlockStarts.Equal ? word : $"{word}_{name}", Domain.Positive);

        Expr Offset(int i, Symbol weight) => kind switch
        {
            _ when i == 0 => Expr.Zero,
            BalanceKind.Equal => Expr.Zero,
            BalanceKind.First => Positive("lambda"),
            BalanceKind.Distinct => new Symbol("lambda_" + weight.Name[1..], Domain.Positive),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
    }
}
