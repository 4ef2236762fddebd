using System.Runtime.InteropServices;
using MirrorFlowProofs.Cli;

using var interrupted = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, CancelOnce);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, CancelOnce);
await using var terminal = Terminal.OpenStandard();
return await MirrorFlowCommand.RunAsync(args, terminal, interrupted.Token);

// The first signal asks the command to stop; a second one ends the process as usual.
void CancelOnce(PosixSignalContext signal)
{
    signal.Cancel = !interrupted.IsCancellationRequested;
    interrupted.Cancel();
}
