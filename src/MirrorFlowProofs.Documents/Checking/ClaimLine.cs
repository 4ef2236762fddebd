using MirrorFlowProofs.Verification;
using MirrorFlowProofs.Verification.Claims;

namespace MirrorFlowProofs.Documents;

/// <summary>A claim of a document, not read yet.</summary>
/// <param name="Id">Its name: that of the block, with the key behind it where the block has several.</param>
/// <param name="Block">The name of the block.</param>
/// <param name="Entry">The line.</param>
/// <param name="Kind">What kind of claim it is.</param>
/// <param name="Setting">The lines of its setting.</param>
/// <param name="Expected">The verdict that the block expects; null where nothing is said.</param>
internal sealed record ClaimLine(string Id, string Block, BlockEntry Entry, ClaimKind Kind, SettingLines Setting, VerdictKind? Expected)
{
    /// <exception cref="DocumentException">It cannot be read.</exception>
    internal Assertion Read(Subjects derivations)
    {
        var setting = SettingReader.Read(Setting, Entry.At);
        var context = new ClaimContext(Entry.Key.Text, setting, derivations);
        context = context with { Setting = setting with { Definitions = [.. setting.Definitions.Select(d => context.Normal(d.Text) is var text && ReferenceEquals(text, d.Text) ? d : (d.Definition with { Text = text.Text }, text))] } };
        return Kind.Read(context, setting.Functions.Aggregate(Entry.Value, (text, f) => f.In(text)));
    }
}
