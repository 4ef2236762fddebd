using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Symbolic.Parsing;

namespace MirrorFlowProofs.Theory.Tests;

/// <summary>Short ways to derive, and to write what is expected independently of the derivation.</summary>
internal static class Derived
{
    private static readonly Symbol[] Symbols =
    [
        Theory.Geometry.SymbolicQ, Names.U, Names.X, Balance.Lambda, Names.AccumulatedDecay,
        new("lambda_2", Domain.Positive), new("lambda_3", Domain.Positive), new("w1"), new("w2"), new("w3"),
    ];

    public static Geometry Geometry(string q) => new(q == "q" ? Theory.Geometry.SymbolicQ : Rational.Parse(q));

    public static MonomialDerivation Of(string q, int depth, BalanceKind kind) =>
        MirrorFlowTheory.Derive(Geometry(q), Reparameterization.DeepDiagonal(depth), Balance.Of(kind, depth));

    public static MonomialDerivation Of(string q, string x, BalanceKind kind) => Of(Geometry(q), x, kind);

    public static MonomialDerivation Of(Geometry geometry, string x, BalanceKind kind)
    {
        var map = Reparameterization.Parse(x);
        return MirrorFlowTheory.Derive(geometry, map, Balance.Of(kind, map.Weights.Count));
    }

    public static MirrorFlow Flow(this MonomialDerivation derivation) =>
        derivation.Result ?? throw new InvalidOperationException(derivation.Stopped);

    public static Expr Expression(string text) => Parser.Parse(text, Symbols.ToDictionary(s => s.Name));

    /// <summary>Every obligation that is not proved, with its step and reason.</summary>
    public static IReadOnlyList<string> NotProved(Derivation derivation) =>
    [
        .. from step in derivation.Steps
           from pair in step.Obligations.Zip(step.Decide().Results)
           where pair.Second.Answer != ObligationAnswer.Holds
           select $"{step.Id}: {pair.First.What}: {pair.Second.Answer}: {pair.Second.Reason}",
    ];

    /// <summary>Asserts that the zero test proves two expressions equal.</summary>
    public static void AssertEqual(Expr expected, Expr actual)
    {
        var result = ZeroTest.Decide(expected - actual);
        Assert.True(result.Answer == ZeroAnswer.Zero, $"expected {expected}, derived {actual}: {result.Answer}, {result.Reason}");
    }
}
