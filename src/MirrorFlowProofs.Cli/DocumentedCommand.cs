using System.CommandLine;

namespace MirrorFlowProofs.Cli;

/// <summary>A command whose help ends with examples, each a whole command line.</summary>
internal sealed class DocumentedCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    /// <summary>At least one, so that help always shows how a call looks.</summary>
    public IReadOnlyList<string> Examples { get; } =
        examples.Length > 0 ? examples : throw new ArgumentException($"The command '{name}' needs an example.", nameof(examples));

    /// <summary>What a person must know to use the command, printed before the examples; null for nothing.</summary>
    public string? Notes { get; init; }
}
