namespace MirrorFlowProofs.Symbolic;

/// <summary>Decides whether an expression is zero.</summary>
public static class ZeroTest;
