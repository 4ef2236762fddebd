namespace MirrorFlowProofs.Documents;

/// <summary>A block of a document: its first word, what stands after it, and its lines.</summary>
/// <param name="Kind"><c>claim</c> or <c>setting</c>.</param>
/// <param name="Name">What stands after it; may be empty.</param>
/// <param name="Lines">The lines, without the fences.</param>
internal sealed record FencedBlock(string Kind, Fragment Name, IReadOnlyList<Fragment> Lines);

/// <summary>The blocks of a document that can be told apart, and what keeps others from being so.</summary>
internal sealed record FoundBlocks(IReadOnlyList<FencedBlock> Blocks, IReadOnlyList<DocumentException> Problems);
