namespace MirrorFlowProofs.Numerics;

/// <summary>
/// Minibatches without replacement: each pass over the samples is a permutation of its own, and a batch takes the next ones. What
/// a batch holds depends on the seed and the number of the step alone.
/// </summary>
/// <remarks>Generator: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, OOPSLA 2014); shuffle: R. A. Fisher, F. Yates.</remarks>
public sealed class BatchSampler
{
    private readonly ulong _seed;
    private readonly int[] _order;
    private readonly int[] _batch;
    private long _pass = -1;

    /// <summary>Batches of a size among the samples.</summary>
    public BatchSampler(ulong seed, int samples, int size) => (_seed, _order, _batch) = (seed, new int[samples], new int[size]);

    /// <summary>The samples of a step, zero-based; valid until the next call.</summary>
    public ReadOnlySpan<int> Batch(long step)
    {
        long start = step * _batch.Length;
        for (int k = 0; k < _batch.Length; k++)
        {
            (long pass, long place) = Math.DivRem(start + k, _order.Length);
            if (pass != _pass)
            {
                Shuffle(pass);
            }

            _batch[k] = _order[place];
        }

        return _batch;
    }

    private void Shuffle(long pass)
    {
        _pass = pass;
        ulong state = Mix(_seed) ^ Mix((ulong)pass + 0x9E3779B97F4A7C15);
        for (int k = 0; k < _order.Length; k++)
        {
            state += 0x9E3779B97F4A7C15;
            int other = (int)Math.BigMul(Mix(state), (ulong)(k + 1), out _);
            _order[k] = _order[other];
            _order[other] = k;
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
