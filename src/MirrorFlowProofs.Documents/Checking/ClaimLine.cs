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
    internal Assertion Read(Subjects derivations) => Kind.Read(
        new ClaimContext(Entry.Key.Text, SettingReader.Read(Setting, Entry.At), derivations), Entry.Value);
}
