using MirrorFlowProofs.Symbolic;

namespace MirrorFlowProofs.Numerics;

/// <summary>A call of one of Carlson's integrals with its arguments in registers.</summary>
internal sealed class CarlsonCall<T>(Function function, int[] registers)
    where T : struct, IReal<T>
{
    internal T Evaluate(T[] r) => function switch
    {
        Function.CarlsonRF => CarlsonIntegrals<T>.RF(r[registers[0]], r[registers[1]], r[registers[2]]),
        Function.CarlsonRD => CarlsonIntegrals<T>.RD(r[registers[0]], r[registers[1]], r[registers[2]]),
        Function.CarlsonRJ => CarlsonIntegrals<T>.RJ(r[registers[0]], r[registers[1]], r[registers[2]], r[registers[3]]),
        _ => throw new InvalidOperationException($"{function} is not one of Carlson's integrals"),
    };
}
