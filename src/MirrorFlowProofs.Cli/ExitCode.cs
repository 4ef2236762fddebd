namespace MirrorFlowProofs.Cli;

/// <summary>What the exit code of <c>mirrorflow</c> says.</summary>
internal static class ExitCode
{
    /// <summary>Everything holds.</summary>
    public const int Holds = 0;

    /// <summary>Something was refuted, or left undecided where a proof was asked for.</summary>
    public const int Fails = 1;

    /// <summary>The command line, an input or an output was not usable; one line on the error stream says which.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by a signal (Ctrl-C).</summary>
    public const int Interrupted = 130;
}
