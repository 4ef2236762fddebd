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

    /// <summary><c>60 s</c>.</summary>
    internal string Limit => FormattableString.Invariant($"{limit.TotalSeconds} s");

    /// <summary>Why a piece has no result.</summary>
    internal string WhyNone(bool wasBegun) => wasBegun ? $"not decided within {Limit}" : FormattableString.Invariant($"not begun: {MostLeft} claims before it were not decided within {Limit}");

    /// <summary>The result, or null when there is none in time.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal T? Run<T>(Func<T> work, CancellationToken cancellation)
        where T : struct => All(1, _ => work(), cancellation).Results[0];

    /// <summary>The results of pieces of work that share no state, in their order; null where there is none in time; and how many were begun.</summary>
    /// <param name="count">How many pieces.</param>
    /// <param name="work">Does the piece of an index; what it throws ends all.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal (IReadOnlyList<T?> Results, int Begun) All<T>(int count, Func<int, T> work, CancellationToken cancellation)
        where T : struct
    {
        var pieces = new Pieces<T>(count, work);
        lock (pieces)
        {
            for (var i = Math.Min(count, Environment.ProcessorCount); i > 0 && _left < MostLeft; i--)
            {
                pieces.AddWorker();
            }

            try
            {
                while (pieces.IsBusy)
                {
                    Monitor.Wait(pieces, Slice);
                    cancellation.ThrowIfCancellationRequested();
                    for (var late = pieces.LeaveLate(limit); late > 0; late--)
                    {
                        if (++_left < MostLeft)
                        {
                            pieces.AddWorker();
                        }
                    }

                    pieces.IsStopped |= _left >= MostLeft;
                }
            }
            finally
            {
                pieces.IsStopped = true;
            }
        }

        return pieces.Results();
    }

    /// <summary>Threads that go from one piece to the next. All members are called with the lock held, but for the work itself.</summary>
    private sealed class Pieces<T>(int count, Func<int, T> work)
        where T : struct
    {
        private readonly T?[] _results = new T?[count];
        private readonly List<Worker> _workers = [];
        private ExceptionDispatchInfo? _failure;
        private int _next;

        internal bool IsBusy => _workers.Count > 0;

        /// <summary>Whether no further piece is begun.</summary>
        internal bool IsStopped { get; set; }

        internal void AddWorker()
        {
            var worker = new Worker();
            _workers.Add(worker);
            new Thread(() => Go(worker), StackBytes) { IsBackground = true }.Start();
        }

        /// <summary>Takes the threads off whose piece takes longer than the limit, and says how many.</summary>
        internal int LeaveLate(TimeSpan limit) => _workers.RemoveAll(w => w.Since is { } since && Environment.TickCount64 - since > limit.TotalMilliseconds);

        internal (IReadOnlyList<T?> Results, int Begun) Results()
        {
            _failure?.Throw();
            return (_results, _next);
        }

        private void Go(Worker worker)
        {
            while (Next(worker) is { } piece)
            {
                var (result, failure) = ((T?)null, (ExceptionDispatchInfo?)null);
                try
                {
                    result = work(piece);
                }
                catch (Exception thrown)
                {
                    failure = ExceptionDispatchInfo.Capture(thrown);
                }

                Done(worker, piece, result, failure);
            }
        }

        private int? Next(Worker worker)
        {
            lock (this)
            {
                if (IsStopped || _next == count || !_workers.Contains(worker))
                {
                    _workers.Remove(worker);
                    Monitor.Pulse(this);
                    return null;
                }

                worker.Since = Environment.TickCount64;
                return _next++;
            }
        }

        /// <summary>Of a thread that was left nothing counts any more.</summary>
        private void Done(Worker worker, int piece, T? result, ExceptionDispatchInfo? failure)
        {
            lock (this)
            {
                if (_workers.Contains(worker))
                {
                    _results[piece] = result;
                    _failure ??= failure;
                    IsStopped |= failure is not null;
                }
            }
        }
    }

    private sealed class Worker
    {
        /// <summary>When its piece began, in milliseconds; null before the first.</summary>
        internal long? Since { get; set; }
    }
}
