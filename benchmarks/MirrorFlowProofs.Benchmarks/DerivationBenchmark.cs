using BenchmarkDotNet.Attributes;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Benchmarks;

/// <summary>
/// Deriving and proving: the grid that peers/sympy_grid.py integrates, a case at a time and whole, and how the cost grows
/// with depth. "Error" here is an obligation that was not proved; there must be none, and one throws.
/// </summary>
[MemoryDiagnoser]
public class DerivationBenchmark
{
    public static IEnumerable<object[]> Grid() =>
        from kind in new[] { BalanceKind.Equal, BalanceKind.First }
        from q in new[] { "1", "4/3", "3/2", "2" }
        from depth in new[] { 2, 3, 4 }
        select new object[] { q, depth, kind };

    [Benchmark]
    [ArgumentsSource(nameof(Grid))]
    public int DeriveAndProve(string q, int depth, BalanceKind balance) => Prove(Rational.Parse(q), depth, balance);

    [Benchmark]
    public int WholeGrid() => Grid().Sum(c => Prove(Rational.Parse((string)c[0]), (int)c[1], (BalanceKind)c[2]));

    [Benchmark]
    [Arguments(16)]
    [Arguments(32)]
    [Arguments(64)]
    [Arguments(128)]
    public int SymbolicQAtDepth(int depth) => Prove(Geometry.SymbolicQ, depth, BalanceKind.First);

    /// <summary>The number of obligations proved.</summary>
    private static int Prove(Expr q, int depth, BalanceKind kind)
    {
        var derivation = MirrorFlowTheory.Derive(
            new Geometry(q), Reparameterization.DeepDiagonal(depth), Balance.Of(kind, depth));
        var proved = 0;
        foreach (var step in derivation.Steps)
        {
            var result = step.Decide();
            if (result.Answer != ObligationAnswer.Holds)
            {
                throw new InvalidOperationException($"step {step.Id} of q = {q}, L = {depth}, {kind} is not proved");
            }

            proved += result.Results.Count;
        }

        return proved;
    }
}
