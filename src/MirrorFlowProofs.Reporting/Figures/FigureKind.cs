namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>One kind of figure.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Shows">What it shows, in a line.</param>
/// <param name="Geometries">The q that it is drawn for unless others are asked for.</param>
/// <param name="Uses">What it depends on.</param>
/// <param name="Draw">Draws it.</param>
public sealed record FigureKind(string Name, string Shows, string Geometries, FigureOptions Uses, Func<FigureSettings, CancellationToken, Figure> Draw)
{
    private const string FourGeometries = "1,4/3,3/2,2";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<FigureKind> All { get; } =
    [
        new("mirror-maps", "R'(x) over x > 0, the first weight smallest", FourGeometries, FigureOptions.All, MirrorFigures.Maps),
        new("potentials", "the potential R(x), the first weight smallest", FourGeometries, FigureOptions.All, MirrorFigures.Potentials),
        new("hessians", "R''(x), the first weight smallest", FourGeometries, FigureOptions.All, MirrorFigures.Hessians),
        new("metric-exponent", "m = q (L - 1)/L over q and L, and where it passes 1", FourGeometries, FigureOptions.None, MetricExponentFigure.Draw),
        new("balance", "the curves |w_1|^q - |w_2|^q = lambda on which two weights move", FourGeometries, FigureOptions.Geometries | FigureOptions.Lambda, BalanceFigure.Draw),
        new("trajectories", "the weights of a flow to a minimum, and what is conserved", "3/2", FigureOptions.All, TrajectoryFigure.Draw),
        new("escape-times", "the time from equal weights eps to x = 1, by the law and measured", FourGeometries, FigureOptions.Geometries | FigureOptions.Depth, EscapeFigure.Draw),
        new("enclosures", "the width of a validated flow, and the error of the other one, over the tolerance", FourGeometries, FigureOptions.Geometries | FigureOptions.Depth, EnclosureFigure.Draw),
    ];
}

/// <summary>What a figure may depend on.</summary>
[Flags]
public enum FigureOptions
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The geometries, a curve each.</summary>
    Geometries = 1,

    /// <summary>The depth.</summary>
    Depth = 2,

    /// <summary>The offset of the other weights.</summary>
    Lambda = 4,

    /// <summary>All of them.</summary>
    All = Geometries | Depth | Lambda,
}
