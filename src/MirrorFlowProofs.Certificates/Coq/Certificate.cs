namespace MirrorFlowProofs.Certificates.Coq;

/// <summary>A statement and its proof for Coq, or why there is none.</summary>
/// <param name="Name">Its name, an identifier.</param>
/// <param name="Claim">What it certifies, as a person reads it.</param>
/// <param name="Text">The theorem with its proof; null where there is no template for it.</param>
/// <param name="Without">Why there is no template; null where there is one.</param>
public sealed record Certificate(string Name, string Claim, string? Text, string? Without);
