using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Reporting.Tables;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Tests;

/// <summary>The three tables over a small grid.</summary>
internal static class Tables
{
    internal static ReportTable Of(string name, params string[] geometries)
    {
        var kind = name == "regularizers" ? BalanceKind.Equal : BalanceKind.First;
        var derivations = (
            from q in geometries
            from depth in new[] { 2, 3, 4 }
            select Derived(q, depth, kind)).ToList();
        return name switch
        {
            "potentials" => TheoryTables.Potentials(derivations),
            "balance" => TheoryTables.BalanceEquations(derivations),
            _ => RegularizerTable.Of([.. derivations.Select(d => d.Derivation.Geometry).Distinct()], derivations, everyDepth: true, limit: true),
        };
    }

    internal static DecidedDerivation Derived(string q, int depth, BalanceKind kind) => DecidedDerivation.Of(
        new Geometry(q == "q" ? Geometry.SymbolicQ : (Expr)Rational.Parse(q)),
        Reparameterization.DeepDiagonal(depth),
        Balance.Of(kind, depth));
}
