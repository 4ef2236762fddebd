namespace MirrorFlowProofs.Cli;

/// <summary>The part of an input or output failure that a reader needs.</summary>
internal static class FailureReason
{
    extension(IOException failure)
    {
        /// <summary>The system's reason, without the path that .NET adds: it may be the one of a temporary file.</summary>
        public string Reason => failure.Message.Split(" : '")[0];
    }
}
