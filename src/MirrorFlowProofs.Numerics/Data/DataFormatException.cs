namespace MirrorFlowProofs.Numerics;

/// <summary>A file of numbers is not what was expected; the message says where (byte, or line and column) and what was.</summary>
public sealed class DataFormatException : Exception
{
    /// <summary>Takes the whole message.</summary>
    public DataFormatException(string message)
        : base(message)
    {
    }
}
