using System.Runtime.InteropServices;
using MirrorFlowProofs.Cli;

using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, CancelOnce);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, CancelOnce);
await using var terminal = Terminal.OpenStandard();
return await MirrorFlowCommand.RunAsync(args, terminal, interrupted.Token);

// The first signal asks the command to stop, and ends the process when it has not within the grace time (files are written
// whole or not at all, so nothing is lost); a second one ends it as usual.
void CancelOnce(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
    _ = Task.Delay(TimeSpan.FromSeconds(2)).ContinueWith(_ => Environment.Exit(ExitCode.Interrupted), TaskScheduler.Default);
}
