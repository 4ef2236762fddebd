using BenchmarkDotNet.Running;
using MirrorFlowProofs.Benchmarks;

switch (args)
{
    case ["grid"]:
        return DerivationGrid.Run();
    case ["depth"]:
        return DerivationGrid.Depth();
    case ["flow-speed"]:
        return FlowSpeed.Run();
    case ["scale", var folder]:
        return ScaleSpeed.Run(folder);
    case ["scale-memory"]:
        return ScaleSpeed.Memory();
    case ["coordinates"]:
        return CoordinateSpeed.Run();
    case ["flows"]:
        return EnclosedFlowTimes.Run();
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        return 0;
}
