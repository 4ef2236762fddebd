namespace MirrorFlowProofs.Reporting.Writing;

/// <summary>Sentences made of phrases.</summary>
internal static class Sentence
{
    /// <summary>The phrase with a capital at its start, where it does not start with a formula.</summary>
    internal static string Of(string phrase) => phrase.Length > 0 && char.IsAsciiLetterLower(phrase[0])
        ? char.ToUpperInvariant(phrase[0]) + phrase[1..]
        : phrase;
}
