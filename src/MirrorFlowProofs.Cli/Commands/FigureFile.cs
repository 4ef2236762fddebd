using MirrorFlowProofs.Reporting.Figures;

namespace MirrorFlowProofs.Cli.Commands;

/// <summary>Where a figure goes: a PNG file, an SVG file, or the standard output as SVG.</summary>
internal static class FigureFile
{
    /// <summary>PNG where the name ends in .png, SVG where it ends in .svg and where there is no name.</summary>
    /// <exception cref="BadInput">The file cannot be written, or its name ends otherwise.</exception>
    public static Task WriteAsync(Terminal terminal, string? path, Figure figure, CancellationToken cancellation) =>
        path is not null && path.EndsWith(".png", StringComparison.OrdinalIgnoreCase)
            ? AtomicFile.WriteAsync(path, async stream => await stream.WriteAsync(figure.Png(), cancellation))
            : path is null or "-" || path.EndsWith(".svg", StringComparison.OrdinalIgnoreCase) ? ReportFile.WriteAsync(terminal, path, figure.Svg())
            : throw new BadInput($"--out: expected a name that ends in .svg or .png, found '{path}'");
}
