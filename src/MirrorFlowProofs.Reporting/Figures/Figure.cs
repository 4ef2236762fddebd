using System.Text.RegularExpressions;
using ScottPlot;

namespace MirrorFlowProofs.Reporting.Figures;

/// <summary>A drawn figure. Curves and axes are the same bytes every time; letters follow the fonts of the machine.</summary>
public sealed partial class Figure
{
    private const int Width = 760, Height = 440, PixelScale = 2;

    private readonly Plot _plot;

    internal Figure(Plot plot) => _plot = plot;

    /// <summary>The figure as SVG.</summary>
    public string Svg()
    {
        // The drawing library counts its clip paths on from figure to figure.
        List<string> names = [];
        return ClipPath().Replace(_plot.GetSvgXml(Width, Height).ReplaceLineEndings("\n"), match =>
        {
            if (!names.Contains(match.Value))
            {
                names.Add(match.Value);
            }

            return $"clip-{names.IndexOf(match.Value) + 1}";
        });
    }

    /// <summary>The figure as PNG, at twice the size of the SVG.</summary>
    public byte[] Png()
    {
        _plot.ScaleFactor = PixelScale;
        return _plot.GetImageBytes(Width * PixelScale, Height * PixelScale, ImageFormat.Png);
    }

    [GeneratedRegex("\\bcl_[0-9a-f]+\\b")]
    private static partial Regex ClipPath();
}
