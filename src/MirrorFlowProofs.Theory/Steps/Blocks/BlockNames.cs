using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Theory.Steps;

/// <summary>Notations of one block.</summary>
internal static class BlockNames
{
    internal static Notation Size(SignedBlock block) => new($"x_{block.Name}", $"x_{{{block.Name}}}");

    internal static Notation InY(string letter, SignedBlock block) =>
        new($"{letter}_{block.Name}(y)", $"{letter}_{{{block.Name}}}(y)");

    internal static Notation PowerOfSize(SignedBlock block) => new($"x_{block.Name}^q", $"x_{{{block.Name}}}^{{q}}");

    internal static Notation MirrorMap(SignedBlock block) =>
        new($"R_{block.Name}'(x_{block.Name}(u_{block.Name}))", $"R_{{{block.Name}}}'(x_{{{block.Name}}}(u_{{{block.Name}}}))");

    internal static Notation Speed(Symbol weight) =>
        new($"d{weight.Name}/dtau", $@"\frac{{\mathrm{{d}}{Notation.Of(weight).Latex}}}{{\mathrm{{d}}\tau}}");

    /// <summary><c>x_1 - x_2</c>, as a person writes a signed sum.</summary>
    internal static string SignedSum(IReadOnlyList<SignedBlock> blocks) => string.Concat(blocks.Select((b, i) =>
        (i, b.Sign) switch { (0, > 0) => "", (0, _) => "-", (_, > 0) => " + ", _ => " - " } + $"x_{b.Name}"));
}
