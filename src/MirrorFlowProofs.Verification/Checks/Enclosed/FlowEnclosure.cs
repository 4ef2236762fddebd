namespace MirrorFlowProofs.Verification;

/// <summary>What a validated integration of one flow leaves of the derived theory.</summary>
/// <param name="Verdict">
/// Enclosed: every residual lies in a narrow interval around 0. Refuted: one lies in an interval that excludes 0. Undecided:
/// neither, with the reason.
/// </param>
/// <param name="Residuals">The residuals at the end of the flow; none where it could not be enclosed.</param>
public sealed record FlowEnclosure(Verdict Verdict, IReadOnlyList<EnclosedResidual> Residuals)
{
    /// <summary>The width of the widest residual, relative to its natural size; null without residuals.</summary>
    public double? LargestWidth => Residuals.Count == 0 ? null : Residuals.Max(r => r.RelativeWidth);

    /// <summary>Nothing could be enclosed.</summary>
    internal static FlowEnclosure None(string reason) => new(Verdict.Undecided(reason), []);

    /// <summary>The verdict on residuals.</summary>
    /// <param name="residuals">At least one.</param>
    /// <param name="instance">The numbers of the flow, for the witness of a refutation.</param>
    internal static FlowEnclosure Of(IReadOnlyList<EnclosedResidual> residuals, string instance)
    {
        if (residuals.FirstOrDefault(r => r.ExcludesZero) is { } wrong)
        {
            return new(Verdict.Refuted($"the residual of the {wrong.Name} is not 0", $"{wrong} at {instance}"), residuals);
        }

        return residuals.FirstOrDefault(r => !r.Holds) is { } wide
            ? new(Verdict.Undecided(FormattableString.Invariant(
                $"the enclosure of the residual of the {wide.Name} is {wide.RelativeWidth:0e-00} wide, more than 1e-10")), residuals)
            : new(Verdict.Enclosed(FormattableString.Invariant(
                $"{residuals.Count} residuals lie in intervals around 0, the widest {residuals.Max(r => r.RelativeWidth):0e-00} of its size")), residuals);
    }
}
