using MirrorFlowProofs.Theory;
using MirrorFlowProofs.Theory.AllDepths;

namespace MirrorFlowProofs.Verification;

/// <summary>Checks the entries of a catalog.</summary>
public static class CatalogCheck
{
    /// <summary>Derives, proves, integrates and encloses one entry.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static EntryReport Check(CatalogEntry entry, CancellationToken cancellation = default)
    {
        var derivation = entry.Derive();
        var proof = DerivationCheck.Decide(derivation, cancellation);
        switch (derivation)
        {
            case MonomialDerivation { Result: { } theory }:
                return OfMonomial(theory);
            case DepthDerivation every:
                return OfMonomial(OneDepth.Of(every, entry.X));
            case BlockDerivation { Result: { } theory }:
                var numbers = BlockInstance.Of(entry, theory);
                return new EntryReport(entry, proof, BlockFlowCheck.Run(theory, entry.X, numbers, cancellation), null)
                {
                    BlockInstance = numbers,
                    Enclosure = EnclosedBlockCheck.Run(theory, entry.X, numbers, cancellation),
                };
            default:
                const string Nothing = "nothing was derived";
                return new EntryReport(entry, proof, Verdict.Undecided(Nothing), null) { Enclosure = FlowEnclosure.None(Nothing) };
        }

        EntryReport OfMonomial(MirrorFlow theory)
        {
            var instance = FlowInstance.Of(entry, theory);
            return new EntryReport(entry, proof, FlowCheck.Run(theory, entry.X, instance, cancellation), instance)
            {
                Enclosure = EnclosedFlowCheck.Run(theory, entry.X, instance, cancellation),
            };
        }
    }

    /// <summary>
    /// Checks all entries on the cores of the machine. The reports come in the order of the entries, each as soon as it
    /// and those before it are there, and do not depend on the number of cores.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<Task<EntryReport>> Start(IReadOnlyList<CatalogEntry> entries, CancellationToken cancellation)
    {
        var next = -1;
        TaskCompletionSource<EntryReport>[] reports =
            [.. entries.Select(_ => new TaskCompletionSource<EntryReport>(TaskCreationOptions.RunContinuationsAsynchronously))];
        for (var core = 0; core < Math.Min(Environment.ProcessorCount, entries.Count); core++)
        {
            _ = Task.Run(Work, CancellationToken.None);
        }

        return [.. reports.Select(r => r.Task)];

        void Work()
        {
            for (var i = Interlocked.Increment(ref next); i < entries.Count; i = Interlocked.Increment(ref next))
            {
                try
                {
                    cancellation.ThrowIfCancellationRequested();
                    reports[i].SetResult(Check(entries[i], cancellation));
                }
                catch (OperationCanceledException)
                {
                    reports[i].SetCanceled(cancellation);
                }
                catch (Exception failure)
                {
                    reports[i].SetException(failure);
                }
            }
        }
    }
}
