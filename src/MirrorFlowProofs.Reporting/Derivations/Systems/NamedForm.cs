using System.Globalization;
using MirrorFlowProofs.Reporting.Writing;
using MirrorFlowProofs.Symbolic;
using MirrorFlowProofs.Theory;

namespace MirrorFlowProofs.Reporting.Derivations;

/// <summary>A closed form of a derivation under a name that programs accept.</summary>
/// <param name="Id">The name of its step with underscores, and its number where the step has several: <c>clock_2</c>.</param>
/// <param name="Meaning">What it is, as the step writes it, and for which <c>q</c> when not for all.</param>
/// <param name="Value">The form.</param>
public sealed record NamedForm(string Id, string Meaning, Expr Value)
{
    /// <summary>The forms of a step, in order.</summary>
    public static IReadOnlyList<NamedForm> Of(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var id = step.Id.Replace('-', '_');
        return
        [
            .. step.Equations.Select((equation, i) => new NamedForm(
                step.Equations.Count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id}_{i + 1}"),
                equation.Left.Text + (equation.Condition is { } condition ? $", for {Prose.Text(condition)}" : ""),
                equation.Right)),
        ];
    }
}
