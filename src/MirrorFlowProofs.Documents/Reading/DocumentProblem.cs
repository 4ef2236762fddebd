namespace MirrorFlowProofs.Documents;

/// <summary>Something in a document that cannot be read.</summary>
/// <param name="Line">The line of the culprit, from 1.</param>
/// <param name="Column">Its column, from 1, in Unicode characters.</param>
/// <param name="Message">What was expected and what was found.</param>
public sealed record DocumentProblem(int Line, int Column, string Message);

/// <summary>Thrown while a document is read; becomes a <see cref="DocumentProblem"/>.</summary>
internal sealed class DocumentException(int offset, string message) : Exception(message)
{
    /// <summary>Where in the document.</summary>
    internal int Offset { get; } = offset;
}
