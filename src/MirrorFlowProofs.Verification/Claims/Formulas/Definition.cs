namespace MirrorFlowProofs.Verification.Claims;

/// <summary>A name for an expression: <c>m = q*(L - 1)/L</c>.</summary>
/// <param name="Name">The name.</param>
/// <param name="Text">What it stands for, in the symbols and the names before it.</param>
public sealed record Definition(string Name, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Name} = {Text}";
}
