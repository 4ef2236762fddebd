using MirrorFlowProofs.Reporting.Derivations;
using MirrorFlowProofs.Symbolic.Printing;
using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;
using MirrorFlowProofs.Verification.Regularizers;
using static MirrorFlowProofs.Reporting.Tables.TheoryTables;

namespace MirrorFlowProofs.Reporting.Tables;

/// <summary>
/// The regularizers that weight decay induces on the balanced manifold: at single depths, at every depth, and in the limit
/// of large depth (Table 1 of Jacobs, Zhou, Burkholz 2026).
/// </summary>
public static class RegularizerTable
{
    /// <summary>One row for each derivation, then one for every depth and one for its limit, as asked for.</summary>
    /// <param name="geometries">The geometries, in the order of the rows.</param>
    /// <param name="derivations">Derivations at single depths.</param>
    /// <param name="everyDepth">Whether there is a row for the depth L left open.</param>
    /// <param name="limit">Whether there is a row for L going to infinity.</param>
    /// <exception cref="ArgumentException">A derivation is not balanced.</exception>
    public static ReportTable Of(
        IReadOnlyList<Geometry> geometries, IReadOnlyList<DecidedDerivation> derivations, bool everyDepth, bool limit) => new(
        "regularizers",
        "Regularizers of weight decay on the balanced manifold of `x = w_1 ... w_L`, for strength 1: decoupled decay adds `-alpha M'(x) dt` to `dR'(x)`, coupled decay adds `alpha sum_i w_i^2/2` to the loss."
            + (limit ? " As `L -> infinity` some grow without bound: for them the leading term is given, a constant in `x`, and the limit after it is subtracted; a constant does not change a regularizer." : ""),
        [Q, Depth, new("m", "`m`"), new("decoupled", "decoupled `M`"), new("coupled", "coupled `sum_i w_i^2/2`")],
        [.. geometries.SelectMany(g => derivations.Where(d => d.Derivation.Geometry == g).Select(Row).Concat(Deep(g, everyDepth, limit)))]);

    private static IReadOnlyList<Cell> Row(DecidedDerivation d)
    {
        if (Monomial(d).Balance.Kind != BalanceKind.Equal)
        {
            throw new ArgumentException("the regularizers are functions of x on the balanced manifold only", nameof(d));
        }

        return
        [
            .. Heads(d),
            Cell.Of(Flow(d).MetricExponent, Verdict(d, "metric-exponent")),
            Cell.Of(d.Step("regularizer-decoupled")!.Step.Equations[0].Right, Verdict(d, "regularizer-decoupled")),
            Cell.Of(d.Step("regularizer-coupled")!.Step.Equations[0].Right, Verdict(d, "regularizer-coupled")),
        ];
    }

    private static IEnumerable<IReadOnlyList<Cell>> Deep(Geometry geometry, bool everyDepth, bool limit)
    {
        if (!everyDepth && !limit)
        {
            yield break;
        }

        var forms = new DepthRegularizers(geometry.Q);
        ProvedForm[] all = [forms.MetricExponent, forms.Decoupled, forms.Coupled];
        if (everyDepth)
        {
            yield return [Cell.Of(geometry.Q), Cell.Of(AnyDepth.Depth), .. all.Select(f => Cell.Of(f.Value, f.Verdict))];
        }

        if (limit)
        {
            yield return [Cell.Of(geometry.Q), new Cell("infinity", @"$\infty$", VerdictKind.Proved), .. all.Select(DepthRegularizers.Limit).Select(OfLimit)];
        }
    }

    private static Cell OfLimit(DepthLimit limit)
    {
        var condition = limit.Conditions.Count == 0 ? null : string.Join(", ", limit.Conditions);
        if (limit.Subtracted is not { } leading)
        {
            return Cell.Of(limit.Limit, condition, limit.Verdict);
        }

        // Both terms in their order: as a sum they would be sorted.
        return Cell.Of(limit.Limit, limit.Verdict) with
        {
            Text = $"{TextPrinter.Print(leading)} + {TextPrinter.Print(limit.Limit)} + o(1)",
            Latex = $"${LatexPrinter.Print(leading)}+{LatexPrinter.Print(limit.Limit)}+o(1)$",
        };
    }
}
