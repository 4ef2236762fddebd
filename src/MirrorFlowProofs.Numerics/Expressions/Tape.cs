namespace MirrorFlowProofs.Numerics;

/// <summary>What a compilation produces.</summary>
/// <param name="Arguments">The first registers hold the arguments, this many.</param>
/// <param name="Registers">The registers before a run: constants are set, the others 0.</param>
/// <param name="Instructions">In the order they run.</param>
/// <param name="Outputs">The registers of the results.</param>
/// <param name="Powers">The positive rational exponents.</param>
/// <param name="Hypergeometrics">The hypergeometric functions.</param>
/// <param name="Carlsons">The calls of Carlson's integrals.</param>
/// <param name="Integrals">The integrals.</param>
/// <param name="Enclosed">In their place where T encloses.</param>
internal sealed record Tape<T>(
    int Arguments,
    T[] Registers,
    Instruction[] Instructions,
    int[] Outputs,
    RationalPower<T>[] Powers,
    HypergeometricFunction<T>[] Hypergeometrics,
    CarlsonCall<T>[] Carlsons,
    CompiledIntegral<T>[] Integrals,
    EnclosedCall<T>[] Enclosed)
    where T : struct, IReal<T>;
