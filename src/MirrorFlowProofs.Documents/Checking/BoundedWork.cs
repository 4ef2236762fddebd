using System.Runtime.ExceptionServices;

namespace MirrorFlowProofs.Documents;

/// <summary>
/// Work on texts of others: with a stack that deep expressions do not exhaust, and a limit of time. Work that takes longer is left
/// to end with the process; when several pieces were left, no more is begun.
/// </summary>
/// <param name="limit">How long a piece may take.</param>
internal sealed class BoundedWork(TimeSpan limit)
{
    private const int StackBytes = 128 << 20;
    private const int MostLeft = 4;

    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    private int _left;

    /// <summary><c>within 60 s</c>.</summary>
    internal string Limit => FormattableString.Invariant($"within {limit.TotalSeconds} s")
        + (Volatile.Read(ref _left) >= MostLeft ? FormattableString.Invariant($"; {MostLeft} claims took longer, and no more were begun") : "");

    /// <summary>The result, or null when there is none in time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal T? Run<T>(Func<T> work, CancellationToken cancellation)
        where T : struct
    {
        if (Volatile.Read(ref _left) >= MostLeft)
        {
            return null;
        }

        T? result = null;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    result = work();
                }
                catch (Exception thrown)
                {
                    failure = ExceptionDispatchInfo.Capture(thrown);
                }
            },
            StackBytes)
        {
            IsBackground = true,
        };
        thread.Start();
        var start = Environment.TickCount64;
        while (!thread.Join(Slice))
        {
            cancellation.ThrowIfCancellationRequested();
            if (Environment.TickCount64 - start > limit.TotalMilliseconds)
            {
                Interlocked.Increment(ref _left);
                return null;
            }
        }

        failure?.Throw();
        return result;
    }
}
